"""Words that are cut off or printed over are told, and words that stand as they should are not."""

from __future__ import annotations

import pytest

from jobaids.model.names import Mm, Slug
from jobaids.paper.box import Box
from jobaids.paper.fit import tell_misfits
from jobaids.paper.formats import A4
from jobaids.paper.reading import ReadCard, ReadPage, ReadText


def text(words: str, x: float, y: float, width: float = 30.0, *, turned: bool = False) -> ReadText:
    """Words on a page."""
    box = Box(x=Mm(x), y=Mm(y), width=Mm(width), height=Mm(4.0))
    return ReadText(text=words, box=box, size=11.0, turned=turned)


def misfits(*texts: ReadText) -> list[str]:
    """What is told of a page of A4 that holds these texts."""
    page = ReadPage(number=1, width=A4.width, height=A4.height, symbols=(), texts=texts)
    return [told.what for told in tell_misfits(ReadCard(pages=(page,)), A4, Slug("belt"))]


def test_lines_one_below_the_other_are_fine() -> None:
    """Most of any card."""
    lines = text("Stop the belt.", 26, 50), text("Then wait.", 26, 54.2)

    told = misfits(*lines)

    assert told == []


@pytest.mark.parametrize(("x", "y"), [(4.0, 50.0), (185.0, 50.0), (26.0, 5.0), (26.0, 285.0)])
def test_words_outside_the_margins_are_told(x: float, y: float) -> None:
    """A printer does not reach the edge, and a guillotine takes what is near it."""
    word = text("Stop", x, y)

    told = misfits(word)

    assert told == ["text does not fit on the A4 card: “Stop” leaves the margins of page 1"]


def test_words_on_words_are_told() -> None:
    """Two lines on one another are two lines nobody reads."""
    lines = text("Stop the belt.", 26, 50), text("Lock it.", 40, 51.5)

    told = misfits(*lines)

    assert told == ["text does not fit on the A4 card: “Stop the belt.” stands on “Lock it.” on page 1"]


def test_the_watermark_stands_behind_everything() -> None:
    """A draft's TEST CARD runs across the page on purpose."""
    lines = text("TEST CARD", 2, 50, 200, turned=True), text("Stop the belt.", 26, 50)

    told = misfits(*lines)

    assert told == []


def test_a_mark_may_stand_on_its_letter() -> None:
    """Arabic vowel signs and Thai tones are set on letters, often as texts of their own."""
    lines = text("غي", 26, 50), text("\u0651", 27, 50.5, 3)

    told = misfits(*lines)

    assert told == []
