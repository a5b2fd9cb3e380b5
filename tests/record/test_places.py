"""What a person types for a code, a target or a release."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobaids.codes.alphabet import ALPHABET, check_sign
from jobaids.model.aid import Borrowed
from jobaids.model.names import Anchor, Label, Slug
from jobaids.model.release import AidRecord
from jobaids.record.assign import assign
from jobaids.record.index import index_registry
from jobaids.record.places import find_code, find_release, find_target
from tests.record.aids import aid, sealed, step
from tests.record.registries import (
    RACK,
    REGISTRY,
    SEAT,
    SLUGS,
    moment,
    refused,
)


def test_a_borrowed_step_is_named_by_its_owner() -> None:
    """Its code opens the owner's page; another name for it would part from that."""
    loan = Borrowed(slug=Slug("rack-damage"), anchor=Anchor("seat"), code=RACK, label="1A")
    borrower = sealed(
        assign(index_registry(REGISTRY), (aid(step("lent", "Seat it", borrowed=loan)),)).edition(
            aid(step("lent", "Seat it", borrowed=loan))
        )
    )
    registry = replace(REGISTRY, aids=(AidRecord(slug=Slug("borrower"), releases=(borrower,)), *REGISTRY.aids))

    refusal = refused(find_target(index_registry(registry), "borrower#lent", moment().day))

    assert "rack-damage#seat" in refusal.fix


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}-1A", "https://AIDS.EXAMPLE.COM/{}/1A/"])
@pytest.mark.parametrize("spell", [str, str.lower, lambda code: code.replace("0", "o").replace("1", "l")])
def test_a_code_is_found_in_any_spelling(typed: str, spell: object) -> None:
    """It is read off a greasy card, or pasted from a phone."""
    assert callable(spell)

    assert find_code(index_registry(REGISTRY), typed.format(spell(SEAT))) == SEAT


def test_a_wrong_check_sign_suggests_codes_that_exist_and_takes_none() -> None:
    """A guess here would settle the wrong card for ever."""
    wrong = SEAT[:5] + next(sign for sign in ALPHABET if sign != check_sign(SEAT[:5]))

    refusal = refused(find_code(index_registry(REGISTRY), wrong))

    assert SEAT in refusal.fix
    assert "check sign" in refusal.why


def test_a_release_is_named_by_label_or_number() -> None:
    """An investigation knows one or the other."""
    record = REGISTRY.aids[0]
    label = record.releases[0].label

    assert find_release(record, record.slug, label.lower(), SLUGS) is record.latest
    assert find_release(record, record.slug, "1", SLUGS) is record.latest
    assert find_release(record, record.slug, "", SLUGS) is record.latest
    assert label in refused(find_release(record, record.slug, Label("2"), SLUGS)).fix
