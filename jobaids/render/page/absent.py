"""Pages of what no release in force has: steps that left their job, and steps and jobs that are yet to come.

None of them shows an instruction. What a step that left said is behind "What was different?".
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from jobaids.model.names import DRAFT_LABEL, Code, Label
from jobaids.model.release import AidRecord, Effect, Moved, Retired, Target
from jobaids.record.age import Early, Gone, Trial
from jobaids.record.card_age import CardAge, Overtaken, Waiting, age_of_card, before_its_day
from jobaids.record.holding import day_of
from jobaids.record.printed import Lead, shows
from jobaids.render.page import verdict
from jobaids.render.page.code_page import render_notices_page
from jobaids.render.page.difference import what_left
from jobaids.render.page.ended import choice_of, verdict_of_end
from jobaids.render.page.leads import labels_of
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
        said = _absent(whole, age_of_card(whole.here, lead, label))
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


def _absent(whole: Whole, age: CardAge) -> Verdict:
    everything = Choice(text=whole.words("All steps"), address=whole.address)
    match age:
        case Overtaken():
            return verdict.overtaken(whole.words, everything)
        case Early(card=card):
            return verdict.too_early(whole.words, day_of(card), everything)
        case Gone(worst=worst):
            return verdict.gone(whole.words, whole.tell, everything, unsafe=worst is Effect.SAFETY)
        case _:
            raise ValueError(f"{age} shows a step that is there, which is a fault of ours")


def render_upcoming(hall: Hall, record: AidRecord, blanks: Container[Code], render: Render) -> Iterator[Page]:
    """The pages of the codes of a job that no release in force has yet, and may never have: its last word counts."""
    for given in record.codes:
        printed = tuple(edition.label for edition in record.releases if shows(edition, given.code))
        addresses, title = hall.site.addresses, record.releases[0].aid.title
        labels = (None,) if addresses.rewrites else (None, DRAFT_LABEL, *printed)
        for label in dict.fromkeys(labels):
            said = _before_its_day(hall, given.target, before_its_day(record, given.code, label, blanks))
            address = addresses.card(given.code, label) if label else addresses.newest(given.code)
            yield render_notice(hall, Notice(code=given.code, address=address, verdict=said, title=title), render)


def _before_its_day(hall: Hall, given: Target, word: Moved | Retired | Trial | Waiting) -> Verdict:
    match word:
        case Retired():
            return verdict_of_end(hall, word, given)
        case Moved(to=to):
            return verdict.replaced_by(hall.words, choice_of(hall, to))
        case Trial():
            return verdict.on_trial(hall.words, None)
        case Waiting(card=card, never=never):
            return verdict.overtaken(hall.words) if never else verdict.too_early(hall.words, day_of(card))
