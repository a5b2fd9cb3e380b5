"""Outlined shapes: the pencil with which every picture and clip of the sample site is drawn.

A drawing is a tuple of shapes, painted in order. Points are in picture units: a picture is
360 x 270, a clip 480 x 270. Outlines keep their thickness when a drawing grows, so that a
hand and a forklift look as if one pen had drawn them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from typing import TypeAlias

from scripts.drawings.strokes import Point, Stroke, read_strokes

LINE = 3.2  # picture units: 0.39 mm where a picture is printed 44 mm wide


class Ink(Enum):
    """Four tones and one accent, which stay apart on a grey printer; the rest only where the words name the colour."""

    WHITE = "#ffffff"
    LIGHT = "#e2e2e2"
    DARK = "#a3a3a3"
    ACCENT = "#f4511e"
    BLACK = "#000000"
    GREEN = "#43b05c"
    BLUE = "#3d8fe0"
    YELLOW = "#ffd83d"
    PURPLE = "#9b6ad1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A path with its inks; with a `core` it is a tube that thick, round at both ends."""

    strokes: tuple[Stroke, ...]
    fill: Ink | None
    outline: Ink | None = Ink.BLACK
    width: float = LINE
    core: float = 0.0  # thickness of a tube, outline to outline; 0 for a plain path


Drawing: TypeAlias = tuple[Shape, ...]


def path(d: str, fill: Ink | None = Ink.WHITE, *, outline: Ink | None = Ink.BLACK, width: float = LINE) -> Drawing:
    """One shape from SVG path letters (M L H V C S Q Z, either case; no arcs)."""
    return (Shape(strokes=read_strokes(d), fill=fill, outline=outline, width=width),)


def tube(d: str, core: float, fill: Ink | None = Ink.WHITE, *, outline: Ink | None = Ink.BLACK) -> Drawing:
    """A limb, pipe or finger along a path, `core` units thick."""
    return (Shape(strokes=read_strokes(d), fill=fill, outline=outline, core=core),)


def line(d: str, width: float = LINE, ink: Ink = Ink.BLACK) -> Drawing:
    """A stroke along a path, nothing filled."""
    return (Shape(strokes=read_strokes(d), fill=None, outline=ink, width=width),)


def box(corner: Point, size: Point, fill: Ink | None = Ink.WHITE, *, radius: float = 0) -> Drawing:
    """A rectangle from its top left corner, its corners rounded by `radius`."""
    (x, y), (w, h) = corner, size
    r = min(radius, w / 2, h / 2)
    if r == 0:
        return path(f"M{x} {y}h{w}v{h}h{-w}Z", fill)
    k = 0.448 * r  # from the corner to the control point of a quarter circle
    return path(
        f"M{x + r} {y}H{x + w - r}C{x + w - k} {y} {x + w} {y + k} {x + w} {y + r}"
        f"V{y + h - r}C{x + w} {y + h - k} {x + w - k} {y + h} {x + w - r} {y + h}"
        f"H{x + r}C{x + k} {y + h} {x} {y + h - k} {x} {y + h - r}V{y + r}C{x} {y + k} {x + k} {y} {x + r} {y}Z",
        fill,
    )


def oval(x: float, y: float, rx: float, ry: float | None = None, fill: Ink | None = Ink.WHITE) -> Drawing:
    """An ellipse round its centre; a circle where only one radius is given."""
    ry = rx if ry is None else ry
    a, b = 0.5523 * rx, 0.5523 * ry
    return path(
        f"M{x + rx} {y}C{x + rx} {y + b} {x + a} {y + ry} {x} {y + ry}C{x - a} {y + ry} {x - rx} {y + b} {x - rx} {y}"
        f"C{x - rx} {y - b} {x - a} {y - ry} {x} {y - ry}C{x + a} {y - ry} {x + rx} {y - b} {x + rx} {y}Z",
        fill,
    )


def hoop(middle: Point, radii: Point, *, core: float, fill: Ink | None = Ink.WHITE) -> Drawing:
    """A tube bent into a ring round its middle."""
    return tuple(replace(shape, fill=fill, core=core) for shape in oval(*middle, *radii))


def arc_path(x: float, y: float, r: float, start: float, end: float) -> str:
    """Path letters of a circular arc in degrees, clockwise from three o'clock when end > start."""
    steps = max(1, math.ceil(abs(end - start) / 45))
    turn = math.radians((end - start) / steps)
    reach = 4 / 3 * math.tan(turn / 4) * r

    def point(angle: float, out: float) -> str:
        """On the circle at an angle, then `out` along its tangent."""
        cos, sin = math.cos(angle), math.sin(angle)
        return f"{x + r * cos - out * sin:.2f} {y + r * sin + out * cos:.2f}"

    angles = [math.radians(start) + turn * k for k in range(steps + 1)]
    letters = f"M{point(angles[0], 0)}"
    for before, after in pairwise(angles):
        letters += f"C{point(before, reach)} {point(after, -reach)} {point(after, 0)}"
    return letters


def mapped(drawing: Drawing, to: Callable[[Point], Point], growth: float = 1.0) -> Drawing:
    """Every point moved by `to`; tubes grow by `growth`, outlines never."""
    return tuple(
        replace(
            shape,
            core=shape.core * growth,
            strokes=tuple(replace(s, points=tuple(to(p) for p in s.points)) for s in shape.strokes),
        )
        for shape in drawing
    )


def at(drawing: Drawing, place: Point, *, turn: float = 0, grow: float = 1, flip: bool = False) -> Drawing:
    """A drawing mirrored left to right (`flip`), grown, turned clockwise in degrees, then moved to `place`."""
    cos, sin = math.cos(math.radians(turn)) * grow, math.sin(math.radians(turn)) * grow
    side = -1 if flip else 1
    x, y = place

    def moved(p: Point) -> Point:
        return x + p[0] * side * cos - p[1] * sin, y + p[0] * side * sin + p[1] * cos

    return mapped(drawing, moved, grow)


def merged(*drawings: Drawing) -> Drawing:
    """Overlapping shapes as one body: every outline first, then every fill, so that no seam is left inside."""
    shapes = tuple(shape for drawing in drawings for shape in drawing)
    edges = tuple(
        replace(s, fill=s.fill if not s.core else None, width=s.width if s.core else 2 * s.width) for s in shapes
    )
    return edges + tuple(replace(s, outline=None) for s in shapes)


def inked(drawing: Drawing, old: Ink, new: Ink) -> Drawing:
    """A drawing with one fill exchanged for another: a glove from a hand."""
    return tuple(replace(s, fill=new) if s.fill is old else s for s in drawing)


def traced(drawing: Drawing, ink: Ink, width: float) -> Drawing:
    """Only the outlines of a drawing, in one ink and width."""
    return tuple(replace(s, outline=ink, width=width, fill=None) for s in drawing)
