"""What to take down and what to hang: the posted cards that are good no more, by station, safety first.

A card whose aid changed in wording only stays where it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from jobaids.model.names import Label, Slug
from jobaids.model.release import AidRecord, Edition, Registry
from jobaids.record.age import Age, AidChanged, Unsafe, age_of
from jobaids.record.compare import AID
from jobaids.record.index import Index, has_ended
from jobaids.record.lineage import heir_of, lineage
from jobaids.record.posted import Hanging, hanging
from jobaids.record.translation import behind_of


class Cause(Enum):
    """Why a card is to be changed, the gravest first."""

    SAFETY = "safety"
    ENDED = "ended"  # the job is done no more
    WORK = "work"
    MISSING = "missing"  # the station lists the aid, and no card of it hangs there


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """One thing to do at a station: take down some cards, hang others, or both; in one format."""

    station: Slug
    slug: Slug
    title: str
    cause: Cause
    format: str = ""  # empty: as the aid is printed
    down: tuple[tuple[Label, int], ...] = ()  # labels and copies
    hang: Label | None = None
    copies: int = 0  # to hang
    old: Slug = Slug("")  # of the cards that come down, where they are of another aid


def reprint_list(registry: Registry, index: Index, day: date) -> tuple[Swap, ...]:
    """Everything to do at the stations that somebody keeps a journal of: safety first, then by station and title."""
    by_place: defaultdict[tuple[Slug, Slug, str], list[Hanging]] = defaultdict(list)
    for one in hanging(registry.posted):
        by_place[one.stack.station, one.stack.slug, one.stack.format].append(one)
    swaps = [swap for place, cards in by_place.items() if (swap := _swap(index, place, cards, day))]
    causes = list(Cause)
    return tuple(
        sorted(
            (*swaps, *_missing(registry, index, by_place, day)),
            key=lambda swap: (causes.index(swap.cause), swap.station, swap.title.casefold(), swap.format),
        )
    )


def _swap(index: Index, place: tuple[Slug, Slug, str], cards: list[Hanging], day: date) -> Swap | None:
    station, slug, form = place
    heir = heir_of(index, slug) or slug
    record = lineage(index, heir)
    if record.latest is None:
        return None
    ended, withdrawn = has_ended(index, slug) and heir == slug, _is_withdrawn(record, index)
    stale: list[Hanging] = []
    causes: set[Cause] = set()
    for one in cards:
        age = age_of(record, AID, one.stack.label, day)
        if cause := Cause.ENDED if ended else Cause.SAFETY if withdrawn else _cause_of(age):
            stale.append(one)
            causes.add(cause)
    if not stale:
        return None
    now = _newest(record.releases, day)
    only_down = ended or withdrawn or len(stale) < len(cards)
    return Swap(
        station=station,
        slug=heir,
        title=now.aid.title,
        cause=min(causes, key=list(Cause).index),
        format=form,
        down=tuple((one.stack.label, one.copies) for one in stale),
        old=slug if slug != heir else Slug(""),
        hang=None if only_down else now.label,
        copies=0 if only_down else sum(one.copies for one in stale),
    )


def _cause_of(age: Age) -> Cause | None:
    return Cause.SAFETY if isinstance(age, Unsafe) else Cause.WORK if isinstance(age, AidChanged) else None


def _is_withdrawn(record: AidRecord, index: Index) -> bool:
    """Whether it is a translation whose source changed in a safety matter: no card of it is printed."""
    late = behind_of(record.latest, index) if record.latest else None
    return late is not None and late.is_unsafe


def _missing(
    registry: Registry, index: Index, by_place: Mapping[tuple[Slug, Slug, str], object], day: date
) -> Iterator[Swap]:
    kept = {one.stack.station for one in registry.posted}
    there = {(station, heir_of(index, slug) or slug) for station, slug, _ in by_place}
    for station in registry.stations:
        for slug in station.latest.aids if station.latest and station.slug in kept else ():
            record = index.aids.get(slug)
            if (station.slug, slug) in there or has_ended(index, slug) or not record or not record.latest:
                continue
            if _is_withdrawn(record, index):
                continue
            now = _newest(record.releases, day)
            yield Swap(
                station=station.slug,
                slug=slug,
                title=now.aid.title,
                cause=Cause.MISSING,
                hang=now.label,
                copies=1,
            )


def _newest(releases: Iterable[Edition], day: date) -> Edition:
    """The newest release that holds on a day; the first where none does yet."""
    all_of_them = tuple(releases)
    held = [edition for edition in all_of_them if edition.seal and edition.seal.effective <= day]
    return held[-1] if held else all_of_them[0]
