"""A matrix as operators of a PDF page: rectangles, black on white, nothing inside."""

from __future__ import annotations

from itertools import compress, count

from jobaids.model.names import Mm
from jobaids.symbols.matrix import QUIET_ZONE, Matrix

_BITS = bytes.maketrans(b"01", b"\x00\x01")

_Span = tuple[int, int]  # where a run begins among all modules, and where the next begins
Rectangle = tuple[int, int, int, int]
"""Column and row of the upper left module, counted from 0; width and height in modules."""


def width_of(size: int, module: Mm) -> Mm:
    """How wide a symbol of `size` modules a side stands on paper, quiet zone included."""
    return Mm((size + 2 * QUIET_ZONE) * module)


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
    modules = "\n".join(f"{left} {up} {width} {height} re" for left, up, width, height in rectangles(matrix))
    return (
        f"q\n1 g\n{x:.6g} {y:.6g} {wide * module_pt:.6g} {wide * module_pt:.6g} re\nf\n"
        f"{module_pt:.6g} 0 0 {-module_pt:.6g} {x + inset:.6g} {top:.6g} cm\n0 g\n{modules}\nf\nQ\n"
    ).encode("ascii")


def rectangles(matrix: Matrix) -> list[Rectangle]:
    """Cover the dark modules, each once: runs within a row, joined with equal runs beneath, in reading order.

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
