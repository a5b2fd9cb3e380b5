"""What a printer does to a drawing, taken back: the profile of a printer as a movement of its pages.

A profile says what is done to a page before it is printed: everything is moved to the right by `x` and down by `y`, in
millimetres as they come out on paper, and scaled about the middle of the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.model.names import Mm
from jobaids.model.settings import PrinterFace

SQUARE = Mm(100.0)
"""Sides of the square on the calibration sheet."""

EDGE = Mm(15.0)
"""From each edge of the paper to the line that is measured from there; farther in than any printer leaves white."""

FARTHEST = Mm(30.0)
"""Bounds of `x` and `y`, either way, as settings take them."""

SCALES = (0.9, 1.1)
"""Bounds of `scale`, as settings take them; who needs more has a printer that fits pages to its paper."""

UNEVEN = 0.003
"""Of the length: width and height that differ by more have no one scale; 0.3 mm of 100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """An affine map of a page without turning: a point (x, y) comes to (scale·x + right, scale·y + down).

    Lengths in millimetres from the page's top left.
    """

    scale: float
    right: Mm
    down: Mm

    def of(self, x: float, y: float) -> tuple[Mm, Mm]:
        """Where a point comes to."""
        return Mm(self.scale * x + self.right), Mm(self.scale * y + self.down)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a ruler says of one side of a calibration sheet that was printed without a profile, in millimetres."""

    width: Mm  # of the square
    height: Mm
    left: Mm  # from the paper's edge to the line near it
    right: Mm
    top: Mm
    bottom: Mm


def movement_of(face: PrinterFace, width: Mm, height: Mm) -> Movement:
    """What a profile does to a page of a size: moved first, then scaled about the middle."""
    return Movement(
        scale=face.scale,
        right=Mm(face.scale * (face.x - width / 2) + width / 2),
        down=Mm(face.scale * (face.y - height / 2) + height / 2),
    )


def face_of(measured: Measured) -> PrinterFace:
    """The profile that takes back what was measured, rounded to what a ruler can tell.

    Opposite edges are compared, so that neither the scale nor paper cut a little short comes into it.
    """
    side = (measured.width + measured.height) / 2
    return PrinterFace(
        x=Mm(round((measured.right - measured.left) / 2, 2)),
        y=Mm(round((measured.bottom - measured.top) / 2, 2)),
        scale=round(SQUARE / side, 4),
    )


def doubt_of(measured: Measured) -> str:
    """Why figures cannot be what a ruler said of a calibration sheet; empty where they can."""
    sides = (measured.width, measured.height)
    if not all(SCALES[0] < SQUARE / side < SCALES[1] for side in sides if side > 0) or min(sides) <= 0:
        return f"a square of {measured.width:g} × {measured.height:g} mm is not the one of {SQUARE:g} mm"
    if abs(sides[0] - sides[1]) > UNEVEN * SQUARE:
        return f"the square is {measured.width:g} mm wide and {measured.height:g} mm high; a profile has one scale"
    if any(abs(one - EDGE) > FARTHEST / 2 for one in (measured.left, measured.right, measured.top, measured.bottom)):
        return f"a line drawn {EDGE:g} mm from the edge cannot have come that far"
    return ""
