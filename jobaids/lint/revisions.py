"""Rules about what was released: nothing printed may come to open nothing, and reviews fall due."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jobaids.lint.site import Site
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Code, Slug
from jobaids.model.release import AidRecord, Registry, StationRecord, Target, TargetKind
from jobaids.model.source import NOWHERE
from jobaids.record.borrow import outdated_loans
from jobaids.record.index import index_registry


class Place(NamedTuple):
    """Where a code leads, whatever stands there: a step may become a remedy under its old name."""

    slug: Slug
    anchor: str = ""
    at_station: bool = False

    @property
    def whole(self) -> Place:
        """The aid or station this is a part of."""
        return self._replace(anchor="")


def released_target_gone(site: Site) -> Iterator[Diagnostic]:
    """JA601: something released is gone from the source, and its code has no other answer.

    Of an aid that is gone altogether, only one code is told.
    """
    there = frozenset(_places_there(site))
    codes = tuple(_released_codes(site.registry))
    ended = {place for _, place in codes if place == place.whole} - there
    told: set[Place] = set()
    for code, place in codes:
        lost = place.whole if place.whole in ended else place
        if place in there or lost in told:
            continue
        told.add(lost)
        yield _gone(code, lost, site)


def _places_there(site: Site) -> Iterator[Place]:
    for aid in site.aids:
        yield Place(aid.slug)
        lent = {step.anchor for step in aid.steps if step.borrowed}
        yield from (Place(aid.slug, anchor) for anchor in aid.anchors if anchor not in lent)
    yield from (Place(station.slug, at_station=True) for station in site.stations)


def _released_codes(registry: Registry) -> Iterator[tuple[Code, Place]]:
    """Every code on paper that must open something, oldest first, and the place it leads to by now."""
    index = index_registry(registry)
    records: tuple[AidRecord | StationRecord, ...] = (*registry.aids, *registry.stations)
    for record in records:
        for given in record.codes if record.latest else ():
            opening = index.opens(given.code)
            if opening and not opening.ended:
                yield given.code, _place(opening.target)


def _place(target: Target) -> Place:
    return Place(target.slug, target.anchor or "", at_station=target.kind is TargetKind.STATION)


def _gone(code: Code, lost: Place, site: Site) -> Diagnostic:
    aid = next((aid for aid in site.aids if aid.slug == lost.slug and not lost.at_station), None)
    name = f"{lost.slug}#{lost.anchor}" if lost.anchor else lost.slug
    home = "content/stations.yaml" if lost.at_station else "the source" if aid else "content/"
    return Diagnostic(
        rule="JA601",
        severity=Severity.ERROR,
        span=aid.span if aid else NOWHERE,
        slug=aid.slug if aid else "",
        what=f"{name} is gone from {home}, but its code {code} was released",
        why="cards on the wall carry the code; until it is settled, it opens the last release",
        fix=f"if something else answers now: jobaids code move {code} SLUG#ANCHOR; "
        f'if the job has ended: jobaids code retire {code} --say "why, and what to do instead"',
    )


def borrowed_step_released_again(site: Site) -> Iterator[Diagnostic]:
    """JA603: a released aid shows a step of another aid that says something else by now."""
    latest = {record.slug: record.latest for record in site.registry.aids if record.latest}
    for aid in site.aids:
        released, spans = latest.get(aid.slug), {step.anchor: step.span for step in aid.steps if step.borrowed}
        for step, owner in outdated_loans(released, latest.get) if released else ():
            if step.borrowed and step.anchor in spans:
                yield Diagnostic(
                    rule="JA603",
                    severity=Severity.WARNING,
                    span=spans[step.anchor],
                    slug=aid.slug,
                    what=f"{owner.aid.slug} says this step otherwise since {owner.label}; "
                    f"cards of {aid.slug} show it as in {step.borrowed.label}",
                    why="two cards on one wall would tell one step in two ways",
                    fix=f"see whether it still fits, then release {aid.slug}",
                )


def review_overdue(site: Site) -> Iterator[Diagnostic]:
    """JA602: the day by which somebody should have read an aid again has passed."""
    records = {record.slug: record for record in site.registry.aids}
    for aid in site.aids:
        record = records.get(aid.slug)
        written = (aid.head.review_by,) if aid.head.review_by else ()
        days = (*written, *(review.until for review in record.reviewed)) if record else written
        if days and max(days) < site.today:
            yield Diagnostic(
                rule="JA602",
                severity=Severity.WARNING,
                span=aid.head.span_of("review-by"),
                slug=aid.slug,
                what=f"the review was due on {max(days).isoformat()}",
                why="machines and rules change while nobody looks at the words",
                fix=f"read it at the workplace; if it still holds: jobaids release --reviewed {aid.slug}",
            )
