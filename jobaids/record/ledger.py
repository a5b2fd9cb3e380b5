"""From the events of registry files to the records of aids and stations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeAlias, TypeVar

from jobaids.codes.alphabet import is_valid
from jobaids.codes.derive import name_of
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Anchor, Code, Slug
from jobaids.model.pack import Pack
from jobaids.model.posted import Hung, Posted, TakenDown
from jobaids.model.release import (
    AcceptedBase,
    AidRecord,
    Batch,
    Edition,
    GivenCode,
    Moved,
    Retired,
    Reviewed,
    StationRecord,
    TargetKind,
)
from jobaids.model.source import Span
from jobaids.record.canonical import digest_of
from jobaids.record.journal import Event, StationShown
from jobaids.record.lines import RESTORE, Entry

AIDS, STATIONS, BLANKS = "aids", "stations", "blanks"
ENDING = ".jsonl"
POSTED = f"posted{ENDING}"
"""What hangs where; below the registry."""
PACKS = f"packs{ENDING}"
"""What is in each pack that was put together by hand or to change what hangs; below the registry."""
BASES = f"bases{ENDING}"
"""Every `base_url` that was accepted by name after cards had been printed with another; below the registry."""

T = TypeVar("T")


def aid_file(slug: str) -> str:
    """Where an aid's codes and releases stand, below the registry."""
    return f"{AIDS}/{slug}{ENDING}"


def station_file(slug: str) -> str:
    """Where a station's code and releases stand, below the registry."""
    return f"{STATIONS}/{slug}{ENDING}"


def blank_file(batch: str) -> str:
    """Where the codes of a batch stand that were printed before they had a target."""
    return f"{BLANKS}/{batch}{ENDING}"


def aid_record(slug: Slug, events: Iterable[Event]) -> AidRecord:
    """The record of an aid."""
    known = tuple(events)
    return AidRecord(
        slug=slug,
        codes=_of(GivenCode, known),
        releases=releases_of(known),
        moved=_of(Moved, known),
        retired=_of(Retired, known),
        reviewed=_of(Reviewed, known),
    )


def releases_of(events: Iterable[Event]) -> tuple[Edition, ...]:
    """Releases by number, those of one number (from two branches) as their lines stand."""
    return tuple(sorted(_of(Edition, events), key=_age))


def station_record(slug: Slug, events: Iterable[Event]) -> StationRecord:
    """The record of a station as its lines stand: the last one counts, whatever a clock said."""
    known = tuple(events)
    return StationRecord(
        slug=slug,
        codes=_of(GivenCode, known),
        releases=tuple(one.station for one in _of(StationShown, known)),
        moved=_of(Moved, known),
        retired=_of(Retired, known),
    )


def posted_of(events: Iterable[Event]) -> tuple[Posted, ...]:
    """What was hung and taken down, in the order in which it happened, whatever order a merge left it in."""
    posted = (event for event in events if isinstance(event, Hung | TakenDown))
    return tuple(sorted(posted, key=lambda one: (one.when, one.at, isinstance(one, TakenDown))))


def packs_of(events: Iterable[Event]) -> tuple[Pack, ...]:
    """The packs that were recorded, oldest first."""
    return tuple(sorted((one for one in events if isinstance(one, Pack)), key=lambda one: (one.at, one.number)))


Base: TypeAlias = tuple[float, str]
"""When a base address was printed first, in seconds since 1970, and the address."""


def dated_bases(entries: Iterable[Entry]) -> tuple[Base, ...]:
    """Every base address that a file says was printed or accepted, oldest first."""
    return _first_of_each(dated for entry in entries if (dated := _base(entry.event)))


def bases_of(dated: Iterable[Base]) -> tuple[str, ...]:
    """The base addresses of all files, oldest first."""
    return tuple(base for _, base in _first_of_each(dated))


def _first_of_each(dated: Iterable[Base]) -> tuple[Base, ...]:
    first: dict[str, float] = {}
    for at, base in sorted(dated, key=itemgetter(0)):
        first.setdefault(base, at)
    return tuple((at, base) for base, at in first.items())


def strangers(slug: Slug, entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """JA617: a line that belongs to another file, as after a file was renamed by hand."""
    for entry in entries:
        owner = _owner(entry.event)
        if owner not in (None, slug):
            yield _tell(
                "JA617", entry.span, f"the line belongs to `{owner}`", f"move it to the file of `{owner}`", slug
            )


def twins(slug: Slug, entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """JA618: two releases of one aid with one label, which no card could tell apart.

    Two branches that sealed the same content printed the same cards: those two are as good as one.
    """
    labels: dict[str, tuple[Edition, Span]] = {}
    for entry in entries:
        if isinstance(entry.event, Edition) and entry.event.seal:
            first, span = labels.setdefault(entry.event.label, (entry.event, entry.span))
            if first is not entry.event and digest_of(first) != digest_of(entry.event):
                what = f"the release {first.label} stands here again; the first is in line {span.line}"
                yield _tell("JA618", entry.span, what, "delete the later one and release the aid again", slug)


def uncoded(slug: Slug, entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """JA611: a release without a code for something that a card or page of it must give one to."""
    for entry in entries:
        if isinstance(entry.event, Edition):
            coded = {anchor for anchor, _ in entry.event.codes}
            if missing := sorted({Anchor(""), *entry.event.aid.anchors} - coded):
                what = f"the release has no code for `{missing[0] or slug}`"
                yield _tell("JA611", entry.span, what, RESTORE, slug)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A code, the target it was given to, and where that is recorded."""

    given: GivenCode
    span: Span


def claims_of(entries: Iterable[Entry]) -> tuple[Claim, ...]:
    """Every code that a file gives away."""
    return tuple(Claim(given=entry.event, span=entry.span) for entry in entries if isinstance(entry.event, GivenCode))


def clashes(claims: Iterable[Claim]) -> Iterator[Diagnostic]:
    """JA430, JA611: codes that two targets claim, and codes that are none."""
    owners: dict[Code, Claim] = {}
    for claim in sorted(claims, key=lambda claim: claim.given.at):
        code, target = claim.given.code, claim.given.target
        first = owners.setdefault(code, claim)
        if not is_valid(code):
            yield _tell("JA611", claim.span, f"{code} is no code", RESTORE, target.slug)
        elif first is claim:
            continue
        elif _is_blank(first.given):
            owners[code] = claim
        elif name_of(first.given.target) != name_of(target):
            what = f"{code} was given to {name_of(first.given.target)} before"
            fix = f"delete this line and release `{target.slug}` again; cards printed of it must be replaced"
            yield _tell("JA430", claim.span, what, fix, target.slug)


def _is_blank(given: GivenCode) -> bool:
    """Whether the code was printed before it had a target, and so may still get one, once."""
    return given.target.kind is TargetKind.BLANK


def _of(kind: type[T], events: Iterable[Event]) -> tuple[T, ...]:
    return tuple(event for event in events if isinstance(event, kind))


def _age(edition: Edition) -> int:
    return edition.seal.number if edition.seal else 0


def _base(event: Event) -> Base | None:
    match event:
        case Edition(seal=seal) if seal and seal.base:
            return seal.at.timestamp(), seal.base
        case StationShown(at=at, base=base) | Batch(at=at, base=base) if base:
            return at.timestamp(), base
        case AcceptedBase(at=at, base=base):
            return at.timestamp() + 0.5, base  # after all that was printed within its second
    return None


def _owner(event: Event) -> Slug | None:
    match event:
        case GivenCode(target=target):
            return target.slug
        case Edition(aid=aid):
            return aid.slug
        case StationShown(station=station):
            return station.slug
        case Batch(slug=batch):
            return batch
    return None


def _tell(rule: str, span: Span, what: str, fix: str, slug: str) -> Diagnostic:
    why = "every code and every label must have one answer for ever"
    return Diagnostic(rule=rule, severity=Severity.ERROR, what=what, why=why, fix=fix, span=span, slug=slug)
