"""Puts finished cards on sheets: every page of every card at its own size, in its place, on its side.

Cards come one after the other and are let go as soon as their sheet is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf

from jobaids.adapters.paper_file import POINTS_A_MM, PaperFile, Ref
from jobaids.adapters.stamp_font import stamp_font
from jobaids.paper.handling import How, stamp_text
from jobaids.paper.imposing import Faces, Grid, Leaf, Placed, Side, impose, leaves_of
from jobaids.paper.marks import Mark, Stamp, folds_of, marks_of, stamp_of
from jobaids.paper.printer import Movement

STROKE = 0.35  # points: as fine as printers draw surely
DASHES = b"[3 3] 0 d"
FONT = "T"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One side of a sheet as it was written."""

    side: Side
    page: Ref


@dataclass(kw_only=True)
class Imposer:
    """Writes sheets to a file; `count` is the number of the last one, `cards` of those that were placed."""

    file: PaperFile
    how: How
    count: int = 0
    cards: int = 0
    forms: dict[int, tuple[Ref, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Write the font of the numbers."""
        self.font = stamp_font(self.file)

    def impose(self, cards: Iterable[tuple[bytes, int]], grid: Grid) -> Iterator[Printed]:
        """Put cards of one size on sheets, each so many times, beginning with a new sheet.

        A card has a number of its own for each time it is placed, counted from 0.
        """
        skip = 0 if self.count else self.how.skip
        for side in impose(self._leaves(cards), grid, self.how.faces, skip, self.count + 1):
            self.count = side.sheet
            self._forget(side)
            if side.sheet >= self.how.begin:
                yield self._sheet(side, grid)

    def _leaves(self, cards: Iterable[tuple[bytes, int]]) -> Iterator[Leaf]:
        for pdf, copies in cards:
            with pikepdf.open(BytesIO(pdf)) as document:
                forms = tuple(self.file.form(page) for page in document.pages)
            for _ in range(copies):
                number = self.cards
                self.cards += 1
                self.forms[number] = forms
                yield from leaves_of(number, len(forms), self.how.faces)

    def _forget(self, side: Side) -> None:
        """Let go of the cards before those of this side."""
        first = min((one.card for one in side.placed), default=0)
        while self.forms and (oldest := next(iter(self.forms))) < first:
            del self.forms[oldest]

    def _sheet(self, side: Side, grid: Grid) -> Printed:
        ground, how = grid.ground, self.how
        drawn = [_placed(one, number, ground.height) for number, one in enumerate(side.placed)]
        forms = {f"C{number}": self.forms[one.card][one.page] for number, one in enumerate(side.placed)}
        lines = (*folds_of(grid), *(marks_of(grid) if how.marks else ()))
        drawn += _lines(lines if not side.back else (), ground.height)
        where = stamp_of(grid)
        if (stamp := stamp_text(how, side)) and where:
            drawn.append(_written(stamp, where, ground.height))
        moved = how.movement(side, ground)
        drawing = b"q %s cm %s Q" % (_matrix(moved, ground.height), b"\n".join(drawn))
        page = self.file.page((ground.width, ground.height), drawing, {"XObject": forms, "Font": {FONT: self.font}})
        return Printed(side=side, page=page)


def catalogue_of(faces: Faces) -> bytes:
    """What a reader of the file is told for its print dialogue: actual size, and how to turn the sheets."""
    duplex: Mapping[Faces, bytes] = {
        Faces.LONG_EDGE: b"/DuplexFlipLongEdge",
        Faces.SHORT_EDGE: b"/DuplexFlipShortEdge",
    }
    return b"/ViewerPreferences<</PrintScaling/None/Duplex%s>>" % duplex.get(faces, b"/Simplex")


def _placed(one: Placed, number: int, height: float) -> bytes:
    box = one.box
    if one.turned:
        return b"q -1 0 0 -1 %s cm /C%d Do Q" % (_points(box.right, height - box.y), number)
    return b"q 1 0 0 1 %s cm /C%d Do Q" % (_points(box.x, height - box.bottom), number)


def _lines(lines: Iterable[Mark], height: float) -> list[bytes]:
    drawn = []
    for one in lines:
        path = b"%s m %s l S" % (_points(one.x, height - one.y), _points(one.to_x, height - one.to_y))
        drawn.append(b"q 0 G %s w %s %s Q" % (_numbers((STROKE,)), DASHES if one.fold else b"", path))
    return drawn


def _written(text: str, stamp: Stamp, height: float) -> bytes:
    octets = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    place = _points(stamp.x, height - stamp.y)
    return b"BT 0 g /%s %s Tf %s Td (%s) Tj ET" % (FONT.encode(), _numbers((stamp.size,)), place, octets)


def _matrix(moved: Movement, height: float) -> bytes:
    """A movement as PDF has it, which counts points upwards from the bottom."""
    up = height * (1 - moved.scale) - moved.down
    return _numbers((moved.scale, 0, 0, moved.scale)) + b" " + _points(moved.right, up)


def _points(x: float, y: float) -> bytes:
    return _numbers((x * POINTS_A_MM, y * POINTS_A_MM))


def _numbers(values: Iterable[float]) -> bytes:
    return b" ".join(f"{value:.4f}".rstrip("0").rstrip(".").encode() for value in values)
