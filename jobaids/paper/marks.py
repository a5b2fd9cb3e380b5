"""What stands on a sheet beside its cards: marks to cut and fold by, and the number of the sheet.

All of it stands in the waste. Where a sheet has none, there are no marks, and the number stands in the white margin of
a card: after a paper jam it is the only way to know where to go on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jobaids.model.names import Mm
from jobaids.paper.imposing import Grid

AWAY = Mm(1.5)  # from a card to a mark, so that a cut a hair beside it leaves none
LONGEST, SHORTEST = Mm(6.0), Mm(2.0)  # of a mark
LARGEST, SMALLEST = 8.0, 4.0  # points, of the number
LINE = 0.36  # mm a point: the height that its letters take, and a little air
BESIDE = Mm(2.5)  # from a mark to the number


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A straight line, from one end to the other, in millimetres from the top left."""

    x: Mm
    y: Mm
    to_x: Mm
    to_y: Mm
    fold: bool = False  # dashed


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Where the number of a sheet stands: the left end of its base line, and its size in points."""

    x: Mm
    y: Mm
    size: float


def marks_of(grid: Grid) -> Iterator[Mark]:
    """Where to cut and to fold; a line so near to the edge of the paper that no printer draws it has none."""
    across, down = grid.cuts
    ground = grid.ground
    for x in _drawn(across, ground.width, ground.edge):
        yield from _upright(grid, x)
    for y in _drawn(down, ground.height, ground.edge):
        for begin, end in _reach(grid.left, ground.width, ground.edge):
            yield Mark(x=begin, y=y, to_x=end, to_y=y)
    for x in grid.folds:
        yield from _upright(grid, x, fold=True)


def folds_of(grid: Grid) -> Iterator[Mark]:
    """The lines between the two faces of each card that is folded."""
    for x in grid.folds:
        yield Mark(x=x, y=grid.top, to_x=x, to_y=Mm(grid.ground.height - grid.top), fold=True)


def stamp_of(grid: Grid) -> Stamp | None:
    """Where the number of a sheet stands, in the widest waste there is below or above; None where all is ink."""
    edge, height = grid.ground.edge, grid.ground.height
    waste = grid.top - edge
    x = Mm(max(grid.left, edge) + BESIDE)
    if waste >= SMALLEST * LINE:
        size = min(LARGEST, waste / LINE)
        return Stamp(x=x, y=Mm(height - max(edge, grid.top - AWAY - size * LINE)), size=size)
    band = grid.top + grid.piece.margin - edge
    size = min(LARGEST, band / LINE)
    return (
        Stamp(x=Mm(max(x, grid.left + grid.piece.margin)), y=Mm(height - edge), size=size) if size >= SMALLEST else None
    )


def _drawn(lines: tuple[Mm, ...], whole: Mm, edge: Mm) -> Iterator[Mm]:
    return (line for line in lines if edge <= line <= whole - edge)


def _upright(grid: Grid, x: Mm, *, fold: bool = False) -> Iterator[Mark]:
    for begin, end in _reach(grid.top, grid.ground.height, grid.ground.edge):
        yield Mark(x=x, y=begin, to_x=x, to_y=end, fold=fold)


def _reach(waste: Mm, whole: Mm, edge: Mm) -> Iterator[tuple[Mm, Mm]]:
    """From where to where a mark goes, in the waste before the cards and in that behind them."""
    length = min(LONGEST, waste - AWAY - edge)
    if length >= SHORTEST:
        yield Mm(waste - AWAY - length), Mm(waste - AWAY)
        yield Mm(whole - waste + AWAY), Mm(whole - waste + AWAY + length)
