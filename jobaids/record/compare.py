"""What changed between two editions, step by step, and what that means for cards on the wall.

The effect is proposed, never decided: whoever releases may raise it, and lower it with a reason.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from jobaids.model.aid import Aid
from jobaids.model.names import Anchor
from jobaids.model.release import Edition, Effect
from jobaids.record.canonical import canonical, digest_of
from jobaids.record.faces import Face, face_of_aid, faces_of
from jobaids.record.telling import telling

AID = Anchor("")
"""Stands for the aid itself among its anchors."""


class Reason(Enum):
    """What about a step or an aid changed."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    ALERTS = "alerts"
    PPE = "what to wear"
    NEGATION = "a negation"
    NUMBERS = "numbers or units"
    OPPOSITES = "words with an opposite"
    PICTURES = "pictures"
    CLIP = "clip"
    PARTS = "key points or checks"
    NEEDS = "tools, or aids to do first"
    MODE = "how it is used"
    WORDING = "wording"


_SAFETY = frozenset({Reason.ALERTS, Reason.PPE, Reason.NEGATION})
_WORK = frozenset(Reason) - _SAFETY - {Reason.WORDING}
_SAFETY_NEAR_A_HAZARD = frozenset({Reason.ADDED, Reason.REMOVED, Reason.MOVED, Reason.NUMBERS, Reason.OPPOSITES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step, remedy or the aid itself (anchor `""`), what it said and says, and the proposed effect."""

    anchor: Anchor
    effect: Effect
    reasons: tuple[Reason, ...]
    number: int = 0  # the step's on the new card, on the old one if it is gone; 0 for what has none
    was: str = ""
    now: str = ""


def compare(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Everything that differs, the aid first, then steps and remedies in their new order, then what is gone.

    Parts are the same if they have one anchor, or one code: an author may rename an anchor.
    """
    before, after = canonical(old), canonical(new)
    changes = tuple(_changes(before, after))
    if not changes and digest_of(before) != digest_of(after):
        return (Change(anchor=AID, effect=Effect.WORDING, reasons=(Reason.WORDING,)),)
    return changes


def effect_of(changes: tuple[Change, ...]) -> Effect:
    """The gravest effect among changes; wording where there are none."""
    order = list(Effect)
    return max((change.effect for change in changes), key=order.index, default=Effect.WORDING)


def effect_between(was: Face, says: Face, language: str) -> Effect:
    """What a difference between two faces of one part means."""
    return effect_of(tuple(_difference(was, says, language)))


def is_below(effect: Effect, proposed: Effect) -> bool:
    """Whether an effect is milder than another."""
    order = list(Effect)
    return order.index(effect) < order.index(proposed)


def _changes(old: Edition, new: Edition) -> Iterator[Change]:
    language = new.aid.language
    yield from _difference(face_of_aid(old), face_of_aid(new), language)
    olds, news = faces_of(old), faces_of(new)
    partner = _partners(olds, news)
    moved = _moved([partner[face.anchor].at for face in news if face.anchor in partner and face.number])
    for face in news:
        if (was := partner.get(face.anchor)) is None:
            yield _change(None, face, (Reason.ADDED,))
        else:
            yield from _difference(was, face, language, is_moved=was.at in moved and face.number > 0)
    kept = {face.anchor for face in partner.values()}
    yield from (_change(face, None, (Reason.REMOVED,)) for face in olds if face.anchor not in kept)


def _partners(olds: tuple[Face, ...], news: tuple[Face, ...]) -> dict[Anchor, Face]:
    """The old face of each new anchor that has one."""
    by_anchor = {face.anchor: face for face in olds}
    standing = {face.anchor for face in news}
    renamed = {face.code: face for face in olds if face.code and face.anchor not in standing}
    found = {
        face.anchor: by_anchor.get(face.anchor) or (renamed.get(face.code) if face.code else None) for face in news
    }
    return {anchor: face for anchor, face in found.items() if face}


def _moved(places: list[int]) -> set[int]:
    """The old places of what no longer stands in the old order, as few as can be."""
    ends: list[int] = []
    chains: list[list[int]] = []
    for place in places:
        length = bisect_left(ends, place)
        chain = [*(chains[length - 1] if length else []), place]
        ends[length : length + 1] = [place]
        chains[length : length + 1] = [chain]
    return set(places) - set(chains[-1] if chains else [])


def _difference(old: Face, new: Face, language: str, *, is_moved: bool = False) -> Iterator[Change]:
    found = tuple(_reasons(old, new, language, is_moved=is_moved))
    if found:
        yield _change(old, new, found)


def _reasons(old: Face, new: Face, language: str, *, is_moved: bool) -> Iterator[Reason]:
    said, says = telling(old.text, language), telling(new.text, language)
    differs = {
        Reason.MOVED: is_moved,
        Reason.ALERTS: old.alerts != new.alerts,
        Reason.PPE: old.ppe != new.ppe,
        Reason.NEGATION: said.negations != says.negations,
        Reason.NUMBERS: said.numbers != says.numbers,
        Reason.OPPOSITES: said.opposites != says.opposites,
        Reason.PICTURES: old.pictures != new.pictures,
        Reason.CLIP: old.clip != new.clip,
        Reason.PARTS: old.parts != new.parts,
        Reason.NEEDS: old.needs != new.needs,
        Reason.MODE: old.mode != new.mode,
    }
    found = tuple(reason for reason, is_so in differs.items() if is_so)
    yield from found or ((Reason.WORDING,) if old.written != new.written else ())


def _change(old: Face | None, new: Face | None, reasons: tuple[Reason, ...]) -> Change:
    shown = [face for face in (old, new) if face]
    effects = [_effect(reason, is_hazardous=any(face.hazardous for face in shown)) for reason in reasons]
    return Change(
        anchor=shown[-1].anchor,
        effect=max(effects, key=list(Effect).index),
        reasons=reasons,
        number=shown[-1].number,
        was=old.text if old else "",
        now=new.text if new else "",
    )


def _effect(reason: Reason, *, is_hazardous: bool) -> Effect:
    if reason in _SAFETY or (is_hazardous and reason in _SAFETY_NEAR_A_HAZARD):
        return Effect.SAFETY
    return Effect.WORK if reason in _WORK else Effect.WORDING


def changed_numbers(aid: Aid, changes: tuple[tuple[Anchor, Effect], ...]) -> tuple[int, ...]:
    """The numbers of the steps among changes, as they stand on a card of that aid."""
    anchors = {anchor for anchor, _ in changes}
    return tuple(step.number for step in aid.steps if step.anchor in anchors)
