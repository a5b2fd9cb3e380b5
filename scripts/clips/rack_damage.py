"""Measuring a damaged rack: 48 seconds in four scenes."""

from __future__ import annotations

from scripts.clips.film import Film, Scene, eased, staged
from scripts.drawings.marks import ring
from scripts.drawings.rack import MIDDLE, gap_lens, rack_tag, rule, straight_edge
from scripts.drawings.rack_scenes import bay, bent_upright, frame, hung_tag, measured
from scripts.drawings.shape import Drawing, at

TAG = 3.0  # seconds each


def _straight_edge(t: float) -> Drawing:
    return staged(measured(120 * (1 - eased(t, 1.5, 4.5)), ringed=t > 6))


def _lens(t: float, start: float, reading: float, limit: int) -> Drawing:
    """The lens that opens at `start` beside the gap."""
    grown = eased(t, start, start + 0.6)
    return at(gap_lens(reading, limit), (374, 135), grow=1.22 * grown) if grown > 0.05 else ()


def _along_beams(t: float) -> Drawing:
    slid = 130 * (1 - eased(t, 1.2, 3.2))
    rack = bent_upright(150) + straight_edge(149, MIDDLE) + rule(174 - slid, MIDDLE)
    return rack + _lens(t, 4, 7, 5)


def _across_frame(t: float) -> Drawing:
    if t < 6.5:
        slid = 110 * (1 - eased(t, 1, 2.5))
        rack = frame(20) + straight_edge(237, MIDDLE) + rule(256 - slid, MIDDLE, 96)
        return at(rack, (-56, 0)) + _lens(t, 3, 2, 3)
    bent = at(frame(brace_bend=13), (-56, 0)) + (ring(132, 220, 30) if t > 7 else ())
    return bent + _lens(t, 8, 8, 10)


def _tag(t: float) -> Drawing:
    if t >= 3 * TAG:
        return staged(bay(chain=True, load=False)) + rack_tag(240, 124, 3, 0.62)
    bars = int(t // TAG) + 1
    part = t - TAG * (bars - 1)
    away = 220 * eased(part, 1.5, 2.4)
    card = hung_tag(bars, 70 * (1 - eased(part, 0.2, 1.1)), away=away)
    return at(card, (90, 0))


RACK_DAMAGE = Film(
    name="plant/rack-damage",
    scenes=(
        Scene(seconds=12, draw=_straight_edge, words={"en": "Lay the 1 m straight edge on the hollow side."}),
        Scene(seconds=12, draw=_along_beams, words={"en": "Bent along the beams: the limit is 5 mm."}),
        Scene(seconds=12, draw=_across_frame, words={"en": "Bent front to back: 3 mm. A brace: 10 mm."}),
        Scene(
            seconds=12,
            draw=_tag,
            words={"en": "Up to the limit green. Up to double amber. Over double red."},
        ),
    ),
)
