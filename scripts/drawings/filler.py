"""Parts of the filling machine: isolator and lock, START button, nozzle, seal, and the tools for them."""

from __future__ import annotations

import math

from scripts.drawings.figures import figures
from scripts.drawings.marks import clicks
from scripts.drawings.shape import Drawing, Ink, at, box, hoop, line, oval, path, tube

SCREWS = ((-58, -58), (58, -58), (58, 58), (-58, 58))  # seen from below, clockwise from the top left
CROSSWISE = (0, 2, 1, 3)  # the order of tightening, as places in SCREWS


def padlock(x: float, y: float, grow: float = 1, *, lifted: float = 0) -> Drawing:
    """A lock hanging by its shackle at x, y; `lifted` opens it by so many units."""
    shackle = line(f"M-15 {34 - lifted}V14C-15 -6 15 -6 15 14V{34}", 12) + line(
        f"M-15 {34 - lifted}V14C-15 -6 15 -6 15 14V{34}", 5.6, Ink.WHITE
    )
    body = box((-27, 30), (54, 46), Ink.ACCENT, radius=7)
    keyhole = oval(0, 49, 5.5, fill=Ink.BLACK) + line("M0 50V61", 5)
    return at(shackle + body + keyhole, (x, y), grow=grow)


def tag(x: float, y: float, grow: float = 1, *, turn: float = 0) -> Drawing:
    """A danger tag with its owner's picture, hanging by a cord from x, y."""
    cord = line("M0 0C6 8 -4 14 0 22")
    card = path("M-16 18H16L26 30V96H-26V30Z") + oval(0, 28, 4.5)
    stripe = path("M-26 38H26V54H-26Z", Ink.BLACK)
    face = oval(0, 68, 7.5, fill=Ink.BLACK) + path("M-15 91C-15 75 15 75 15 91Z", Ink.BLACK)
    return at(cord + card + stripe + face, (x, y), turn=turn, grow=grow)


def isolator(x: float, y: float, grow: float = 1, *, turn: float = 0) -> Drawing:
    """A wall switch round its centre; `turn` 0 points the lever left to OFF, 90 up to ON."""
    case = box((-78, -76), (148, 152), Ink.LIGHT, radius=8)
    signs = figures("0", -62, 0, 20, bold=0.2) + line("M0 -68V-54", 5)
    plate = oval(0, 0, 46, fill=Ink.YELLOW)
    lever = at(path("M-44 0L-30 -13H50C58 -13 58 13 50 13H-30Z", Ink.ACCENT) + oval(40, 0, 6.5), (0, 0), turn=turn)
    bolts = tuple(s for bx in (-68, 60) for by in (-66, 66) for s in oval(bx, by, 3.2))
    return at(case + plate + signs + lever + bolts, (x, y), grow=grow)


def button_box(x: float, y: float, grow: float = 1, *, pressed: bool = False, lit: bool = False) -> Drawing:
    """A START button seen from its side on a box, with a lamp on top."""
    lamp = path("M-22 -60V-76C-22 -96 22 -96 22 -76V-60Z", Ink.YELLOW if lit else Ink.DARK)
    rays = at(clicks(0, 0, -90, 16), (0, -82)) if lit else ()
    case = box((-46, -60), (92, 120), Ink.LIGHT, radius=8)
    reach = 8 if pressed else 20
    knob = box((46, -14), (8, 28), Ink.DARK) + path(
        f"M54 -26H{54 + reach - 4}C{62 + reach} -22 {62 + reach} 22 {54 + reach - 4} 26H54Z", Ink.GREEN
    )
    sign = oval(0, 0, 26, fill=Ink.GREEN) + line("M0 -13V13", 7)
    return at(lamp + rays + case + sign + knob, (x, y), grow=grow)


def head_block(x: float, y: float) -> Drawing:
    """The machine's block that the nozzle hangs from; x, y is the middle of its lower face."""
    pipe = box((-26, -120), (52, 60), Ink.DARK) + line("M-26 -84H26M-26 -96H26", 2.4)
    return at(pipe + box((-120, -64), (240, 64), Ink.LIGHT, radius=4), (x, y))


def nozzle(x: float, y: float) -> Drawing:
    """The nozzle from the front; x, y is the middle of its upper face."""
    body = path("M-36 24H36V58C36 70 22 74 20 86L16 116H-16L-20 86C-22 74 -36 70 -36 58Z") + line("M-22 36V54", 2.4)
    lip = box((-50, -7), (100, 10), Ink.BLACK, radius=3)
    return at(lip + body + box((-110, 0), (220, 26), radius=3), (x, y))


def hex_screw(x: float, y: float) -> Drawing:
    """A hex-socket screw with its head down; x, y is the top of its head."""
    return at(
        box((-5, -44), (10, 46), Ink.LIGHT)
        + line("M-5 -36H5M-5 -28H5M-5 -20H5", 2)
        + box((-11, 0), (22, 15), Ink.DARK, radius=2),
        (x, y),
    )


def hex_key(x: float, y: float, grow: float = 1, *, turn: float = 0) -> Drawing:
    """An L-shaped key with its short arm's tip at x, y, pointing up."""
    return at(tube("M0 4V38Q0 50 12 50H112", 11, Ink.DARK), (x, y), turn=turn, grow=grow)


def face_from_below(x: float, y: float, grow: float = 1) -> Drawing:
    """The nozzle's flange from below with its four screws."""
    disc = oval(0, 0, 102, fill=Ink.LIGHT) + oval(0, 0, 46) + oval(0, 0, 24, fill=Ink.BLACK)
    return at(disc + tuple(s for sx, sy in SCREWS for s in screw_head(sx, sy)), (x, y), grow=grow)


def screw_head(x: float, y: float) -> Drawing:
    """A hex socket from above."""
    return at(oval(0, 0, 19) + path("M-10 0L-5 -8.7H5L10 0L5 8.7H-5Z", Ink.BLACK), (x, y))


def nozzle_on_bench(x: float, y: float) -> Drawing:
    """The nozzle from above and in front with its empty groove; x, y is the middle of its upper face."""
    side = path("M-128 0V38C-128 100 128 100 128 38V0Z", Ink.LIGHT)
    return at(
        side + oval(0, 0, 128, 56) + hoop((0, 0), (90, 36), core=24, fill=Ink.DARK) + oval(0, 0, 50, 18, Ink.BLACK),
        (x, y),
    )


def seal(x: float, y: float, *, ink: Ink = Ink.BLACK) -> Drawing:
    """A rubber ring as it lies flat in the groove; a gleam keeps a black one round."""
    gleam = line("M-88 -6C-84 -20 -70 -28 -52 -31", 2.6, Ink.WHITE) if ink is Ink.BLACK else ()
    return at(hoop((0, 0), (90, 36), core=20, fill=ink) + gleam, (x, y))


def seal_cut(x: float, y: float, grow: float = 1) -> Drawing:
    """The seal cut through: a square body with one lip pointing down at its outer edge."""
    return at(path("M-30 -24H30V14L38 46C30 48 20 44 14 26L12 20H-30Z", Ink.ACCENT), (x, y), grow=grow)


def pick(x: float, y: float, *, turn: float = 0) -> Drawing:
    """A plastic hook; its tip at x, y, its grip up and to the right."""
    return at(tube("M0 0C4 12 16 8 20 -2L40 -52", 9) + tube("M42 -58L74 -140", 21), (x, y), turn=turn)


def torque_wrench(x: float, y: float, *, turn: float = 0, length: float = 190) -> Drawing:
    """A wrench with its socket round x, y and its grip to the right."""
    shaft = box((0, -9), (length - 60, 18), Ink.LIGHT)
    grip = box((length - 74, -15), (84, 30), Ink.BLACK, radius=10)
    return at(shaft + grip + oval(0, 0, 26) + oval(0, 0, 12, fill=Ink.DARK), (x, y), turn=turn)


def dial(x: float, y: float, share: float, label: str, grow: float = 1) -> Drawing:
    """A round gauge with its needle at `share` of three quarters of a turn, and figures beneath."""
    ticks = "".join(f"M{_on(38, k / 8)}L{_on(46, k / 8)}" for k in range(9))
    needle = tube(f"M0 0L{_on(36, share)}", 8, Ink.ACCENT) + oval(0, 0, 6, fill=Ink.BLACK)
    return at(oval(0, 0, 54) + line(ticks) + needle + figures(label, 0, 34, 16), (x, y), grow=grow)


def _on(r: float, share: float) -> str:
    angle = math.radians(135 + 270 * share)
    return f"{r * math.cos(angle):.1f} {r * math.sin(angle):.1f}"
