"""How the cards of a pack are put on sheets: which way, with what beside them, and for which printer."""

from __future__ import annotations

from dataclasses import dataclass, field

from jobaids.model.settings import PrinterFace
from jobaids.paper.card_format import CardFormat
from jobaids.paper.imposing import Faces, Grid, Ground, Piece, Side, grid_of
from jobaids.paper.printer import Movement, movement_of


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How cards are put on sheets. `name` stands on every sheet before its number."""

    faces: Faces = Faces.ONE_SIDED
    marks: bool = True
    skip: int = 0  # places of the first sheet that are used up
    begin: int = 1  # the first sheet to be written; those before it were printed already
    name: str = ""
    front: PrinterFace = field(default_factory=PrinterFace)  # what the printer must be told
    back: PrinterFace = field(default_factory=PrinterFace)

    def movement(self, side: Side, ground: Ground) -> Movement:
        """How the drawing of a side is moved, so that it comes out where it was drawn."""
        return movement_of(self.back if side.back else self.front, ground.width, ground.height)


def stamp_text(how: How, side: Side) -> str:
    """What stands in the waste of a side."""
    return f"{how.name} · {side.sheet}" if how.name and not side.back else ""


def card_grid(form: CardFormat, ground: Ground, faces: Faces) -> Grid | None:
    """How cards of a format stand on a sheet; None where they do not fit at their own size."""
    return grid_of(ground, Piece(width=form.page_width, height=form.height, margin=form.margin), faces)
