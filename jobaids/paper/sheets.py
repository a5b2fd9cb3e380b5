"""The paper that labels and cards are printed on: sheets with places for labels, plain sheets, and continuous tape."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from jobaids.model.names import Mm
from jobaids.paper.box import Box

UNPRINTABLE = Mm(4.5)
"""What a printer leaves white along the edges of a sheet; office printers state 1/6 inch, 4.23 mm."""

ROUNDING = Mm(0.05)
"""What figures of two decimals, turned from inches into millimetres, may be off by; a label gives it up."""


class Kind(Enum):
    """How the places of a sheet become pieces that are hung."""

    PLAIN = "plain"  # one place, which is the whole sheet
    LABELS = "labels"  # cut already; each is peeled off
    GUILLOTINE = "guillotine"  # cut along marks that are printed
    ROLL = "roll"  # each label is a page of its own, printed to its edge by a label printer


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet with places for labels, in equal rows and columns; a plain sheet has one place, which is all of it.

    All lengths in millimetres. A pitch is the way from one label's edge to the same edge of the next. A round label is
    the circle within its place.
    """

    name: str  # as a reader knows it: `A4`, `Avery L7163`
    part: str = ""  # as its maker lists it: `L7163`
    width: Mm  # of the paper
    height: Mm
    columns: int = 1
    rows: int = 1
    label_width: Mm
    label_height: Mm
    left: Mm = Mm(0.0)  # from the paper's edge to the first label
    top: Mm = Mm(0.0)
    pitch_x: Mm = Mm(0.0)  # 0 where there is one column
    pitch_y: Mm = Mm(0.0)
    corner: Mm = Mm(0.0)  # radius of a label's corners, where it is known
    round: bool = False
    kind: Kind = Kind.LABELS

    @property
    def count(self) -> int:
        """How many labels one sheet holds."""
        return self.columns * self.rows

    @property
    def places(self) -> tuple[Box, ...]:
        """The rectangles of the labels in reading order, row by row from the left."""
        return tuple(
            Box(
                x=Mm(self.left + column * self.pitch_x),
                y=Mm(self.top + row * self.pitch_y),
                width=self.label_width,
                height=self.label_height,
            )
            for row in range(self.rows)
            for column in range(self.columns)
        )

    @property
    def printable(self) -> Box:
        """Where ink may stand."""
        edge = Mm(0.0) if self.kind is Kind.ROLL else UNPRINTABLE
        return Box(x=Mm(0.0), y=Mm(0.0), width=self.width, height=self.height).grown(Mm(-edge))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tape:
    """Continuous tape of a label printer: each label is as long as it needs, and a page of its own."""

    width: Mm  # across; the words run along it

    @property
    def name(self) -> str:
        """As a reader knows it: `tape of 24 mm`."""
        return f"tape of {self.width:g} mm"


def _plain(name: str, width: float, height: float) -> Sheet:
    return Sheet(
        name=name, width=Mm(width), height=Mm(height), label_width=Mm(width), label_height=Mm(height), kind=Kind.PLAIN
    )


A4 = _plain("A4", 210.0, 297.0)
A3 = _plain("A3", 297.0, 420.0)
LETTER = _plain("Letter", 215.9, 279.4)

PLAIN: dict[str, Sheet] = {"a4": A4, "letter": LETTER, "a3": A3}
"""Plain sheets (ISO 216; ANSI/ASME Y14.1) by the names that are typed."""

TAPES = (Mm(12.0), Mm(18.0), Mm(24.0), Mm(36.0), Mm(62.0))
"""Widths of continuous tape that are sold for label printers."""


def fault_of(sheet: Sheet) -> str:
    """Why the figures of a sheet cannot be right; empty where they can.

    Labels that share an edge may overlap by what rounding costs, no more.
    """
    if sheet.columns < 1 or sheet.rows < 1:
        return "it has no labels"
    if min(sheet.label_width, sheet.label_height) <= 0 or min(sheet.left, sheet.top) < -ROUNDING:
        return "a label has no size, or starts before the paper"
    across = ("beside each other", sheet.columns, sheet.label_width - sheet.pitch_x)
    down = ("one below the other", sheet.rows, sheet.label_height - sheet.pitch_y)
    for where, number, over in (across, down):
        if number > 1 and over > ROUNDING:
            return f"labels {where} overlap by {over:.2f} mm"
    last = sheet.places[-1]
    for side, over in (("right", last.right - sheet.width), ("bottom", last.bottom - sheet.height)):
        if over > ROUNDING:
            return f"the last labels leave the paper by {over:.2f} mm at the {side}"
    return ""


def within(sheet: Sheet) -> Sheet:
    """The sheet with what rounding costs taken from its labels, so that none overlaps or leaves the paper.

    Bounds: `fault_of` tells nothing of it.
    """
    left, top = Mm(max(sheet.left, 0.0)), Mm(max(sheet.top, 0.0))
    across = [sheet.label_width, sheet.width - left - (sheet.columns - 1) * sheet.pitch_x]
    down = [sheet.label_height, sheet.height - top - (sheet.rows - 1) * sheet.pitch_y]
    across += [sheet.pitch_x] if sheet.columns > 1 else []
    down += [sheet.pitch_y] if sheet.rows > 1 else []
    return replace(sheet, left=left, top=top, label_width=Mm(min(across)), label_height=Mm(min(down)))
