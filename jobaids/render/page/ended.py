"""Pages of what is done no more: of codes that were retired, and of aids that ended or were replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from jobaids.model.names import DRAFT_LABEL, Code, Label
from jobaids.model.release import AidRecord, Edition, GivenCode, Retired, StationRecord, Target, TargetKind
from jobaids.record.index import Index, target_of
from jobaids.record.printed import shows
from jobaids.render.page import verdict
from jobaids.render.page.lists import Hall
from jobaids.render.page.notice import Notice, render_notice
from jobaids.render.page.site import Page
from jobaids.render.page.station_page import render_station_page
from jobaids.render.page.verdict import Choice, Verdict
from jobaids.render.page.whole import Whole
from jobaids.render.view import Render


def render_ended_codes(
    hall: Hall,
    record: AidRecord | StationRecord,
    index: Index,
    render: Render,
    early: Mapping[Code, tuple[Edition, ...]] = MappingProxyType({}),
) -> Iterator[Page]:
    """The pages of every code of an aid or a station that was retired, with each label it was printed with.

    `early` are the releases that never came into force, by code: their cards may have been printed, too.
    """
    for given in record.codes:
        opening = index.opens(given.code)
        if opening and opening.ended:
            say = verdict_of_end(hall, opening.ended, given.target)
            labels = (*_labels(record, given.code, index), *(edition.label for edition in early.get(given.code, ())))
            for address in hall.site.addresses.opened(given.code, dict.fromkeys(labels)):
                notice = Notice(code=given.code, address=address, verdict=say, title=_title(record))
                yield render_notice(hall, notice, render)


def render_gone(whole: Whole, render: Render) -> Page:
    """At the address of an aid that ended or was replaced: that it did, and what to use."""
    hall = Hall(site=whole.site, words=whole.words, shelf=whole.shelf)
    own = target_of(whole.edition.aid.slug)
    opening = whole.index.answers(own)
    say = (
        verdict_of_end(hall, opening.ended, own)
        if opening.ended
        else verdict.replaced_by(whole.words, choice_of(hall, opening.target))
    )
    code = whole.edition.code_of()
    return render_notice(
        hall, Notice(code=code, address=whole.address, verdict=say, title=whole.edition.aid.title), render
    )


def render_gone_station(hall: Hall, record: StationRecord, index: Index, render: Render) -> Iterator[Page]:
    """At the address of a station that was given up: that it was, or which one answers for it."""
    own = Target(kind=TargetKind.STATION, slug=record.slug)
    opening = index.answers(own)
    other = hall.shelf.stations.get(opening.target.slug)
    address = hall.site.addresses.station(record.slug, hall.language)
    if opening.ended and record.codes:
        said = verdict_of_end(hall, opening.ended, own)
        notice = Notice(code=record.codes[0].code, address=address, verdict=said, title=_title(record))
        yield render_notice(hall, notice, render)
    elif other:
        yield render_station_page(hall, other, render, address, replaces=True)


def render_reserved(hall: Hall, blanks: Iterable[tuple[GivenCode, str]], render: Render) -> Iterator[Page]:
    """The pages of blanks that are not bound, and whom to tell of each; a blank says `0` under its symbol."""
    for blank, tell in blanks:
        say = verdict.reserved(hall.words, tell or hall.site.tell)
        for address in hall.site.addresses.opened(blank.code, (DRAFT_LABEL,)):
            yield render_notice(hall, Notice(code=blank.code, address=address, verdict=say), render)


def verdict_of_end(hall: Hall, ended: Retired, given: Target) -> Verdict:
    """What ended: a job, unless the code was a step's or a remedy's and the job goes on."""
    is_part = given.anchor is not None and given.slug not in hall.shelf.spines
    what = TargetKind.AID if is_part else given.kind
    return verdict.ended(hall.words, ended.at, ended.say, choice_of(hall, ended.instead), what)


def choice_of(hall: Hall, target: Target | None) -> Choice | None:
    """A way to what is used instead; where that is gone too, to the rest of its aid."""
    if target and target.kind is TargetKind.STATION:
        station = hall.shelf.stations.get(target.slug)
        return Choice(text=station.name, address=hall.site.addresses.station(target.slug)) if station else None
    spine = hall.shelf.spines.get(target.slug) if target else None
    if not target or not spine:
        return None
    entries = {entry.anchor: entry for entry in (*spine.steps, *spine.remedies)}
    if target.anchor in entries:
        entry = entries[target.anchor]
        return Choice(text=entry.text, address=hall.site.addresses.newest(entry.code))
    return Choice(text=spine.title, address=spine.address)


def _labels(record: AidRecord | StationRecord, code: Code, index: Index) -> tuple[Label, ...]:
    """Every label a code was printed with, in the aid it was given to and in those that it followed its step to."""
    homes = (index.aids.get(slug) for slug in (record.slug, *index.homes.get(code, ())))
    releases = (edition for home in homes if home for edition in home.releases) if isinstance(record, AidRecord) else ()
    return tuple(dict.fromkeys((DRAFT_LABEL, *(edition.label for edition in releases if shows(edition, code)))))


def _title(record: AidRecord | StationRecord) -> str:
    match record:
        case AidRecord():
            return record.latest.aid.title if record.latest else ""
        case StationRecord():
            return record.latest.name if record.latest else ""
