"""No symbol stands on a card unseen, whatever it is made of: parts of a page are looked at only where one could be."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

import pytest
from PIL import Image
from weasyprint import HTML

from jobaids.adapters.doubts import alone, doubts, is_free
from jobaids.adapters.page_parts import Parts, Shape, Shown
from jobaids.adapters.scanner import read_card
from jobaids.adapters.symbol_image import SymbolImage
from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.reading import ReadText
from jobaids.symbols.drawing import draw_svg, runs
from jobaids.symbols.matrix import QUIET_ZONE, Matrix, encode

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
        f'<div style="{_SQUARE};left:{run.x * module}mm;top:{run.y * module}mm;'
        f'width:{run.width * module}mm;height:{run.height * module}mm"></div>'
        for run in runs(encode(FOREIGN))
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
    "drawing": f'<div style="left:0;top:0">{draw_svg(encode(FOREIGN), Mm(0.5), title="x")}</div>',
    "drawing of squares": f'<img alt="x" src="{_svg_squares()}" style="width:30mm"/>',
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
    """What stands on it may make a symbol of it; the row it stands in does not."""
    picture = Shown(box=_box(100, 50, 40, 30), digest="d", opaque=True)
    row = Shape(box=_box(10, 45, 190, 40), segments=10, plain=True)
    sticker = Shape(box=_box(110, 60, 5, 5), segments=5, plain=True)

    answers = [is_free(picture, _parts(*shapes, pictures=(picture,))) for shapes in ((row,), (row, sticker))]

    assert answers == [True, False]


def _pdf(html: str) -> bytes:
    page = HTML(string=f'<html lang="en"><title>Card</title><style>{PAGE}</style><body>{html}</body></html>')
    return bytes(page.write_pdf(cache={f"symbol:{PLANNED}": SymbolImage(encode(PLANNED), Mm(0.5))}))
