"""No symbol stands on a card unseen, whatever it is made of: parts of a page are looked at only where one could be."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from io import BytesIO
from itertools import groupby

import pytest
from PIL import Image
from weasyprint import HTML

from jobaids.adapters.doubts import alone, doubts, groups, is_free
from jobaids.adapters.page_parts import Parts, Shape, Shown
from jobaids.adapters.scanner import read_card
from jobaids.adapters.symbol_image import SymbolImage
from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.reading import ReadText
from jobaids.symbols.drawing import rectangles
from jobaids.symbols.matrix import QUIET_ZONE, Level, Matrix, encode
from tests.symbols.svg import draw_svg

PLANNED = "https://AIDS.EXAMPLE.COM/7K3QMX/12K/"
FOREIGN = "https://EVIL.EXAMPLE.COM/FREE/"
PAGE = """@page { size: 210mm 297mm; margin: 0 } body { margin: 0; font: 12pt Noto Sans }
    div, p, img, pre { position: absolute; margin: 0 }"""
_SQUARE = "position:absolute;background:#000"


def _pixels(matrix: Matrix, module: int, mode: str = "RGB") -> Image.Image:
    """A symbol as a picture of pixels, with its quiet zone."""
    wide = matrix.size + 2 * QUIET_ZONE
    image = Image.new("L", (wide, wide), 255)
    for y, row in enumerate(matrix.rows):
        for x in range(matrix.size):
            if row >> (matrix.size - 1 - x) & 1:
                image.putpixel((x + QUIET_ZONE, y + QUIET_ZONE), 0)
    return image.resize((wide * module, wide * module), Image.Resampling.NEAREST).convert(mode)


def _source(image: Image.Image, format_: str = "PNG") -> str:
    file = BytesIO()
    image.save(file, format_)
    return f"data:image/{format_.lower()};base64,{b64encode(file.getvalue()).decode()}"


def _photograph() -> Image.Image:
    """Something as busy as a photograph, with a small symbol in a corner of it."""
    photo = Image.effect_noise((700, 525), 80).convert("RGB")
    photo.paste(_pixels(encode(FOREIGN), 5), (420, 250))
    return photo


def _see_through() -> Image.Image:
    """A symbol of nothing but holes: what is dark in it is seen through."""
    image = _pixels(encode(FOREIGN), 6, "RGBA")
    image.putalpha(image.convert("L"))
    return image


def _blocks() -> str:
    """A symbol as programs draw it in a terminal."""
    matrix = encode(FOREIGN)
    rows = ["".join("██" if matrix.is_dark(x, y) else "  " for x in range(matrix.size)) for y in range(matrix.size)]
    return "\n".join(rows)


def _squares(module: float = 0.8) -> str:
    """A symbol of elements with a background."""
    return "".join(
        f'<div style="{_SQUARE};left:{x * module}mm;top:{y * module}mm;'
        f'width:{width * module}mm;height:{height * module}mm"></div>'
        for x, y, width, height in rectangles(encode(FOREIGN))
    )


def _svg(inner: str, wide: int = 33) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 {wide} {wide}">{inner}</svg>'


def _svg_squares() -> str:
    matrix = encode(FOREIGN)
    inner = "".join(
        f'<rect x="{x}" y="{y}" width="1" height="1"/>'
        for y in range(matrix.size)
        for x in range(matrix.size)
        if matrix.is_dark(x, y)
    )
    return f"data:image/svg+xml;base64,{b64encode(_svg(inner, matrix.size + 8).encode()).decode()}"


def _svg_run(x: int, y: int, width: int) -> str:
    return f"M{x} {y}h{width}v1h-{width}z"


def _rows_of_paths() -> str:
    """A symbol of one path to a row: none is complex, and each is wider than any run of modules."""
    by_row: dict[int, str] = {}
    for x, y, width, height in rectangles(encode(FOREIGN)):
        for row in range(y, y + height):
            by_row[row] = by_row.get(row, "") + _svg_run(x, row, width)
    return _inline("".join(f'<path d="{path}"/>' for path in by_row.values()))


def _inline(inner: str) -> str:
    size = encode(FOREIGN).size + 2 * QUIET_ZONE
    drawing = _svg(inner, size).replace("<svg", '<svg width="110mm" height="110mm"', 1)
    return f'<div style="left:0;top:0">{drawing}</div>'


def _dashes() -> str:
    """A symbol of one dashed line to a row."""
    matrix = encode(FOREIGN)
    lines = []
    for y, row in enumerate(matrix.rows):
        modules = [bool(row >> (matrix.size - 1 - x) & 1) for x in range(matrix.size)]
        lengths = [(dark, len(list(run))) for dark, run in groupby(modules)]
        dashes = ([] if lengths[0][0] else [0]) + [length for _, length in lengths]
        dashes += [] if len(dashes) % 2 == 0 else [0]
        said = ",".join(map(str, dashes))
        lines.append(
            f'<path d="M0 {y + 0.5}h{matrix.size}" fill="none" stroke="#000" stroke-width="1" '
            f'stroke-dasharray="{said}"/>'
        )
    return _inline("".join(lines))


def _cut() -> str:
    """A black square, cut to a symbol."""
    path = "".join(
        _svg_run(x, row, width) for x, y, width, height in rectangles(encode(FOREIGN)) for row in range(y, y + height)
    )
    return _inline(f'<clipPath id="c"><path d="{path}"/></clipPath><rect width="60" height="60" clip-path="url(#c)"/>')


def _strips() -> str:
    """A symbol in four pictures that do not touch."""
    image = _pixels(encode(FOREIGN), 6)
    wide = image.width // 4 + 1
    cut = (image.crop((left, 0, min(left + wide, image.width), image.height)) for left in range(0, image.width, wide))
    return "".join(
        f'<img alt="x" src="{_source(part)}" style="left:{24.5 * place}mm;top:0;height:90mm"/>'
        for place, part in enumerate(cut)
    )


PLANTED = {
    "photograph": f'<img alt="x" src="{_source(_photograph())}" style="width:60mm"/>',
    "photograph as JPEG": f'<img alt="x" src="{_source(_photograph(), "JPEG")}" style="width:60mm"/>',
    "turned photograph": f'<img alt="x" src="{_source(_photograph().rotate(90, expand=True))}" style="width:50mm"/>',
    "light on dark": f'<img alt="x" src="{_source(_pixels(encode(FOREIGN), 6).point(lambda p: 255 - p))}" '
    'style="width:30mm"/>',
    "seen through": '<div style="background:#000;width:30mm;height:30mm">'
    f'<img alt="x" src="{_source(_see_through())}" style="width:30mm"/></div>',
    "two halves": f'<img alt="x" src="{_source(_pixels(encode(FOREIGN), 6).crop((0, 0, 99, 222)))}" '
    'style="left:0;top:0;width:99px;height:222px"/>'
    f'<img alt="x" src="{_source(_pixels(encode(FOREIGN), 6).crop((99, 0, 222, 222)))}" '
    'style="left:99px;top:0;width:123px;height:222px"/>',
    "background": f'<div style="background:url({_source(_pixels(encode(FOREIGN), 6))}) 0 0/30mm;'
    'width:30mm;height:30mm"></div>',
    "squares": _squares(),
    "large squares": _squares(5),
    "faint squares": f'<div style="opacity:0.8">{_squares()}</div>',
    "turned squares": f'<div style="transform:rotate(30deg);left:40mm;top:40mm">{_squares()}</div>',
    "drawing": f'<div style="left:0;top:0">{draw_svg(encode(FOREIGN), Mm(0.5))}</div>',
    "drawing of squares": f'<img alt="x" src="{_svg_squares()}" style="width:30mm"/>',
    "rows of paths": _rows_of_paths(),
    "dashes": _dashes(),
    "cut": _cut(),
    "strips": _strips(),
    "blocks": f'<pre style="font:6pt/1 DejaVu Sans Mono;line-height:7.2pt;left:8mm;top:8mm">{_blocks()}</pre>',
}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_symbol_is_seen(planted: str) -> None:
    """A sticker in a photograph, or one a copied template draws, would lead a phone anywhere."""
    html = f'<div style="left:60mm;top:100mm">{PLANTED[planted]}</div><p style="left:20mm;top:20mm">Wipe.</p>'

    read = read_card(_pdf(f'<img alt="x" src="symbol:{PLANNED}" style="left:20mm;top:40mm"/>{html}'))

    assert sorted(symbol.address for _, symbol in read.symbols) == sorted([PLANNED, FOREIGN])


def test_a_picture_is_looked_at_again_where_something_stands_on_it() -> None:
    """The same picture alone is no symbol, and remembered as none; with a piece drawn on it, it is one."""
    matrix = encode(FOREIGN)
    whole = _pixels(matrix, 6)
    holed = whole.copy()
    holed.paste("white", (24, 24, 24 + 7 * 6, 24 + 7 * 6))
    size = f"width:{whole.width}px"
    piece = whole.crop((24, 24, 24 + 7 * 6, 24 + 7 * 6))
    alone_, mended = (
        f'<img alt="x" src="{_source(holed)}" style="{size};left:60mm;top:60mm"/>{more}'
        for more in (
            "",
            f'<img alt="x" src="{_source(piece)}" style="left:calc(60mm + 24px);top:calc(60mm + 24px);width:42px"/>',
        )
    )

    first, second = read_card(_pdf(alone_)), read_card(_pdf(mended))

    assert first.symbols == ()
    assert [symbol.address for _, symbol in second.symbols] == [FOREIGN]


def _path(matrix: Matrix, left: int = 0, top: int = 0) -> str:
    return "".join(
        _svg_run(left + x, top + row, width)
        for x, y, width, height in rectangles(matrix)
        for row in range(y, y + height)
    )


def _placed(inner: str, modules: int, width: float, corner: tuple[float, float]) -> str:
    drawing = _svg(inner, modules).replace("<svg", f'<svg width="{width}mm" height="{width}mm"', 1)
    return f'<div style="left:{corner[0]}mm;top:{corner[1]}mm">{drawing}</div>'


def test_each_of_several_symbols_in_one_path_is_seen() -> None:
    """A path as square as a symbol may hold four: none may hide behind the first that is read."""
    matrix = encode(FOREIGN)
    apart = matrix.size + QUIET_ZONE
    path = "".join(_path(matrix, left, top) for left in (0, apart) for top in (0, apart))
    html = _placed(f'<path d="{path}"/>', 2 * matrix.size + 3 * QUIET_ZONE, 60, (20, 20))

    read = read_card(_pdf(html))

    assert [symbol.address for _, symbol in read.symbols] == [FOREIGN] * 4


def test_a_symbol_that_stands_on_a_larger_one_is_seen() -> None:
    """A sticker on a symbol leaves it readable, by the reserve that symbols have; a phone may read either."""
    large, small = encode(PLANNED, Level.H), encode(FOREIGN)
    path = _path(large)
    sticker = '<div style="left:31mm;top:33mm;background:#fff;width:18mm;height:18mm">' + (
        "".join(
            f'<div style="{_SQUARE};left:{2 + x * 0.5}mm;top:{2 + y * 0.5}mm;'
            f'width:{width * 0.5}mm;height:{height * 0.5}mm"></div>'
            for x, y, width, height in rectangles(small)
        )
        + "</div>"
    )
    html = _placed(f'<path d="{path}"/>', large.size + 2 * QUIET_ZONE, 100, (0, 0))

    read = read_card(_pdf(html + sticker))

    assert sorted(symbol.address for _, symbol in read.symbols) == sorted([PLANNED, FOREIGN])


def _box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x=Mm(x), y=Mm(y), width=Mm(width), height=Mm(height))


def _parts(*shapes: Shape, texts: tuple[ReadText, ...] = (), pictures: tuple[Shown, ...] = ()) -> Parts:
    return Parts(texts=texts, shapes=shapes, pictures=pictures, others=())


def test_rules_panels_and_words_are_beyond_doubt() -> None:
    """Looking at what can be no symbol would take longer than making the card."""
    rules = tuple(Shape(box=_box(10, 10 * row, 190, 0.3), segments=10, plain=True) for row in range(25))
    words = tuple(ReadText(text="Wipe the groove.", box=_box(10, row, 40, 4), size=11.0) for row in range(200))

    told = tuple(doubts(_parts(*rules, texts=words), ()))

    assert told == ()


def test_only_what_is_complex_and_square_may_be_a_symbol_alone() -> None:
    """A drawing's outline has as many corners as a symbol; where it is none, it is looked at with the rest."""
    symbol = Shape(box=_box(10, 10, 14.5, 14.5), segments=860, plain=True)
    outline = Shape(box=_box(60, 10, 44, 14), segments=300, plain=True)
    frame = Shape(box=_box(60, 40, 20, 20), segments=10, plain=True)

    shapes = alone((symbol, outline, frame))
    told = tuple(doubts(_parts(symbol, outline, frame), (symbol.box,)))

    assert shapes == (symbol,)
    assert told == (outline.box,)


def test_a_picture_under_something_is_not_free() -> None:
    """What stands on it may make a symbol of it; the row it stands in does not, unless it is drawn over it."""
    picture = Shown(box=_box(100, 50, 40, 30), digest="d", opaque=True, place=1)
    row = Shape(box=_box(10, 45, 190, 40), segments=10, plain=True, pieces=2)
    over = replace(row, place=2)
    ragged = replace(row, segments=40, pieces=10)
    sticker = Shape(box=_box(110, 60, 5, 5), segments=5, plain=True, place=2)

    cases = ((row,), (row, sticker), (over,), (ragged,))
    answers = [is_free((picture,), _parts(*shapes, pictures=(picture,))) for shapes in cases]

    assert answers == [True, False, False, False]


def test_pictures_beside_each_other_are_looked_at_as_one() -> None:
    """Each strip of a symbol is nothing by itself; pictures of two steps have nothing to do with each other."""
    first, second, third = (Shown(box=_box(100, y, 40, 30), digest=str(y), opaque=True, place=1) for y in (50, 83, 130))

    found = groups((first, third, second))

    assert {frozenset(one.digest for one in group) for group in found} == {frozenset({"50", "83"}), frozenset({"130"})}
    assert [is_free(group, _parts(pictures=(first, second, third))) for group in found] == [True, True]


def test_few_large_pieces_are_doubted_as_many_small_ones_are() -> None:
    """Two squares in one path reach as far as one likes; they are counted by what they may be made of."""
    pairs = tuple(Shape(box=_box(10, 5 * row, 150, 5), segments=10, plain=True, pieces=2) for row in range(33))
    small = tuple(Shape(box=_box(10, 5 * row, 30, 5), segments=40, plain=True, pieces=10) for row in range(3))

    told = [len(tuple(doubts(_parts(*shapes), ()))) for shapes in (pairs, pairs[:25], small, small[:2])]

    assert told == [1, 0, 1, 0]


def test_many_words_of_the_same_sign_are_doubted() -> None:
    """Letters set close to each other are as dark as modules, whether each stands alone or all stand in lines."""
    single = tuple(ReadText(text="M", box=_box(3 * x, 10, 3, 3), size=11.0) for x in range(120))
    lines = tuple(ReadText(text="@M  WM@@ M@WWM   M@@M", box=_box(10, y, 40, 3), size=11.0) for y in range(21))
    words = tuple(ReadText(text="on", box=_box(10, y, 4, 3), size=11.0) for y in range(40))

    told = [len(tuple(doubts(_parts(texts=texts), ()))) for texts in (single, lines, words)]

    assert told == [1, 1, 0]


def _pdf(html: str) -> bytes:
    page = HTML(string=f'<html lang="en"><title>Card</title><style>{PAGE}</style><body>{html}</body></html>')
    return bytes(page.write_pdf(cache={f"symbol:{PLANNED}": SymbolImage(encode(PLANNED), Mm(0.5))}))
