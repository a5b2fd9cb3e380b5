"""People: a head with a half mask, a head in profile, and a jointed figure, all without a face of anyone's own."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.drawings.shape import Drawing, Ink, at, hoop, line, oval, path, tube
from scripts.drawings.strokes import Point


def head_front(x: float, y: float, grow: float = 1) -> Drawing:
    """Head and shoulders from the front; x, y is the tip of the nose."""
    shoulders = path("M-150 210C-150 130 -90 118 -40 108H40C90 118 150 130 150 210Z", Ink.LIGHT)
    neck = path("M-36 60V112C-24 132 24 132 36 112V60Z")
    ears = oval(-77, -14, 11, 19) + oval(77, -14, 11, 19)
    face = path("M-74 -36C-74 -130 74 -130 74 -36C76 20 62 58 38 80C18 98 -18 98 -38 80C-62 58 -76 20 -74 -36Z")
    hair = path(
        "M-75 -30C-90 -140 90 -140 75 -30C68 -58 54 -72 30 -74C0 -68 -34 -70 -52 -74C-66 -64 -70 -50 -75 -30Z", Ink.DARK
    )
    eyes = (
        oval(-32, -26, 5.5, 7, Ink.BLACK)
        + oval(32, -26, 5.5, 7, Ink.BLACK)
        + line("M-44 -46Q-32 -54 -20 -48M20 -48Q32 -54 44 -46", 4)
    )
    return at(shoulders + neck + ears + face + hair + eyes, (x, y), grow=grow)


def half_mask(x: float, y: float, *, swell: float = 0, cartridges: bool = True) -> Drawing:
    """A half mask on `head_front`; `swell` is how far it stands out (breath out) or in (less than 0)."""
    k = swell
    straps = path("M-52 2L-78 -24L-76 -8L-54 18ZM52 2L78 -24L76 -8L54 18Z", Ink.BLACK)
    lower = path("M-50 40L-74 26L-72 38L-48 54ZM50 40L74 26L72 38L48 54Z", Ink.BLACK)
    shell = path(
        f"M0 {-34 - k / 2}C16 {-32 - k / 2} 20 -14 34 -2"
        f"C{54 + k} 10 {60 + k} 30 {50 + k} 56C{42 + k} {84 + k} 20 {96 + k} 0 {96 + k}"
        f"C-20 {96 + k} {-42 - k} {84 + k} {-50 - k} 56"
        f"C{-60 - k} 30 {-54 - k} 10 -34 -2C-20 -14 -16 {-32 - k / 2} 0 {-34 - k / 2}Z",
        Ink.DARK,
    )
    valve = oval(0, 62 + k / 2, 19, fill=Ink.WHITE) + line(f"M-9 {57 + k / 2}H9M-9 {67 + k / 2}H9")
    return at(straps + lower + shell + valve + (_cartridges(k) if cartridges else ()), (x, y))


def _cartridges(swell: float) -> Drawing:
    one = oval(0, 0, 33, fill=Ink.LIGHT) + hoop((0, 0), (22, 22), core=3.2) + oval(0, 0, 4, fill=Ink.BLACK)
    return at(one, (-60 - swell, 36)) + at(one, (60 + swell, 36))


def profile(x: float, y: float, grow: float = 1) -> Drawing:
    """A head in profile looking left; x, y is the eye."""
    skull = path(
        "M-22 -60C6 -92 96 -84 102 -8C104 26 92 44 84 58L90 112H18V84"
        "C6 86 -14 88 -20 80C-24 74 -20 68 -22 62L-28 56L-22 50L-28 40"
        "C-28 34 -24 32 -22 30C-30 28 -44 24 -44 18C-42 10 -30 -2 -28 -14C-30 -30 -30 -46 -22 -60Z"
    )
    hair = path(
        "M-24 -58C-4 -104 100 -100 110 -6C112 28 104 46 92 58"
        "C84 40 78 34 70 30C74 0 60 -22 40 -30C14 -36 -8 -40 -24 -58Z",
        Ink.DARK,
    )
    ear = path("M56 -6C70 -16 84 0 76 14C72 22 62 26 58 18Z")
    eye = path("M-22 2C-16 -8 -2 -8 6 2C-4 8 -16 8 -22 2Z") + oval(-12, 1, 4.5, fill=Ink.BLACK)
    return at(skull + hair + ear + eye + line("M-24 -18Q-10 -26 8 -18", 4) + line("M-27 56H-8"), (x, y), grow=grow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """Joints of a figure seen from the side or front; the left limbs are drawn behind the body."""

    head: Point
    neck: Point
    hip: Point
    left_arm: tuple[Point, Point]  # elbow, hand
    right_arm: tuple[Point, Point]
    left_leg: tuple[Point, Point]  # knee, foot
    right_leg: tuple[Point, Point]


def figure(pose: Pose, *, suit: Ink = Ink.LIGHT, legs: Ink = Ink.WHITE, limb: float = 21) -> Drawing:
    """A jointed worker with round ends, about 200 units tall where the pose is."""
    far = _leg(pose.hip, pose.left_leg, limb, legs) + _arm(pose.neck, pose.left_arm, limb, suit)
    body = tube(f"M{_xy(pose.neck)}L{_xy(pose.hip)}", limb * 2, suit)
    near = _leg(pose.hip, pose.right_leg, limb, legs)
    head = oval(*pose.head, limb * 0.95)
    return far + near + head + body + _arm(pose.neck, pose.right_arm, limb, suit)


def _arm(neck: Point, joints: tuple[Point, Point], limb: float, suit: Ink) -> Drawing:
    elbow, hand = joints
    x, y = neck
    return oval(*hand, limb * 0.5) + tube(
        f"M{x} {y}L{_xy(elbow)}L{_xy(_short(elbow, hand, limb * 0.45))}", limb - 3, suit
    )


def _leg(hip: Point, joints: tuple[Point, Point], limb: float, legs: Ink) -> Drawing:
    knee, foot = joints
    return tube(f"M{_xy(foot)}h{limb * 0.7}", limb * 0.75, Ink.BLACK) + tube(
        f"M{_xy(hip)}L{_xy(knee)}L{_xy(_short(knee, foot, 2))}", limb, legs
    )


def _short(start: Point, end: Point, less: float) -> Point:
    length = max(1.0, ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5)
    k = 1 - less / length
    return start[0] + (end[0] - start[0]) * k, start[1] + (end[1] - start[1]) * k


def _xy(p: Point) -> str:
    return f"{p[0]:.1f} {p[1]:.1f}"


def standing(x: float, y: float) -> Pose:
    """Upright, arms down, feet at x, y; 190 units tall."""
    return Pose(
        head=(x, y - 172), neck=(x, y - 134), hip=(x, y - 84),
        left_arm=((x - 22, y - 104), (x - 22, y - 72)), right_arm=((x + 22, y - 104), (x + 22, y - 72)),
        left_leg=((x - 10, y - 44), (x - 12, y - 8)), right_leg=((x + 10, y - 44), (x + 10, y - 8)),
    )  # fmt: skip
