"""What can be found: each aid, each of its steps and each of its remedies, with the words it is found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from jobaids.model.aid import Aid, Alert, Remedy, Signal, Step
from jobaids.model.names import Anchor, Code, Label
from jobaids.model.plain import lines_of, plain, plain_blocks, prose_of
from jobaids.model.prose import Blocks, Text
from jobaids.model.release import Edition

ALERTS = (Signal.DANGER, Signal.WARNING, Signal.CAUTION, Signal.NOTICE)
LONGEST = 180  # signs of a remedy's first line that a result shows; the page it opens has all of it


class Weight(IntEnum):
    """How much a word tells by where it stands: what somebody sees comes before what they could read about it."""

    SYMPTOM = 100  # more than all other places together
    TITLE = 6
    QUICK = 6
    ACTION = 3  # the rest of the action, and in a step or remedy the title of its aid
    POINT = 2  # key points and alerts
    PROSE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One thing that can be found; `number` is that of a step, else 0.

    `then` is what to do about a symptom. `words` are its texts, each with how much its words tell.
    """

    anchor: Anchor
    code: Code
    text: str
    words: tuple[tuple[Weight, str], ...]
    number: int = 0
    then: str = ""
    signal: Signal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An aid as results name it, and all that is found in it, itself first."""

    title: str
    label: Label
    documents: tuple[Document, ...]


def found_of(edition: Edition) -> Found:
    """All that can be found of an aid; steps that it borrows are found where they belong."""
    return Found(title=edition.aid.title, label=edition.label, documents=tuple(_documents(edition)))


def _documents(edition: Edition) -> Iterator[Document]:
    aid, codes = edition.aid, dict(edition.codes)
    yield _whole(aid, codes[Anchor("")])
    for phase in aid.phases:
        for step in phase.steps:
            if not step.borrowed:
                yield _step(step, phase.alerts, aid.title, codes[step.anchor])
    for remedy in aid.remedies:
        yield _remedy(remedy, aid.title, codes[remedy.anchor])


def _whole(aid: Aid, code: Code) -> Document:
    head = aid.head
    borrowed = (step.quick for step in aid.steps if step.borrowed)
    prose = (aid.intro, aid.before, *(phase.lead for phase in aid.phases), aid.remedies_lead, aid.after, aid.more)
    return Document(
        anchor=Anchor(""),
        code=code,
        text=next(lines_of(aid.intro), ""),
        words=(
            (Weight.TITLE, aid.title),
            *((Weight.ACTION, phase.title) for phase in aid.phases if phase.title),
            *((Weight.POINT, text) for text in (*head.tags, *head.tools, *head.ppe, *borrowed)),
            *_prose(*prose, aid.debrief),
        ),
        signal=worst(alert for phase in aid.phases for alert in _all_alerts(phase.alerts, phase.steps)),
    )


def _all_alerts(alerts: tuple[Alert, ...], steps: tuple[Step, ...]) -> Iterator[Alert]:
    yield from alerts
    for step in steps:
        yield from step.alerts


def _step(step: Step, before: tuple[Alert, ...], title: str, code: Code) -> Document:
    points = (plain((*point.text, Text(text=" "), *point.reason)) for point in step.key_points)
    alerts = (*before, *step.alerts)
    rest = (*(check.text for check in step.checks), step.pictures, *prose_of(step.body))
    return Document(
        anchor=step.anchor,
        code=code,
        number=step.number,
        text=step.quick,
        words=(
            (Weight.QUICK, step.quick),
            (Weight.ACTION, plain(step.detail)),
            (Weight.ACTION, title),
            *((Weight.POINT, text) for text in (*points, *_of_alerts(alerts))),
            *((Weight.PROSE, plain(inlines)) for inlines in rest),
            (Weight.PROSE, step.clip.title if step.clip else ""),
        ),
        signal=worst(alerts),
    )


def _remedy(remedy: Remedy, title: str, code: Code) -> Document:
    symptom, fix = plain(remedy.symptom), plain_blocks(remedy.fix)
    return Document(
        anchor=remedy.anchor,
        code=code,
        text=symptom,
        then=_short(fix.partition("\n")[0]),
        words=(
            (Weight.SYMPTOM, symptom),
            (Weight.ACTION, title),
            *((Weight.POINT, text) for text in _of_alerts(remedy.alerts)),
            (Weight.PROSE, fix),
        ),
        signal=worst(remedy.alerts),
    )


def _of_alerts(alerts: Iterable[Alert]) -> Iterator[str]:
    for alert in alerts:
        yield plain(alert.title)
        yield plain_blocks(alert.body)


def _prose(*stretches: Blocks) -> Iterator[tuple[Weight, str]]:
    return ((Weight.PROSE, plain_blocks(blocks)) for blocks in stretches if blocks)


def _short(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rpartition(' ')[0] or text[:LONGEST]} …"


def worst(alerts: Iterable[Alert]) -> Signal | None:
    """The gravest signal word of some alerts; a note is none."""
    said = {alert.signal for alert in alerts}
    return next((signal for signal in ALERTS if signal in said), None)
