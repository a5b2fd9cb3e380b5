"""The formats a card is printed in, all as data; what their fields mean stands in `card_format.py`."""

from __future__ import annotations

from dataclasses import replace

from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.card_format import CardFormat, Columns, TypeSizes
from jobaids.paper.expected import Distances

__all__ = ["FORMATS", "IN_GREY", "PRINTED", "CardFormat", "Columns", "TypeSizes"]

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
        reach=Mm(145.0),
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
    reach=Mm(145.0),
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
    reach=Mm(145.0),
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
    distances=Distances(pitch=Mm(26.0)),
    pictures=False,
    two_sided=True,
)

HALF_LETTER = replace(
    A5,
    name="half-letter",
    title="Half letter",
    width=Mm(139.7),
    height=Mm(215.9),
    columns=replace(A5.columns, picture=Mm(30.0)),
    distances=Distances(keep_outs=(_hole(139.7),)),
)

FOUR_BY_SIX = replace(A6, name="4x6", title="4 × 6 in", width=Mm(101.6), height=Mm(152.4))

PICTURE_CARD = replace(
    A6,
    name="a6-picture",
    title="A6 picture card",
    columns=replace(A6.columns, numeral=Mm(1.6), text=Mm(9.5), gap=Mm(1.5)),
    type=replace(A6.type, quick=14),
    pictures=True,
    large_picture=(Mm(60.0), Mm(45.0)),
    step_a_face=True,
)

POCKET = replace(A6, name="pocket", title="Pocket fold", faces=2, panels=2, two_sided=False)
"""A sheet of A5, printed on one side and folded once: front and back of an A6."""

BADGE = CardFormat(
    name="badge",
    title="CR80 badge",
    width=Mm(54.0),
    height=Mm(85.6),  # ISO/IEC 7810 ID-1: 85.60 × 53.98 mm, as card printers and pouches take it
    margin=Mm(3.5),
    running=Mm(10.5),
    symbol_top=Mm(0.0),
    head=Mm(0.0),
    row=Mm(0.0),
    plain_row=Mm(0.0),
    picture=Mm(0.0),
    aid_symbol=Mm(22.0),
    reach=Mm(170.0),
    columns=Columns(
        bar=Mm(0.8), numeral=Mm(0.8), text=Mm(5.0), picture=Mm(0.0), gap=Mm(2.0), symbol=Mm(22.0), signal=Mm(0.0)
    ),
    type=TypeSizes(
        title=13,
        heading=9,
        fact=8.5,
        alert=8.5,
        numeral=11,
        quick=11,
        detail=8.5,
        key_point=8.5,
        symptom=8.5,
        code=9,
        foot=7,
    ),
    # A slot of 14 × 3 mm stands 4 mm below the edge; a clip hangs in it.
    distances=Distances(from_edge=Mm(5.5), keep_outs=(Box(x=Mm(18.0), y=Mm(0.0), width=Mm(18.0), height=Mm(10.0)),)),
    template="badge",
    pictures=False,
    symbols=False,
    faces=2,
    front=True,
    two_sided=True,
)

FORMATS: dict[str, CardFormat] = {
    one.name: one for one in (A4, LETTER, A5, HALF_LETTER, A6, FOUR_BY_SIX, PICTURE_CARD, POCKET, BADGE)
}
"""Every format by its name, in colour."""

IN_GREY: dict[str, CardFormat] = {
    f"{name}-grey": replace(one, name=f"{name}-grey", grey=True) for name, one in FORMATS.items()
}
"""The same formats for a printer without colours: `a4-grey`."""

PRINTED: dict[str, CardFormat] = FORMATS | IN_GREY
"""Every format that settings and heads may name."""


def holds_two(name: str) -> bool:
    """Whether a format has room for each line in two languages: a badge and a folded card have none."""
    return name in PRINTED and PRINTED[name].template == A4.template and PRINTED[name].panels == 1
