"""Rules about wording: what a person can take in at arm's length, with the job in the other hand."""

from __future__ import annotations

from collections.abc import Iterator

from jobaids.language.counts import Length, Limit, length_of
from jobaids.model.aid import Aid, Step
from jobaids.model.diagnostic import Diagnostic, Severity

LONGEST_ACTION = Limit(words=20, signs=40)
"""ASD-STE100 rule 5.1 allows an instruction 20 words; 40 signs of Chinese or Japanese take as long to read."""

LONGEST_QUICK_STEP = Limit(words=8, signs=23)
"""What fits on one or two lines of 15 pt beside a picture; 90 % of real quick steps are shorter than twice this."""

MOST_STEPS = 9
"""In one phase: checklists that work have 5 to 9 items between pauses (Boorman; Gawande 2009)."""

MOST_KEY_POINTS = 5
"""In one step: with more, a TWI trainer makes two steps of it."""


def own_steps(aid: Aid) -> Iterator[Step]:
    """The steps whose words stand in this source; a borrowed step is put right in its own aid."""
    return (step for step in aid.steps if not step.borrowed)


def long_action(aid: Aid) -> Iterator[Diagnostic]:
    """JA101: an action is too long to read at arm's length."""
    for step in own_steps(aid):
        length = length_of(step.action)
        if length and length.over(LONGEST_ACTION):
            yield Diagnostic(
                rule="JA101",
                severity=Severity.WARNING,
                span=step.span,
                what=f"the action has {_said(length)}; a step holds {_allowed(length, LONGEST_ACTION)}",
                why="a worker reads it at arm's length with the job in the other hand",
                fix="move the how into a key point, or make two steps",
            )


def long_quick_step(aid: Aid) -> Iterator[Diagnostic]:
    """JA102: a quick step is too long to be taken in at a glance; silent where JA101 speaks of the same words."""
    for step in own_steps(aid):
        length, whole = length_of(step.quick), length_of(step.action)
        told_already = not step.detail and whole is not None and whole.over(LONGEST_ACTION)
        if length and length.over(LONGEST_QUICK_STEP) and not told_already:
            yield Diagnostic(
                rule="JA102",
                severity=Severity.WARNING,
                span=step.span,
                what=f"the quick step has {_said(length)}; a glance takes in {_allowed(length, LONGEST_QUICK_STEP)}",
                why="who knows the job reads only this line, from two metres away",
                fix="open with a short command in bold, then the rest: **Turn off the fryer.** Use the red knob",
            )


def many_steps(aid: Aid) -> Iterator[Diagnostic]:
    """JA103: a phase has more steps than a person keeps the place in."""
    for phase in aid.phases:
        if len(phase.steps) > MOST_STEPS:
            yield Diagnostic(
                rule="JA103",
                severity=Severity.WARNING,
                span=phase.steps[MOST_STEPS].span,
                what=f"the phase has {len(phase.steps)} steps; a phase holds {MOST_STEPS}",
                why="after an interruption, the place in a long list is lost and steps are left out",
                fix="put a heading where the work pauses by itself; its steps are then a phase of their own",
            )


def many_key_points(aid: Aid) -> Iterator[Diagnostic]:
    """JA104: a step has more key points than one step can have."""
    for step in own_steps(aid):
        if len(step.key_points) > MOST_KEY_POINTS:
            yield Diagnostic(
                rule="JA104",
                severity=Severity.WARNING,
                span=step.key_points[MOST_KEY_POINTS].span,
                what=f"the step has {len(step.key_points)} key points; a step holds {MOST_KEY_POINTS}",
                why="where everything is key, nothing is; it is probably two steps",
                fix="make two steps, and keep what makes or breaks each of them",
            )


def _said(length: Length) -> str:
    return f"{length.count} {'signs' if length.in_signs else 'words'}"


def _allowed(length: Length, limit: Limit) -> int:
    return limit.signs if length.in_signs else limit.words
