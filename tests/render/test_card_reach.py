"""Symbols are as large as the distance asks for from which they are scanned."""

from __future__ import annotations

import pytest

from jobaids.model.names import Mm
from jobaids.paper.formats import A4, A5, A6, PRINTED, CardFormat
from jobaids.render.card.reach import tell_far_symbols
from jobaids.render.card.text import expected_of, render_card
from jobaids.symbols.matrix import Level, fit
from tests.render.editions import filler_seal, order


@pytest.mark.parametrize("reach", [0.0, 140.0, 300.0, 600.0])
def test_a_symbol_has_a_tenth_of_its_reading_distance(reach: float) -> None:
    """From above a sink one cannot come nearer."""
    card = order(filler_seal(), A4, reach=Mm(reach))

    symbols = expected_of(card).symbols

    for symbol in symbols:
        assert fit(symbol.address, Level.Q).size * symbol.module >= reach / 10 - 0.001
        assert symbol.module >= 0.5


def test_what_is_printed_is_what_is_expected() -> None:
    """The proof of a card measures each module."""
    card = order(filler_seal(), A4, reach=Mm(400.0))

    planned = render_card(card, lambda *_: "").symbols

    assert [one.module for one in planned] == [one.module for one in expected_of(card).symbols]


@pytest.mark.parametrize(("format_", "told"), [(A4, []), (A5, ["JA505"]), (A6, ["JA505"])])
def test_a_format_too_narrow_for_the_distance_is_refused(format_: CardFormat, told: list[str]) -> None:
    """A card of symbols alone tells nobody what to do."""
    card = order(filler_seal(), format_, reach=Mm(600.0))

    diagnostics = list(tell_far_symbols(card))

    assert [one.rule for one in diagnostics] == told
    assert all("600 mm" in one.why and "reach_mm" in one.fix for one in diagnostics)


def test_every_format_has_room_at_its_own_distance() -> None:
    """Where no station says from how far, nothing is refused."""
    told = [one.what for form in PRINTED.values() for one in tell_far_symbols(order(filler_seal(), form))]

    assert told == []
