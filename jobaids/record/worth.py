"""What a symbol on a wall is worth, in one word for programs and one sentence for people.

The sentences are those of the first lines that phones show, with the revisions in figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from jobaids.model.names import Anchor, Code, Label, Slug
from jobaids.model.release import Edition, Effect, TargetKind
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
)
from jobaids.record.index import Opening

WHOLE = Anchor("")


class Worth(Enum):
    """What is to be done about a symbol, the gravest first."""

    UNSAFE = "unsafe"  # older in a safety matter: take it down now
    RETIRED = "retired"
    UNKNOWN = "unknown"  # a code or a revision that nobody released
    OLDER = "older"
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

    @property
    def card(self) -> str:
        """As it is typed: `filler-seal@12K`."""
        return f"{self.slug}@{self.label}" if self.slug and self.label else self.slug


def of_ended(opening: Opening) -> Standing:
    """What ended: a step, a job or a place."""
    ended = opening.ended
    what = "step" if opening.target.anchor else "place" if opening.target.kind is TargetKind.STATION else "job"
    day = f" on {_day(ended.at.date())}" if ended else ""
    instead = f" Use: {ended.instead.slug}." if ended and ended.instead else ""
    return Standing(worth=Worth.RETIRED, say=f"This {what} ended{day}. Take the card down.{instead}")


def of_replaced(age: Age, *, is_step: bool) -> Standing:
    """A card whose step or job another one answers for; `age` is its own."""
    what = "step" if is_step else "job"
    if isinstance(age, Unsafe) or (isinstance(age, Gone) and age.worst is Effect.SAFETY):
        return Standing(worth=Worth.UNSAFE, say=f"STOP. Do not use this card. Another {what} replaces this one.")
    if isinstance(age, Trial):
        return of_age(age)
    return Standing(worth=Worth.OLDER, say=f"Another {what} replaces the one on the card.")


def of_blank(age: Age) -> Standing:
    """A symbol that was printed before its help; it never says an old revision."""
    now = _now(age)
    return Standing(worth=Worth.CURRENT, say=f"Card OK. It opens the newest, revision {_number(now)}.", now=_label(now))


def of_age(age: Age, *, is_part: bool = True) -> Standing:
    """A card of that age; `is_part` where the symbol is of a step or remedy, and not of the whole aid."""
    worth, say = _worded(age) if is_part or not isinstance(age, Unsafe) else _worded_whole(age)
    return Standing(worth=worth, say=say, now=_label(_now(age)))


def _worded(age: Age) -> tuple[Worth, str]:
    match age:
        case Current(now=now):
            return Worth.CURRENT, f"Card OK · revision {_number(now)} · {_since(now)}."
        case WordingOnly(now=now):
            return Worth.GOOD, f"Card OK. Only wording changed (now {_number(now)})."
        case Early(card=card):
            return Worth.EARLY, f"This card holds from {_since(card)}. Until then, work from the page."
        case Unknown() | Unasked() | Trial() | Ended() | Reserved():
            return _worded_without(age)
        case _:
            return _worded_older(age)


def _worded_without(age: Unknown | Unasked | Trial | Ended | Reserved) -> tuple[Worth, str]:
    """What is said of a card that shows no release."""
    match age:
        case Unknown(label=label):
            return Worth.UNKNOWN, f"We do not know revision {label}. Do not use the card."
        case Unasked(now=now):
            return Worth.UNKNOWN, f"The symbol says no revision; the newest is {_number(now)}."
        case Trial():
            return Worth.TEST, "TEST CARD. Not approved. Do not work from it."
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
        case Gone(last=last, now=now, worst=worst):
            if worst is Effect.SAFETY:
                return Worth.UNSAFE, "STOP. Do not use this card. This step is not in the job any more."
            return Worth.OLDER, f"{_old(last, now)} This step is not in the job any more."


def _worded_whole(age: Unsafe) -> tuple[Worth, str]:
    return Worth.UNSAFE, _stop(age.card, age.now)


def _stop(card: Edition, now: Edition) -> str:
    return f"STOP. Do not use this card ({_number(card)}, now {_number(now)})."


def _old(card: Edition, now: Edition) -> str:
    return f"Old card ({_number(card)}, now {_number(now)})."


def _changed(steps: tuple[int, ...]) -> str:
    return f" Changed: {', '.join(map(str, steps))}." if steps else ""


def _now(age: Age) -> Edition | None:
    return None if isinstance(age, Ended | Reserved) else age.now


def _number(edition: Edition | None) -> int:
    return edition.seal.number if edition and edition.seal else 0


def _label(edition: Edition | None) -> Label:
    return edition.label if edition else Label("")


def _since(edition: Edition) -> str:
    return _day(edition.seal.effective) if edition.seal else ""


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
