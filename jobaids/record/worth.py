"""What a symbol on a wall is worth, in one word for programs and one sentence for people.

The sentences are those of the first lines that phones show, with the revisions in figures.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from jobaids.language.words import own_name
from jobaids.model.names import Anchor, Code, Label, Slug
from jobaids.model.release import Edition, Effect, Moved, Retired, TargetKind
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
from jobaids.record.card_age import CardAge, Newest, Overtaken, Replaced, Waiting
from jobaids.record.printed import Lead
from jobaids.record.translation import Behind

WHOLE = Anchor("")
TEST = "TEST CARD. Not approved. Do not work from it."
NEVER = "This card will never hold. Do not work from it."


class Worth(Enum):
    """What is to be done about a symbol, the gravest first."""

    UNSAFE = "unsafe"  # older in a safety matter: take it down now
    RETIRED = "retired"
    UNKNOWN = "unknown"  # a code or a revision that nobody released
    OLDER = "older"
    BEHIND = "behind"  # a translation that its source went on from
    TEST = "test card"
    UNREAD = "not read"
    FOREIGN = "foreign"
    EARLY = "early"  # printed before its day
    RESERVED = "reserved"  # a blank that opens no help yet
    GOOD = "reworded"  # only wording changed since
    CURRENT = "current"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One symbol, judged. `slug` to `title` are as printed on its card, where that is known."""

    worth: Worth
    say: str  # one sentence
    code: Code = Code("")
    label: Label = Label("")
    slug: Slug = Slug("")
    anchor: Anchor = WHOLE
    part: str = ""  # `step 3: Lift out the old seal`; empty for the aid itself
    title: str = ""
    now: Label = Label("")  # the revision to hang instead
    hang: Slug = Slug("")  # of which aid that is: the card's own, unless its job or step goes on in another

    @property
    def card(self) -> str:
        """As it is typed: `filler-seal@12K`."""
        return f"{self.slug}@{self.label}" if self.slug and self.label else self.slug


def of_ended(ended: Retired, what: TargetKind) -> Standing:
    """What ended: a step, a job or a place."""
    words = {TargetKind.STEP: "step", TargetKind.REMEDY: "step", TargetKind.STATION: "place"}
    instead = f" Use: {ended.instead.slug}." if ended.instead else ""
    say = f"This {words.get(what, 'job')} ended on {_day(ended.at.date())}. Take the card down.{instead}"
    return Standing(worth=Worth.RETIRED, say=say)


def of_age(age: CardAge, lead: Lead) -> Standing:
    """A card of that age, with the revision to hang instead."""
    worth, say = _worded_whole(age) if isinstance(age, Unsafe) and not lead.anchor else _worded(age, lead)
    now = None if isinstance(age, Ended | Reserved) else age.now
    return Standing(worth=worth, say=say, now=_label(now), hang=now.aid.slug if now else Slug(""))


def of_upcoming(word: Moved | Retired | Trial | Waiting) -> Standing:
    """A card of a job that no release in force has."""
    match word:
        case Retired():
            return of_ended(word, TargetKind.AID)
        case Moved():
            return Standing(worth=Worth.RETIRED, say="Another job replaced this one.")
        case Trial():
            return Standing(worth=Worth.TEST, say=TEST)
        case Waiting(card=card, never=never):
            return Standing(worth=Worth.OLDER if never else Worth.EARLY, say=NEVER if never else _not_before(card))


def of_translation(judged: Standing, behind: Behind | None, lead: Lead) -> Standing:
    """The same with what is to be said of a translation whose source went on: gravest first, as on the page."""
    if behind is None:
        return judged
    if behind.is_unsafe:
        judged = replace(judged, now=Label(""))  # no card of it is printed
    late = None if lead.absent else behind.at(lead.anchor)
    if late is None or judged.worth in {Worth.TEST, Worth.UNSAFE}:
        return judged
    older = f"{own_name(behind.since.aid.language)} changed on {_since(behind.since)}. This text is older."
    if late is Effect.SAFETY:
        return replace(judged, worth=Worth.UNSAFE, say=f"STOP. Do not use this card. {older}", now=Label(""))
    return replace(judged, worth=Worth.BEHIND, say=older) if judged.worth in {Worth.CURRENT, Worth.GOOD} else judged


def _worded(age: CardAge, lead: Lead) -> tuple[Worth, str]:
    match age:
        case Current(now=now):
            return Worth.CURRENT, f"Card OK · revision {_number(now)} · {_since(now)}."
        case WordingOnly(now=now):
            return Worth.GOOD, f"Card OK. Only wording changed (now {_number(now)})."
        case Newest() | Early() | Overtaken():
            return _worded_newer(age, lead)
        case Replaced(unsafe=unsafe):
            return _worded_replaced("step" if lead.anchor else "job", unsafe=unsafe)
        case Unknown() | Unasked() | Trial() | Ended() | Reserved():
            return _worded_without(age)
        case _:
            return _worded_older(age)


def _worded_replaced(what: str, *, unsafe: bool) -> tuple[Worth, str]:
    if unsafe:
        return Worth.UNSAFE, f"STOP. Do not use this card. Another {what} replaces this one."
    return Worth.OLDER, f"Another {what} replaces the one on the card."


def _worded_newer(age: Newest | Early | Overtaken, lead: Lead) -> tuple[Worth, str]:
    match age:
        case Newest(now=now):
            return Worth.CURRENT, f"Card OK. It opens the newest, revision {_number(now)}."
        case Overtaken():
            return Worth.OLDER, NEVER
        case Early(card=card):
            until = f"This card holds from {_since(card)}. Until then, work from the page."
            return Worth.EARLY, _not_before(card) if lead.absent else until


def _worded_without(age: Unknown | Unasked | Trial | Ended | Reserved) -> tuple[Worth, str]:
    """What is said of a card that shows no release."""
    match age:
        case Unknown(label=label):
            return Worth.UNKNOWN, f"We do not know revision {label}. Do not use the card."
        case Unasked(now=now):
            return Worth.UNKNOWN, f"The symbol says no revision; the newest is {_number(now)}."
        case Trial():
            return Worth.TEST, TEST
        case Ended():
            return Worth.RETIRED, "This job ended. Take the card down."
        case Reserved():
            return Worth.RESERVED, "No help here yet."


def _worded_older(age: StepSame | StepChanged | AidChanged | Unsafe | Gone) -> tuple[Worth, str]:
    match age:
        case StepSame(card=card, now=now, changed=steps):
            return Worth.OLDER, f"{_old(card, now)} This step is the same.{_changed(steps)}"
        case StepChanged(card=card, now=now):
            return Worth.OLDER, f"{_old(card, now)} This step changed."
        case AidChanged(card=card, now=now, changed=steps):
            return Worth.OLDER, f"{_old(card, now)}{_changed(steps)}"
        case Unsafe(card=card, now=now, this_step=this_step):
            step = "This step changed." if this_step else "This step is the same."
            return Worth.UNSAFE, f"{_stop(card, now)} {step}"
        case Gone(worst=worst):
            left = "This step is not in the job any more."
            if worst is Effect.SAFETY:
                return Worth.UNSAFE, f"STOP. Do not use this card. {left}"
            return Worth.OLDER, f"{left} Do not do it."


def _worded_whole(age: Unsafe) -> tuple[Worth, str]:
    return Worth.UNSAFE, _stop(age.card, age.now)


def _stop(card: Edition, now: Edition) -> str:
    return f"STOP. Do not use this card ({_number(card)}, now {_number(now)})."


def _old(card: Edition, now: Edition) -> str:
    return f"Old card ({_number(card)}, now {_number(now)})."


def _changed(steps: tuple[int, ...]) -> str:
    return f" Changed: {', '.join(map(str, steps))}." if steps else ""


def _not_before(card: Edition) -> str:
    return f"This card holds from {_since(card)}. Do not work from it before."


def _number(edition: Edition | None) -> int:
    return edition.seal.number if edition and edition.seal else 0


def _label(edition: Edition | None) -> Label:
    return edition.label if edition else Label("")


def _since(edition: Edition) -> str:
    return _day(edition.seal.effective) if edition.seal else ""


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
