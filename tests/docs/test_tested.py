"""Tests that the figures of long runs find their place in `docs/tested.md`."""

from __future__ import annotations

from datetime import date

from tests.soak.conftest import PAGE
from tests.soak.figures import with_figures


def test_the_figures_of_a_long_run_are_written_beside_those_of_others() -> None:
    """What was measured stands where people look, with its day; and nobody types it."""
    page = PAGE.read_text(encoding="utf-8")

    once = with_figures(page, {"histories of other plants": "3 histories"}, date(2027, 3, 3))
    again = with_figures(once, {"histories of other plants": "4 histories"}, date(2027, 3, 4))

    assert "| histories of other plants | 2027-03-04 | 4 histories |" in again
    assert "3 histories" not in again
    assert "| releases killed at random | " in again
    assert again.count("\n") == page.count("\n") + 1
