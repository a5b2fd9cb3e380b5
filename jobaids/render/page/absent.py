"""Pages of what no release in force has: steps that left their job, and steps and jobs that are yet to come.

None of them shows an instruction. What a step that left said is behind "What was different?".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from jobaids.model.names import DRAFT_LABEL, Label
from jobaids.model.release import AidRecord, Edition, Effect, Moved, Retired, Target
from jobaids.record.age import Gone, Unsafe, age_of
from jobaids.record.holding import day_of
from jobaids.render.page import verdict
from jobaids.render.page.code_page import render_notices_page
from jobaids.render.page.difference import what_left
from jobaids.render.page.ended import choice_of, verdict_of_end
from jobaids.render.page.leads import Lead, early_of, labels_of, named, shows
from jobaids.render.page.lists import Hall
from jobaids.render.page.notice import Notice, render_notice
from jobaids.render.page.site import Page
from jobaids.render.page.verdict import Choice, Verdict
from jobaids.render.page.whole import Whole
from jobaids.render.view import Render


def render_absent(whole: Whole, lead: Lead, render: Render) -> Iterator[Page]:
    """The pages of a code whose step or remedy is not in its aid now, one for each label it was printed with."""
    hall = Hall(site=whole.site, words=whole.words, shelf=whole.shelf)
    asked, *printed = _notices(whole, lead, render)
    if whole.site.addresses.rewrites:
        labelled = tuple((label, notice) for label, notice in printed if label)
        yield render_notices_page(whole, asked[1], labelled, render)
        return
    for _, notice in (asked, *printed):
        yield render_notice(hall, notice, render)


def _notices(whole: Whole, lead: Lead, render: Render) -> Iterator[tuple[Label | None, Notice]]:
    """What each card is told; whoever typed the code or holds a test card is told what the newest card is."""
    last = next((one for one in reversed(whole.record.releases) if lead.anchor in one.aid.anchors), None)
    shown = what_left(whole, last, lead.anchor, render) if last else None
    addresses = whole.site.addresses
    labels = () if whole.site.draft else labels_of(whole, lead)
    for label in (None, DRAFT_LABEL, *labels):
        said = _absent(whole, lead, label if label in labels else next(reversed(labels), None))
        yield (
            label,
            Notice(
                code=lead.code,
                address=addresses.card(lead.code, label) if label else addresses.newest(lead.code),
                verdict=said,
                title=whole.edition.aid.title,
                difference=shown,
            ),
        )


def _absent(whole: Whole, lead: Lead, label: Label | None) -> Verdict:
    everything = Choice(text=whole.words("All steps"), address=whole.address)
    printed = {edition.label for edition in lead.record.releases}
    if label is None or label not in printed:
        if early := next((edition for edition in early_of(whole, lead.code) if edition.label == label), None):
            if named(early) in whole.overtaken:
                return verdict.overtaken(whole.words, everything)
            return verdict.too_early(whole.words, day_of(early), everything)
        return verdict.gone(whole.words, whole.tell, everything, unsafe=False)
    age = age_of(lead.record, lead.anchor, label, date.max, lead.names)
    unsafe = isinstance(age, Unsafe) or (isinstance(age, Gone) and age.worst is Effect.SAFETY)
    return verdict.gone(whole.words, whole.tell, everything, unsafe=unsafe)


def render_upcoming(hall: Hall, record: AidRecord, render: Render) -> Iterator[Page]:
    """The pages of the codes of a job that no release in force has yet, and may never have: its last word counts."""
    words: tuple[Moved | Retired, ...] = (*record.moved, *record.retired)
    last = {word.code: word for word in sorted(words, key=lambda word: word.at)}
    for given in record.codes:
        printed = tuple(edition for edition in record.releases if shows(edition, given.code))
        said = _before_its_day(hall, record, given.target, last.get(given.code))
        for address in hall.site.addresses.opened(given.code, (DRAFT_LABEL, *(one.label for one in printed))):
            notice = Notice(code=given.code, address=address, verdict=said, title=record.releases[0].aid.title)
            yield render_notice(hall, notice, render)


def _before_its_day(hall: Hall, record: AidRecord, given: Target, word: Moved | Retired | None) -> Verdict:
    match word:
        case Retired():
            return verdict_of_end(hall, word, given)
        case Moved(to=to, silent=False) if choice := choice_of(hall, to):
            return verdict.replaced_by(hall.words, choice)
        case _:
            return verdict.too_early(hall.words, _first_day(record.releases))


def _first_day(releases: Sequence[Edition]) -> date:
    return min(edition.seal.effective for edition in releases if edition.seal)
