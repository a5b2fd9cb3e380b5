"""What hangs on walls, as far as the site tells it: what to change there, and the register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jobaids.model.release import AidRecord, Registry
from jobaids.record.index import Index
from jobaids.record.register import Registered, register_of
from jobaids.record.reprint import Swap, reprint_list


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """What to change on walls, and each aid as it stands in the register."""

    swaps: tuple[Swap, ...] = ()
    lines: tuple[Registered, ...] = ()


def wall_of(registry: Registry, coming: tuple[AidRecord, ...], index: Index) -> Wall:
    """The same on any day until one of `coming` takes effect, for `registry` holds what is in force only."""
    swaps = reprint_list(registry, index, date.max)
    if not coming:
        return Wall(swaps=swaps, lines=register_of(registry, index, date.max))
    eve = min(one.seal.effective for record in coming for one in record.releases if one.seal) - timedelta(days=1)
    lines = register_of(replace(registry, aids=tuple(_joined(registry, coming))), index, eve)
    in_force = {record.slug for record in registry.aids}
    return Wall(swaps=swaps, lines=tuple(line if line.slug in in_force else _unbegun(line) for line in lines))


def _joined(registry: Registry, coming: tuple[AidRecord, ...]) -> Iterator[AidRecord]:
    """Each aid with what is coming of it, then the aids of which nothing is in force."""
    later = {record.slug: record for record in coming}
    for record in registry.aids:
        more = later.pop(record.slug, None)
        yield replace(record, releases=(*record.releases, *more.releases)) if more else record
    yield from later.values()


def _unbegun(line: Registered) -> Registered:
    """An aid whose first release is still to come."""
    return replace(line, coming=line.coming or (line.label, line.effective))
