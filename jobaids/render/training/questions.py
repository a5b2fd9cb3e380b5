"""What to ask after the job: the author's own questions, or some made from what matters most in the aid.

An answer is known beforehand, so that who asks can tell whether it was given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from jobaids.model.aid import Alert, Remedy, Signal, Step
from jobaids.model.names import Anchor
from jobaids.model.prose import Blocks, Listing
from jobaids.model.release import Edition, Effect
from jobaids.render.training.pen import Pen

MOST = 12
"""Questions made from an aid: a debrief is ten minutes at the machine, and no examination."""

GRAVE = (Signal.DANGER, Signal.WARNING, Signal.CAUTION)  # somebody could be hurt (ANSI Z535.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, and what is to be heard; nothing where only who was there can know."""

    ask: Markup
    hear: Markup = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """What to ask: `lead` is what an author says before; `left` says how many questions more could be made."""

    lead: Markup
    questions: tuple[Question, ...]
    left: str = ""


def debrief(edition: Edition, pen: Pen) -> Debrief:
    """The questions of an edition."""
    if edition.aid.debrief:
        return Debrief(lead=pen.blocks(_lead(edition.aid.debrief)), questions=tuple(_written(edition, pen)))
    made = tuple(_made(edition, pen))
    return Debrief(lead=Markup(), questions=made[:MOST], left=_left(len(made) - MOST, pen))


def _left(count: int, pen: Pen) -> str:
    if count <= 0:
        return ""
    return pen.words.many(
        "{count} more question: see the checklist.", "{count} more questions: see the checklist.", count
    )


def _lead(blocks: Blocks) -> Blocks:
    return tuple(block for block in blocks if not isinstance(block, Listing))


def _written(edition: Edition, pen: Pen) -> Iterator[Question]:
    """Each item of a list in the author's debrief is a question."""
    for block in edition.aid.debrief:
        if isinstance(block, Listing):
            for item in block.items:
                yield Question(ask=pen.blocks(item.blocks))


def _made(edition: Edition, pen: Pen) -> Iterator[Question]:
    """First what changed, then what can hurt, then what to do when it goes wrong, then what makes or breaks a step."""
    steps = edition.aid.steps
    yield from (_changed(step, pen) for step in steps if step.anchor in _news(edition))
    for signal in GRAVE:
        for step in steps:
            yield from (_alert(step, alert, pen) for alert in step.alerts if alert.signal is signal)
    yield from (_remedy(remedy, pen) for remedy in edition.aid.remedies)
    yield from (_key_points(step, pen) for step in steps if step.key_points)


def _news(edition: Edition) -> frozenset[Anchor]:
    """The steps that somebody does otherwise since this release; in a first one, nobody does."""
    seal = edition.seal
    if seal is None or seal.number == 1:
        return frozenset()
    return frozenset(anchor for anchor, effect in seal.changed if effect is not Effect.WORDING)


def _changed(step: Step, pen: Pen) -> Question:
    ask = pen.words("What do you do otherwise now at step {number}?", number=step.number)
    return Question(ask=_asked(ask), hear=_whole(step, pen))


def _alert(step: Step, alert: Alert, pen: Pen) -> Question:
    ask = pen.words("What can hurt you at step {number}: {quick}", number=step.number, quick=step.quick)
    return Question(ask=_asked(ask), hear=pen.alert(alert))


def _remedy(remedy: Remedy, pen: Pen) -> Question:
    ask = Markup("<p>{} {}</p>").format(pen.words("What do you do when you see this?"), pen.inlines(remedy.symptom))
    return Question(ask=ask, hear=pen.blocks(remedy.fix))


def _key_points(step: Step, pen: Pen) -> Question:
    ask = pen.words("What matters at step {number}, and why? {quick}", number=step.number, quick=step.quick)
    points = (
        Markup("<p>{}{}</p>").format(
            pen.inlines(point.text),
            Markup("<i> {} {}</i>").format(pen.words("Why:"), pen.inlines(point.reason)) if point.reason else "",
        )
        for point in step.key_points
    )
    return Question(ask=_asked(ask), hear=Markup().join(points))


def _asked(text: str) -> Markup:
    return Markup("<p>{}</p>").format(text)


def _whole(step: Step, pen: Pen) -> Markup:
    return Markup("<p><b>{}</b> {}</p>").format(step.quick, pen.inlines(step.detail))
