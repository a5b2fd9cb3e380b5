"""What a card is worth: from the releases since it was printed to the first line of its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from jobaids.language.words import Words, own_name
from jobaids.model.aid import Remedy, Step
from jobaids.model.names import DRAFT_LABEL, Anchor, Label
from jobaids.model.plain import lines_of, plain
from jobaids.model.release import Edition, Effect
from jobaids.record.age import (
    Age,
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
    age_of,
)
from jobaids.record.translation import source_slug
from jobaids.render.page import verdict
from jobaids.render.page.leads import Lead, shows
from jobaids.render.page.step_page import Difference, Opened
from jobaids.render.page.verdict import Choice, Verdict
from jobaids.render.page.whole import WHOLE_AID, Whole
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class OldView:
    """The words of an older card that the newest does not have."""

    words: Words
    lines: tuple[str, ...]


def judge(whole: Whole, lead: Lead, label: Label | None, render: Render) -> Opened:
    """What a page says first when a code is opened with a label, or typed without one."""
    addresses = whole.site.addresses
    address = addresses.card(lead.code, label) if label else addresses.newest(lead.code)
    also = behind_source(whole, lead.anchor)
    if whole.site.draft:
        return Opened(address=address, label=label, ages=(verdict.on_trial(whole.words, None), *also))
    if lead.blank and label == DRAFT_LABEL:
        return Opened(address=address, ages=(verdict.newest(whole.words, *_seal(whole.edition)), *also))
    if lead.replaced:
        said, card = _replaced(whole, lead, label)
    else:
        # The record holds nothing that is not yet in force.
        age = age_of(lead.record, lead.anchor, label, date.max, lead.names)
        said, card = verdict_of(age, whole, lead), _card(age)
    return Opened(
        address=address,
        label=label,
        ages=(said, *also),
        difference=_difference(whole, card, lead, render) if card else None,
    )


def _card(age: Age) -> Edition | None:
    """The older card whose words are worth comparing."""
    return age.card if isinstance(age, WordingOnly | StepChanged | Unsafe) else None


def _replaced(whole: Whole, lead: Lead, label: Label | None) -> tuple[Verdict, Edition | None]:
    """What is said where another target answers, and the card that shows the one it replaced."""
    card = next((edition for edition in lead.record.releases if edition.label == label), None)
    age = age_of(lead.record, lead.was, label, date.max) if label and card else None
    unsafe = isinstance(age, Unsafe) or (isinstance(age, Gone) and age.worst is Effect.SAFETY)
    tell = whole.tell if unsafe else None
    return verdict.replaced(whole.words, tell, is_step=lead.anchor != WHOLE_AID), card


def unprinted(whole: Whole) -> Opened:
    """What the whole checklist says at its own address, which nothing printed leads to."""
    draft = (verdict.on_draft(whole.words),) if whole.site.draft else ()
    return Opened(address=whole.address, ages=(*draft, *behind_source(whole, WHOLE_AID)))


def verdict_of(age: Age, whole: Whole, lead: Lead) -> Verdict:
    """The first line for a card of that age.

    Raises:
        ValueError: there is no step to show, which is a fault of ours.
    """
    words = whole.words
    match age:
        case Current(now=now):
            return verdict.current(words, *_seal(now))
        case Unasked(now=now):
            return verdict.typed(words, _seal(now)[0], _choices(whole, lead))
        case Unknown(label=label):
            return verdict.unknown(words, label[:-1], whole.tell)
        case Early(card=card):
            return verdict.early(words, _seal(card)[1])
        case Ended() | Trial() | Reserved():
            raise ValueError(f"{lead.code} shows no step, and its page is a notice")
        case _:
            return _older(age, whole)


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
        for edition in reversed(lead.record.releases)
        if edition.seal and shows(edition, lead.code)
    )


def behind_source(whole: Whole, anchor: Anchor) -> tuple[Verdict, ...]:
    """What a translation says where its source went on; nothing on steps that are still the same."""
    behind, source = whole.behind, source_slug(whole.edition.aid)
    if not behind or not source or not behind.since.seal or (anchor and anchor not in behind.steps):
        return ()
    name = own_name(behind.since.aid.language)
    address = whole.site.addresses.aid(source, anchor)
    return (verdict.behind(whole.words, name, behind.since.seal.effective, address),)


def _difference(whole: Whole, old: Edition, lead: Lead, render: Render) -> Difference | None:
    """What the older card says of this target and the newest does not; None where it says the same."""
    then = next((anchor for anchor, code in old.codes if code == lead.code), lead.anchor)
    before, now = _target(old, then), _target(whole.edition, lead.anchor)
    if before is None or now is None:
        return None
    said = frozenset(_lines(now))
    gone = tuple(line for line in _lines(before) if line not in said)
    if not gone:
        return None
    number = before.number if isinstance(before, Step) else 0
    text = render("page/old.html", OldView(words=whole.words, lines=gone))
    return Difference(number=number, old=Markup(text))  # noqa: S704  (an escaping template made it)


def _target(edition: Edition, anchor: Anchor) -> Step | Remedy | None:
    targets: tuple[Step | Remedy, ...] = (*edition.aid.steps, *edition.aid.remedies)
    return next((target for target in targets if target.anchor == anchor), None)


def _lines(target: Step | Remedy) -> Iterator[str]:
    for alert in target.alerts:
        yield " ".join((plain(alert.title), *lines_of(alert.body))).strip()
    match target:
        case Step():
            yield target.action
            yield from (f"{plain(point.text)} {plain(point.reason)}".strip() for point in target.key_points)
            yield from (plain(check.text) for check in target.checks)
            yield from lines_of(target.body)
        case Remedy():
            yield plain(target.symptom)
            yield from lines_of(target.fix)
