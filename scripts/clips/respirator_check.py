"""Checking a half mask's seal: 34 seconds in three scenes."""

from __future__ import annotations

from scripts.clips.film import Film, Scene, counted, done, eased, staged
from scripts.drawings.respirator import breathe_in, breathe_out, straps
from scripts.drawings.shape import Drawing


def _straps(t: float) -> Drawing:
    return staged(straps(22 * eased(t, 1.5, 4.5))) + done(t, 6, (440, 196))


def _breathe_out(t: float) -> Drawing:
    away = 90 * (1 - eased(t, 0.8, 2.4))
    swell = 8 * eased(t, 3, 5)
    return staged(breathe_out(swell, away=away)) + done(t, 8, (430, 50))


def _breathe_in(t: float) -> Drawing:
    away = 80 * (1 - eased(t, 0.8, 2.2))
    swell = -7 * eased(t, 2.8, 4)
    drawn = staged(breathe_in(swell, away=away))
    held = t - 4.2
    if held <= 0:
        return drawn
    if held < 10.4:
        return drawn + counted(min(held, 10) / 10, str(min(10, int(held))), (436, 48))
    return drawn + done(t, 14.6, (436, 48))


RESPIRATOR_CHECK = Film(
    name="plant/respirator-check",
    scenes=(
        Scene(seconds=8, draw=_straps, words={"en": "Pull both straps even and snug."}),
        Scene(
            seconds=10,
            draw=_breathe_out,
            words={"en": "Cover the valve. Breathe out gently. No air may leak."},
        ),
        Scene(
            seconds=16,
            draw=_breathe_in,
            words={"en": "Cover both cartridges. Breathe in. Hold 10 seconds."},
        ),
    ),
)
