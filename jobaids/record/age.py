"""The age of a card: what its label is worth, given everything released since. One class for each first line.

The worst change of the aid since the card decides first, then that of this step. What only a phone can know, that it
is offline, is no age.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from jobaids.model.names import DRAFT_LABEL, Anchor, Code, Label
from jobaids.model.release import AidRecord, Edition, Effect, Retired
from jobaids.record.compare import changed_numbers, effect_between
from jobaids.record.faces import Face, faces_of
from jobaids.record.holding import in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """The card shows what is in force."""

    now: Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingOnly:
    """The card is older and as good as new."""

    card: Edition
    now: Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSame:
    """The card is older; this step is as it was, the numbered ones are not."""

    card: Edition
    now: Edition
    changed: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepChanged:
    """The card is older, and this step is done otherwise now."""

    card: Edition
    now: Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class AidChanged:
    """The card is older; asked by the aid's own code, the numbered steps are not as they were."""

    card: Edition
    now: Edition
    changed: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsafe:
    """The card is older, and somebody could be hurt by it, at this step or at another."""

    card: Edition
    now: Edition
    this_step: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """The step left the aid, and nobody has said yet what answers for it; `worst` is what changed since."""

    last: Edition  # the last release that had it
    now: Edition
    worst: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Early:
    """The card is newer than what is in force; it holds from its effective date."""

    card: Edition
    now: Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """Nobody released what the card says."""

    label: Label
    now: Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Unasked:
    """A code typed without a revision."""

    now: Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The job is done no more."""

    retired: Retired


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A test card; `now` is what is approved, if anything is."""

    now: Edition | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved:
    """A code that was printed before its help was written."""

    code: Code


Age: TypeAlias = (
    Current
    | WordingOnly
    | StepSame
    | StepChanged
    | AidChanged
    | Unsafe
    | Gone
    | Early
    | Unknown
    | Unasked
    | Ended
    | Trial
    | Reserved
)


def age_of(
    record: AidRecord, anchor: Anchor, label: Label | None, day: date, names: frozenset[Anchor] = frozenset()
) -> Age:
    """What a card is worth on that day: the one that says `label` and whose code opens `anchor` (`""`: the aid).

    `names` are other anchors the target had before it was renamed.

    Raises:
        ValueError: the aid was never released, which is a fault of ours.
    """
    now = in_force(record, day)
    if label == DRAFT_LABEL:
        return Trial(now=now)
    if now is None:
        raise ValueError(f"{record.slug} was never released")
    if label is None:
        return Unasked(now=now)
    card = next((release for release in reversed(record.releases) if release.label == label), None)
    if card is None:
        return Unknown(label=label, now=now)
    if card is now:
        return Current(now=now)
    if record.releases.index(card) > record.releases.index(now):
        return Early(card=card, now=now)
    return _older(record, anchor, (card, now), names)


def _older(record: AidRecord, anchor: Anchor, between: tuple[Edition, Edition], names: frozenset[Anchor]) -> Age:
    card, now = between
    since = tuple(_since(record.releases, card, now))
    names |= {anchor}
    came = _came_with((card, *since), names) if anchor else Effect.WORDING
    effects = (came, *(release.seal.effect for release in since if release.seal))
    worst = max(effects, key=list(Effect).index)
    touched = tuple(_touched(since, now))
    is_touched = came is not Effect.WORDING or any(name in names for name, _ in touched)
    this_step = is_touched and not _is_same(card, now, names)
    if anchor and anchor not in now.aid.anchors:
        return Gone(last=_last_with(record.releases, anchor, card), now=now, worst=worst)
    if worst is Effect.SAFETY:
        return Unsafe(card=card, now=now, this_step=this_step)
    if worst is Effect.WORDING:
        return WordingOnly(card=card, now=now)
    if not anchor:
        return AidChanged(card=card, now=now, changed=changed_numbers(now.aid, touched))
    if this_step:
        return StepChanged(card=card, now=now)
    return StepSame(card=card, now=now, changed=changed_numbers(now.aid, touched))


def _is_same(card: Edition, now: Edition, names: frozenset[Anchor]) -> bool:
    """Whether a card shows a part just as it is now: it only stands elsewhere, or was changed and put back."""
    was, says = _face(card, names), _face(now, names)
    return was is not None and says is not None and replace(was, code=says.code) == says


def _face(edition: Edition, names: frozenset[Anchor]) -> Face | None:
    """What is compared of the part of an edition that has one of these names, without its place and its name."""
    aid = edition.aid
    phases = tuple(replace(one, steps=tuple(step for step in one.steps if step.anchor in names)) for one in aid.phases)
    remedies = tuple(remedy for remedy in aid.remedies if remedy.anchor in names)
    alone = replace(edition, aid=replace(aid, phases=phases, remedies=remedies))
    return next((replace(face, anchor=Anchor(""), number=0) for face in faces_of(alone)), None)


def _came_with(releases: tuple[Edition, ...], names: frozenset[Anchor]) -> Effect:
    """What changed of a part on its way to a new aid, whose first release is compared with no other."""
    for before, first in pairwise(releases):
        is_first = first.seal is not None and not first.seal.changed and first.aid.slug != before.aid.slug
        was, says = (_face(before, names), _face(first, names)) if is_first else (None, None)
        if was and says:
            return effect_between(was, says, first.aid.language)
    return Effect.WORDING


def _touched(since: tuple[Edition, ...], now: Edition) -> Iterator[tuple[Anchor, Effect]]:
    """What was more than reworded, under the names of now: a code stays with its part when that is renamed."""
    anchors = {code: anchor for anchor, code in now.codes}
    for release in since:
        codes = {anchor: anchors.get(code, anchor) for anchor, code in release.codes}
        for anchor, effect in release.seal.changed if release.seal else ():
            if effect is not Effect.WORDING:
                yield codes.get(anchor, anchor), effect


def _since(releases: Sequence[Edition], card: Edition, now: Edition) -> Iterator[Edition]:
    """The releases that came after a card.

    Where two branches both released its number, the other one did not build on it: what the card's own release
    changed may have been taken back, so it counts too. Two that sealed the same have one label, and are one.
    """
    start, end = releases.index(card), releases.index(now)
    number = card.seal.number if card.seal else 0
    twins = [release for release in releases if release.seal and release.seal.number == number]
    if len({twin.label for twin in twins}) > 1:
        yield from twins
    yield from releases[start + 1 : end + 1]


def _last_with(releases: Sequence[Edition], anchor: Anchor, card: Edition) -> Edition:
    return next((release for release in reversed(releases) if anchor in release.aid.anchors), card)
