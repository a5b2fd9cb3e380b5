"""The register of documents (ISO 9001:2015, 7.5.3).

What is in force, since when, who approved it, whose it is, when it is to be read again, and where it hangs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from jobaids.model.names import Label, Language, Slug
from jobaids.model.release import AidRecord, Edition, Registry
from jobaids.record.holding import coming, in_force
from jobaids.record.index import Index, target_of
from jobaids.record.lineage import heir_of
from jobaids.record.posted import Hanging, hanging


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """A job is done no more: since when, why, and what to use instead."""

    at: datetime  # UTC
    say: str = ""
    instead: Slug | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """One aid as it stands in the register."""

    slug: Slug
    title: str
    language: Language
    label: Label
    effective: date
    approved_by: str
    owner: str
    review: date | None = None
    reviewed_by: str = ""  # where a review set the date
    coming: tuple[Label, date] | None = None  # sealed, and not yet in force
    ended: End | None = None
    posted: tuple[Hanging, ...] = ()

    def is_overdue(self, day: date) -> bool:
        """Whether somebody should have read it again before that day."""
        return self.ended is None and self.review is not None and self.review < day


def register_of(registry: Registry, index: Index, day: date) -> tuple[Registered, ...]:
    """Every aid that was released and not renamed since: the review that is due first stands first, ended ones last.

    `day` decides which revision is in force, so what is overdue on it stands at the top.
    """
    posted: defaultdict[Slug, list[Hanging]] = defaultdict(list)
    for one in hanging(registry.posted):
        posted[heir_of(index, one.stack.slug) or one.stack.slug].append(one)
    found = (_registered(record, index, tuple(posted[record.slug]), day) for record in registry.aids)
    return tuple(sorted(filter(None, found), key=_urgency))


def _registered(record: AidRecord, index: Index, posted: tuple[Hanging, ...], day: date) -> Registered | None:
    now = in_force(record, day)
    if now is None or now.seal is None or heir_of(index, record.slug):
        return None
    later = coming(record, day)
    review, by = _review(record, now)
    return Registered(
        slug=record.slug,
        title=now.aid.title,
        language=now.aid.language,
        label=now.label,
        effective=now.seal.effective,
        approved_by=now.seal.approved_by,
        owner=now.aid.head.owner,
        review=review,
        reviewed_by=by,
        coming=(later.label, later.seal.effective) if later and later.seal else None,
        ended=_end(index, record.slug),
        posted=posted,
    )


def _end(index: Index, slug: Slug) -> End | None:
    """The end of an aid: its code was retired, or another aid answers for it."""
    opening = index.answers(target_of(slug))
    if said := opening.ended:
        return End(at=said.at, say=said.say, instead=said.instead.slug if said.instead else None)
    return End(at=opening.moves[-1].at, instead=opening.target.slug) if opening.replaced else None


def _review(record: AidRecord, now: Edition) -> tuple[date | None, str]:
    """The day until which the aid was last said to hold, and who said so if it was a review of its own."""
    written = now.aid.head.review_by
    last = max(record.reviewed, key=lambda review: (review.until, review.at), default=None)
    if last and (written is None or last.until >= written):
        return last.until, last.by
    return written, ""


def _urgency(line: Registered) -> tuple[bool, date, str, str]:
    return line.ended is not None, line.review or date.max, line.title.casefold(), line.slug


def places_of(line: Registered) -> Iterator[tuple[Slug, tuple[Hanging, ...]]]:
    """The stations where cards of an aid hang, and what hangs at each."""
    stations: defaultdict[Slug, list[Hanging]] = defaultdict(list)
    for one in line.posted:
        stations[one.stack.station].append(one)
    for station in sorted(stations):
        yield station, tuple(stations[station])
