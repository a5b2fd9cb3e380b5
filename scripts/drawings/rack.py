"""Racking: uprights straight and bent, the straight edge and the steel rule that measure the bend, tags."""

from __future__ import annotations

import math

from scripts.drawings.figures import figures
from scripts.drawings.marks import cross, tick
from scripts.drawings.shape import Drawing, Ink, at, box, line, oval, path, tube

COLUMN = 40.0  # width of an upright
MIDDLE = 150.0  # height of the damage
LENS = 84.0
MILLIMETRE = 8.0  # in the lens
REACH = 84.0  # half the length over which an upright is bent


def bow(y: float, bend: float) -> float:
    """How far a bent upright stands out at a height; nothing beyond REACH from MIDDLE."""
    away = (y - MIDDLE) / REACH
    return bend * (1 + math.cos(math.pi * away)) / 2 if abs(away) < 1 else 0.0


def upright(x: float, *, bottom: float = 250, bend: float = 0, holes: bool = True) -> Drawing:
    """A column whose left face is at x, bent to the right by `bend` about MIDDLE."""
    top = 0.0
    heights = [top + (bottom - top) * k / 24 for k in range(25)]
    left = [(x + bow(y, bend), y) for y in heights]
    right = [(x + COLUMN + bow(y, bend) * 0.94, y) for y in reversed(heights)]
    column = path("M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in left + right) + "Z", Ink.LIGHT)
    if holes:
        for k in range(int((bottom - top) / 26)):
            y = top + 16 + 26 * k
            column += box((x + COLUMN / 2 - 4 + bow(y, bend), y - 6), (8, 12), Ink.BLACK, radius=3)
    return column


def foot(x: float, y: float) -> Drawing:
    """The plate under an upright whose left face is at x."""
    return box((x - 14, y), (COLUMN + 28, 10), Ink.DARK, radius=2)


def beam(x: float, y: float, length: float) -> Drawing:
    """A beam seen from the aisle."""
    return box((x, y), (length, 26), Ink.ACCENT, radius=2) + line(f"M{x + 6} {y + 9}H{x + length - 6}", 2)


def straight_edge(x: float, middle: float, half: float = 100) -> Drawing:
    """A straight edge standing upright, its right face at x."""
    marks = "".join(f"M{x - 1} {middle - half + 12 + k * (2 * half - 24) / 10:.1f}h-7" for k in range(11))
    return box((x - 18, middle - half), (18, 2 * half), Ink.YELLOW, radius=2) + line(marks, 2)


def rule(x: float, y: float, length: float = 110) -> Drawing:
    """A steel rule lying flat, its zero at x, pointing right to left so that the zero end enters the gap."""
    marks = "".join(f"M{x - 6 - 7 * k} {y - 12}v{9 if k % 5 else 15}" for k in range(int(length / 7) - 1))
    return box((x - length, y - 12), (length, 24), radius=2) + line(marks, 2)


def gap_lens(reading: float, limit: int) -> Drawing:
    """The gap as through a lens of radius LENS: edge left, steel right, millimetres between, the limit marked."""
    low, high, zero = 35.0, -24.0, -50.0
    steel, stop = zero + reading * MILLIMETRE, zero + limit * MILLIMETRE
    faces = path(f"M{steel:.1f} {high}H76V{low}H{steel:.1f}Z", Ink.LIGHT, outline=None)
    faces += path(f"M-76 {high}H{zero}V{low}H-76Z", Ink.YELLOW, outline=None)
    faces += line(f"M{steel:.1f} {high}V{low}M{zero} {high}V{low}M-76 {low}H76")
    marks = line("".join(f"M{zero + k * MILLIMETRE:.1f} {low}v{-18 if k % 5 == 0 else -11}" for k in range(15)), 2.2)
    flag = line(f"M{stop:.1f} {low}V{high}", 5, Ink.ACCENT) + path(f"M{stop - 11:.1f} -42h22l-11 17Z", Ink.ACCENT)
    said = figures(f"{reading:g} mm", 0, 57, 22) + figures(str(limit), stop, -57, 20)
    return oval(0, 0, LENS) + faces + marks + flag + said


def rack_tag(x: float, y: float, bars: int, grow: float = 1) -> Drawing:
    """A tag of one, two or three bars: use, only take out, keep out; it hangs from x, y."""
    ink = {1: Ink.GREEN, 2: Ink.YELLOW, 3: Ink.ACCENT}[bars]
    card = line("M0 -4V14", 3) + path("M-26 8H26L42 24V150H-42V24Z", ink) + oval(0, 22, 6)
    strip = tuple(s for k in range(bars) for s in box((-30, 40 + 16 * k), (60, 10), Ink.BLACK, radius=1))
    return at(card + strip + at(_verdict(bars), (0, 122)), (x, y), grow=grow)


def _verdict(bars: int) -> Drawing:
    if bars == 1:
        return tick(0, 0, 0.85)
    if bars == 3:
        return cross(0, 0, 0.85)
    return box((-26, 2), (26, 20), radius=2) + path("M-13 -16L2 -16L2 -26L24 -9L2 8L2 -2L-13 -2Z")


def brace(x1: float, y1: float, x2: float, y2: float, bend: float = 0) -> Drawing:
    """A diagonal of the frame, bowed at its middle."""
    mx, my = (x1 + x2) / 2 + bend, (y1 + y2) / 2 + bend
    return tube(f"M{x1} {y1}Q{2 * mx - (x1 + x2) / 2} {2 * my - (y1 + y2) / 2} {x2} {y2}", 15, Ink.WHITE)


def pallet(x: float, y: float, w: float = 110, h: float = 62) -> Drawing:
    """A load on a pallet whose lower left corner is at x, y."""
    load = box((x + 6, y - 14 - h), (w - 12, h)) + line(f"M{x + w / 2} {y - 14 - h}v22")
    return (
        load
        + box((x, y - 14), (w, 5), Ink.DARK)
        + tuple(s for k in range(3) for s in box((x + k * (w - 14) / 2, y - 9), (14, 9), Ink.DARK))
    )
