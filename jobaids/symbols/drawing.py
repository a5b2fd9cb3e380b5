"""A matrix as a drawing: rectangles for a PDF, or SVG for a page. Black on white, nothing inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from jobaids.model.names import Mm
from jobaids.symbols.matrix import QUIET_ZONE, Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A rectangle of dark modules: columns from `x`, rows from `y`, counted from 0 at the top left."""

    x: int
    y: int
    width: int
    height: int


def runs(matrix: Matrix) -> Iterator[Run]:
    """Cover the dark modules, each once, with rectangles: runs within a row, joined with equal runs beneath."""
    open_runs: dict[tuple[int, int], int] = {}  # first column and width, to the row where it began
    for y in range(matrix.size + 1):
        here = set(_dark_runs(matrix, y)) if y < matrix.size else set()
        for place in sorted(open_runs.keys() - here):
            yield Run(x=place[0], y=open_runs[place], width=place[1], height=y - open_runs.pop(place))
        for place in here - open_runs.keys():
            open_runs[place] = y


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
        f"M{run.x + QUIET_ZONE} {run.y + QUIET_ZONE}h{run.width}v{run.height}h-{run.width}z" for run in runs(matrix)
    )
    name = f'role="img"><title>{escape(title)}</title>' if title else 'aria-hidden="true">'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{edge}" height="{edge}" viewBox="0 0 {wide} {wide}"'
        f' shape-rendering="crispEdges" {name}<path fill="#fff" d="M0 0h{wide}v{wide}H0z"/>'
        f'<path fill="#000" d="{path}"/></svg>'
    )


def _dark_runs(matrix: Matrix, y: int) -> Iterator[tuple[int, int]]:
    """First column and width of each run of dark modules in a row."""
    start: int | None = None
    for x in range(matrix.size + 1):
        dark = x < matrix.size and matrix.is_dark(x, y)
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            yield start, x - start
            start = None
