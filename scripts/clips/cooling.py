"""Cooling food in two stages: 44 seconds in four scenes."""

from __future__ import annotations

import math

from scripts.clips.film import Film, Scene, done, eased, staged, swaying
from scripts.drawings.figures import figures
from scripts.drawings.hands import bare, fist
from scripts.drawings.kitchen import ladle, pan, pot, ruler_up
from scripts.drawings.kitchen_scenes import cooler, ice_bath, probed
from scripts.drawings.shape import Drawing, Ink, at, path

TRIP = 3.0  # seconds a ladle
TRIPS = 3


def _shallow_pans(t: float) -> Drawing:
    since = t - 1.0
    trip = min(TRIPS - 1, max(0, int(since // TRIP)))
    part = since - TRIP * trip if 0 < since < TRIP * TRIPS else 0.0
    over = eased(part, 0.2, 1.3) - eased(part, 2.2, 2.9)
    x, y = 92 + 156 * over, 128 - 84 * math.sin(math.pi * over / 2) + 20 * over
    tipped = eased(part, 1.3, 1.6) - eased(part, 2.0, 2.3)
    poured = min(trip + eased(part, 1.4, 2.1), TRIPS) if since < TRIP * TRIPS else TRIPS
    pouring = path(f"M{x + 24} {y + 22}L{x + 42} {y + 30}V222H{x + 26}Z", Ink.ACCENT) if tipped > 0.6 else ()
    dipper = at(ladle(0, 0, full=part < 1.9), (x, y), turn=34 * tipped)
    hand = at(bare(fist()), (x - 14, y - 130), turn=32, grow=0.85)
    vessel = pan(300, 176, 190, 72, full=0.72 * poured / TRIPS)
    ruler = ruler_up(412, 248, 9, 10.4) + figures("5 cm", 436, 130, 24)
    return dipper + hand + pot(92, 256) + pouring + vessel + ruler + done(t, 10.6, (436, 60))


def _ice_bath(t: float) -> Drawing:
    return staged(ice_bath(34 * swaying(t, 1, 9, beats=0.6)))


def _first_limit(t: float) -> Drawing:
    gone = eased(t, 1.2, 7.5)
    drawn = probed(f"{57 - 36 * gone:.0f}°C", 2 * gone, f"{int(2 * gone + 0.01)} h")
    return staged(drawn, left=44) + done(t, 8.2, (428, 66))


def _second_limit(t: float) -> Drawing:
    gone = eased(t, 1.5, 9.5)
    return staged(cooler(f"{21 - 16 * gone:.0f}°C", 2 + 4 * gone)) + done(t, 10.2, (438, 66))


COOLING = Film(
    name="kitchen/cooling",
    scenes=(
        Scene(seconds=12, draw=_shallow_pans, words={"en": "Fill shallow pans no deeper than 5 cm."}),
        Scene(seconds=10, draw=_ice_bath, words={"en": "Stand the pan in ice water. Stir."}),
        Scene(seconds=10, draw=_first_limit, words={"en": "57 °C to 21 °C within 2 hours."}),
        Scene(seconds=12, draw=_second_limit, words={"en": "5 °C or less by hour 6."}),
    ),
)
