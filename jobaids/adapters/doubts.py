"""Where on a page a symbol may stand that nobody planned: what has to be looked at, for it cannot be ruled out.

Looking at a whole page takes as long as making it. What a page is put together from tells most of it: a rule, a panel
and a line of words are no symbol. The rest is looked at as closely as the symbols are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import chain

from jobaids.adapters.page_parts import Parts, Shape, Shown
from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.reading import ReadText

COMPLEX = 60
"""Segments of a path that may be a symbol by itself; the smallest have some three hundred, a frame has ten."""

FEWEST_PIECES = 30
"""Small rectangles that may make a symbol together. The smallest, drawn with as few as can be, takes 66; some of them
may be painted over each other, and some be missing. A card without drawings has up to 16."""

FEWEST_OF_ALL = 60
"""Rectangles of any size that may make a symbol together; a card without drawings has up to 50, most of them rules."""

SMALL = Mm(70.0)
"""No run of modules is longer: a third of the largest symbol that stands on A4."""

FEWEST_SIGNS = 40
"""Blocks and dots that may make a symbol together, as programs draw them in a terminal."""

FEWEST_ALIKE = 100
"""Signs in words of hardly any different ones that may make a symbol together; the smallest has some 220."""

NEAR = Mm(1.0)
"""What stands nearer than this to a picture may belong to it."""

APART = 0.1
"""Of a picture's longer side: two that are nearer may be parts of one symbol, for a decoder reads across a gap."""

_OF_A_FRAME = 2  # rectangles that a frame around a picture may be drawn with

_BLOCKS = (
    ("\u2500", "\u25ff"),
    ("\u2800", "\u28ff"),
    ("\u2b00", "\u2bff"),
    ("\ue000", "\uf8ff"),
    ("\U0001f780", "\U0001f7ff"),
    ("\U0001fb00", "\U0001fbff"),
)
"""First and last of the signs one draws with: boxes, blocks and squares, Braille, and those without a meaning."""


def alone(shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    """Paths that may each be a whole symbol: complex, in one colour, and about as wide as high."""
    return tuple(shape for shape in shapes if _is_complex(shape) and shape.plain and _is_square(shape.box))


def doubts(parts: Parts, symbols: tuple[Box, ...]) -> Iterator[Box]:
    """What has to be looked at besides the symbols that were found and the pictures that stand free, as one box."""
    rest = _beside(symbols, parts.shapes)
    pictures = [whole_of(group) for group in groups(parts.pictures) if not is_free(group, parts)]
    odd = [shape.box for shape in rest if _is_complex(shape) or not shape.plain]
    boxes = [*parts.others, *odd, *pictures, *_drawn_with_signs(parts.texts)]
    for pieces, fewest in ((rest, FEWEST_OF_ALL), ([shape for shape in rest if _is_small(shape.box)], FEWEST_PIECES)):
        if sum(shape.pieces for shape in pieces) >= fewest:
            boxes += [shape.box for shape in pieces]
    if boxes:
        yield reduce(_both, boxes)


def groups(pictures: tuple[Shown, ...]) -> tuple[tuple[Shown, ...], ...]:
    """Pictures that stand so near to each other that they may show one symbol together; most stand alone."""
    found: list[tuple[Shown, ...]] = []
    for picture in pictures:
        near = [group for group in found if any(_belong_together(picture, one) for one in group)]
        found = [group for group in found if group not in near]
        found.append((*(one for group in near for one in group), picture))
    return tuple(found)


def whole_of(group: tuple[Shown, ...]) -> Box:
    """The box that holds a group of pictures."""
    return reduce(_both, (picture.box for picture in group))


def is_free(group: tuple[Shown, ...], parts: Parts) -> bool:
    """Whether nothing stands on pictures or beside them but themselves, and they show nothing through.

    A row or a frame that was drawn before them, and holds them all, is behind them.
    """
    whole, first = whole_of(group), min(picture.place for picture in group)
    behind = (
        shape.place < first and shape.plain and shape.pieces <= _OF_A_FRAME and _holds(shape.box, whole)
        for shape in parts.shapes
    )
    before = (shape.box for shape, is_behind in zip(parts.shapes, behind, strict=True) if not is_behind)
    others = chain(before, (text.box for text in parts.texts))
    near = whole.grown(NEAR)
    return all(picture.opaque for picture in group) and not any(_meet(one, near) for one in others)


def _beside(symbols: tuple[Box, ...], shapes: tuple[Shape, ...]) -> list[Shape]:
    """The shapes that are no part of a symbol."""
    for one in symbols:
        shapes = tuple([shape for shape in shapes if not _holds(one, shape.box)])
    return list(shapes)


def _belong_together(one: Shown, other: Shown) -> bool:
    longer = max(one.box.width, one.box.height, other.box.width, other.box.height)
    return _meet(one.box.grown(Mm(max(NEAR, APART * longer))), other.box)


def _drawn_with_signs(texts: tuple[ReadText, ...]) -> list[Box]:
    drawing = [text for text in texts if not text.text.isascii() and any(map(_is_block, text.text))]
    alike = [text for text in texts if _is_alike(text.text)]
    boxes = [text.box for text in alike] if sum(len(text.text) for text in alike) >= FEWEST_ALIKE else []
    if sum(_is_block(sign) for text in drawing for sign in text.text) >= FEWEST_SIGNS:
        boxes += [text.box for text in drawing]
    return boxes


def _is_alike(text: str) -> bool:
    """Whether words have hardly any different signs: two, or four in a longer line."""
    return len(set(text) - {" "}) <= min(max(2, len(text) // 5), 4)


def _is_block(sign: str) -> bool:
    return sign >= "\u2500" and any(first <= sign <= last for first, last in _BLOCKS)


def _is_complex(shape: Shape) -> bool:
    return shape.segments >= COMPLEX


def _is_square(box: Box) -> bool:
    return abs(box.width - box.height) <= 0.1 * max(box.width, box.height)


def _is_small(box: Box) -> bool:
    return max(box.width, box.height) <= SMALL


def _holds(outer: Box, inner: Box) -> bool:
    if inner.y < outer.y or inner.x < outer.x:
        return False
    return inner.right <= outer.right and inner.bottom <= outer.bottom


def _meet(one: Box, other: Box) -> bool:
    if one.y > other.y + other.height or other.y > one.y + one.height:
        return False
    return one.x <= other.right and other.x <= one.right


def _both(one: Box, other: Box) -> Box:
    left, top = min(one.x, other.x), min(one.y, other.y)
    right, bottom = max(one.right, other.right), max(one.bottom, other.bottom)
    return Box(x=left, y=top, width=Mm(right - left), height=Mm(bottom - top))
