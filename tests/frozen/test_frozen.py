"""What was once printed opens for ever."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from jobaids.adapters.registry import media_place, read_registry
from jobaids.codes.alphabet import forgive
from jobaids.model.names import Anchor, Slug
from jobaids.model.release import TargetKind
from jobaids.record.age import Gone, Unknown, age_of
from jobaids.record.canonical import digest_of
from jobaids.record.index import index_registry
from jobaids.record.label import label_of

HERE = Path(__file__).parent
VERSIONS = sorted(place.name for place in HERE.glob("v*"))
PRINTED = [
    (version, *line.split(" "))
    for version in VERSIONS
    for line in (HERE / version / "printed.txt").read_text().splitlines()
]


@pytest.mark.parametrize(("version", "address", "slug", "anchor"), PRINTED)
def test_a_printed_address_opens_what_it_was_printed_for(version: str, address: str, slug: str, anchor: str) -> None:
    """The card was laminated; no later version of the program may forget it."""
    index = index_registry(read_registry(HERE / version).registry)

    typed = forgive(address)
    target = index.leads_to(typed.code) if typed.code else None

    assert typed.code is not None
    assert target is not None
    if target.kind is TargetKind.STATION:
        assert target.slug == slug
        return
    owner = index.aids[index.given[typed.code].target.slug]
    card = next(release for release in owner.releases if release.label == typed.label)
    age = age_of(owner, target.anchor or Anchor(""), typed.label, date(2027, 3, 3))
    assert typed.code in dict(card.codes).values()
    assert not isinstance(age, Unknown | Gone)
    assert any(dict(release.codes).get(_anchor(anchor)) == typed.code for release in index.aids[Slug(slug)].releases)


def _anchor(printed: str) -> Anchor:
    return Anchor("" if printed == "-" else printed)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_frozen_registry_is_read_whole(version: str) -> None:
    """Every label must still belong to its content, and every picture to its digest."""
    found = read_registry(HERE / version)

    assert found.told == ()
    assert found.registry.aids
    for release in (release for record in found.registry.aids for release in record.releases):
        assert release.seal is not None
        assert release.seal.label == label_of(release.seal.number, digest_of(release))
        for media in release.media:
            assert hashlib.sha256(media_place(HERE / version, media).read_bytes()).hexdigest() == media.digest


def test_nothing_that_was_frozen_is_ever_edited() -> None:
    """A test that is bent to a new program proves nothing about old cards."""
    lines = [line.split("  ") for line in (HERE / "sums.txt").read_text().splitlines()]

    found = {
        place.relative_to(HERE).as_posix(): hashlib.sha256(place.read_bytes()).hexdigest()
        for version in VERSIONS
        for place in (HERE / version).rglob("*")
        if place.is_file()
    }

    assert found == {path: digest for digest, path in lines}
