"""Thousands of cards of aids nobody would write: `make soak`."""

from __future__ import annotations

import os
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import Phase as HypothesisPhase

from jobaids.model.aid import Aid
from jobaids.paper.formats import FORMATS
from tests.adapters.any_card import ANY, try_card

CARDS = int(os.environ.get("SOAK_ANY_CARDS", "2000"))
_came: Counter[tuple[str, str]] = Counter()


def test_thousands_of_cards_hold_all_that_is_written() -> None:
    """A fault of one card in a thousand hangs on some wall of every plant."""
    _try_many()

    assert all(_came[name, "printed"] for name in FORMATS)


@settings(
    max_examples=CARDS,
    deadline=None,
    phases=(HypothesisPhase.explicit, HypothesisPhase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(ANY)
def _try_many(drawn: tuple[Aid, str]) -> None:
    aid, name = drawn
    _came[name, try_card(aid, FORMATS[name])] += 1
