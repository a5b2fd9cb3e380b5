"""Reads SVG path letters into absolute strokes that can be moved, turned and painted anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]

_TOKEN = re.compile(r"[MLHVCSQZmlhvcsqz]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "Z": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """One move of the pencil, absolute: M and L carry one point, C three, Z none."""

    letter: str
    points: tuple[Point, ...] = ()


def read_strokes(d: str) -> tuple[Stroke, ...]:
    """Absolute M, L, C and Z strokes of a path written with M L H V C S Q Z in either case.

    Raises ValueError on anything else: a drawing with a slip in it must not pass unseen.
    """
    left = _TOKEN.sub("", d).strip(" ,\n")
    if left:
        raise ValueError(f"not a path: {left!r} in {d!r}")
    strokes: list[Stroke] = []
    pen = start = bend = (0.0, 0.0)
    for letter, numbers in _commands(_TOKEN.findall(d)):
        points = _absolute(letter, numbers, pen)
        kind = letter.upper()
        if kind == "Z":
            strokes.append(Stroke(letter="Z"))
            pen = bend = start
            continue
        stroke = _stroke(kind, points, pen, bend)
        bend = stroke.points[-2] if kind in "CS" else stroke.points[-1]
        pen = stroke.points[-1]
        start = pen if kind == "M" else start
        strokes.append(stroke)
    return tuple(strokes)


def _commands(tokens: list[str]) -> list[tuple[str, list[float]]]:
    """Letters with their numbers; a run of numbers repeats its letter, after M as L."""
    found: list[tuple[str, list[float]]] = []
    place = 0
    letter = ""
    while place < len(tokens):
        if tokens[place].isalpha():
            letter = tokens[place]
            place += 1
        count = _NUMBERS[letter.upper()]
        found.append((letter, [float(t) for t in tokens[place : place + count]]))
        place += count
        letter = {"M": "L", "m": "l"}.get(letter, letter)
    return found


def _absolute(letter: str, numbers: list[float], pen: Point) -> tuple[Point, ...]:
    x, y = pen if letter.islower() else (0.0, 0.0)
    if letter in "Hh":
        return ((x + numbers[0], pen[1]),)
    if letter in "Vv":
        return ((pen[0], y + numbers[0]),)
    return tuple((x + a, y + b) for a, b in zip(numbers[::2], numbers[1::2], strict=True))


def _stroke(kind: str, points: tuple[Point, ...], pen: Point, bend: Point) -> Stroke:
    if kind == "S":
        mirrored = (2 * pen[0] - bend[0], 2 * pen[1] - bend[1])
        return Stroke(letter="C", points=(mirrored, *points))
    if kind == "Q":
        (cx, cy), (x, y) = points
        first = (pen[0] + (cx - pen[0]) * 2 / 3, pen[1] + (cy - pen[1]) * 2 / 3)
        second = (x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3)
        return Stroke(letter="C", points=(first, second, (x, y)))
    return Stroke(letter=kind if kind in "MC" else "L", points=points)
