"""Makes a pack: cards come out of the kitchen one after the other and go onto the sheets of a file that grows.

The finished file is read back sheet by sheet, each card as if it had been cut out, before it may be printed.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain, groupby, islice
from pathlib import Path

import pikepdf

from jobaids.adapters.cover_maker import CoverMaker
from jobaids.adapters.imposer import Imposer, Printed, catalogue_of
from jobaids.adapters.paper_file import PaperFile, Ref
from jobaids.adapters.sheet_scanner import Card, SheetScanner, Written
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import Digest
from jobaids.model.pack import PackLine
from jobaids.paper.formats import PRINTED, CardFormat
from jobaids.paper.handling import How, card_grid, stamp_text
from jobaids.paper.imposing import TWO_SIDED, Grid, Ground, Side, impose, leaves_of
from jobaids.plan.cards import CardWork
from jobaids.plan.recipe import File, Made, Recipe
from jobaids.render.card.text import expected_of
from jobaids.render.pack import CoverOrder, OnSheets, is_pictured

AT_ONCE = 64
"""Cards that are asked of the kitchen together: enough for its workers, and few enough to be nothing in memory."""

MOST_FAULTS = 20
"""Told of one pack; whoever breaks one card of a template breaks all of them."""

Follow = Callable[[Sequence[Recipe]], Iterable[Made]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPlan:
    """A pack to be made: what is in it, how the cards of the line of a number are made, and how they go on sheets."""

    lines: tuple[PackLine, ...]
    recipe: Callable[[int], Recipe]
    ground: Ground
    how: How = field(default_factory=How)
    title: str = ""
    cover: CoverOrder | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What came of a pack; its file is to be thrown away where something is told."""

    told: tuple[Diagnostic, ...]
    cards: int = 0
    sheets: int = 0
    decoded: int = 0


@dataclass(kw_only=True)
class Packer:
    """Makes one pack. `see` hears how many cards are done."""

    plan: PackPlan
    follow: Follow
    covers: CoverMaker | None = None
    see: Callable[[int], None] = lambda _: None
    pages: array[int] = field(default_factory=lambda: array("H"))  # of each card, a card for each copy
    owners: array[int] = field(default_factory=lambda: array("L"))  # of each card, the line it is of
    counts: list[int] = field(default_factory=list)  # cards of each format
    sheets: dict[int, tuple[int, int]] = field(default_factory=dict)  # of each line, the first and the last
    pictures: dict[int, Digest] = field(default_factory=dict)  # of each line, its card made small
    bad: list[Diagnostic] = field(default_factory=list)

    def make(self, place: Path) -> Packed:
        """Write the pack to a file and read it back."""
        with place.open("wb") as stream:
            file = PaperFile(stream=stream)
            imposer = Imposer(file=file, how=self.plan.how)
            sheets = array("Q", (one.page for one in self._sheets(imposer)))
            covers = array("Q", () if self.bad else self._covers(file, imposer.count))
            file.close(chain(covers, sheets), catalogue_of(self.plan.how.faces), self.plan.title)
        if self.bad:
            return Packed(told=tuple(self.bad[:MOST_FAULTS]))
        scanner = SheetScanner(file=place)
        told = tuple(islice(scanner.scan(self.written(len(covers)), self.cards()), MOST_FAULTS))
        return Packed(told=told, cards=imposer.cards, sheets=imposer.count, decoded=scanner.decoded)

    def _sheets(self, imposer: Imposer) -> Iterator[Printed]:
        for form, lines in self._by_format():
            before = len(self.pages)
            for printed in imposer.impose(self._made(lines), self._grid(form)):
                for placed in printed.side.placed:
                    line, sheet = self.owners[placed.card], printed.side.sheet
                    self.sheets[line] = (self.sheets.get(line, (sheet, sheet))[0], sheet)
                yield printed
            self.counts.append(len(self.pages) - before)

    def _covers(self, file: PaperFile, sheets: int) -> Iterator[Ref]:
        """The pages of the cover; printed on both sides, as many as begin the cards on a sheet of their own."""
        plan, count = self.plan, 0
        if plan.cover is None or self.covers is None or plan.how.begin > 1:
            return
        known = tuple(
            OnSheets(sheets=self.sheets.get(number, (0, 0)), picture=self.pictures.get(number))
            for number in range(len(plan.lines))
        )
        order = plan.cover.finished(known, sheets)
        size = (order.width, order.height)
        for pdf in self.covers.pages(order):
            with pikepdf.open(BytesIO(pdf)) as document:
                form = file.form(document.pages[0])
            yield file.page(size, b"q /C0 Do Q", {"XObject": {"C0": form}})
            count += 1
        if plan.how.faces in TWO_SIDED and count % 2:
            yield file.page(size, b"", {})

    def _by_format(self) -> Iterator[tuple[CardFormat, list[tuple[int, PackLine]]]]:
        """The lines of each format that is hung, with their numbers, in the order in which the formats first come."""
        hung = [(number, line) for number, line in enumerate(self.plan.lines) if line.label and line.copies]
        order = {name: rank for rank, name in enumerate(dict.fromkeys(line.format for _, line in hung))}
        by_format = sorted(hung, key=lambda one: order[one[1].format])
        for name, lines in groupby(by_format, key=lambda one: one[1].format):
            yield PRINTED[name], list(lines)

    def _grid(self, form: CardFormat) -> Grid:
        grid = card_grid(form, self.plan.ground, self.plan.how.faces)
        if grid is None:
            raise ValueError(f"{form.name} does not fit")  # a fault of ours: it was to be refused
        return grid

    def _made(self, lines: Iterable[tuple[int, PackLine]]) -> Iterator[tuple[bytes, int]]:
        waiting = iter(lines)
        while some := tuple(islice(waiting, AT_ONCE)):
            recipes = [self.plan.recipe(number) for number, _ in some]
            for (number, line), made in zip(some, self.follow(recipes), strict=True):
                if not made.good:
                    self.bad += made.told
                    continue
                pdf = octets_of(made)
                with pikepdf.open(BytesIO(pdf)) as document:
                    pages = len(document.pages)
                self.pages.extend([pages] * line.copies)
                self.owners.extend([number] * line.copies)
                if self.plan.cover and self.covers and is_pictured(len(self.plan.lines)):
                    self.pictures[number] = self.covers.picture(pdf)
                self.see(len(self.pages))
                yield pdf, line.copies

    def written(self, before: int) -> Iterator[Written]:
        """The sides once more, as they were written behind the `before` pages of a cover, which has no cards."""
        for page in range(before):
            yield Written(page=page, side=Side(sheet=0, back=False, placed=()))
        how, sheet, card, page = self.plan.how, 0, 0, before
        for (form, _), count in zip(self._by_format(), self.counts, strict=True):
            numbers = range(card, card + count)
            leaves = chain.from_iterable(leaves_of(one, self.pages[one], how.faces) for one in numbers)
            skip, first = (0 if sheet else how.skip), sheet + 1
            for side in impose(leaves, self._grid(form), how.faces, skip, first):
                sheet = side.sheet
                if sheet >= how.begin:
                    moved = how.movement(side, self._grid(form).ground)
                    yield Written(page=page, side=side, stamp=stamp_text(how, side), moved=moved)
                    page += 1
            card += count

    def cards(self) -> Iterator[Card]:
        """What must stand on each card, in the order of their numbers."""
        card = 0
        for form, lines in self._by_format():
            for number, line in lines:
                work: CardWork = self.plan.recipe(number).order
                expected = expected_of(work.order)
                for _ in range(line.copies):
                    yield expected, form, self.pages[card]
                    card += 1


def octets_of(made: Made) -> bytes:
    """The one PDF of a card, wherever it is kept."""
    first = made.files[0]
    return first.octets if isinstance(first, File) else first.bring()
