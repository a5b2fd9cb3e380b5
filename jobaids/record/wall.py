"""What was seen on a wall, held against what should hang at a station: what its aids are, and what is on record.

A card also shows codes of other aids: of those to be done first, and of steps it borrows. These explain what is seen
there without being posted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import Enum

from jobaids.model.names import Label, Slug
from jobaids.model.release import Edition, Registry
from jobaids.record.holding import in_force
from jobaids.record.index import Index, has_ended
from jobaids.record.places import Refusal
from jobaids.record.posted import hanging
from jobaids.record.worth import WHOLE, Standing


class Differs(Enum):
    """How a wall differs from what should hang there."""

    MISSING = "missing"  # should hang there, and was not seen
    STRAY = "stray"  # was seen, and should not hang there
    UNRECORDED = "unrecorded"  # another revision than the one on record


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference. `label` is what should hang there or, of a stray, what was seen."""

    differs: Differs
    slug: Slug
    label: Label
    say: str


def differences(
    registry: Registry, index: Index, station: Slug, seen: Iterable[Standing], day: date
) -> tuple[Difference, ...] | Refusal:
    """How what was seen differs from what should hang at a station."""
    record = index.stations.get(station)
    recorded = [one.stack for one in hanging(registry.posted) if one.stack.station == station]
    if record is None and not recorded:
        likely = get_close_matches(station, index.stations, n=3)
        known = f"did you mean {' or '.join(likely)}?" if likely else f"there is {', '.join(sorted(index.stations))}"
        return Refusal(what=f"there never was a station {station}", fix=known)
    listed = record.latest.aids if record and record.latest else ()
    wanted = {slug: label for slug in listed if (label := _in_force(index, slug, day))}
    ours = tuple(one for one in seen if one.slug and one.slug in index.aids)
    hung = {stack.slug: {other.label for other in recorded if other.slug == stack.slug} for stack in recorded}
    found = (*_missing(index, wanted, hung, ours), *_strays(index, {*wanted, *hung}, ours), *_unrecorded(hung, ours))
    return tuple(found)


def _missing(
    index: Index, wanted: dict[Slug, Label], hung: dict[Slug, set[Label]], seen: tuple[Standing, ...]
) -> Iterator[Difference]:
    for slug in sorted({*wanted, *hung}):
        if _hangs(index, slug, seen):
            continue
        if slug in wanted:
            say = f"{slug} should hang here, and no card of it was seen: hang {slug}@{wanted[slug]}."
            yield Difference(differs=Differs.MISSING, slug=slug, label=wanted[slug], say=say)
        else:
            labels = sorted(hung[slug])
            say = f"{slug}@{' and '.join(labels)} is on record as hanging here, and was not seen."
            yield Difference(differs=Differs.MISSING, slug=slug, label=labels[-1], say=say)


def _strays(index: Index, known: set[Slug], seen: tuple[Standing, ...]) -> Iterator[Difference]:
    explained = {other for slug in known for other in _shown_beside(index, slug)}
    strays = {(one.slug, one.label): one for one in seen if one.slug not in known and one.slug not in explained}
    for slug, label in sorted(strays):
        say = f"{strays[slug, label].card} hangs here, and the station does not list it."
        yield Difference(differs=Differs.STRAY, slug=slug, label=label, say=say)


def _unrecorded(hung: dict[Slug, set[Label]], seen: tuple[Standing, ...]) -> Iterator[Difference]:
    found = dict.fromkeys((one.slug, one.label) for one in seen if one.slug in hung and one.label)
    for slug, label in sorted(found):
        if label not in hung[slug]:
            labels = " and ".join(sorted(hung[slug]))
            say = f"{slug}@{label} hangs here; on record is {labels}: jobaids posted add {slug}@{label} --replace."
            yield Difference(differs=Differs.UNRECORDED, slug=slug, label=label, say=say)


def _hangs(index: Index, slug: Slug, seen: tuple[Standing, ...]) -> bool:
    """Whether a card of an aid was seen: a step of it, or its own code more often than other cards show it."""
    own = [one for one in seen if one.slug == slug]
    if any(one.anchor != WHOLE for one in own):
        return True
    others = {(one.slug, one.label) for one in seen if one.slug != slug and one.anchor == WHOLE}
    return len(own) > sum(slug in _shown_beside(index, other) for other, _ in others)


def _shown_beside(index: Index, slug: Slug) -> set[Slug]:
    """The other aids whose codes any card of an aid shows."""
    record = index.aids.get(slug)
    return {other for edition in record.releases for other in _beside(edition)} if record else set()


def _beside(edition: Edition) -> Iterator[Slug]:
    yield from edition.aid.head.first
    yield from (step.borrowed.slug for step in edition.aid.steps if step.borrowed)


def _in_force(index: Index, slug: Slug, day: date) -> Label | None:
    """The revision that should hang; None where the job is done no more, or was never released."""
    record = index.aids.get(slug)
    now = in_force(record, day) if record and not has_ended(index, slug) else None
    return now.label if now else None
