"""Reads a finished pack back from its file, sheet by sheet, and proves each card on it as if it had been cut out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

import pypdfium2

from jobaids.adapters.page_parts import Parts, parts_of
from jobaids.adapters.raster import View
from jobaids.adapters.scanner import read_parts
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Mm, Slug
from jobaids.paper.box import Box
from jobaids.paper.cutting import cut_out
from jobaids.paper.expected import ExpectedCard
from jobaids.paper.faces import faces_of
from jobaids.paper.fit import tell_misfits
from jobaids.paper.formats import CardFormat
from jobaids.paper.imposing import Side
from jobaids.paper.printer import Movement
from jobaids.paper.proof import prove
from jobaids.paper.reading import ReadCard, ReadPage

PAGES_AT_ONCE = 40
"""Pages after which the file is opened anew: PDFium keeps the fonts of all that it showed."""

Card: TypeAlias = tuple[ExpectedCard, CardFormat, int]
"""What must stand on a card, its format, and the number of its pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One side of a sheet as it was written: the number of its page in the file, from 0, and the words in its waste."""

    page: int
    side: Side
    stamp: str = ""
    moved: Movement = Movement(scale=1.0, right=Mm(0.0), down=Mm(0.0))

    def place(self, box: Box) -> Box:
        """Where a box of the sheet was drawn."""
        return box.scaled(self.moved.scale).moved(self.moved.right, self.moved.down)


@dataclass(kw_only=True)
class SheetScanner:
    """Goes through a pack and counts what it decoded."""

    file: Path
    decoded: int = 0
    open_cards: defaultdict[int, list[ReadPage]] = field(default_factory=lambda: defaultdict(list))

    def scan(self, sides: Iterable[Written], cards: Iterator[Card]) -> Iterator[Diagnostic]:
        """Tell whatever is not as planned; `cards` come in the order of their numbers."""
        waiting: dict[int, Card] = {}
        taken = 0
        for one, page in self._pages(sides):
            parts = parts_of(page, imposed=True)
            for read, number, which in self._cut(page, parts, one):
                while taken <= number:
                    waiting[taken] = next(cards)
                    taken += 1
                self.open_cards[number].append(replace(read, number=which + 1))
                if len(self.open_cards[number]) == waiting[number][2]:
                    yield from self._prove(waiting.pop(number), self.open_cards.pop(number))
            yield from self._strangers(page, parts, one)

    def _pages(self, sides: Iterable[Written]) -> Iterator[tuple[Written, pypdfium2.PdfPage]]:
        document, count = pypdfium2.PdfDocument(self.file), 0
        try:
            for one in sides:
                if count == PAGES_AT_ONCE:
                    document.close()
                    document, count = pypdfium2.PdfDocument(self.file), 0
                page = document[one.page]
                yield one, page
                page.close()
                count += 1
        finally:
            document.close()

    def _cut(self, page: pypdfium2.PdfPage, parts: Parts, one: Written) -> Iterator[tuple[ReadPage, int, int]]:
        """What stands in each place of a side, the number of its card, and of its page in that."""
        for placed in one.side.placed:
            view = View(page=page, turned=placed.turned)
            drawn = one.place(placed.box)
            place = drawn.turned(*view.size) if placed.turned else drawn
            here = _within(_turned(parts, view) if placed.turned else parts, place, one.stamp)
            read = read_parts(view, 0, here)
            self.decoded += len(read.symbols)
            yield cut_out(read, place, 0, one.moved.scale), placed.card, placed.page

    def _prove(self, card: Card, pages: list[ReadPage]) -> Iterator[Diagnostic]:
        expected, form, _ = card
        read = ReadCard(pages=tuple(sorted(pages, key=lambda page: page.number)))
        yield from prove(expected, read).told
        yield from tell_misfits(faces_of(expected, read), form, Slug(expected.slug))

    def _strangers(self, page: pypdfium2.PdfPage, parts: Parts, one: Written) -> Iterator[Diagnostic]:
        """JA421: a symbol beside all cards."""
        places = tuple(one.place(placed.box) for placed in one.side.placed)
        for symbol in read_parts(View(page=page), 0, _without(parts, places)).symbols:
            if not any(place.holds_middle_of(symbol.box) for place in places):
                self.decoded += 1
                yield stranger(f"sheet {one.side.sheet} shows beside its cards a symbol that opens {symbol.address}")


def stranger(what: str) -> Diagnostic:
    """JA421: a symbol that stands where none was planned."""
    return Diagnostic(
        rule="JA421",
        severity=Severity.ERROR,
        what=what,
        why="a worker who scans it lands on the wrong page, or on none",
        fix="if a template of your own draws it, take it away there; else report it",
    )


def _turned(parts: Parts, view: View) -> Parts:
    width, height = view.size
    return Parts(
        texts=tuple(replace(one, box=one.box.turned(width, height)) for one in parts.texts),
        shapes=tuple(replace(one, box=one.box.turned(width, height)) for one in parts.shapes),
        pictures=tuple(replace(one, box=one.box.turned(width, height)) for one in parts.pictures),
        others=tuple(one.turned(width, height) for one in parts.others),
    )


def _within(parts: Parts, place: Box, stamp: str) -> Parts:
    """The parts whose middle stands in a place, without the number of the sheet."""
    return Parts(
        texts=tuple(one for one in parts.texts if place.holds_middle_of(one.box) and one.text != stamp),
        shapes=tuple(one for one in parts.shapes if place.holds_middle_of(one.box)),
        pictures=tuple(one for one in parts.pictures if place.holds_middle_of(one.box)),
        others=tuple(one for one in parts.others if place.holds_middle_of(one)),
    )


def _without(parts: Parts, places: tuple[Box, ...]) -> Parts:
    def is_beside(box: Box) -> bool:
        return not any(place.holds_middle_of(box) for place in places)

    return Parts(
        texts=tuple(one for one in parts.texts if is_beside(one.box)),
        shapes=tuple(one for one in parts.shapes if is_beside(one.box)),
        pictures=tuple(one for one in parts.pictures if is_beside(one.box)),
        others=tuple(one for one in parts.others if is_beside(one)),
    )
