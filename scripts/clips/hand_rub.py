"""Rubbing hands clean: 30 seconds in seven scenes, a ring of seconds in the corner."""

from __future__ import annotations

from scripts.clips.film import Draw, Film, Scene, counted, eased, staged, swaying
from scripts.drawings import hand_rub
from scripts.drawings.shape import Drawing

WHOLE = 30  # seconds


def _palmful(t: float) -> Drawing:
    down = 16 * (eased(t, 0.6, 1.1) - eased(t, 1.8, 2.3))
    return hand_rub.palmful(down, (t - 1.1) / 0.8 if t > 1.1 else -1)


def _palms(t: float) -> Drawing:
    return hand_rub.palms(swaying(t, 0.3, 3.7))


def _backs(t: float) -> Drawing:
    if t < 2.5:
        return hand_rub.backs(swaying(t, 0.3, 2.5))
    return hand_rub.backs(swaying(t, 2.5, 4.7), change=True)


def _between(t: float) -> Drawing:
    if t < 2.5:
        return hand_rub.between(swaying(t, 0.3, 2.5))
    return hand_rub.hooked(swaying(t, 2.5, 4.7))


def _thumbs(t: float) -> Drawing:
    if t < 2:
        return hand_rub.thumb_turn(swaying(t, 0.2, 2))
    return hand_rub.thumb_turn(swaying(t, 2, 3.8), change=True)


def _tips(t: float) -> Drawing:
    if t < 2:
        return hand_rub.tips(swaying(t, 0.2, 2))
    return hand_rub.tips(swaying(t, 2, 3.8), change=True)


def _dry(t: float) -> Drawing:
    return hand_rub.dry(1 - eased(t, 0.4, 3.2))


def _timed(begin: int, draw: Draw) -> Draw:
    """A scene with the seconds of the whole rub running in its corner."""

    def drawn(t: float) -> Drawing:
        whole = begin + t
        return staged(draw(t)) + counted(whole / WHOLE, str(int(whole + 0.1)))

    return drawn


SCENES: tuple[tuple[int, Draw, str, str, str], ...] = (
    (4, _palmful, "Fill one cupped palm.", "Llene el hueco de una palma.", "املأ راحة يد واحدة."),
    (4, _palms, "Palm to palm.", "Palma con palma.", "راحة على راحة."),
    (
        5,
        _backs,
        "Each back, fingers interlaced.",
        "El dorso de cada mano, con los dedos entrelazados.",
        "ظهر كل يد، والأصابع متشابكة.",
    ),
    (
        5,
        _between,
        "Between the fingers. Backs of the fingers.",
        "Entre los dedos. Luego el dorso de los dedos.",
        "بين الأصابع، ثم ظهر الأصابع.",
    ),
    (
        4,
        _thumbs,
        "Turn each thumb in the other palm.",
        "Gire cada pulgar en la otra palma.",
        "أدر كل إبهام في راحة اليد الأخرى.",
    ),
    (4, _tips, "Finger tips in each palm.", "Las yemas en cada palma.", "أطراف الأصابع في كل راحة."),
    (
        4,
        _dry,
        "Wait until dry. Do not wipe.",
        "Espere a que se sequen. No se las seque con nada.",
        "انتظر حتى تجف يداك. لا تمسحهما.",
    ),
)


def _film() -> Film:
    scenes: list[Scene] = []
    begin = 0
    for seconds, draw, english, spanish, arabic in SCENES:
        words = {"en": english, "es": spanish, "ar": arabic}
        scenes.append(Scene(seconds=seconds, draw=_timed(begin, draw), words=words))
        begin += seconds
    return Film(name="clinic/hand-rub", scenes=tuple(scenes))


HAND_RUB = _film()
