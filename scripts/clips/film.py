"""A clip as data: scenes that draw themselves at any moment, and the words beneath them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scripts.drawings.figures import figures
from scripts.drawings.marks import tick
from scripts.drawings.shape import Drawing, Ink, arc_path, at, line, oval

STAGE = (480, 270)  # picture units, 16:9
FRAMES = 12  # a second

Draw = Callable[[float], Drawing]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Some whole seconds of a clip; `draw` takes the seconds since the scene began and holds still at both ends."""

    seconds: int
    draw: Draw
    words: Mapping[str, str]  # language to caption


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A silent clip; `name` is its path below content/ without an ending."""

    name: str
    scenes: tuple[Scene, ...]

    @property
    def seconds(self) -> int:
        """The whole length."""
        return sum(scene.seconds for scene in self.scenes)


def eased(t: float, start: float, end: float) -> float:
    """0 before `start`, 1 after `end`, and a soft way between."""
    x = min(1.0, max(0.0, (t - start) / (end - start)))
    return x * x * (3 - 2 * x)


def swaying(t: float, start: float, end: float, *, beats: float = 1.0) -> float:
    """To and fro between -1 and 1, `beats` times a second, still outside `start` to `end`."""
    if not start < t < end:
        return 0.0
    calm = min(1.0, (t - start) / 0.4, (end - t) / 0.4)
    return calm * math.sin(2 * math.pi * beats * (t - start))


def staged(drawing: Drawing, *, left: float = 60) -> Drawing:
    """A picture 360 wide on the wider stage."""
    return at(drawing, (left, 0))


def counted(share: float, number: str, place: tuple[float, float] = (430, 50)) -> Drawing:
    """A ring that fills clockwise round a number."""
    x, y = place
    drawn = oval(x, y, 36) + line(arc_path(x, y, 27, 0, 360), 9, Ink.LIGHT)
    if share > 0:
        drawn += line(arc_path(x, y, 27, -90, -90 + 360 * min(share, 0.9999)), 9, Ink.ACCENT)
    return drawn + figures(number, x, y, 22)


def done(t: float, start: float, place: tuple[float, float]) -> Drawing:
    """A tick that pops up at `start` and stays."""
    grown = eased(t, start, start + 0.35)
    return tick(*place, 1.2 * grown) if grown > 0.05 else ()
