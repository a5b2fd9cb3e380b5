"""Putting on a half mask and checking its seal, each scene in a 360 x 270 frame."""

from __future__ import annotations

from scripts.drawings.hands import bare, closed_palm, fist
from scripts.drawings.marks import arrow
from scripts.drawings.people import half_mask, head_front
from scripts.drawings.shape import Drawing, at, line

NOSE = (180.0, 116.0)


def straps(pull: float = 0) -> Drawing:
    """Both straps pulled back evenly; `pull` is how far, in units."""
    bands = line(f"M104 92L{52 - pull} {70 - pull * 0.3}M256 92L{308 + pull} {70 - pull * 0.3}", 13)
    left = at(bare(fist()), (0, 50), turn=20, grow=0.8)
    hands = at(left, (-pull, -pull * 0.3)) + at(at(left, (-pull, -pull * 0.3)), (360, 0), flip=True)
    arrows = arrow("M64 142H38", 12) + arrow("M296 142H322", 12)
    return head_front(*NOSE) + half_mask(*NOSE) + bands + hands + arrows


def breathe_out(swell: float = 5, *, away: float = 0) -> Drawing:
    """A palm over the valve at the chin; the mask swells."""
    palm = at(bare(closed_palm()), (236 + away, 214 + away * 0.6), turn=28, flip=True, grow=1.0)
    x, y = NOSE
    arrows: Drawing = ()
    if swell > 1:
        arrows = arrow(f"M{x - 100} {y + 38}H{x - 118}", 11) + arrow(f"M{x + 100} {y + 38}H{x + 118}", 11)
    return head_front(*NOSE) + half_mask(*NOSE, swell=swell) + palm + arrows


def breathe_in(swell: float = -6, *, away: float = 0) -> Drawing:
    """Palms over both cartridges; the mask draws in."""
    left = at(bare(closed_palm()), (92 - away, 222 + away * 0.4), turn=110, flip=True, grow=1.08)
    x, y = NOSE
    arrows: Drawing = ()
    if swell < -1:
        arrows = (
            arrow(f"M{x - 128} {y + 10}L{x - 112} {y + 16}", 11)
            + arrow(f"M{x + 128} {y + 10}L{x + 112} {y + 16}", 11)
            + arrow(f"M{x} {y + 142}V{y + 126}", 11)
        )
    return head_front(*NOSE) + half_mask(*NOSE, swell=swell) + left + at(left, (360, 0), flip=True) + arrows
