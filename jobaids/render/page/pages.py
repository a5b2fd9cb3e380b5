"""All pages of one aid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jobaids.model.names import DRAFT_LABEL, Anchor, Code
from jobaids.record.printed import Lead
from jobaids.render.page import verdict
from jobaids.render.page.absent import render_absent
from jobaids.render.page.aid_page import AidParts, aid_parts, aid_view, render_aid_page
from jobaids.render.page.code_page import CodeView, render_code_page
from jobaids.render.page.ended import render_ended_codes, render_gone
from jobaids.render.page.judging import Judged, judged, unprinted
from jobaids.render.page.leads import leads_of
from jobaids.render.page.lists import Hall
from jobaids.render.page.notice import Notice, render_notice
from jobaids.render.page.problems import problems_of
from jobaids.render.page.programs import render_aid_json
from jobaids.render.page.remedy_page import RemedyParts, remedy_parts, remedy_view
from jobaids.render.page.site import Page
from jobaids.render.page.step_page import Opened, StepParts, StepView, step_parts, step_view
from jobaids.render.page.training_page import render_training_pages
from jobaids.render.page.verdict import Choice
from jobaids.render.page.whole import WHOLE_AID, Whole
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the pages of one aid share, made once."""

    steps: Mapping[Anchor, StepParts]
    remedies: Mapping[Anchor, RemedyParts]
    whole: AidParts


def render_aid_pages(whole: Whole, render: Render) -> Iterator[Page]:
    """The checklist, the same for programs, and a page for each code and each revision it was printed with."""
    problems = problems_of(whole, render)
    checklist = aid_parts(whole, problems, render)
    if whole.edition.aid.slug in whole.shelf.spines:
        yield render_aid_page(whole, checklist, unprinted(whole, render), render)
        yield from render_training_pages(whole, render)
    else:
        yield render_gone(whole, render)
    parts = Parts(
        steps={one.step.anchor: one for one in step_parts(whole, problems, render)},
        remedies={one.anchor: one for one in remedy_parts(whole, problems, render)},
        whole=checklist,
    )
    codes: list[Judged] = []
    for lead in leads_of(whole):
        if lead.absent:
            yield from render_absent(whole, lead, render)
            continue
        codes.append(judged(whole, lead, render))
        yield from _code_pages(whole, parts, codes[-1], render)
    if whole.edition.aid.slug in whole.shelf.spines:
        yield render_aid_json(whole, codes)
    if not whole.site.draft:
        hall = Hall(site=whole.site, words=whole.words, shelf=whole.shelf)
        yield from render_ended_codes(hall, whole.record, whole.index, render, whole.early)


def _code_pages(whole: Whole, parts: Parts, code: Judged, render: Render) -> Iterator[Page]:
    """The pages of one code: without a label, with each it was printed with, and of a test card."""
    lead = code.lead
    asked = _view(whole, parts, lead, code.asked)
    printed = tuple((label, _view(whole, parts, lead, opened)) for label, opened in code.printed)
    trial = None if whole.site.draft or lead.blank else _trial(whole, lead.code)
    if whole.site.addresses.rewrites:
        yield render_code_page(whole, asked, printed, trial, render)
        return
    for view in (asked, *(view for _, view in printed)):
        template = "page/step.html" if isinstance(view, StepView) else "aid/aid.html"
        yield Page(path=whole.site.addresses.file(view.frame.address), text=render(template, view))
    if trial:
        hall = Hall(site=whole.site, words=whole.words, shelf=whole.shelf)
        yield render_notice(hall, trial, render)


def _view(whole: Whole, parts: Parts, lead: Lead, opened: Opened) -> CodeView:
    if lead.anchor == WHOLE_AID:
        return aid_view(whole, parts.whole, opened)
    if lead.anchor in parts.steps:
        return step_view(whole, parts.steps[lead.anchor], opened)
    return remedy_view(whole, parts.remedies[lead.anchor], opened)


def _trial(whole: Whole, code: Code) -> Notice:
    """A test card of an aid that was released since: it leads to what is approved."""
    addresses, words = whole.site.addresses, whole.words
    approved = Choice(text=words("See what is approved"), address=addresses.newest(code))
    say = verdict.on_trial(words, approved)
    return Notice(code=code, address=addresses.card(code, DRAFT_LABEL), verdict=say, title=whole.edition.aid.title)
