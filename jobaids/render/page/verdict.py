"""The first line of a page: what the card in somebody's hand is worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from jobaids.language.words import Words
from jobaids.model.release import TargetKind


class Tone(Enum):
    """How a first line looks; its sign and words say the same without colour."""

    GOOD = "good"
    CARE = "care"
    STOP = "stop"
    ASK = "ask"
    ENDED = "ended"
    TEST = "test"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A way on from a first line."""

    text: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strange:
    """What is said of a revision nobody released: without its number, and with `{number}` for a script to fill in."""

    say: str
    numbered: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A first line: a sign, what it says, and where to go from it."""

    tone: Tone
    sign: str
    say: str
    then: str = ""  # a second sentence that belongs to it
    choices: tuple[Choice, ...] = ()
    last: str = ""  # what to know where no choice is right
    strange: Strange | None = None  # what is said instead where the address has a revision that nobody released


def current(words: Words, number: int, day: date) -> Verdict:
    """The card is the newest."""
    return Verdict(
        tone=Tone.GOOD,
        sign="✓",
        say=words("Card OK · revision {number} · {date}", number=number, date=words.date(day)),
    )


def reworded(words: Words) -> Verdict:
    """The card is older, and only wording changed since."""
    return Verdict(tone=Tone.GOOD, sign="✓", say=words("Card OK. Only wording changed."))


def same(words: Words, was: int, number: int, changed: str) -> Verdict:
    """The card is older; this step is as it was. `changed` names the steps that are not: `3, 6`."""
    say = words("Old card ({was}, now {number}). This step is the same.", was=was, number=number)
    return Verdict(tone=Tone.CARE, sign="!", say=say, then=words("Changed: {steps}.", steps=changed) if changed else "")


def changed(words: Words) -> Verdict:
    """The card is older, and this step changed."""
    return Verdict(tone=Tone.CARE, sign="!", say=words("This step changed. Do it this way:"))


def changed_aid(words: Words, was: int, number: int, changed: str) -> Verdict:
    """The card is older and the code is the whole aid's. `changed` names the steps that are not as they were."""
    say = words("Old card ({was}, now {number}).", was=was, number=number)
    then = words("Changed: {steps}.", steps=changed) if changed else words("Work from this page.")
    return Verdict(tone=Tone.CARE, sign="!", say=say, then=then)


def unsafe(words: Words, tell: str, *, this_step: bool) -> Verdict:
    """The card is older, and somebody could be hurt by it."""
    say = words("Do not use this card. Make the machine safe. Work from this page.")
    return Verdict(
        tone=Tone.STOP,
        sign=words("STOP."),
        say=f"{say} {tell_sentence(words, tell)}",
        then=words("This step changed.") if this_step else words("This step is the same."),
    )


def gone(words: Words, tell: str, everything: Choice, *, unsafe: bool) -> Verdict:
    """The step is in the aid no more, and nobody has said yet what answers for it."""
    left = words("This step is not in the job any more.")
    if unsafe:
        say = words("Do not use this card. Make the machine safe.")
        say = f"{say} {tell_sentence(words, tell)}"
        return Verdict(tone=Tone.STOP, sign=words("STOP."), say=say, then=left, choices=(everything,))
    stop = words("Do not do it.")
    say = f"{left} {stop} {tell_sentence(words, tell)}"
    return Verdict(tone=Tone.CARE, sign="!", say=say, choices=(everything,))


def replaced(words: Words, tell: str | None, *, is_step: bool) -> Verdict:
    """Another step or aid answers for the code; `tell` is whom to tell where somebody could be hurt by the card."""
    said = (
        words("This step replaces the one on your card. Do it this way:")
        if is_step
        else words("This job replaces the one on your card. Work from this page.")
    )
    if tell is None:
        return Verdict(tone=Tone.CARE, sign="!", say=said)
    stop = words("Do not use this card. Make the machine safe. Work from this page.")
    return Verdict(tone=Tone.STOP, sign=words("STOP."), say=f"{stop} {tell_sentence(words, tell)}", then=said)


def replaced_by(words: Words, other: Choice | None) -> Verdict:
    """Another aid answers for this one; said where nothing printed leads."""
    choices = (Choice(text=words("Use: {title}", title=other.text), address=other.address),) if other else ()
    return Verdict(tone=Tone.ENDED, sign="×", say=words("Another job replaced this one."), choices=choices)


def replaced_place(words: Words) -> Verdict:
    """Another station answers for the code of one."""
    return Verdict(tone=Tone.CARE, sign="!", say=words("This place replaces the one on your card. Use this page."))


def newest(words: Words, number: int, day: date) -> Verdict:
    """A symbol that was printed before its help; it never says an old revision."""
    return Verdict(
        tone=Tone.GOOD, sign="✓", say=words("Newest · revision {number} · {date}", number=number, date=words.date(day))
    )


def early(words: Words, day: date) -> Verdict:
    """The card is newer than what is in force."""
    say = words("This card holds from {date}. Until then, work from this page.", date=words.date(day))
    return Verdict(tone=Tone.CARE, sign="!", say=say)


def too_early(words: Words, day: date, everything: Choice | None = None) -> Verdict:
    """The card is of a job, or of a step, that nothing in force has yet."""
    say = words("This card holds from {date}. Do not work from it before.", date=words.date(day))
    return Verdict(tone=Tone.CARE, sign="!", say=say, choices=(everything,) if everything else ())


def overtaken(words: Words, everything: Choice | None = None) -> Verdict:
    """The card is newer than what is in force, and a newer one still will hold before its day."""
    say = words("This card will never hold. Do not work from it.")
    return Verdict(tone=Tone.CARE, sign="!", say=say, choices=(everything,) if everything else ())


def coming(words: Words, number: int, day: date, note: str) -> Verdict:
    """A release that is sealed and not yet in force."""
    say = words("From {date}: revision {number}.", date=words.date(day), number=number)
    return Verdict(tone=Tone.CARE, sign="!", say=say, then=note)


def unknown(words: Words, number: str, tell: str) -> Verdict:
    """The card says a revision nobody released."""
    say = words("We do not know revision {number}. Do not use the card.", number=number)
    return Verdict(tone=Tone.ASK, sign="?", say=f"{say} {tell_sentence(words, tell)}")


def typed(words: Words, number: int, choices: tuple[Choice, ...], tell: str) -> Verdict:
    """A code without a revision, or with one that is none of its own."""
    strange = words("We do not know this revision. Do not use the card.")
    return Verdict(
        tone=Tone.ASK,
        sign="?",
        say=words("Newest is {number}. Another number on your card? Use this page.", number=number),
        choices=choices,
        last=words("Not here? Do not use the card."),
        strange=Strange(
            say=f"{strange} {tell_sentence(words, tell)}", numbered=f"? {unknown(words, '{number}', tell).say}"
        ),
    )


def ended(words: Words, day: date, say: str, instead: Choice | None, what: TargetKind = TargetKind.AID) -> Verdict:
    """The job is done no more; or a step of it, which the card still shows; or a station is there no more."""
    match what:
        case TargetKind.STATION:
            told = words("This place was given up on {date}. Take the card down.", date=words.date(day))
        case TargetKind.STEP | TargetKind.REMEDY:
            told = words("This step ended on {date}. Take the card down.", date=words.date(day))
        case _:
            told = words("This job ended on {date}. Take the card down.", date=words.date(day))
    choices = (Choice(text=words("Use: {title}", title=instead.text), address=instead.address),) if instead else ()
    return Verdict(tone=Tone.ENDED, sign="×", say=told, then=say, choices=choices)


def on_trial(words: Words, approved: Choice | None) -> Verdict:
    """A card printed for trying out."""
    choices = (approved,) if approved else ()
    return Verdict(
        tone=Tone.TEST, sign=words("TEST CARD."), say=words("Not approved. Do not work from it."), choices=choices
    )


def on_draft(words: Words) -> Verdict:
    """A page of the draft tree that no card leads to."""
    return Verdict(tone=Tone.TEST, sign=words("DRAFT."), say=words("Not approved. Do not work from it."))


def reserved(words: Words, tell: str) -> Verdict:
    """A code printed before its help was written."""
    say = words("No help here yet.")
    return Verdict(tone=Tone.ASK, sign="?", say=f"{say} {tell_sentence(words, tell)}")


def behind(words: Words, source: str, day: date, address: str) -> Verdict:
    """A translation whose source went on; `source` is what the source's language calls itself."""
    say = words("{language} changed on {date}. This text is older.", language=source, date=words.date(day))
    see = Choice(text=words("See {language}.", language=source), address=address)
    return Verdict(tone=Tone.CARE, sign="!", say=say, choices=(see,))


def withdrawn(words: Words, source: str, day: date, see: str, tell: str) -> Verdict:
    """A translation whose source went on in a safety matter."""
    older = behind(words, source, day, see)
    say = words("Do not use this card. Make the machine safe.")
    return Verdict(
        tone=Tone.STOP,
        sign=words("STOP."),
        say=f"{say} {tell_sentence(words, tell)}",
        then=older.say,
        choices=older.choices,
    )


def tell_sentence(words: Words, tell: str) -> str:
    """Whom to tell, in a sentence."""
    return words("Tell {whom}.", whom=words.apart(tell) if tell else words("your supervisor"))
