"""Changing the filler's seal: 72 seconds in six scenes."""

from __future__ import annotations

import math

from scripts.clips.film import Film, Scene, done, eased, staged
from scripts.drawings.figures import figures
from scripts.drawings.filler import CROSSWISE, SCREWS, dial, nozzle_on_bench, seal, torque_wrench
from scripts.drawings.filler_scenes import (
    Undoing,
    check_lock,
    lip_down,
    new_seal_in,
    nozzle_off,
    numbered,
    old_seal_out,
    wipe_groove,
)
from scripts.drawings.hands import fist, gloved
from scripts.drawings.marks import clicks, ring, star
from scripts.drawings.shape import Drawing, Ink, at

TURN = 3.0  # seconds a screw


def _check_lock(t: float) -> Drawing:
    reach = 60 * (1 - eased(t, 1.5, 3.5)) + 60 * eased(t, 9, 10.5)
    drawn = check_lock(reach)
    if 4.5 <= t < 8.5:
        drawn += ring(196, 72, 34)
    return staged(drawn) + done(t, 10.5, (420, 60))


def _nozzle_off(t: float) -> Drawing:
    since = t - 1.2
    turning = min(4, max(0, int(since // 2)))
    part = since - 2 * turning if since > 0 else 0.0
    swing = 15 * math.sin(part * 2 * math.pi * 1.5) if 0 < part < 1.4 else 0.0
    drop = 40 * eased(t, 9.6, 11)
    return staged(nozzle_off(Undoing(turning=turning, loose=14 * eased(part, 0, 1.6), swing=swing, drop=drop)))


def _old_seal_out(t: float) -> Drawing:
    return staged(old_seal_out(84 * eased(t, 1.2, 5), away=300 * eased(t, 5.5, 8)))


def _wipe_groove(t: float) -> Drawing:
    rounds = eased(t, 1.2, 4.8) + eased(t, 5.8, 9.2)
    angle = 2 * math.pi * rounds + math.pi * 0.8
    away = 280 * eased(t, 9.6, 11)
    drawn = wipe_groove(180 + 90 * math.cos(angle) + away, 176 + 36 * math.sin(angle) + away * 0.4, 2.5 < t < 5.3)
    if t > 11:
        drawn += star(116, 152, 18) + star(252, 196, 14)
    return staged(drawn)


def _new_seal_in(t: float) -> Drawing:
    if t < 6:
        fall = eased(t, 3.6, 5.2)
        bench = nozzle_on_bench(180, 176) + seal(180, 64 + 112 * fall, ink=Ink.ACCENT)
        return staged(bench, left=16) + at(lip_down(0, 0), (412, 70))
    first, second = eased(t, 6, 7), eased(t, 8.5, 9.5)
    lift = 26 * (math.sin(math.pi * second) + 1 - first)
    press = 5 * (math.sin(math.pi * eased(t, 7.2, 8.2)) + math.sin(math.pi * eased(t, 9.8, 10.8)))
    inward, down = 56 * second, 32 * second
    left = (94 + inward, 154 + down - lift + press * 0.6)
    right = (266 - inward, 154 + down - lift + press * 0.6)
    return staged(at(new_seal_in(left, right), (0, 24)), left=16) + at(lip_down(0, 0), (412, 70))


def _tighten(t: float) -> Drawing:
    since = t - 1.0
    turn = min(3, max(0, int(since // TURN)))
    part = since - TURN * turn
    x, y = SCREWS[CROSSWISE[turn]]
    swung = eased(part, 0.7, 2.0)
    held = torque_wrench(0, 0) + at(gloved(fist()), (206, 48), turn=-118, grow=0.95)
    wrench = at(held, (150 + x, 135 + y), turn=12 - 26 * swung)
    clicked = clicks(150 + x, 135 + y, -90, 30) if 2.0 < part < 2.6 else ()
    tight = sum(1 for n in range(4) if since >= TURN * n + 2.0)
    order = figures(" ".join(str(CROSSWISE[n] + 1) for n in range(tight)), 400, 190, 26) if tight else ()
    gauge = dial(400, 66, 0.7 * swung if since > 0 else 0.0, "") + figures("8 N·m", 400, 146, 24)
    return numbered(150, 135) + (wrench if t < 13.2 else ()) + clicked + gauge + order + done(t, 13.2, (400, 236))


CHANGE_SEAL = Film(
    name="plant/change-seal",
    scenes=(
        Scene(
            seconds=12,
            draw=_check_lock,
            words={
                "en": "Your own lock is on. Press START: nothing moves.",
                "es": "Su propio candado está puesto. Pulse START: nada se mueve.",
                "ar": "قفلك الخاص في مكانه. اضغط START: لا شيء يتحرك.",
            },
        ),
        Scene(
            seconds=12,
            draw=_nozzle_off,
            words={
                "en": "Hold the nozzle from below. Undo four screws.",
                "es": "Sostenga la boquilla por debajo. Afloje cuatro tornillos.",
                "ar": "أمسك الفوهة من الأسفل. فك البراغي الأربعة.",
            },
        ),
        Scene(
            seconds=10,
            draw=_old_seal_out,
            words={
                "en": "Hook the old seal with the plastic pick.",
                "es": "Enganche la junta vieja con el gancho de plástico.",
                "ar": "ارفع الحلقة القديمة بالخطاف البلاستيكي.",
            },
        ),
        Scene(
            seconds=12,
            draw=_wipe_groove,
            words={
                "en": "Wipe the groove until the wipe stays white.",
                "es": "Limpie la ranura hasta que el paño salga blanco.",
                "ar": "امسح المجرى حتى تبقى المنشفة بيضاء.",
            },
        ),
        Scene(
            seconds=12,
            draw=_new_seal_in,
            words={
                "en": "Lip down. Press the new seal flat all round.",
                "es": "Labio hacia abajo. Presione la junta nueva en todo el contorno.",
                "ar": "الشفة إلى الأسفل. اضغط الحلقة الجديدة من كل الجهات.",
            },
        ),
        Scene(
            seconds=14,
            draw=_tighten,
            words={
                "en": "Tighten crosswise, 1 3 2 4, to 8 N·m.",
                "es": "Apriete en cruz, 1 3 2 4, a 8 N·m.",
                "ar": "شد البراغي بالتقاطع ‎1 3 2 4‎ إلى ‎8 N·m‎.",
            },
        ),
    ),
)
