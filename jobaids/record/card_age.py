"""What a card is worth by the code and the label it shows, wherever its step went since.

Pages and `jobaids verify` both ask here, so that a wall is never told other than the phone of whoever stands before it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from jobaids.model.names import DRAFT_LABEL, Code, Label
from jobaids.model.release import AidRecord, Edition, Effect, Moved, Retired
from jobaids.record.age import Age, Early, Gone, Trial, Unsafe, age_of
from jobaids.record.holding import day_of, succession_of
from jobaids.record.printed import Here, Lead, named


@dataclass(frozen=True, slots=True, kw_only=True)
class Newest:
    """A symbol that was printed before its help; it never says an old revision."""

    now: Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Overtaken:
    """The card is newer than what is in force, and holds on no day: a newer one will hold by then."""

    card: Edition
    now: Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """Another step or aid answers; `card` shows the one it replaced."""

    card: Edition | None
    now: Edition
    unsafe: bool  # somebody could be hurt by the card


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The card is of a job that no release in force has; `never` where it holds on no day."""

    card: Edition
    never: bool


CardAge: TypeAlias = Age | Newest | Overtaken | Replaced


def age_of_card(here: Here, lead: Lead, label: Label | None) -> CardAge:
    """What a card with a label is worth, or a code that was typed without one."""
    early = here.early.get(lead.code, ())
    if lead.absent:
        return _absent(here, lead, label, early)
    if label == DRAFT_LABEL:
        return Newest(now=here.edition) if lead.blank else Trial(now=here.edition)
    if card := _labelled(early, label):
        return _ahead(here, card)
    if lead.replaced:
        return _replaced(here, lead, label)
    return age_of(lead.record, lead.anchor, label, date.max, lead.names)


def before_its_day(
    record: AidRecord, code: Code, label: Label | None, blanks: Container[Code]
) -> Moved | Retired | Trial | Waiting:
    """What is said of a code of a job that no release in force has: the last word on it, or how long the card waits.

    `record` holds what is not yet in force; whoever names no card of it is told of the one that will hold first.
    """
    words: tuple[Moved | Retired, ...] = (*record.moved, *record.retired)
    last = max((word for word in words if word.code == code), key=lambda word: word.at, default=None)
    if last is not None and not (isinstance(last, Moved) and last.silent):
        return last
    if label == DRAFT_LABEL and code not in blanks:
        return Trial(now=None)
    card = _labelled(record.releases, label) or min(reversed(record.releases), key=day_of)
    return Waiting(card=card, never=succession_of((record,)).is_overtaken(card))


def _absent(here: Here, lead: Lead, label: Label | None, early: Sequence[Edition]) -> Gone | Early | Overtaken:
    """Of what is in no release in force; whoever names no card of it is told what the newest card is."""
    unsafe = here.behind is not None and here.behind.is_unsafe
    labels = (*lead.labels, *(edition.label for edition in early))
    label = label if label in labels else next(reversed(labels), None)
    if label is None or _labelled(lead.record.releases, label) is None:
        if card := _labelled(early, label):
            return _ahead(here, card)
        return Gone(last=here.edition, now=here.newest, worst=Effect.SAFETY if unsafe else Effect.WORK)
    age = age_of(lead.record, lead.anchor, label, date.max, lead.names)
    last = age.last if isinstance(age, Gone) else here.edition
    return Gone(last=last, now=here.newest, worst=Effect.SAFETY if unsafe or _is_unsafe(age) else Effect.WORK)


def _ahead(here: Here, card: Edition) -> Early | Overtaken:
    if named(card) in here.overtaken:
        return Overtaken(card=card, now=here.newest)
    return Early(card=card, now=here.newest)


def _replaced(here: Here, lead: Lead, label: Label | None) -> Replaced:
    card = _labelled(lead.record.releases, label)
    age = age_of(lead.record, lead.was, label, date.max) if card else None
    return Replaced(card=card, now=here.newest, unsafe=age is not None and _is_unsafe(age))


def _is_unsafe(age: Age) -> bool:
    return isinstance(age, Unsafe) or (isinstance(age, Gone) and age.worst is Effect.SAFETY)


def _labelled(editions: Sequence[Edition], label: Label | None) -> Edition | None:
    return next((edition for edition in editions if edition.label == label), None)
