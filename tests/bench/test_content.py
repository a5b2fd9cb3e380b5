"""The content of the bench is the same for everybody."""

from __future__ import annotations

from itertools import chain

import pytest

from jobaids.model.names import Language
from jobaids.model.source import Source
from jobaids.parse.aid import Reading, parse_aid
from tests.bench.content import SYMBOLS, addresses, aid, aids, texts
from tests.bench.forms import card_html, jobaids_markdown, plain_markdown
from tests.bench.typst_form import typst_card

SHOWN = tuple(f"symbol-{number}" for number in range(SYMBOLS))


@pytest.mark.parametrize("number", [0, 7, 999])
def test_every_form_holds_every_sentence(number: int) -> None:
    """A peer that prints less than we do would win, and so would we."""
    one = aid(number)

    forms = (jobaids_markdown(one), plain_markdown(one, "/"), card_html(one, SHOWN, "/"), typst_card(one, SHOWN))

    lost = [(text, form[:40]) for form in forms for text in texts(one) if text not in form]
    assert lost == []


def test_every_form_of_a_card_shows_every_symbol_once() -> None:
    """Symbols are half of a card's cost."""
    one = aid(3)

    forms = (
        card_html(one, tuple(f"<b>{name}!</b>" for name in SHOWN), "/"),
        typst_card(one, tuple(f"{name}!" for name in SHOWN)),
    )

    assert [[form.count(f"{name}!") for name in SHOWN] for form in forms] == [[1] * SYMBOLS] * 2


def test_jobaids_reads_as_many_things_to_scan() -> None:
    """Its own card must not have fewer symbols than those of its peers."""
    one = aid(5)

    read = parse_aid(
        Source(file="content/job.md", text=jobaids_markdown(one)), Reading(languages=(Language("en"),))
    ).aid

    assert read is not None
    assert 1 + len(tuple(read.anchors)) == SYMBOLS
    assert sum(len(step.alerts) for step in read.steps) == 4
    assert sum(len(step.pictures) for step in read.steps) == 3


def test_no_two_symbols_are_alike() -> None:
    """Whatever keeps symbols between cards gains nothing."""
    all_of_them = tuple(chain.from_iterable(map(addresses, aids(300))))

    assert len(set(all_of_them)) == len(all_of_them) == 300 * SYMBOLS
    assert {len(address) for address in all_of_them} == {len("https://AIDS.EXAMPLE.COM/7K3QMX/12/")}
