"""Every code ever given, and all that can be said of it: what it opens, its history, the cards it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from jobaids.codes.derive import name_of
from jobaids.model.names import Anchor, Code, Label
from jobaids.model.plain import plain
from jobaids.model.release import (
    AidRecord,
    Batch,
    GivenCode,
    Moved,
    Registry,
    Retired,
    StationRecord,
    Target,
    TargetKind,
)
from jobaids.record.index import Index, Opening
from jobaids.record.places import place_of
from jobaids.record.printed import shows


class State(Enum):
    """What a code does for whoever scans it."""

    ACTIVE = "active"  # opens what it was given to
    RENAMED = "renamed"  # the same under another name; nothing is said
    MOVED = "moved"  # another target answers, which is said on the page
    RETIRED = "retired"  # says since when, why, and what to use instead
    RESERVED = "reserved"  # not bound yet


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeEntry:
    """One code. `title` is of the aid or station, `text` of the step or remedy, both as last released.

    `labels` are the revisions it was printed with, oldest first; `tell` is for a blank only.
    """

    code: Code
    state: State
    given: GivenCode
    opening: Opening
    title: str = ""
    text: str = ""
    labels: tuple[Label, ...] = ()
    batch: str = ""
    tell: str = ""

    @property
    def place(self) -> str:
        """What it opens, as it is typed; empty while it is reserved."""
        return "" if self.state is State.RESERVED else place_of(self.opening.target)


def entries_of(registry: Registry, index: Index) -> Iterator[CodeEntry]:
    """Every code ever given, by what it was given to."""
    for code in sorted(index.given, key=lambda code: (name_of(index.given[code].target), code)):
        yield entry_of(code, registry, index)


def entry_of(code: Code, registry: Registry, index: Index) -> CodeEntry:
    """One code that was given.

    Raises:
        KeyError: it never was, which is a fault of ours.
    """
    given = index.given[code]
    opening = index.opens(code) or Opening(target=given.target)
    blank = next((one for one in registry.blanks if one.code == code), None)
    batch = batch_of(registry, blank) if blank else None
    title, text = _words(opening.target, index)
    return CodeEntry(
        code=code,
        state=_state(given, opening),
        given=given,
        opening=opening,
        title=title,
        text=text,
        labels=tuple(_labels(code, index)),
        batch=blank.target.slug if blank else "",
        tell=batch.tell if batch else "",
    )


def batch_of(registry: Registry, blank: GivenCode) -> Batch | None:
    """The batch a blank was printed in, with the last word on whom to tell."""
    found = [batch for batch in registry.batches if batch.slug == blank.target.slug]
    return found[-1] if found else None


def reserved_of(registry: Registry, index: Index) -> Iterator[tuple[GivenCode, str]]:
    """Every blank that is not bound yet, and whom to tell of it."""
    tells = {batch.slug: batch.tell for batch in registry.batches}
    for blank in registry.blanks:
        if index.given[blank.code].target.kind is TargetKind.BLANK:
            yield blank, tells.get(blank.target.slug, "")


def history_of(code: Code, registry: Registry) -> tuple[GivenCode | Moved | Retired, ...]:
    """Everything that was ever recorded of a code, oldest first."""
    records: tuple[AidRecord | StationRecord, ...] = (*registry.aids, *registry.stations)
    words: list[GivenCode | Moved | Retired] = [*registry.blanks]
    for record in records:
        words += [*record.codes, *record.moved, *record.retired]
    return tuple(sorted((word for word in words if word.code == code), key=_when))


def _when(word: GivenCode | Moved | Retired) -> datetime:
    return word.at


def _state(given: GivenCode, opening: Opening) -> State:
    if given.target.kind is TargetKind.BLANK:
        return State.RESERVED
    if opening.ended:
        return State.RETIRED
    if name_of(opening.target) == name_of(given.target):
        return State.ACTIVE
    return State.MOVED if opening.replaced else State.RENAMED


def _words(target: Target, index: Index) -> tuple[str, str]:
    """The title of an aid or station, and the words of a part of it, as last released."""
    if target.kind is TargetKind.STATION:
        station = index.stations.get(target.slug)
        return (station.latest.name, "") if station and station.latest else ("", "")
    record = index.aids.get(target.slug)
    if record is None or record.latest is None:
        return "", ""
    return record.latest.aid.title, _part(record, target.anchor) if target.anchor else ""


def _part(record: AidRecord, anchor: Anchor) -> str:
    """A step or remedy as the last release that had it says it."""
    for edition in reversed(record.releases):
        for step in edition.aid.steps:
            if step.anchor == anchor:
                return f"{step.number}. {step.quick}"
        for remedy in edition.aid.remedies:
            if remedy.anchor == anchor:
                return plain(remedy.symptom)
    return ""


def _labels(code: Code, index: Index) -> Iterator[Label]:
    """The revisions whose cards show a code, in the aid it was given to and in those it moved to."""
    opening = index.opens(code)
    targets = (index.given[code].target, *(move.to for move in opening.moves)) if opening else ()
    for slug in dict.fromkeys(target.slug for target in targets if target.kind is not TargetKind.STATION):
        record = index.aids.get(slug)
        yield from (edition.label for edition in record.releases if shows(edition, code)) if record else ()
