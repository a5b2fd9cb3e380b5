"""What a format of card is: paper, faces, margins, columns, type sizes and distances, all as data.

Lengths are in millimetres, type sizes in points. Columns are measured from the content's leading edge: the left one
where text runs from left to right, the right one where it runs from right to left.

A *face* is what one sees of a card at once. Most cards have one on each page. A card that is folded has its faces side
by side on one page, and the folds between them.
"""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.expected import Distances

NO_PICTURE = (Mm(0.0), Mm(0.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeSizes:
    """Type sizes in points; none is ever made smaller to fit.

    Bounds: a quick step has 14 or more, on A6 and below 11; detail 10, on A6 and below 8.5; the foot 7
    (after Degani, NASA CR 177605: an x-height of 2.5 mm on cards read at arm's length).
    """

    title: float
    heading: float  # phases and named sections
    fact: float
    alert: float
    numeral: float
    quick: float
    detail: float
    key_point: float
    symptom: float
    code: float
    foot: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where things stand across a card. `text_end` is for rows beside which a symbol stands."""

    bar: Mm  # width of the revision bar, from 0
    numeral: Mm
    text: Mm
    picture: Mm  # width; it stands before the symbol column, or at the end where a card has no symbols
    gap: Mm  # between two columns
    symbol: Mm  # least width of the symbol column, its caption included
    tick: Mm = Mm(9.0)  # a box to tick with its gap, between numeral and text where work is checked
    signal: Mm  # width of an alert's signal panel; 0 where the panel stands above the message


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFormat:
    """One format of card. `width` and `height` are those of a face: of the card as it hangs, cut and folded."""

    name: str  # as settings and heads say it: `a4`
    title: str  # as a reader knows it: `A4`
    width: Mm
    height: Mm
    margin: Mm
    running: Mm  # from the top edge to the content, on every face but the first
    symbol_top: Mm  # from the top of a row to the quiet zone of its symbol
    head: Mm  # least height of the head
    row: Mm  # least height of a row with a symbol
    plain_row: Mm  # least height of a row without
    picture: Mm  # greatest height of a picture beside the words
    aid_symbol: Mm  # least width of the card's own symbol, quiet zone included
    reach: Mm  # from how far its symbols are scanned: ten times their width, 14.5 mm at 0.5 mm a module
    columns: Columns
    type: TypeSizes
    distances: Distances
    template: str = "card"  # of `templates/card/`: how things are arranged
    pictures: bool = True
    symbols: bool = True  # beside the steps; a card always has its own
    large_picture: tuple[Mm, Mm] = NO_PICTURE  # bounds of pictures that stand large beneath the quick step
    step_a_face: bool = False  # each step begins a face of its own
    faces: int | None = None  # how many a card has at the most; None: as many as it takes
    front: bool = False  # all steps stand on the first face
    panels: int = 1  # faces side by side on one page, to be folded; the first one ends the line
    two_sided: bool = False  # pages are fronts and backs by turns
    bleed: Mm = Mm(0.0)  # paper around the card that is cut off
    grey: bool = False  # for a printer without colours

    @property
    def content(self) -> Mm:
        """Width between the margins of a face."""
        return Mm(self.width - 2 * self.margin)

    @property
    def page_width(self) -> Mm:
        """Width of a page: of the faces side by side on it."""
        return Mm(self.width * self.panels)

    @property
    def room(self) -> Box:
        """What is printed on, of each face: all within its margins."""
        return Box(x=self.margin, y=self.margin, width=self.content, height=Mm(self.height - 2 * self.margin))
