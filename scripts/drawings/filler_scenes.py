"""What is done at the filler, each scene in a 360 x 270 frame; clips move the numbers, pictures hold them still."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from scripts.drawings.figures import figures
from scripts.drawings.filler import (
    CROSSWISE,
    SCREWS,
    button_box,
    face_from_below,
    head_block,
    hex_screw,
    isolator,
    nozzle,
    nozzle_on_bench,
    padlock,
    pick,
    seal,
    seal_cut,
    tag,
)
from scripts.drawings.hands import bare, closed_palm, cupped, fist, gloved, pointing, thumb_out
from scripts.drawings.marks import arrow
from scripts.drawings.shape import Drawing, Ink, at, mapped, oval, path, tube
from scripts.drawings.strokes import Point

SCREW_PLACES = (-86.0, -56.0, 56.0, 86.0)  # along the flange, seen from the front


def locked_isolator(x: float, y: float, grow: float = 1) -> Drawing:
    """The isolator at OFF with a lock and a tag."""
    return at(isolator(0, 0) + tag(54, 40, turn=-10) + padlock(40, -2), (x, y), grow=grow)


def check_lock(reach: float = 0) -> Drawing:
    """START is pressed on a locked machine; `reach` is how far the finger still is from it."""
    hand = at(bare(pointing()), (332 + reach, 151), flip=True, grow=0.85)
    return locked_isolator(80, 112, 0.85) + button_box(196, 138, 0.85, pressed=reach <= 0) + hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """How far the four screws are out: those before `turning` are gone, it has come down by `loose`."""

    turning: int = 3  # 4: all are out
    loose: float = 0
    swing: float = 0  # of the key
    drop: float = 0  # of the nozzle, once nothing holds it but the hand
    gone: bool = True


STILL = Undoing(gone=False)


def nozzle_off(undoing: Undoing = STILL) -> Drawing:
    """The nozzle held from below while a screw comes out."""
    x, drop = 128, undoing.drop
    screws: Drawing = ()
    for n, place in enumerate(SCREW_PLACES):
        if n >= undoing.turning or not undoing.gone:
            screws += hex_screw(x + place, 98 + (undoing.loose if n == undoing.turning else 0))
    palm = at(gloved(cupped()), (50, 204 + drop), grow=1.05)
    scene = head_block(x, 62) + screws + at(nozzle(0, 0), (x, 70 + drop)) + palm
    return scene if undoing.turning == 4 else scene + _keyed(x + SCREW_PLACES[undoing.turning], undoing)


def _keyed(x: float, undoing: Undoing) -> Drawing:
    """The key in a screw, and the hand at its end; a swing towards us shortens what is seen of the arm."""
    y, arm = 108 + undoing.loose, 84 - undoing.swing
    key = tube(f"M0 4V38Q0 50 12 50H{arm + 18:.1f}", 11, Ink.DARK)
    return at(key, (x, y), grow=0.9) + at(gloved(fist()), (x + arm + 62, y + 92), turn=-130, grow=0.9)


def lifted(drawing: Drawing, by: float, x: float) -> Drawing:
    """A ring peeled off its groove: its right side rises most."""

    def peel(p: Point) -> Point:
        share = max(0.0, (p[0] - x + 100) / 200)
        return p[0] - by * 0.18 * share, p[1] - by * share * share

    return mapped(drawing, peel)


def old_seal_out(by: float = 62, *, away: float = 0) -> Drawing:
    """A hook lifts the old ring out of the groove, then takes it `away`."""
    ring = lifted(seal(160, 176), by, 160)
    hook = at(pick(0, 0, turn=8), (243 - by * 0.12, 182 - by))
    hand = at(gloved(fist()), (350 - by * 0.12, 62 - by * 0.9), turn=153, grow=0.9)
    return nozzle_on_bench(160, 176) + at(ring + hook + hand, (away * 0.3, -away))


def new_seal_in(left: Point = (94, 154), right: Point = (266, 154)) -> Drawing:
    """Two thumbs press the new ring; each stands with its tip at a point."""
    bench = nozzle_on_bench(180, 152) + seal(180, 152, ink=Ink.ACCENT)
    thumb = at(gloved(thumb_out()), (-73.7, 57.3), turn=-28)
    return bench + at(thumb, left) + at(thumb, right, flip=True)


def new_seal_lip_down() -> Drawing:
    """The thumbs at work, and which way the lip points."""
    return at(new_seal_in(), (0, 22)) + lip_down(180, 62)


def lip_down(x: float, y: float) -> Drawing:
    """The seal cut through in a lens, an arrow beside its lip."""
    return at(oval(0, 0, 56) + seal_cut(-8, -10, 0.9) + arrow("M36 -22V16", 10, Ink.WHITE), (x, y))


def wipe_groove(x: float, y: float, soiled: bool = False) -> Drawing:
    """A folded wipe under a gloved hand in the groove."""
    cloth = path("M-44 -8C-36 -24 -10 -18 6 -24C26 -30 44 -18 42 0C46 14 30 26 10 22C-10 30 -40 22 -44 -8Z")
    soil = path("M-20 10C-10 2 4 12 14 8C10 18 -10 20 -20 10Z", Ink.DARK, outline=None) if soiled else ()
    hand = at(gloved(closed_palm()), (78, 66), turn=-140, grow=0.9)
    return nozzle_on_bench(180, 176) + at(cloth + soil + hand, (x, y))


def numbered(x: float, y: float, grow: float = 1) -> Drawing:
    """The four screws from below with their numbers, clockwise."""
    drawn = face_from_below(x, y, grow)
    for n, (sx, sy) in enumerate(SCREWS):
        drawn += figures(str(n + 1), x + sx * grow * 1.86, y + sy * grow * 1.5, 34)
    return drawn


def tighten() -> Drawing:
    """The crosswise order as three arrows."""
    x, y = 180, 135
    places = [(x + SCREWS[n][0], y + SCREWS[n][1]) for n in CROSSWISE]
    arrows: Drawing = ()
    for (ax, ay), (bx, by) in pairwise(places):
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        ux, uy = (bx - ax) / length, (by - ay) / length
        arrows += arrow(f"M{ax + ux * 22:.1f} {ay + uy * 22:.1f}L{bx - ux * 40:.1f} {by - uy * 40:.1f}", 10)
    return numbered(x, y) + arrows
