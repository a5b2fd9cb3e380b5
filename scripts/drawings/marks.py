"""Marks that lead the eye: arrows for motion, rings for the point that matters, right and wrong."""

from __future__ import annotations

import math

from scripts.drawings.shape import Drawing, Ink, arc_path, at, hoop, line, merged, oval, path, tube
from scripts.drawings.strokes import Point, read_strokes


def arrow(d: str, thick: float = 13, ink: Ink = Ink.ACCENT) -> Drawing:
    """A fat outlined arrow along a path; its tip lies one head beyond the path's end."""
    last = read_strokes(d)
    before, tip = ([p for s in last for p in s.points])[-2:]
    turn = math.degrees(math.atan2(tip[1] - before[1], tip[0] - before[0]))
    head = path(f"M0 {-1.15 * thick}L{1.7 * thick} 0L0 {1.15 * thick}Z", ink)
    return merged(tube(d, thick, ink), at(head, tip, turn=turn))


def turn_arrow(middle: Point, r: float, start: float, end: float, *, thick: float = 12) -> Drawing:
    """An arrow round a centre, in degrees from three o'clock; clockwise when end > start."""
    return arrow(arc_path(*middle, r, start, end), thick)


def ring(x: float, y: float, r: float, ry: float | None = None) -> Drawing:
    """A ring round the point that matters."""
    return hoop((x, y), (r, r if ry is None else ry), core=11, fill=Ink.ACCENT)


def tick(x: float, y: float, grow: float = 1) -> Drawing:
    """Right: a black tick in a white disc."""
    return at(oval(0, 0, 24) + line("M-11 1L-3 9L12 -9", 7), (x, y), grow=grow)


def cross(x: float, y: float, grow: float = 1) -> Drawing:
    """Wrong: a black cross in an accent disc."""
    return at(oval(0, 0, 24, fill=Ink.ACCENT) + line("M-9 -9L9 9M9 -9L-9 9", 7), (x, y), grow=grow)


def drop(x: float, y: float, grow: float = 1, ink: Ink = Ink.WHITE) -> Drawing:
    """A falling drop, its middle at x, y."""
    return at(path("M0 -14C4 -6 9 -1 9 5C9 17 -9 17 -9 5C-9 -1 -4 -6 0 -14Z", ink), (x, y), grow=grow)


def clicks(x: float, y: float, turn: float = 0, r: float = 14) -> Drawing:
    """Three short rays: a click, a touch, a sound."""
    rays = "".join(
        f"M{r * math.cos(a):.1f} {r * math.sin(a):.1f}L{(r + 13) * math.cos(a):.1f} {(r + 13) * math.sin(a):.1f}"
        for a in (math.radians(d) for d in (-38, 0, 38))
    )
    return at(line(rays), (x, y), turn=turn)


def steam(x: float, y: float, grow: float = 1) -> Drawing:
    """Three rising wisps over something hot."""
    wisp = "c-7 -7 7 -12 0 -20c-7 -8 5 -12 1 -18"
    return at(line(f"M-18 0{wisp}M0 -3{wisp}M18 0{wisp}"), (x, y), grow=grow)


def star(x: float, y: float, r: float) -> Drawing:
    """A four-pointed gleam on something clean."""
    k = r * 0.22
    return at(path(f"M0 {-r}L{k} {-k}L{r} 0L{k} {k}L0 {r}L{-k} {k}L{-r} 0L{-k} {-k}Z"), (x, y))
