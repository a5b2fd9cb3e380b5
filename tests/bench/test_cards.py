"""How fast cards are made beside plain WeasyPrint: `make bench`."""

from __future__ import annotations

import json

import pytest

from tests.bench.cards import compare

CARDS = 20


def test_a_card_takes_less_than_half_of_what_plain_weasyprint_takes(capsys: pytest.CaptureFixture[str]) -> None:
    """A plant that waits for its cards prints them from last week's build."""
    figures = compare(CARDS)

    with capsys.disabled():
        print(f"\n{json.dumps(figures)}")  # noqa: T201 - its figures
    assert figures["times_as_fast"] >= 2
    assert figures["part_of_proof"] <= 0.15
