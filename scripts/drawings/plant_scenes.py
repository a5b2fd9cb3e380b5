"""Pictures of the plant's aids but the filler's seal and the racks: lock-out, return, eyewash, spill, forklift."""

from __future__ import annotations

from dataclasses import replace

from scripts.drawings.figures import figures
from scripts.drawings.filler import button_box, hex_key, isolator, padlock, tag
from scripts.drawings.filler_scenes import locked_isolator
from scripts.drawings.hands import bare, closed_palm, lids_apart, pointing
from scripts.drawings.marks import arrow, ring, turn_arrow
from scripts.drawings.people import Pose, figure, profile
from scripts.drawings.plant import (
    ball_valve,
    drain,
    eyewash,
    filler,
    filler_from_above,
    forklift,
    gauge_at_zero,
    paddle,
    person_from_above,
    puff,
)  # fmt: skip
from scripts.drawings.shape import Drawing, Ink, at, box, inked, line, oval, path, tube


def isolator_off() -> Drawing:
    """The isolator on the machine's left side, drawn large, and where it sits."""
    return filler(262, 262, 0.95) + isolator(96, 130, 1.15) + turn_arrow((96, 130), 74, -80, -150, thick=12)


def air_off() -> Drawing:
    """The handle across the pipe."""
    return ball_valve(180, 170, grow=1.5, stub=140) + turn_arrow((180, 170), 112, -20, -68, thick=13)


def locks() -> Drawing:
    """A lock and a tag on the isolator, another pair on the air valve."""
    valve = (
        ball_valve(272, 200, grow=0.9, stub=76)
        + at(tag(10, 20, turn=-8), (272, 136), grow=0.95)
        + padlock(272, 130, 0.95)
    )
    return locked_isolator(92, 100, 0.95) + valve


def air_out() -> Drawing:
    """The dump valve open, air leaving, the gauge at 0."""
    return (
        at(gauge_at_zero(0, 0, 1.25), (100, 86))
        + ball_valve(140, 212, shut=False, grow=1.05, stub=130)
        + puff(290, 212, 1.2)
    )


def try_start() -> Drawing:
    """The START button pressed, the lamp dark."""
    hand = at(bare(pointing()), (306, 178), flip=True, grow=1.1)
    return button_box(108, 160, 1.25, pressed=True) + hand + ring(108, 62, 44)


def meet() -> Drawing:
    """Two people before the filler, one pointing at the lock."""
    left = Pose(
        head=(88, 96), neck=(88, 134), hip=(88, 178), left_arm=((70, 160), (72, 190)),
        right_arm=((124, 146), (156, 132)), left_leg=((82, 218), (78, 256)), right_leg=((98, 218), (98, 256)),
    )  # fmt: skip
    right = Pose(
        head=(300, 96), neck=(300, 134), hip=(300, 178), left_arm=((282, 160), (276, 190)),
        right_arm=((318, 160), (318, 190)), left_leg=((290, 218), (286, 256)), right_leg=((306, 218), (306, 256)),
    )  # fmt: skip
    machine = filler(194, 252, 0.9) + isolator(196, 120, 0.5) + padlock(216, 120, 0.62)
    eyes = oval(98, 94, 2.6, fill=Ink.BLACK) + oval(290, 94, 2.6, fill=Ink.BLACK)
    return machine + figure(left, suit=Ink.YELLOW) + figure(right, suit=Ink.BLUE) + eyes


def two_locks() -> Drawing:
    """One hasp, two locks: the red one with the old tag leaves, the blue one with the new tag stays."""
    hasp = (
        tube("M30 6C30 -14 66 -14 66 6V30", 10, Ink.DARK)
        + box((-4, 26), (104, 26), Ink.DARK, radius=5)
        + oval(20, 40, 5)
        + oval(76, 40, 5)
    )
    red = tag(10, 70, turn=14) + padlock(18, 36, 0.86)
    blue = tag(86, 70, turn=-14) + inked(padlock(78, 36, 0.86), Ink.ACCENT, Ink.BLUE)
    return isolator(150, 92, 1.1) + at(hasp + red + blue, (162, 92))


def tools_out() -> Drawing:
    """A tray with every tool on its painted outline."""
    tray = box((24, 30), (312, 210), Ink.LIGHT, radius=14) + box((40, 46), (280, 178), radius=8)
    key = _shadow(hex_key(70, 84, 1.0, turn=0))
    wrench = _shadow(tube("M76 176H210", 16, Ink.DARK) + oval(76, 176, 20, fill=Ink.DARK) + oval(76, 176, 8))
    pick = _shadow(tube("M256 190C262 200 272 196 272 186V150", 8, Ink.WHITE) + tube("M272 142V82", 20, Ink.WHITE))
    return tray + key + wrench + pick


def _shadow(tool: Drawing) -> Drawing:
    """A tool with its painted outline round it."""
    grown = tuple(
        replace(s, core=s.core + 16, outline=Ink.ACCENT, fill=None)
        if s.core
        else replace(s, outline=Ink.ACCENT, width=17, fill=None)
        for s in tool
    )
    return grown + tool


def clear_people() -> Drawing:
    """The filler in plan, everyone outside its line."""
    people = person_from_above(44, 60, turn=90) + person_from_above(180, 244) + person_from_above(322, 200, turn=-90)
    return filler_from_above(180, 122, 0.95) + people


def eyewash_streams() -> Drawing:
    """Two equal streams that meet."""
    return eyewash(180, 150, 1.15) + ring(180, 64, 36)


def push_paddle() -> Drawing:
    """A hand pushes the paddle; the water rises."""
    hand = at(bare(closed_palm()), (346, 152), turn=8, flip=True, grow=0.9)
    return eyewash(118, 136, 0.98) + paddle(228, 150) + hand + arrow("M330 80H296", 14)


def hold_open() -> Drawing:
    """A face bent over the streams, the lids held apart."""
    face = at(profile(0, 0, 1.0), (208, 104), turn=-52)
    hand = at(bare(lids_apart()), (92, 92), turn=6, grow=0.95)
    water = path("M182 226C178 190 180 160 188 132C192 124 202 124 204 132C202 160 204 190 206 226Z", Ink.BLUE)
    nozzle = box((172, 224), (44, 30), Ink.YELLOW, radius=6) + path("M96 250H292L276 270H112Z", Ink.GREEN)
    return face + water + hand + nozzle


def read_sheet() -> Drawing:
    """A data sheet open at section 6, a finger under the name."""
    page = path("M40 26H238L272 60V270H40Z") + path("M238 26V60H272Z", Ink.LIGHT)
    name = box((64, 52), (130, 22), Ink.BLACK, radius=3)
    six = oval(86, 150, 26, fill=Ink.ACCENT) + figures("6", 86, 150, 30)
    lines = line("M126 134H244M126 150H244M126 166H210M64 204H244M64 222H244M64 240H200", 5, Ink.DARK)
    hand = at(bare(pointing()), (262, 170), turn=44, flip=True)
    return page + name + six + lines + hand


def ring_spill() -> Drawing:
    """A sock between a puddle and a drain, half round the puddle."""
    puddle = path(
        "M40 140C40 100 80 96 104 84C140 66 184 92 184 132C196 176 160 204 118 200C76 214 40 186 40 140Z", Ink.YELLOW
    )
    shine = line("M70 130C78 116 90 112 104 108", 3, Ink.WHITE)
    sock = tube("M150 48C230 66 240 200 146 232", 30, Ink.WHITE)
    seams = line("M196 70L182 92M222 112L198 122M224 160L198 158M200 206L182 190", 2.4)
    return puddle + shine + sock + seams + drain(298, 142)


def forks_mast() -> Drawing:
    """A truck from the side; arrows point at heel, pin, chain and hose."""
    arrows = (
        arrow("M340 186L300 226", 10)
        + arrow("M330 122L280 150", 10)
        + arrow("M316 66L262 76", 10)
        + arrow("M132 24L196 40", 10)
    )
    return forklift(146, 256, 1.12) + arrows
