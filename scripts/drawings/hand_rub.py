"""The two hands of hand rub and hand wash, each scene in a 360 x 270 frame; `sway` moves them by -1 to 1."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeAlias

from scripts.drawings.hands import bare, bunched, closed_palm, cupped, fist, open_palm, palm_alone, sleeved
from scripts.drawings.marks import drop, star, turn_arrow
from scripts.drawings.shape import Drawing, Ink, at, box, line, path, tube

Arm: TypeAlias = Callable[[Drawing], Drawing]


def pump(x: float, y: float, down: float = 0) -> Drawing:
    """A pump bottle with its spout to the right; x, y is the middle of its base."""
    bottle = path("M-44 0V-92C-44 -108 -16 -112 -14 -124H14C16 -112 44 -108 44 -92V0Z") + box(
        (-44, -78), (88, 46), Ink.ACCENT
    )
    hand = tube("M-14 -56H14M0 -70V-42", 9, Ink.WHITE, outline=None)
    head = at(
        box((-6, -156), (12, 26), Ink.DARK) + path("M-22 -172H44C54 -172 58 -166 58 -154H44V-158H-22Z", Ink.LIGHT),
        (0, down),
    )
    return at(head + box((-16, -134), (32, 12), Ink.DARK, radius=2) + bottle + hand, (x, y))


def palmful(down: float = 0, fallen: float = 0.5) -> Drawing:
    """Rub falls from a pump into a cupped palm."""
    palm = at(bare(cupped()), (300, 212), turn=4, flip=True, grow=1.2)
    falling = drop(146, 122 + 78 * fallen, 0.8, Ink.BLUE) if 0 <= fallen < 1 else ()
    pool = path("M214 206C222 196 240 196 246 206C240 214 220 214 214 206Z", Ink.BLUE) if fallen >= 1 else ()
    return palm + pool + at(pump(0, 0, down), (88, 262)) + at(falling, (72, 0))


def palms(sway: float = 0) -> Drawing:
    """Palm on palm, seen on the back of the upper hand, turning against each other."""
    dx, dy = 12 * sway, 8 * math.cos(sway * math.pi / 2)
    under = at(bare(closed_palm()), (108, 206), turn=-24, grow=1.25)
    over = at(bare(closed_palm()), (262 + dx, 206 - dy), turn=24, flip=True, grow=1.25)
    return under + over + turn_arrow((180, 70), 40, 170, 360)


def backs(sway: float = 0, *, change: bool = False) -> Drawing:
    """One palm over the other hand's back, its fingers between the other's."""
    under = at(bare(open_palm()), (116, 236), turn=-62, grow=1.6)
    slide = 12 * sway
    over = at(bare(open_palm()), (238 + slide * 0.4, 256 + slide), turn=62, flip=True, grow=1.6)
    return _changed(under + over, change)


def between(sway: float = 0) -> Drawing:
    """Palm to palm, the fingers interlaced."""
    out = 8 * sway
    drawn = at(bare(palm_alone()), (34 - out, 178), turn=-10, grow=1.4) + at(
        bare(palm_alone()), (326 + out, 178), turn=10, flip=True, grow=1.4
    )
    for k in range(4):
        y = 112 + 27 * k
        drawn += tube(f"M{112 - out} {y + 2}H{222 - out - 6 * (k % 3)}", 23) + tube(
            f"M{248 + out} {y + 15}H{138 + out + 6 * (k % 3)}", 23
        )
    return (
        drawn
        + tube(f"M{84 - out} 132Q{122 - out} 76 {188 - out} 84", 25)
        + tube(f"M{276 + out} 132Q{246 + out} 62 {184 + out} 62", 25)
    )


def hooked(sway: float = 0) -> Drawing:
    """The backs of the fingers in the other palm, fingers interlocked."""
    out = 10 * sway
    low = at(bare(fist()), (96 + out, 168), turn=-6, grow=1.45)
    high = at(bare(fist()), (272 - out, 116), turn=-6, flip=True, grow=1.45)
    return low + high


def thumb_turn(sway: float = 0, *, change: bool = False, arm: Arm = bare) -> Drawing:
    """A thumb held and turned in the other fist."""
    hand = at(arm(fist()), (84, 216), grow=1.25) + tube("M128 198Q140 150 140 84", 31)
    grip = at(arm(fist()), (214, 146 + 4 * sway), turn=-12 + 8 * sway, flip=True, grow=1.2)
    return _changed(hand + grip, change) + turn_arrow((216 if change else 144, 72), 46, 195, 345)


def tips(sway: float = 0, *, change: bool = False, arm: Arm = bare) -> Drawing:
    """The finger tips of one hand rub round in the other palm."""
    turn = math.pi * sway
    palm = at(arm(open_palm()), (74, 190), turn=6, grow=1.5)
    rub = at(arm(bunched()), (264 + 9 * math.cos(turn), 92 + 7 * math.sin(turn)), turn=-40, flip=True, grow=1.2)
    return _changed(palm + rub, change) + turn_arrow((216 if change else 144, 76), 40, 150, 330)


def _changed(both: Drawing, change: bool) -> Drawing:
    return at(both, (360, 0), flip=True) if change else both


def thumbs_tips() -> Drawing:
    """Two drawings side by side: the thumb, then the finger tips."""
    first = at(thumb_turn(arm=_cuffed), (-10, 52), grow=0.66)
    second = at(tips(arm=_cuffed), (168, 56), grow=0.58)
    return first + line("M180 24V246", 2.4) + second


def _cuffed(hand: Drawing) -> Drawing:
    return sleeved(hand, length=24)


def dry(gleam: float = 1) -> Drawing:
    """Open hands; wet gleams fade as `gleam` falls to 0."""
    left = at(bare(open_palm()), (104, 232), turn=-78, grow=1.25)
    right = at(bare(open_palm()), (256, 232), turn=78, flip=True, grow=1.25)
    gleams = ((96, 150), (132, 176), (110, 90), (262, 150), (228, 178), (250, 90))
    shown = tuple(s for x, y in gleams[: round(6 * gleam)] for s in star(x, y, 15))
    return left + right + shown
