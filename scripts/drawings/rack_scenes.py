"""How a bent rack is measured and tagged, each scene in a 360 x 270 frame."""

from __future__ import annotations

from scripts.drawings.figures import figures
from scripts.drawings.hands import bare, fist
from scripts.drawings.marks import arrow, ring
from scripts.drawings.rack import COLUMN, MIDDLE, beam, brace, foot, pallet, rack_tag, rule, straight_edge, upright
from scripts.drawings.shape import Drawing, Ink, at, box, line, path


def bent_upright(x: float, bend: float = 26) -> Drawing:
    """An upright from the aisle with a beam each side above the damage."""
    return beam(x - 150, 14, 150) + beam(x + COLUMN, 14, 150) + upright(x, bend=bend) + foot(x, 250)


def measured(away: float = 0, *, ringed: bool = True) -> Drawing:
    """The straight edge on the hollow side, `away` units before it touches; the gap ringed."""
    hand = at(bare(fist()), (86 - away, MIDDLE + 62), grow=0.95)
    gap = ring(178, MIDDLE, 26, 40) if ringed else ()
    return bent_upright(170) + straight_edge(169 - away, MIDDLE) + hand + gap


def along_beams() -> Drawing:
    """Bent sideways, seen from the aisle: rule in the gap, limit 5 mm."""
    return (
        bent_upright(196)
        + straight_edge(195, MIDDLE)
        + rule(220, MIDDLE)
        + figures("5 mm", 84, 104, 40)
        + at(arrow("M-20 0H16", 12), (292, MIDDLE))
    )


def frame(bend: float = 0, *, brace_bend: float = 0) -> Drawing:
    """A frame from its end: two uprights and the lacing between them."""
    lacing = brace(100, 246, 252, 170, brace_bend) + brace(100, 94, 252, 170) + brace(100, 94, 252, 18)
    return lacing + upright(74, holes=False) + upright(238, bend=bend, holes=False) + foot(74, 250) + foot(238, 250)


def across_frame() -> Drawing:
    """Bent front to back, seen from the end: rule in the gap, limit 3 mm."""
    return (
        frame(20)
        + straight_edge(237, MIDDLE)
        + rule(256, MIDDLE, 96)
        + _plate(170, 60, "3 mm")
        + at(arrow("M-16 0H14", 12), (318, MIDDLE))
    )


def _plate(x: float, y: float, text: str) -> Drawing:
    return box((x - 64, y - 30), (128, 60), radius=8) + figures(text, x, y, 32)


def tags() -> Drawing:
    """Three tags side by side."""
    return tuple(s for n in (1, 2, 3) for s in rack_tag(180 + 114 * (n - 2), 44, n, 1.2))


def bay(chain: bool = False, load: bool = True) -> Drawing:
    """A bay between two uprights with one beam level, empty behind a chain or loaded."""
    loads = pallet(124, 122) + pallet(124, 250) if load else ()
    links = (
        line("M76 176Q180 236 284 176", 9, Ink.BLACK) + line("M76 176Q180 236 284 176", 4, Ink.YELLOW) if chain else ()
    )
    return loads + beam(70, 122, 220) + upright(40) + upright(280) + foot(40, 250) + foot(280, 250) + links


def hung_tag(bars: int, down: float = 0, *, away: float = 0) -> Drawing:
    """A hand hangs a tag on an upright; `down` lifts it off its hook, then the hand goes `away`."""
    card = rack_tag(150, 70 - down, bars, 1.0)
    arm = at(bare(fist()), (238 + away, 92 - down), turn=-18, flip=True, grow=0.9)
    peg = path("M140 58H160V70H140Z", Ink.BLACK)
    return upright(130, bottom=262, holes=False) + foot(130, 258) + peg + card + arm
