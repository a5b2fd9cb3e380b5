"""What one file of the registry comes to: all that a whole registry is made of, and small enough to be kept.

To read a file is to check every line of it and to make records of them. That depends on nothing but the file, so what
it comes to may be kept for as long as the file stands. The releases in it are packed: most runs look at few of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from jobaids.codes.alphabet import is_valid
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import Slug
from jobaids.model.release import AidRecord, Edition, GivenCode, Sealed
from jobaids.model.source import Span
from jobaids.record.journal import Event
from jobaids.record.ledger import (
    Base,
    Claim,
    aid_record,
    claims_of,
    clashes,
    dated_bases,
    releases_of,
    strangers,
    twins,
    uncoded,
)
from jobaids.record.lines import Lines

Pack = Callable[[Edition], bytes | Edition]
"""A release as bytes, or as it is where it is nested too deep for that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """The events of one file but for its releases, which stand apart, oldest first; and what is told about its lines.

    `spots` are the line, and the length of it, in which each code is given. `invalid` says whether one of them is none.
    """

    file: str
    events: tuple[Event, ...] = ()
    releases: tuple[bytes | Edition, ...] = ()
    spots: tuple[tuple[int, int], ...] = ()
    bases: tuple[Base, ...] = ()
    told: tuple[Diagnostic, ...] = ()
    invalid: bool = False

    @property
    def given(self) -> tuple[GivenCode, ...]:
        """The codes it gives away."""
        return tuple(event for event in self.events if isinstance(event, GivenCode))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The same, and where each is recorded."""
        spots = (Span(file=self.file, line=line, length=length) for line, length in self.spots)
        return tuple(Claim(given=given, span=span) for given, span in zip(self.given, spots, strict=True))


def filed(file: str, slug: Slug, lines: Lines, pack: Pack) -> Filed:
    """What the lines of a file come to; `slug` names its aid, station or batch."""
    claims = claims_of(lines.entries)
    told = (*strangers(slug, lines.entries), *twins(slug, lines.entries), *uncoded(slug, lines.entries))
    return Filed(
        file=file,
        events=tuple(entry.event for entry in lines.entries if not isinstance(entry.event, Edition)),
        releases=tuple(map(pack, releases_of(entry.event for entry in lines.entries))),
        spots=tuple((claim.span.line, claim.span.length) for claim in claims),
        bases=dated_bases(lines.entries),
        told=(*lines.told, *told),
        invalid=not all(is_valid(claim.given.code) for claim in claims),
    )


def record_of(slug: Slug, found: Filed, unpack: Callable[[bytes], Edition]) -> AidRecord:
    """The record of the aid that a file is of."""
    record = aid_record(slug, found.events)
    return replace(record, releases=Sealed(found.releases, unpack)) if found.releases else record


def disputed(files: Iterable[Filed]) -> Iterator[Diagnostic]:
    """What `clashes` tells of all files. Only those are looked at whose codes stand twice, or are none."""
    found = tuple(files)
    times = Counter(given.code for one in found for given in one.given)
    twice = {code for code, count in times.items() if count > 1}
    doubtful = (one for one in found if one.invalid or (twice and any(given.code in twice for given in one.given)))
    return clashes(claim for one in doubtful for claim in one.claims)
