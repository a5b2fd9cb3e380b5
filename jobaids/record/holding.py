"""Which releases hold on which day. Each holds from its day on, until one that came after it does.

One that came after it may hold before its day: then it is overtaken, and holds on no day, but what it changed counts.
An aid that got another name in between goes on under that, so its releases are looked for under all its names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jobaids.model.names import Anchor, Code, Slug
from jobaids.model.release import AidRecord, Edition

WHOLE = Anchor("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """The releases of all aids, one after the other, and the names aids were given. Make it with `succession_of`."""

    releases: Mapping[Slug, Sequence[Edition]]
    names: Mapping[Code, frozenset[Slug]]  # by the code of an aid

    def after(self, edition: Edition) -> Iterator[Edition]:
        """What came after a release, under whichever name."""
        own: Sequence[Edition] = self.releases.get(edition.aid.slug, ())
        code = _code(edition)
        place = next((place for place, one in enumerate(own, start=1) if one is edition), 0)
        yield from own[place:]
        for slug in sorted(self.names.get(code, frozenset()) - {edition.aid.slug}) if code else ():
            there: Sequence[Edition] = self.releases.get(slug, ())
            yield from (one for one in there if _code(one) == code and _number(one) > _number(edition))

    def first_day(self, edition: Edition) -> date:
        """The day from which a release, or one that came after it, holds: what it changed counts from then on."""
        return min(day_of(one) for one in (edition, *self.after(edition)))

    def has_begun(self, edition: Edition, day: date) -> bool:
        """Whether a release holds by then, or one that came after it."""
        return day_of(edition) <= day or any(day_of(one) <= day for one in self.after(edition))

    def is_overtaken(self, edition: Edition) -> bool:
        """Whether a release holds on no day, because one that came after it holds by then."""
        return any(day_of(one) <= day_of(edition) for one in self.after(edition))

    def next_after(self, edition: Edition) -> Edition | None:
        """The release that will hold next, of all that came after one."""
        later = sorted(self.after(edition), key=_number, reverse=True)
        return min(later, key=day_of, default=None)


def succession_of(records: Iterable[AidRecord]) -> Succession:
    """The releases of these aids."""
    read = tuple(records)
    names: defaultdict[Code, set[Slug]] = defaultdict(set)
    for record in read:
        for move in record.moved:
            if move.silent and move.to.anchor is None:
                names[move.code].add(record.slug)
    return Succession(
        releases={record.slug: record.releases for record in read},
        names={code: frozenset(slugs) for code, slugs in names.items()},
    )


def in_force(record: AidRecord, day: date) -> Edition | None:
    """The newest release that is effective on that day; the first one where none is yet."""
    effective = [release for release in record.releases if release.seal and release.seal.effective <= day]
    return effective[-1] if effective else next(iter(record.releases), None)


def coming(record: AidRecord, day: date) -> Edition | None:
    """The release that is sealed and will hold next; not one that another overtakes before its day."""
    now = in_force(record, day)
    later = succession_of((record,)).next_after(now) if now else None
    return later if later and day_of(later) > day else None


def day_of(edition: Edition) -> date:
    """The day from which a release holds; a draft holds on none."""
    return edition.seal.effective if edition.seal else date.max


def _code(edition: Edition) -> Code | None:
    return dict(edition.codes).get(WHOLE)


def _number(edition: Edition) -> int:
    return edition.seal.number if edition.seal else 0
