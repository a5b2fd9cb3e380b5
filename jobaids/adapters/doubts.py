"""Where on a page a symbol may stand that nobody planned: what has to be looked at, for it cannot be ruled out.

Looking at a whole page takes as long as making it. What a page is put together from tells most of it: a rule, a panel
and a line of words are no symbol. The rest is looked at as closely as the symbols are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce

from jobaids.adapters.page_parts import Parts, Shape, Shown
from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.reading import ReadText

COMPLEX = 60
"""Segments of a path that may be a symbol by itself; the smallest have some three hundred, a frame has ten."""

FEWEST_PIECES = 45
"""Rectangles that may make a symbol together. Of 21 × 21 modules, the finder patterns alone take nine."""

LARGEST_PIECE = Mm(70.0)
"""No run of modules is longer: a third of the largest symbol that stands on A4."""

FEWEST_SIGNS = 40
"""Blocks and dots that may make a symbol together, as programs draw them in a terminal."""

FEWEST_LINES = 10
"""Lines of no more than two kinds of signs that may make a symbol together: half of its 21 rows."""

NEAR = Mm(1.0)
"""Two pictures nearer than this may be parts of one."""

_BLOCKS = (
    "\u2500\u25ff",
    "\u2800\u28ff",
    "\u2b00\u2bff",
    "\ue000\uf8ff",
    "\U0001f780\U0001f7ff",
    "\U0001fb00\U0001fbff",
)
"""First and last of the signs one draws with: boxes, blocks and squares, Braille, and those without a meaning."""


def alone(shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    """Paths that may each be a whole symbol: complex, in one colour, and about as wide as high."""
    return tuple(shape for shape in shapes if _is_complex(shape) and shape.plain and _is_square(shape.box))


def doubts(parts: Parts, symbols: tuple[Box, ...]) -> Iterator[Box]:
    """What has to be looked at besides the symbols that were found and the pictures that stand free, as one box."""
    rest = [shape for shape in parts.shapes if not any(_holds(box, shape.box) for box in symbols)]
    pictures = [picture.box for picture in parts.pictures if not is_free(picture, parts)]
    odd = [shape.box for shape in rest if _is_complex(shape) or not shape.plain]
    pieces = [shape.box for shape in rest if max(shape.box.width, shape.box.height) <= LARGEST_PIECE]
    boxes = [*parts.others, *odd, *pictures, *_drawn_with_signs(parts.texts)]
    if len(pieces) >= FEWEST_PIECES:
        boxes += pieces
    if boxes:
        yield reduce(_both, boxes)


def is_free(picture: Shown, parts: Parts) -> bool:
    """Whether a picture stands alone: nothing stands on it, and it shows nothing through."""
    near = picture.box.grown(NEAR)
    others = (one.box for one in (*parts.shapes, *parts.texts, *parts.pictures) if one is not picture)
    return picture.opaque and not any(_meet(one, near) and not _holds(one, picture.box) for one in others)


def _drawn_with_signs(texts: tuple[ReadText, ...]) -> list[Box]:
    drawing = [text for text in texts if any(_is_block(sign) for sign in text.text)]
    dull = [text for text in texts if len(text.text) >= FEWEST_LINES and len(set(text.text) - {" "}) <= 2]
    boxes = [text.box for text in dull] if len(dull) >= FEWEST_LINES else []
    if sum(_is_block(sign) for text in drawing for sign in text.text) >= FEWEST_SIGNS:
        boxes += [text.box for text in drawing]
    return boxes


def _is_block(sign: str) -> bool:
    return sign >= "\u2500" and any(first <= sign <= last for first, last in _BLOCKS)


def _is_complex(shape: Shape) -> bool:
    return shape.segments >= COMPLEX


def _is_square(box: Box) -> bool:
    return abs(box.width - box.height) <= 0.1 * max(box.width, box.height)


def _holds(outer: Box, inner: Box) -> bool:
    return outer.x <= inner.x and inner.right <= outer.right and outer.y <= inner.y and inner.bottom <= outer.bottom


def _meet(one: Box, other: Box) -> bool:
    return one.x <= other.right and other.x <= one.right and one.y <= other.bottom and other.y <= one.bottom


def _both(one: Box, other: Box) -> Box:
    left, top = min(one.x, other.x), min(one.y, other.y)
    right, bottom = max(one.right, other.right), max(one.bottom, other.bottom)
    return Box(x=left, y=top, width=Mm(right - left), height=Mm(bottom - top))
