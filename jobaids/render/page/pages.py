"""All pages of one aid, and all pages of the site that are of no single aid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from jobaids.language.words import Words
from jobaids.model.names import DRAFT_LABEL, Anchor, Code, Label, Language, Slug
from jobaids.model.release import AidRecord, Edition, Registry, Retired, StationRecord, Target
from jobaids.render.page import verdict
from jobaids.render.page.aid_page import AidParts, aid_parts, aid_view, render_aid_page
from jobaids.render.page.changes_page import render_changes
from jobaids.render.page.code_page import CodeView, render_code_page
from jobaids.render.page.codes_page import Known, known_codes, render_code_index, render_codes, render_not_found
from jobaids.render.page.home_page import render_home, render_problems_list
from jobaids.render.page.judging import judge, unprinted
from jobaids.render.page.lists import Hall
from jobaids.render.page.notice import Notice, render_notice
from jobaids.render.page.print_page import Ready, render_printing
from jobaids.render.page.programs import render_aid_json, render_shelf_json
from jobaids.render.page.remedy_page import remedy_view
from jobaids.render.page.shelf import Shelf
from jobaids.render.page.site import Look, Page, Site
from jobaids.render.page.station_page import render_station_page
from jobaids.render.page.step_page import StepParts, StepView, step_parts, step_view
from jobaids.render.page.verdict import Choice
from jobaids.render.page.whole import WHOLE_AID, Whole
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the pages of one aid share, made once."""

    steps: Mapping[Anchor, StepParts]
    whole: AidParts


def render_aid_pages(whole: Whole, render: Render) -> Iterator[Page]:
    """The checklist, the same for programs, and a page for each code and each revision it was printed with."""
    parts = _parts(whole, render)
    yield render_aid_page(whole, parts.whole, unprinted(whole), render)
    yield render_aid_json(whole)
    ended = {retired.code for retired in whole.record.retired}
    for anchor, code in codes_of(whole):
        if code not in ended:
            yield from _code_pages(whole, parts, anchor, code, render)
    hall = Hall(site=whole.site, words=whole.words, shelf=whole.shelf)
    for retired in whole.record.retired:
        yield from _ended_pages(hall, whole.record, retired, render)


def _parts(whole: Whole, render: Render) -> Parts:
    return Parts(steps={one.step.anchor: one for one in step_parts(whole, render)}, whole=aid_parts(whole, render))


def codes_of(whole: Whole) -> tuple[tuple[Anchor, Code], ...]:
    """Every code that was ever given to a target of the aid, and those its edition has of its own."""
    given = ((one.target.anchor or WHOLE_AID, one.code) for one in whole.record.codes)
    borrowed = {step.anchor for step in whole.edition.aid.steps if step.borrowed}
    own = (pair for pair in whole.edition.codes if pair[0] not in borrowed)
    return tuple(dict.fromkeys((*given, *own)))


def _code_pages(whole: Whole, parts: Parts, anchor: Anchor, code: Code, render: Render) -> Iterator[Page]:
    """The pages of one code: without a label, with each it was printed with, and of a test card."""
    here = _holding(whole, anchor)
    if here is None:
        return
    if here is not whole:
        parts = _parts(here, render)
    if whole.site.addresses.rewrites:
        yield _code_page(here, parts, anchor, code, render)
        return
    draft = whole.site.draft
    for label in (None, DRAFT_LABEL) if draft else (None, *_labels(here, anchor)):
        view = _view(here, parts, anchor, (code, label), render)
        template = "page/step.html" if isinstance(view, StepView) else "aid/aid.html"
        yield Page(path=whole.site.addresses.file(view.frame.address), text=render(template, view))
    if not draft:
        hall = Hall(site=here.site, words=here.words, shelf=here.shelf)
        yield render_notice(hall, _trial(here, code), render)


def _code_page(whole: Whole, parts: Parts, anchor: Anchor, code: Code, render: Render) -> Page:
    """The one page of a code, where the host leads each printed address to its part of it."""
    asked = _view(whole, parts, anchor, (code, None), render)
    printed = ((label, _view(whole, parts, anchor, (code, label), render)) for label in _labels(whole, anchor))
    return render_code_page(whole, asked, tuple(printed), _trial(whole, code), render)


def _holding(whole: Whole, anchor: Anchor) -> Whole | None:
    """The aid as it last was when it had this target: what was printed goes on to open it."""
    if anchor == WHOLE_AID or anchor in whole.edition.aid.anchors:
        return whole
    held = (edition for edition in reversed(whole.record.releases) if anchor in edition.aid.anchors)
    last = next(held, None)
    return replace(whole, edition=last) if last else None


def _labels(whole: Whole, anchor: Anchor) -> Iterator[Label]:
    for edition in whole.record.releases:
        if anchor == WHOLE_AID or anchor in edition.aid.anchors:
            yield edition.label


def _view(whole: Whole, parts: Parts, anchor: Anchor, printed: tuple[Code, Label | None], render: Render) -> CodeView:
    opened = judge(whole, anchor, *printed, render)
    if anchor == WHOLE_AID:
        return aid_view(whole, parts.whole, opened)
    if anchor in parts.steps:
        return step_view(whole, parts.steps[anchor], opened)
    remedy = next(remedy for remedy in whole.edition.aid.remedies if remedy.anchor == anchor)
    return remedy_view(whole, remedy, opened, render)


def _trial(whole: Whole, code: Code) -> Notice:
    """A test card of an aid that was released since: it leads to what is approved."""
    addresses, words = whole.site.addresses, whole.words
    approved = Choice(text=words("See what is approved"), address=addresses.newest(code))
    say = verdict.on_trial(words, approved)
    return Notice(code=code, address=addresses.card(code, DRAFT_LABEL), verdict=say, title=whole.edition.aid.title)


def _ended_pages(hall: Hall, record: AidRecord, retired: Retired, render: Render) -> Iterator[Page]:
    addresses = hall.site.addresses
    title = record.latest.aid.title if record.latest else ""
    say = verdict.ended(hall.words, retired.at, retired.say, _instead(hall, retired.instead))
    labels = (DRAFT_LABEL, *(edition.label for edition in record.releases))
    for address in addresses.opened(retired.code, labels):
        yield render_notice(hall, Notice(code=retired.code, address=address, verdict=say, title=title), render)


def _instead(hall: Hall, target: Target | None) -> Choice | None:
    spine = hall.shelf.spines.get(target.slug) if target else None
    if not target or not spine:
        return None
    entries = {entry.anchor: entry for entry in (*spine.steps, *spine.remedies)}
    if target.anchor in entries:
        entry = entries[target.anchor]
        return Choice(text=entry.text, address=hall.site.addresses.newest(entry.code))
    return Choice(text=spine.title, address=spine.address)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteContent:
    """What the pages of no single aid are made from."""

    site: Site
    look: Look
    shelf: Shelf
    registry: Registry
    drafts: tuple[Edition, ...] = ()  # in the draft tree only
    cards: Mapping[Slug, tuple[Ready, ...]] = field(default_factory=dict)


def render_site_pages(content: SiteContent, words: Mapping[Language, Words], render: Render) -> Iterator[Page]:
    """Home, stations, changes, cards, codes and what is said where nothing is; `words` has each language's."""
    site, records = content.site, content.registry.aids
    known = known_codes(content.shelf, records, content.drafts)
    for language in site.languages:
        hall = Hall(site=site, words=words[language], shelf=content.shelf)
        yield from _list_pages(hall, content, known, render)
    hall = Hall(site=site, words=words[site.languages[0]], shelf=content.shelf)
    yield render_not_found(hall, render)
    yield from render_code_index(hall, known)
    yield render_shelf_json(site, content.shelf)
    for record in content.registry.stations:
        yield from _station_codes(hall, record, render)
    for blank in content.registry.blanks:
        yield from _reserved_pages(hall, blank.code, render)
    yield Page(path=site.addresses.file(site.script), text=content.look.script)
    yield Page(path=site.addresses.file(site.addresses.icon()), text=content.look.icon)


def _list_pages(hall: Hall, content: SiteContent, known: tuple[Known, ...], render: Render) -> Iterator[Page]:
    yield render_home(hall, render)
    yield render_problems_list(hall, render)
    yield from render_changes(hall, content.registry.aids, render)
    yield render_printing(hall, content.cards, render)
    yield from render_codes(hall, known, render)
    for station in content.shelf.stations.values():
        yield render_station_page(hall, station, render)


def _station_codes(hall: Hall, record: StationRecord, render: Render) -> Iterator[Page]:
    station = hall.shelf.stations.get(record.slug)
    if not station:
        return
    for given in record.codes:
        for address in hall.site.addresses.opened(given.code, (DRAFT_LABEL,)):
            yield render_station_page(hall, station, render, address)


def _reserved_pages(hall: Hall, code: Code, render: Render) -> Iterator[Page]:
    """A blank says `0` under its symbol."""
    say = verdict.reserved(hall.words, hall.site.tell)
    for address in hall.site.addresses.opened(code, (DRAFT_LABEL,)):
        yield render_notice(hall, Notice(code=code, address=address, verdict=say), render)
