"""What a card is worth: from the releases since it was printed to the first line of its page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from jobaids.language.words import Words, own_name
from jobaids.model.names import DRAFT_LABEL, Anchor, Label
from jobaids.model.release import Edition, Effect
from jobaids.record.age import (
    AidChanged,
    Current,
    Early,
    Ended,
    Gone,
    Reserved,
    StepChanged,
    StepSame,
    Trial,
    Unasked,
    Unknown,
    Unsafe,
    WordingOnly,
)
from jobaids.record.card_age import CardAge, Newest, Overtaken, Replaced, age_of_card
from jobaids.record.printed import Lead, shows
from jobaids.record.translation import source_slug
from jobaids.render.page import verdict
from jobaids.render.page.difference import Difference, was_different, will_be_different
from jobaids.render.page.leads import labels_of
from jobaids.render.page.step_page import Opened
from jobaids.render.page.verdict import Choice, Tone, Verdict
from jobaids.render.page.whole import WHOLE_AID, Whole
from jobaids.render.view import Render


def judge(whole: Whole, lead: Lead, label: Label | None, render: Render) -> Opened:
    """What a page says first when a code is opened with a label, or typed without one."""
    addresses = whole.site.addresses
    address = addresses.card(lead.code, label) if label else addresses.newest(lead.code)
    also = behind_source(whole, lead.anchor)
    if whole.site.draft:
        return Opened(address=address, label=label, ages=(verdict.on_trial(whole.words, None), *also))
    age = age_of_card(whole.here, lead, label)
    said = verdict_of(age, whole, lead)
    opened = Opened(address=address, label=label, ages=_ages(said, also))
    match age:
        case Unasked() if whole.next:
            return _with_next(whole, lead.anchor, opened, render)
        case Newest():
            return replace(opened, label=None)
        case Early(card=card) | Overtaken(card=card):
            return replace(opened, difference=_will_be(whole, card, lead.anchor, render))
        case WordingOnly() | StepSame() | StepChanged() | AidChanged() | Unsafe() | Replaced():
            return replace(opened, difference=_difference(whole, age.card, lead, render) if age.card else None)
        case _:
            return opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A code, and what is said first to whoever opens it: without a label, then with each it was printed with."""

    lead: Lead
    asked: Opened
    printed: tuple[tuple[Label, Opened], ...]


def judged(whole: Whole, lead: Lead, render: Render) -> Judged:
    """What is said of a code for every label its cards have; a draft has test cards only."""
    draft = whole.site.draft
    zero = (DRAFT_LABEL,) if draft or lead.blank else ()
    labels = (*zero, *(() if draft else labels_of(whole, lead)))
    printed = tuple((label, judge(whole, lead, label, render)) for label in labels)
    return Judged(lead=lead, asked=judge(whole, lead, None, render), printed=printed)


def unprinted(whole: Whole, render: Render) -> Opened:
    """What the whole checklist says at its own address, which nothing printed leads to."""
    draft = (verdict.on_draft(whole.words),) if whole.site.draft else ()
    opened = Opened(address=whole.address, ages=(*draft, *behind_source(whole, WHOLE_AID)))
    return _with_next(whole, WHOLE_AID, opened, render)


def _with_next(whole: Whole, anchor: Anchor, opened: Opened, render: Render) -> Opened:
    """The same with what the next release will change, and from when, if one is sealed."""
    if (card := whole.next) is None:
        return opened
    told = verdict.coming(whole.words, *_seal(card), card.seal.note if card.seal else "")
    return replace(opened, ages=(*opened.ages, told), difference=_will_be(whole, card, anchor, render))


def _will_be(whole: Whole, card: Edition, anchor: Anchor, render: Render) -> Difference | None:
    """What a release will say otherwise; under another name of the aid, its steps may have other names, too."""
    return will_be_different(whole, card, anchor, render) if card.aid.slug == whole.edition.aid.slug else None


def verdict_of(age: CardAge, whole: Whole, lead: Lead) -> Verdict:
    """The first line for a card of that age.

    Raises:
        ValueError: there is no step to show, which is a fault of ours.
    """
    words = whole.words
    match age:
        case Current(now=now):
            return verdict.current(words, *_seal(now))
        case Unasked(now=now):
            return verdict.typed(words, _seal(now)[0], _choices(whole, lead), whole.tell)
        case Unknown(label=label):
            return verdict.unknown(words, label[:-1], whole.tell)
        case Replaced(unsafe=unsafe):
            return verdict.replaced(words, whole.tell if unsafe else None, is_step=lead.anchor != WHOLE_AID)
        case Newest() | Early() | Overtaken():
            return _newer(age, words)
        case Ended() | Trial() | Reserved():
            raise ValueError(f"{lead.code} shows no step, and its page is a notice")
        case _:
            return _older(age, whole)


def _newer(age: Newest | Early | Overtaken, words: Words) -> Verdict:
    match age:
        case Newest(now=now):
            return verdict.newest(words, *_seal(now))
        case Early(card=card):
            return verdict.early(words, _seal(card)[1])
        case Overtaken():
            return verdict.overtaken(words)


def _older(age: WordingOnly | StepSame | StepChanged | AidChanged | Unsafe | Gone, whole: Whole) -> Verdict:
    words = whole.words
    match age:
        case WordingOnly():
            return verdict.reworded(words)
        case StepSame(card=card, now=now, changed=numbers):
            return verdict.same(words, _seal(card)[0], _seal(now)[0], _listed(numbers))
        case AidChanged(card=card, now=now, changed=numbers):
            return verdict.changed_aid(words, _seal(card)[0], _seal(now)[0], _listed(numbers))
        case StepChanged():
            return verdict.changed(words)
        case Unsafe(this_step=this_step):
            return verdict.unsafe(words, whole.tell, this_step=this_step)
        case Gone(worst=worst):
            everything = Choice(text=words("All steps"), address=whole.address)
            return verdict.gone(words, whole.tell, everything, unsafe=worst is Effect.SAFETY)


def _seal(edition: Edition) -> tuple[int, date]:
    """The number of a release and the day it took effect; ages are told of releases only."""
    return (edition.seal.number, edition.seal.effective) if edition.seal else (0, date.min)


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))


def _choices(whole: Whole, lead: Lead) -> tuple[Choice, ...]:
    """Each revision that was printed with the code, newest first."""
    return tuple(
        Choice(text=str(edition.seal.number), address=whole.site.addresses.card(lead.code, edition.label))
        for edition in reversed((*lead.record.releases, *whole.early.get(lead.code, ())))
        if edition.seal and shows(edition, lead.code)
    )


def behind_source(whole: Whole, anchor: Anchor) -> tuple[Verdict, ...]:
    """What a translation says where its source went on; nothing on steps that are still the same."""
    behind, source = whole.behind, source_slug(whole.edition.aid)
    if not behind or not source or not behind.since.seal or not behind.at(anchor):
        return ()
    name = own_name(behind.since.aid.language)
    address = whole.site.addresses.aid(source, anchor)
    day = behind.since.seal.effective
    if whole.withdrawn:
        return (verdict.withdrawn(whole.words, name, day, address, whole.tell),)
    return (verdict.behind(whole.words, name, day, address),)


def _ages(said: Verdict, also: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """The gravest word first; where it is to stop, nothing says that the card is good."""
    if not any(one.tone is Tone.STOP for one in also):
        return (said, *also)
    return also if said.tone in {Tone.GOOD, Tone.STOP} else (*also, said)


def _difference(whole: Whole, old: Edition, lead: Lead, render: Render) -> Difference | None:
    """What the older card says of this target and the newest does not; None where it says the same."""
    if lead.anchor == WHOLE_AID and old.aid.slug != whole.edition.aid.slug:
        return None  # another job answers: there is no word of it on the card
    then = next((anchor for anchor, code in old.codes if code == lead.code), lead.anchor)
    return was_different(whole, old, then, lead.anchor, render)
