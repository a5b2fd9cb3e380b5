"""The formats a card is printed in: paper, margins, columns, type sizes and distances, all as data.

Lengths are in millimetres, type sizes in points. Columns are measured from the content's leading edge: the left one
where text runs from left to right, the right one where it runs from right to left.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.expected import Distances


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
    signal: Mm  # width of an alert's signal panel; 0 where the panel stands above the message


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFormat:
    """One format of card."""

    name: str  # as settings and heads say it: `a4`
    title: str  # as a reader knows it: `A4`
    width: Mm
    height: Mm
    margin: Mm
    running: Mm  # from the top edge to the content, on every page but the first
    symbol_top: Mm  # from the top of a row to the quiet zone of its symbol
    head: Mm  # least height of the head
    row: Mm  # least height of a row with a symbol
    plain_row: Mm  # least height of a row without
    picture: Mm  # greatest height of a picture beside the words
    aid_symbol: Mm  # least width of the card's own symbol, quiet zone included
    reach: Mm  # from how far a step's symbol is scanned: at most ten times its width
    columns: Columns
    type: TypeSizes
    distances: Distances
    pictures: bool = True
    grey: bool = False  # for a printer without colours

    @property
    def content(self) -> Mm:
        """Width between the margins."""
        return Mm(self.width - 2 * self.margin)


HOLE = (Mm(16.0), Mm(14.0))
"""Width and height of the keep-out at the top centre: a card hangs from a nail or a ring there."""


def _hole(width: float) -> Box:
    return Box(x=Mm((width - HOLE[0]) / 2), y=Mm(0.0), width=HOLE[0], height=HOLE[1])


_LARGE_TYPE = TypeSizes(
    title=26, heading=14, fact=12, alert=12, numeral=30, quick=15, detail=11, key_point=10.5, symptom=14, code=9, foot=8
)
_LARGE_COLUMNS = Columns(
    bar=Mm(1.5), numeral=Mm(3.0), text=Mm(16.0), picture=Mm(44.0), gap=Mm(3.0), symbol=Mm(23.0), signal=Mm(36.0)
)


def _large(name: str, title: str, width: float, height: float) -> CardFormat:
    """A4 and Letter differ in nothing but the paper."""
    return CardFormat(
        name=name,
        title=title,
        width=Mm(width),
        height=Mm(height),
        margin=Mm(10.0),
        running=Mm(24.0),
        symbol_top=Mm(1.2),
        head=Mm(34.0),
        row=Mm(28.5),
        plain_row=Mm(14.0),
        picture=Mm(27.0),
        aid_symbol=Mm(26.0),
        reach=Mm(180.0),
        columns=_LARGE_COLUMNS,
        type=_LARGE_TYPE,
        distances=Distances(keep_outs=(_hole(width),)),
    )


A4 = _large("a4", "A4", 210.0, 297.0)
LETTER = _large("letter", "Letter", 215.9, 279.4)

A5 = CardFormat(
    name="a5",
    title="A5",
    width=Mm(148.0),
    height=Mm(210.0),
    margin=Mm(8.0),
    running=Mm(23.0),
    symbol_top=Mm(1.2),
    head=Mm(30.0),
    row=Mm(28.5),
    plain_row=Mm(12.0),
    picture=Mm(26.0),
    aid_symbol=Mm(22.0),
    reach=Mm(180.0),
    columns=Columns(
        bar=Mm(1.5), numeral=Mm(2.5), text=Mm(14.0), picture=Mm(33.0), gap=Mm(2.5), symbol=Mm(21.0), signal=Mm(34.0)
    ),
    type=TypeSizes(
        title=20,
        heading=12,
        fact=10,
        alert=11,
        numeral=26,
        quick=14,
        detail=10,
        key_point=10,
        symptom=13,
        code=9,
        foot=7.5,
    ),
    distances=Distances(keep_outs=(_hole(148.0),)),
)

A6 = CardFormat(
    name="a6",
    title="A6",
    width=Mm(105.0),
    height=Mm(148.0),
    margin=Mm(6.0),
    running=Mm(14.5),
    symbol_top=Mm(0.2),
    head=Mm(26.0),
    row=Mm(26.0),
    plain_row=Mm(9.0),
    picture=Mm(0.0),
    aid_symbol=Mm(18.5),
    reach=Mm(180.0),
    columns=Columns(
        bar=Mm(1.2), numeral=Mm(2.0), text=Mm(11.0), picture=Mm(0.0), gap=Mm(2.0), symbol=Mm(20.0), signal=Mm(0.0)
    ),
    type=TypeSizes(
        title=17,
        heading=10,
        fact=8.5,
        alert=9.5,
        numeral=22,
        quick=12,
        detail=9.5,
        key_point=9.5,
        symptom=11,
        code=9,
        foot=7,
    ),
    # A hand-held card is scanned from nearer and shows fewer symbols at once, so its rows stand closer.
    distances=Distances(pitch=Mm(26.0), keep_outs=()),
    pictures=False,
)

FORMATS: dict[str, CardFormat] = {one.name: one for one in (A4, LETTER, A5, A6)}
"""Every format by its name, in colour."""

IN_GREY: dict[str, CardFormat] = {
    f"{name}-grey": replace(one, name=f"{name}-grey", grey=True) for name, one in FORMATS.items()
}
"""The same formats for a printer without colours: `a4-grey`."""

PRINTED: dict[str, CardFormat] = FORMATS | IN_GREY
"""Every format that settings and heads may name."""
