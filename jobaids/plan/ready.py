"""The packs that are ready on the site: what to change at each station, and all its cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from jobaids.model.names import Slug
from jobaids.model.pack import Pack, PackLine, PackNumber
from jobaids.model.release import AidRecord, Registry
from jobaids.plan.packs import PackDesk, Pick, lines_of, reprint_lines
from jobaids.record.packs import number_of
from jobaids.record.reprint import Cause, Swap

MOST_MOMENTS = 100
"""Days and releases that are gone back for a pack that was never recorded: whoever printed it hangs it soon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyPack:
    """A pack for one station; with causes, what to change there."""

    station: Slug
    number: PackNumber
    lines: tuple[PackLine, ...]
    causes: tuple[Cause | None, ...] = ()


def ready_packs(swaps: Iterable[Swap], desk: PackDesk) -> Iterator[ReadyPack]:
    """What to change at each station, if anything is, and then all its cards."""
    by_station: dict[Slug, list[Swap]] = {}
    for swap in swaps:
        by_station.setdefault(swap.station, []).append(swap)
    for slug, station in desk.desk.shelf.stations.items():
        changed = tuple(reprint_lines(by_station.get(slug, ()), Pick(), desk))
        whole = tuple(lines_of(station.aids, Pick(), desk, slug))
        if any(line.label for _, line in changed):
            lines = tuple(line for _, line in changed)
            causes = tuple(swap.cause for swap, _ in changed)
            yield ReadyPack(station=slug, number=number_of(lines), lines=lines, causes=causes)
        if whole:
            yield ReadyPack(station=slug, number=number_of(whole), lines=whole)


def moments_of(registry: Registry) -> tuple[datetime, ...]:
    """When something was released, hung or taken down, the latest first."""
    sealed = (one.seal.at for record in registry.aids for one in record.releases if one.seal)
    hung = (one.at for one in registry.posted)
    return tuple(sorted({*sealed, *hung}, reverse=True))[:MOST_MOMENTS]


def as_of(registry: Registry, moment: datetime) -> Registry:
    """What had been released and posted by a moment; what was said of codes since is known all the same."""
    aids = (_by(record, moment) for record in registry.aids)
    return replace(
        registry,
        aids=tuple(record for record in aids if record.releases),
        posted=tuple(one for one in registry.posted if one.at <= moment),
    )


def as_pack(ready: ReadyPack, at: datetime) -> Pack:
    """A ready pack as it would have been recorded."""
    return Pack(number=ready.number, lines=ready.lines, at=at)


def _by(record: AidRecord, moment: datetime) -> AidRecord:
    releases = tuple(one for one in record.releases if one.seal and one.seal.at <= moment)
    return replace(record, releases=releases)
