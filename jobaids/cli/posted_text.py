"""What hangs where, shown to a person and to a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from jobaids.cli.code_text import BOM, unspoiled
from jobaids.model.names import Label
from jobaids.model.pack import PackLine
from jobaids.model.posted import Hung, TakenDown
from jobaids.model.release import AidRecord, Registry
from jobaids.record.journal import Event
from jobaids.record.posted import Hanging, card_of
from jobaids.record.reprint import Cause, Swap

COLUMNS = ("station", "name", "card", "format", "copies", "since", "pack", "title")
WHY = {
    Cause.SAFETY: "SAFETY: stop using the old card",
    Cause.ENDED: "the job is done no more",
    Cause.WORK: "the work changed",
    Cause.MISSING: "the station lists it, and no card hangs there",
}


def as_lines(found: Iterable[Hanging], registry: Registry, zone: ZoneInfo, when: datetime | None) -> Iterator[str]:
    """What hangs at each station, or hung there at a moment, and what was newer by then."""
    if when:
        yield f"On {_local(when, zone)} ({zone.key}) there hung, by what is recorded:"
    is_empty = True
    for station, cards in groupby(found, key=lambda one: one.stack.station):
        is_empty = False
        yield f"{station}  {_name(registry, station)}".rstrip()
        yield from (f"  {_hanging(one, registry, zone, when)}" for one in cards)
    if is_empty:
        yield "nothing"


def as_csv(found: Iterable[Hanging], registry: Registry, zone: ZoneInfo) -> str:
    """A table that no spreadsheet spoils."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in found:
        stack = one.stack
        record = registry.aid(stack.slug)
        title = record.latest.aid.title if record and record.latest else ""
        cells = (f"station:{stack.station}", _name(registry, stack.station), card_of(stack), stack.format)
        more = (f"{one.copies} ×", one.since.astimezone(zone).isoformat(), stack.pack, title)
        writer.writerow([unspoiled(cell) for cell in (*cells, *more)])
    return BOM + stream.getvalue()


def reprint_lines(swaps: Iterable[Swap], registry: Registry) -> Iterator[str]:
    """What to do at each station, those first where somebody could be hurt."""
    by_station: dict[str, list[Swap]] = {}
    for swap in swaps:
        by_station.setdefault(swap.station, []).append(swap)
    for station, here in by_station.items():
        yield f"{station}  {_name(registry, station)}".rstrip()
        yield from (f"  {swap_text(swap)}" for swap in here)
    if not by_station:
        yield "nothing to change: every card on record is good"


def swap_text(swap: Swap) -> str:
    """What to do with the cards of one aid: `take down 9F, hang 12K`."""
    down = " and ".join(f"{label}{_times(copies)}" for label, copies in swap.down)
    parts = (
        f"take down {down}" if down else "",
        f"hang {swap.hang}{_times(swap.copies)}" if swap.hang else "",
    )
    form = f" ({swap.format})" if swap.format else ""
    return f"{swap.slug}{form}: {', '.join(filter(None, parts))}  [{WHY[swap.cause]}]"


def pick_lines(lines: Iterable[PackLine], causes: Iterable[Cause | None], registry: Registry) -> Iterator[str]:
    """What to take down and what to hang, station by station, as a pack has it."""
    before = None
    for line, cause in zip(lines, causes, strict=True):
        if line.station != before:
            yield f"{line.station}  {_name(registry, line.station)}".rstrip()
            before = line.station
        down = " and ".join(f"{old.label}{_times(old.copies)}" for old in line.down)
        parts = (f"take down {down}" if down else "", f"hang {line.label}{_times(line.copies)}" if line.label else "")
        why = f"  [{WHY[cause]}]" if cause else ""
        yield f"  {line.slug} ({line.format}): {', '.join(filter(None, parts))}{why}"


def record_lines(events: Iterable[Event], zone: ZoneInfo) -> Iterator[str]:
    """What was recorded, event by event."""
    for event in events:
        if isinstance(event, Hung | TakenDown):
            stack, did = event.stack, "hangs at" if isinstance(event, Hung) else "came down at"
            card = f"{card_of(stack)} ({stack.format}{_times(event.copies)})"
            yield f"{card} {did} {stack.station}, {_local(event.when, zone)}"


def _hanging(one: Hanging, registry: Registry, zone: ZoneInfo, when: datetime | None) -> str:
    stack = one.stack
    pack = f", of the pack {stack.pack}" if stack.pack else ""
    said = f"{card_of(stack)}  {stack.format}{_times(one.copies)}  since {_local(one.since, zone)}{pack}"
    newest = _newest(registry.aid(stack.slug), when, zone)
    if newest and newest != stack.label:
        return f"{said}; {'in force then' if when else 'newest'}: {newest}"
    return said


def _newest(record: AidRecord | None, when: datetime | None, zone: ZoneInfo) -> Label | None:
    """The revision in force at a moment, as it was known then; without a moment, the newest."""
    seals = [edition.seal for edition in record.releases if edition.seal] if record else []
    if when:
        seals = [seal for seal in seals if seal.at <= when and seal.effective <= when.astimezone(zone).date()]
    return seals[-1].label if seals else None


def _times(copies: int) -> str:
    return f" × {copies}" if copies > 1 else ""


def _name(registry: Registry, station: str) -> str:
    record = next((record for record in registry.stations if record.slug == station), None)
    return record.latest.name if record and record.latest else ""


def _local(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
