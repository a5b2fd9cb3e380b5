"""Hands, bare or gloved. Each stands at its wrist and points right, about 110 units long."""

from __future__ import annotations

from scripts.drawings.shape import Drawing, Ink, inked, line, merged, path, tube

FINGER = 19.0  # thickness
CREASE = 2.4  # thinner than an outline


def open_palm() -> Drawing:
    """A flat hand with the fingers a little spread, thumb up; the palm or the back of it."""
    return merged(
        _wrist(),
        tube("M14 -12Q34 -34 54 -54", FINGER + 1),
        tube("M40 24L88 38", FINGER - 3),
        tube("M44 10L106 15", FINGER),
        tube("M44 -8L110 -9", FINGER),
        tube("M40 -22L98 -33", FINGER),
        path("M2 -18C14 -22 24 -30 38 -30L54 -30V32C34 34 16 26 2 18Z"),
    )


def closed_palm() -> Drawing:
    """A flat hand with the fingers together and the thumb beside them; the back of it."""
    body = merged(
        _wrist(),
        tube("M14 -10Q30 -32 62 -40", FINGER),
        *(tube(f"M40 {y}H{x}", FINGER - 2) for y, x in ((-21, 92), (-6, 102), (9, 98), (23, 84))),
        path("M2 -18C14 -22 24 -29 38 -29H54V31C34 33 16 25 2 18Z"),
    )
    return body + _creases("M58 -13.5H96", "M58 1.5H100", "M58 16H92")


def thumb_out() -> Drawing:
    """A loose fist with its thumb out, pressing with the thumb's tip at 92, -16."""
    body = merged(
        _wrist(),
        *(tube(f"M36 {y}H{x}", FINGER - 2) for y, x in ((0, 60), (15, 58), (29, 50))),
        path("M2 -18C14 -22 26 -24 40 -22L48 -10V30C34 38 20 32 2 18Z"),
    )
    return (
        body
        + _creases("M48 7.5H62", "M46 22H58")
        + tube("M16 -6Q40 -14 60 -14L82 -17", FINGER + 4)
        + line("M80 -25Q90 -24 92 -16", CREASE)
    )


def pointing() -> Drawing:
    """The index finger out, the rest curled, seen from the thumb's side."""
    body = merged(
        _wrist(),
        tube("M40 -16L106 -16", FINGER),
        tube("M40 2L62 2", FINGER),
        tube("M40 17L60 17", FINGER),
        tube("M36 30L50 30", FINGER - 2),
        path("M2 -18C14 -22 26 -24 40 -23L50 -18V30C40 40 20 32 2 18Z"),
    )
    return body + _creases("M48 9.5H64", "M46 24H58") + _thumb("M24 0Q40 4 60 -3")


def fist() -> Drawing:
    """A closed hand from the back, four fingers wrapped over something that runs up and down."""
    body = merged(
        _wrist(),
        *(tube(f"M36 {y}H{x}", FINGER) for y, x in ((-27, 60), (-9, 66), (9, 66), (27, 60))),
        path("M2 -18C12 -22 18 -32 34 -34H48V34H34C18 32 12 22 2 18Z"),
    )
    return body + _creases("M44 -18H68", "M44 0H70", "M44 18H68")


def grip() -> tuple[Drawing, Drawing]:
    """What lies behind and before a thin upright bar at x = 44 that the hand holds."""
    behind = merged(_wrist(), path("M2 -18C12 -22 20 -34 36 -34H56V34H36C20 32 12 22 2 18Z"))
    fingers: Drawing = ()
    for y in (27, 9, -9, -27):
        fingers += tube(f"M60 {y}H34", FINGER)
    return behind, fingers + _thumb("M14 -14Q24 -38 42 -42")


def pinch() -> Drawing:
    """Thumb and index meeting at 100, 0; the other fingers behind."""
    behind = tube("M40 14Q66 34 84 26", FINGER - 2) + tube("M36 24Q58 42 72 38", FINGER - 3)
    body = merged(
        _wrist(),
        tube("M36 -20Q64 -38 82 -26Q94 -16 98 -8", FINGER - 1),
        path("M2 -18C14 -22 24 -30 36 -29L50 -26C56 -6 54 14 48 28C34 36 14 26 2 18Z"),
    )
    return behind + body + _thumb("M26 8Q58 20 78 14Q90 10 96 7")


def lids_apart() -> Drawing:
    """Thumb and index held open round 104, 0 like a pair of tongs; the other fingers curled."""
    curled = tube("M40 20Q62 36 66 24", FINGER - 2) + tube("M36 28Q50 42 54 34", FINGER - 3)
    body = merged(
        _wrist(),
        tube("M34 -18Q66 -38 102 -17", FINGER - 2),
        path("M2 -18C14 -22 22 -28 34 -27L46 -22C52 -6 50 14 46 28C34 36 14 26 2 18Z"),
    )
    return curled + body + tube("M26 6Q62 20 100 17", FINGER - 2)


def bunched() -> Drawing:
    """A hand from its side with all finger tips together at 104, 4, the thumb below."""
    body = merged(
        _wrist(),
        *(tube(d, FINGER - 3) for d in ("M38 -22Q78 -30 104 -6", "M40 -10Q76 -14 106 2", "M40 8Q70 6 102 10")),
        path("M2 -18C14 -22 26 -31 42 -30L60 -26V14L40 28C28 30 14 24 2 18Z"),
    )
    return body + _creases("M70 -17Q86 -12 97 -2", "M70 -1Q84 1 96 7") + tube("M18 12Q50 34 86 18", FINGER - 2)


def palm_alone() -> Drawing:
    """A palm whose fingers are drawn elsewhere."""
    return merged(_wrist(), path("M2 -18C12 -24 20 -38 36 -40H62V40H36C20 38 12 24 2 18Z"))


def cupped() -> Drawing:
    """A hand from the side, palm up, hollow enough to hold a liquid."""
    thumb = tube("M26 0Q42 -20 64 -26", FINGER - 1)
    hand = path("M2 -18C22 -14 34 0 56 2C74 3 88 -6 99 -16C107 -21 114 -12 108 -4C96 15 76 27 54 27C30 27 14 23 2 18Z")
    return thumb + merged(_wrist(), hand)


def flat_side() -> Drawing:
    """A flat hand seen from its edge, pressing or stroking; the palm is below."""
    hand = path("M2 -18C22 -19 46 -18 62 -12L104 -7C113 -5 113 9 104 10L54 15C30 20 14 19 2 18Z")
    return merged(_wrist(), hand) + tube("M22 4Q38 18 56 22", FINGER - 2)


def bare(hand: Drawing, *, length: float = 240) -> Drawing:
    """A hand with its bare forearm."""
    arm = merged(path(f"M0 -18H-14C-28 -18.4 -50 -21 {-length} -26V26C-50 21 -28 18.4 -14 18H0Z"))
    return arm + hand + path("M-16 -18H0V18H-16Z", outline=None)


def sleeved(hand: Drawing, *, sleeve: Ink = Ink.WHITE, length: float = 90) -> Drawing:
    """A bare hand out of a sleeve with a cuff."""
    arm = path(f"M-14 -23L{-length} -32V32L-14 23Z", sleeve)
    return hand + arm + path("M-22 -26L-6 -25V25L-22 26Z", sleeve)


def gloved(hand: Drawing, *, sleeve: Ink = Ink.WHITE, length: float = 260) -> Drawing:
    """A hand in a grey glove with a rolled cuff, out of a sleeve."""
    arm = path(f"M-14 -22L{-length} -36V36L-14 22Z", sleeve)
    return (
        arm
        + inked(hand, Ink.WHITE, Ink.LIGHT)
        + path("M-24 -27L2 -22V22L-24 27Z", Ink.LIGHT)
        + line("M-16 -25V25", CREASE)
    )


def _wrist() -> Drawing:
    return path("M-10 -18H10V18H-10Z")


def _thumb(d: str) -> Drawing:
    return tube(d, FINGER - 1)


def _creases(*ds: str) -> Drawing:
    return tuple(shape for d in ds for shape in line(d, CREASE))
