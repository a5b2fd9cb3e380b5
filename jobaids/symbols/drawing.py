"""A matrix as a drawing: rectangles for a PDF, or SVG for a page. Black on white, nothing inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import compress, count

from jobaids.model.names import Mm
from jobaids.symbols.matrix import QUIET_ZONE, Matrix

_BITS = bytes.maketrans(b"01", b"\x00\x01")

_Span = tuple[int, int]  # where a run begins among all modules, and where the next begins
_Rectangle = tuple[int, int, int, int]  # column, row, width, height


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A rectangle of dark modules: columns from `x`, rows from `y`, counted from 0 at the top left."""

    x: int
    y: int
    width: int
    height: int


def runs(matrix: Matrix) -> Iterator[Run]:
    """Cover the dark modules, each once, with rectangles: runs within a row, joined with equal runs beneath."""
    return (Run(x=x, y=y, width=width, height=height) for x, y, width, height in _rectangles(matrix))


def width_of(size: int, module: Mm) -> Mm:
    """How wide a symbol of `size` modules a side stands on paper, quiet zone included."""
    return Mm((size + 2 * QUIET_ZONE) * module)


def draw_svg(matrix: Matrix, module: Mm, title: str = "") -> str:
    """Draw a symbol as an SVG element, quiet zone included, each module `module` wide.

    `title` is its name for who cannot see it; without one it is marked as decoration.
    """
    wide = matrix.size + 2 * QUIET_ZONE
    edge = f"{width_of(matrix.size, module):g}mm"
    path = "".join(
        f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h{width}v{height}h-{width}z" for x, y, width, height in _rectangles(matrix)
    )
    name = f'role="img"><title>{escape(title)}</title>' if title else 'aria-hidden="true">'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{edge}" height="{edge}" viewBox="0 0 {wide} {wide}"'
        f' shape-rendering="crispEdges" {name}<path fill="#fff" d="M0 0h{wide}v{wide}H0z"/>'
        f'<path fill="#000" d="{path}"/></svg>'
    )


def draw_pdf(matrix: Matrix, module_pt: float, x: float = 0, y: float = 0) -> bytes:
    """Draw a symbol as operators of a PDF content stream (ISO 32000-1, 8.5), quiet zone included.

    The graphics state is left as it was. Inside, one unit is one module, so that all places are whole numbers and
    meet without gaps. The ink is black of DeviceGray: composite black blurs edges where plates misregister.

    Args:
        matrix: what to draw.
        module_pt: how wide a module is, in units of the space drawn in: points, unless that was scaled.
        x: the left edge of the quiet zone.
        y: its lower edge, where y points upwards, as on an untouched page. Where y was turned to point downwards,
            hand in a symbol turned back (`1 0 0 -1 0 height cm`); a mirrored symbol is not read by every phone.
    """
    wide = matrix.size + 2 * QUIET_ZONE
    inset = QUIET_ZONE * module_pt
    top = y + wide * module_pt - inset
    modules = "\n".join(f"{left} {up} {width} {height} re" for left, up, width, height in _rectangles(matrix))
    return (
        f"q\n1 g\n{x:.6g} {y:.6g} {wide * module_pt:.6g} {wide * module_pt:.6g} re\nf\n"
        f"{module_pt:.6g} 0 0 {-module_pt:.6g} {x + inset:.6g} {top:.6g} cm\n0 g\n{modules}\nf\nQ\n"
    ).encode("ascii")


def _rectangles(matrix: Matrix) -> list[_Rectangle]:
    """The runs as plain tuples, in reading order; a card draws a thousand of them.

    Exclusive or of a row with itself, one module on, leaves a bit where a run begins and one where it has ended. From
    the last run to the first, each swallows the one that stands exactly beneath it.
    """
    stride = matrix.size + 1  # a run that reaches the edge ends one module behind it
    edges = "".join([f"{row ^ row << 1:0{stride}b}" for row in matrix.rows]).encode("ascii").translate(_BITS)
    places = tuple(compress(count(), edges))
    heights: dict[_Span, int] = {}
    for span in zip(places[-2::-2], places[::-2], strict=True):
        heights[span] = 1 + heights.pop((span[0] + stride, span[1] + stride), 0)
    return [
        (start % stride, start // stride, end - start, height) for (start, end), height in reversed(heights.items())
    ]
