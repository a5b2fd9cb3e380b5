"""A symbol seen in a picture of a wall: what it says, if it could be read, and where it stands; in pixels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import hypot
from statistics import mean, median
from typing import TypeAlias

Corner: TypeAlias = tuple[float, float]
"""Rightwards and downwards from the upright picture's top left, in pixels."""

SAME_PLACE = 0.5
"""Of a symbol's side: two sightings whose middles are nearer than this are of one symbol."""

SAME_ROW = 0.8
"""Of a symbol's side: how far the next symbol of a row may stand off its line, for cards do not hang level."""

NEIGHBOURS = 5
"""Symbols that tell how rows slope around one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One symbol in one picture. `says` is None where it was found and could not be read."""

    says: str | None
    corners: tuple[Corner, Corner, Corner, Corner]  # from its own top left on, clockwise
    modules: int = 0  # a side; 0 where nobody knows

    @property
    def middle(self) -> Corner:
        """Its centre."""
        return mean(x for x, _ in self.corners), mean(y for _, y in self.corners)

    @property
    def side(self) -> float:
        """How long its sides are on average."""
        ends = zip(self.corners, (*self.corners[1:], self.corners[0]), strict=True)
        return mean(hypot(to[0] - start[0], to[1] - start[1]) for start, to in ends)

    @property
    def module(self) -> float:
        """Pixels a module; 0 where nobody knows."""
        return self.side / self.modules if self.modules else 0.0

    def moved(self, across: float, down: float, scale: float) -> Sighting:
        """The same as seen in a whole picture, of which a part was looked at `scale` times as large."""
        one, two, three, four = ((across + x / scale, down + y / scale) for x, y in self.corners)
        return Sighting(says=self.says, corners=(one, two, three, four), modules=self.modules)

    def overlaps(self, other: Sighting) -> bool:
        """Whether they share any place, taken as upright boxes."""
        one, two = (tuple(zip(*each.corners, strict=True)) for each in (self, other))
        return all(min(a) < max(b) and min(b) < max(a) for a, b in zip(one, two, strict=True))

    def is_at(self, other: Sighting) -> bool:
        """Whether both are of one symbol, by where they stand."""
        (x, y), (other_x, other_y) = self.middle, other.middle
        return hypot(x - other_x, y - other_y) < SAME_PLACE * max(self.side, other.side)


def once_each(seen: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """Each symbol once, those that were read first.

    One that was not read is left out where it overlaps another: a decoder takes the corners of two neighbours for
    those of a third, larger one.
    """
    kept: list[Sighting] = []
    for one in sorted(seen, key=lambda one: (one.says is None, one.side if one.says is None else 0.0)):
        others = (other for other in kept if one.is_at(other) or (one.says is None and one.overlaps(other)))
        if next(others, None) is None:
            kept.append(one)
    return tuple(kept)


def in_rows(seen: Iterable[Sighting]) -> tuple[tuple[Sighting, ...], ...]:
    """As one reads a wall: rows from the top, each from the left.

    From left to right each joins the row that leads to it most nearly. Seen from aside, rows slope, each otherwise;
    how, the upper edges of the symbols around tell.
    """
    symbols = sorted(seen, key=lambda one: one.middle)
    slopes = {id(one): _slope_around(one, symbols) for one in symbols}
    rows: list[list[Sighting]] = []
    for one in symbols:
        near = [row for row in rows if _beside(row[-1], one, slopes) < SAME_ROW * one.side]
        if near:
            min(near, key=lambda row: _beside(row[-1], one, slopes)).append(one)
        else:
            rows.append([one])
    rows.sort(key=lambda row: mean(one.middle[1] - one.middle[0] * slopes[id(one)] for one in row))
    return tuple(tuple(row) for row in rows)


def _beside(last: Sighting, one: Sighting, slopes: Mapping[int, float]) -> float:
    """How far one stands above or below the line on which the last one of a row leads on."""
    across, down = one.middle[0] - last.middle[0], one.middle[1] - last.middle[1]
    return abs(down - across * (slopes[id(last)] + slopes[id(one)]) / 2)


def _slope_around(one: Sighting, symbols: Iterable[Sighting]) -> float:
    """How rows slope there, by the symbols that stand nearest; one card alone may hang askew."""
    x, y = one.middle
    nearest = sorted(symbols, key=lambda other: hypot(other.middle[0] - x, other.middle[1] - y))
    return median(_slope(other) for other in nearest[:NEIGHBOURS])


def _slope(one: Sighting) -> float:
    """How its edge slopes that lies nearest to level, whichever way up it hangs."""
    (left, top), (right, end) = one.corners[0], one.corners[1]
    across, down = right - left, end - top
    return down / across if abs(across) >= abs(down) else -across / down
