"""Where things may stand on a label: clear of its edge, which a cutter and a printer find to a millimetre at best."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.sheets import Kind, Sheet, Tape

HAIR = 1e-6
"""What sums of fractions are off by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """How far things stay from a label's edge: the white around a symbol, and words."""

    quiet: Mm
    words: Mm


CLEARANCES = {
    Kind.PLAIN: Clearance(quiet=Mm(1.0), words=Mm(1.5)),
    Kind.LABELS: Clearance(quiet=Mm(1.0), words=Mm(1.5)),  # a sheet drifts by up to a millimetre on its way
    Kind.GUILLOTINE: Clearance(quiet=Mm(1.5), words=Mm(2.5)),  # so does the blade
    Kind.ROLL: Clearance(quiet=Mm(0.5), words=Mm(1.5)),  # its printer finds each label anew
}

TAPE = Clearance(quiet=Mm(0.5), words=Mm(1.5))
WHITE_OF_TAPE = {12.0: 1.2, 18.0: 1.2, 24.0: 3.0, 36.0: 2.0, 62.0: 1.6}
"""What printers leave white on either side of a tape of a width, in millimetres; the print heads are narrower."""

WHITE_OF_OTHERS = 2.0
WHITE_OF_ROLLS = Mm(1.5)
ENDS = Mm(2.0)
"""Before and behind the words on a tape: room for its cutter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What is free on every label of a kind, from the label's own top left; all labels of a run share it."""

    width: Mm
    height: Mm
    clear: Clearance
    ink: Box  # where the printer can print, on each of the labels
    round: bool = False

    @property
    def inner(self) -> Box:
        """Where words may stand; on a round label, within the circle only."""
        label = Box(x=Mm(0.0), y=Mm(0.0), width=self.width, height=self.height).grown(Mm(-self.clear.words))
        return crossing(label, self.ink)

    @property
    def quiet_height(self) -> Mm:
        """The height of the largest symbol with its quiet zone, as far as the edge alone decides."""
        return Mm(self.height - 2 * self.clear.quiet)

    def holds_words(self, box: Box) -> bool:
        """Whether words may fill a box."""
        return encloses(self.inner, box) and self._in_circle(box, self.clear.words)

    def holds_symbol(self, box: Box, quiet: Mm) -> bool:
        """Whether a symbol may fill a box, of which the outer `quiet` are white."""
        label = Box(x=Mm(0.0), y=Mm(0.0), width=self.width, height=self.height).grown(Mm(-self.clear.quiet))
        in_label = encloses(label, box) and self._in_circle(box, self.clear.quiet)
        return in_label and encloses(self.ink, box.grown(Mm(-quiet)))

    def _in_circle(self, box: Box, clear: Mm) -> bool:
        if not self.round:
            return True
        x, y = self.width / 2, self.height / 2
        reach = min(x, y) - clear + HAIR
        return all(hypot(side - x, end - y) <= reach for side in (box.x, box.right) for end in (box.y, box.bottom))


def room_of(sheet: Sheet) -> Room:
    """What is free on every label of a sheet: where one lies at the paper's edge, all keep from that edge."""
    edge = WHITE_OF_ROLLS if sheet.kind is Kind.ROLL else Mm(0.0)
    free = sheet.printable.grown(Mm(-edge))
    places = sheet.places
    left, top = max(0.0, free.x - places[0].x), max(0.0, free.y - places[0].y)
    right, bottom = max(0.0, places[-1].right - free.right), max(0.0, places[-1].bottom - free.bottom)
    return Room(
        width=sheet.label_width,
        height=sheet.label_height,
        clear=CLEARANCES[sheet.kind],
        ink=Box(
            x=Mm(left),
            y=Mm(top),
            width=Mm(sheet.label_width - left - right),
            height=Mm(sheet.label_height - top - bottom),
        ),
        round=sheet.round,
    )


def room_on(tape: Tape, length: Mm) -> Room:
    """What is free on a piece of tape."""
    white = Mm(WHITE_OF_TAPE.get(tape.width, WHITE_OF_OTHERS))
    ink = Box(x=ENDS, y=white, width=Mm(length - 2 * ENDS), height=Mm(tape.width - 2 * white))
    return Room(width=length, height=tape.width, clear=TAPE, ink=ink)


def encloses(room: Box, box: Box) -> bool:
    """Whether a box stands within another."""
    return (
        room.x <= box.x + HAIR
        and room.y <= box.y + HAIR
        and box.right <= room.right + HAIR
        and box.bottom <= room.bottom + HAIR
    )


def crossing(one: Box, other: Box) -> Box:
    """What two boxes share; without width or height where they share nothing."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    return Box(
        x=Mm(x),
        y=Mm(y),
        width=Mm(max(min(one.right, other.right) - x, 0.0)),
        height=Mm(max(min(one.bottom, other.bottom) - y, 0.0)),
    )
