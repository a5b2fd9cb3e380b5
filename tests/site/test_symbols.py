"""Every symbol of the sample site, read by a second decoder from the finished cards."""

from __future__ import annotations

from collections import Counter

import pytest

from jobaids.paper.expected import ExpectedSymbol
from jobaids.render.card.text import expected_of
from tests.site.reading import Sighted, Word, sight, words
from tests.site.sample import Sample


@pytest.fixture(scope="module")
def sighted(sample_build: Sample) -> dict[str, tuple[Sighted, ...]]:
    """What a second decoder reads on each card, by where it stands."""
    return {card.paths[0]: sight(sample_build.pdf(card)) for card in sample_build.cards}


def test_the_sample_site_has_no_fault(sample_build: Sample) -> None:
    """What newcomers copy from must not teach them to live with warnings."""
    faults = [(one.rule, one.span.file, one.what) for one in sample_build.built.told]

    assert sample_build.built.counts is not None
    assert faults == []


def test_a_second_decoder_reads_what_was_planned_and_nothing_else(
    sample_build: Sample, sighted: dict[str, tuple[Sighted, ...]]
) -> None:
    """One library's error must not prove itself; a phone uses neither of the two."""
    wrong = []

    for card in sample_build.cards:
        planned = Counter(symbol.address for symbol in expected_of(card.order).symbols)
        read = Counter(one.address for one in sighted[card.paths[0]])
        if read != planned:
            wrong.append((card.paths[0], planned - read, read - planned))

    assert sample_build.cards
    assert wrong == []


def test_each_symbol_stands_level_with_the_number_of_its_step(
    sample_build: Sample, sighted: dict[str, tuple[Sighted, ...]]
) -> None:
    """A right symbol beside the wrong step opens the wrong help with all the marks of a right one."""
    astray = []

    for card in sample_build.cards:
        seen, said = {one.address: one for one in sighted[card.paths[0]]}, words(sample_build.pdf(card))
        steps = (symbol for symbol in expected_of(card.order).symbols if symbol.numeral)
        astray += [(card.paths[0], step.numeral) for step in steps if not _is_level(step, seen, said)]

    assert astray == []


def _is_level(step: ExpectedSymbol, sighted: dict[str, Sighted], said: tuple[Word, ...]) -> bool:
    """Whether the number of a step stands on the page of its symbol and at the height of it."""
    symbol = sighted[step.address]
    level = [word for word in said if word.page == symbol.page and _overlap(word, symbol)]
    return any(word.text.split()[:1] == [step.numeral] for word in level if word.text.strip())


def _overlap(word: Word, symbol: Sighted) -> bool:
    middle = (word.top + word.bottom) / 2
    return symbol.top - 2 <= middle <= symbol.bottom + 2  # 2 mm: a numeral's ink is lower than its line
