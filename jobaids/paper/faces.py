"""The faces of a card that is folded, taken apart where its pages are to be folded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from jobaids.model.names import Mm
from jobaids.paper.expected import ExpectedCard
from jobaids.paper.reading import ReadCard, ReadPage, ReadSymbol, ReadText

Placed = TypeVar("Placed", ReadText, ReadSymbol)


def faces_of(expected: ExpectedCard, read: ReadCard) -> ReadCard:
    """A card with each face as a page of its own, in reading order; a last one that was left empty is none."""
    if expected.panels == 1:
        return read
    faces = [face for page in read.pages for face in _apart(expected, page)]
    while len(faces) > 1 and not faces[-1].texts and not faces[-1].symbols:
        faces.pop()
    return ReadCard(pages=tuple(replace(face, number=number) for number, face in enumerate(faces, start=1)))


def _apart(expected: ExpectedCard, page: ReadPage) -> Iterator[ReadPage]:
    """The faces of one page; the first lies where lines end."""
    lefts = [panel * expected.width for panel in range(expected.panels)]
    for left in lefts if expected.right_to_left else reversed(lefts):
        yield replace(
            page,
            width=expected.width,
            symbols=_within(page.symbols, left, expected.width),
            texts=_within(page.texts, left, expected.width),
            boxes=None,
        )


def _within(things: tuple[Placed, ...], left: float, width: Mm) -> tuple[Placed, ...]:
    """What has its middle on a face, as seen from that face's left edge."""
    return tuple(
        replace(thing, box=replace(thing.box, x=Mm(thing.box.x - left)))
        for thing in things
        if left <= thing.box.middle[0] < left + width
    )
