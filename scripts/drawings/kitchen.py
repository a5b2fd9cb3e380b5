"""Parts of the kitchen: pans, probe, clock, ice, taps, bottles, boards."""

from __future__ import annotations

import math

from scripts.drawings.figures import figures
from scripts.drawings.shape import Drawing, Ink, arc_path, at, box, line, oval, path, tube


def pan(x: float, y: float, w: float = 220, h: float = 64, *, full: float = 0.75) -> Drawing:
    """A shallow steel pan cut open at the front, filled to a share; x, y is the middle of its rim."""
    left, right, slope = x - w / 2, x + w / 2, 14
    shell = path(f"M{left} {y}L{left + slope} {y + h}H{right - slope}L{right} {y}Z")
    top = y + h * (1 - full)
    inset = slope * (1 - full)
    food = (
        path(
            f"M{left + inset + 3} {top}H{right - inset - 3}L{right - slope - 2} {y + h - 2}H{left + slope + 2}Z",
            Ink.ACCENT,
        )
        if full
        else ()
    )
    bits = (
        tuple(s for k in (0.2, 0.42, 0.63, 0.82) for s in oval(left + w * k, top + h * full * 0.5, 8, 6))
        if full > 0.3 and w > 100
        else ()
    )
    return shell + food + bits + line(f"M{left - 14} {y}H{right + 14}", 6)


def pot(x: float, y: float, grow: float = 1) -> Drawing:
    """A deep pot standing with the middle of its base at x, y."""
    ears = tube("M-74 -84H-92M74 -84H92", 10, Ink.DARK)
    return at(
        ears + path("M-70 -120H70V-10C70 -2 64 0 56 0H-56C-64 0 -70 -2 -70 -10Z", Ink.LIGHT) + line("M-78 -120H78", 6),
        (x, y),
        grow=grow,
    )


def ladle(x: float, y: float, *, turn: float = 0, full: bool = True) -> Drawing:
    """A ladle whose bowl's rim is centred on x, y, its handle up."""
    handle = tube("M32 0L44 -150", 10, Ink.DARK)
    stew = path("M-32 0H32C26 -12 -26 -12 -32 0Z", Ink.ACCENT) if full else ()
    return at(handle + stew + path("M-34 0H34C34 44 -34 44 -34 0Z", Ink.LIGHT), (x, y), turn=turn)


def ruler_up(x: float, y: float, cm: int = 7, unit: float = 13, mark: int = 5) -> Drawing:
    """A ruler standing on y with its left edge at x; the mark is framed by a flag with its figure."""
    marks = "".join(f"M{x} {y - unit * k / 2:.1f}h{16 if k % 2 == 0 else 9}" for k in range(1, 2 * cm))
    flag = path(f"M{x + 26} {y - unit * mark}l18 -11v22Z", Ink.ACCENT)
    return box((x, y - unit * cm), (28, unit * cm), Ink.YELLOW, radius=2) + line(marks, 2.2) + flag


def probe(x: float, y: float, reading: str, *, length: float = 120, turn: float = 0) -> Drawing:
    """A digital probe with its tip at x, y, standing up; the reading stays upright in its display."""
    stem = at(tube(f"M0 0V{-length + 4}", 8, Ink.LIGHT), (x, y), turn=turn)
    hx, hy = x + length * math.sin(math.radians(turn)), y - length * math.cos(math.radians(turn))
    return stem + display(hx, hy - 24, reading)


def display(x: float, y: float, reading: str, grow: float = 1) -> Drawing:
    """A thermometer's head with its reading."""
    return at(
        box((-66, -32), (132, 64), Ink.DARK, radius=14)
        + box((-56, -23), (112, 46), radius=5)
        + figures(reading, 0, 0, 27),
        (x, y),
        grow=grow,
    )


def clock(x: float, y: float, hours: float, *, r: float = 46, since: float | None = None) -> Drawing:
    """A dial of twelve hours with one hand at `hours`; what has passed `since` is shaded."""
    face = oval(x, y, r)
    passed: Drawing = ()
    if since is not None and hours > since:
        passed = path(f"{arc_path(x, y, r - 4, since * 30 - 90, hours * 30 - 90)}L{x} {y}Z", Ink.ACCENT, width=2)
    ticks = "".join(f"M{_polar(x, y, r - 5, k)}L{_polar(x, y, r - (12 if k % 3 else 16), k)}" for k in range(12))
    return (
        face
        + passed
        + line(ticks, 2.6)
        + line(f"M{x} {y}L{_polar(x, y, r * 0.66, hours)}", 5.5)
        + oval(x, y, 4.5, fill=Ink.BLACK)
    )


def _polar(x: float, y: float, r: float, hours: float) -> str:
    angle = math.radians(hours * 30 - 90)
    return f"{x + r * math.cos(angle):.1f} {y + r * math.sin(angle):.1f}"


def cubes(x: float, y: float, places: tuple[tuple[float, float, float], ...], size: float = 26) -> Drawing:
    """Ice cubes at offsets and turns from x, y."""
    one = box((-size / 2, -size / 2), (size, size), radius=4) + line(
        f"M{-size / 4} {-size / 8}V{-size / 4}H{-size / 8}", 2
    )
    return tuple(s for dx, dy, turn in places for s in at(one, (x + dx, y + dy), turn=turn))


def tap(x: float, y: float, *, running: bool = False, lever: float = 0) -> Drawing:
    """A bent tap; water falls at x, y; its lever is to the right on top."""
    spout = tube("M0 -4V-34C0 -84 84 -84 84 -34V90", 24, Ink.LIGHT)
    handle = at(tube("M0 0H58", 13, Ink.DARK), (96, -12), turn=-16 + lever)
    water = path("M-8 0H8V150H-8Z", Ink.BLUE) if running else ()
    return at(water + handle + spout + oval(90, -12, 13), (x, y))


def bubbles(x: float, y: float, grow: float = 1) -> Drawing:
    """Suds."""
    suds = ((0, 0, 13), (18, -10, 9), (-17, -9, 10), (6, -22, 7), (-8, 14, 8), (17, 10, 6))
    return at(tuple(s for dx, dy, r in suds for s in oval(dx, dy, r)), (x, y), grow=grow)


def jug(x: float, y: float, grow: float = 1, ink: Ink = Ink.WHITE) -> Drawing:
    """A bleach bottle with a handle, standing on x, y."""
    body = path("M-46 0V-84C-46 -108 -20 -112 -18 -130H16C18 -112 46 -108 46 -84V0Z", ink)
    hole = tube("M22 -92V-58", 14, Ink.WHITE)
    return at(
        body + hole + box((-22, -150), (42, 22), Ink.BLACK, radius=4) + path("M-30 -56H6V-16H-30Z", Ink.ACCENT),
        (x, y),
        grow=grow,
    )


def peanut(x: float, y: float, grow: float = 1) -> Drawing:
    """A peanut in its shell."""
    shell = path("M0 -30C18 -30 20 -12 13 -2C20 8 18 32 0 32C-18 32 -20 8 -13 -2C-20 -12 -18 -30 0 -30Z", Ink.YELLOW)
    return at(shell + line("M-6 -20V-14M6 -18V-12M0 -8V-2M-6 8V14M6 10V16M0 20V25", 2.2), (x, y), turn=20, grow=grow)


def knife(x: float, y: float, *, turn: float = 0, handle: Ink = Ink.PURPLE) -> Drawing:
    """A chef's knife, its heel at x, y, its blade to the right."""
    return at(
        path("M0 -16H100C126 -14 138 0 142 10H0Z") + box((-84, -17), (86, 24), handle, radius=8), (x, y), turn=turn
    )
