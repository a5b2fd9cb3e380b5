"""A symbol as SVG, as others would place it on their pages: for what must find it there, and for peers of the bench."""

from __future__ import annotations

from jobaids.model.names import Mm
from jobaids.symbols.drawing import rectangles, width_of
from jobaids.symbols.matrix import QUIET_ZONE, Matrix


def draw_svg(matrix: Matrix, module: Mm) -> str:
    """Draw a symbol as an SVG element, quiet zone included, each module `module` wide."""
    wide, edge = matrix.size + 2 * QUIET_ZONE, f"{width_of(matrix.size, module):g}mm"
    path = "".join(
        f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h{width}v{height}h-{width}z" for x, y, width, height in rectangles(matrix)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{edge}" height="{edge}" viewBox="0 0 {wide} {wide}" '
        'shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{wide}v{wide}H0z"/><path fill="#000" d="{path}"/></svg>'
    )
