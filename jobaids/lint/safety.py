"""Rules about what must stand on paper, so that nobody is hurt for want of a phone."""

from __future__ import annotations

from collections.abc import Iterator

from jobaids.language.clauses import clause_count
from jobaids.language.pointing import only_points_at_video
from jobaids.lint.wording import own_steps
from jobaids.model.aid import Aid, Alert, Signal, Step
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.plain import plain, plain_blocks

FEWEST_CLAUSES = 2
"""Hazard, consequence and avoidance (ANSI Z535.6) take two clauses at least: "Stay clear. The arm will hit you"."""


def only_see_the_video(aid: Aid) -> Iterator[Diagnostic]:
    """JA201: a step says nothing on paper but that there is a video."""
    for step in own_steps(aid):
        if _nothing_else_on_paper(step) and only_points_at_video(step.action, aid.language):
            yield Diagnostic(
                rule="JA201",
                severity=Severity.ERROR,
                span=step.span,
                what="the step only points at a video",
                why="hands are wet, phones are banned, the network is down: then the card is all there is",
                fix="write what to do, with every hazard, value and limit; the clip stands beside it",
            )


def _nothing_else_on_paper(step: Step) -> bool:
    return not (step.key_points or step.checks or plain_blocks(step.body).strip())


def half_an_alert(aid: Aid) -> Iterator[Diagnostic]:
    """JA202: an alert names no consequence or no way out."""
    for alert in _alerts(aid):
        clauses = clause_count("\n".join((plain(alert.title), plain_blocks(alert.body))), aid.language)
        if alert.signal is not Signal.NOTE and clauses < FEWEST_CLAUSES:
            yield Diagnostic(
                rule="JA202",
                severity=Severity.WARNING,
                span=alert.span,
                what=f"this {alert.signal.name} says {'only one thing' if clauses else 'nothing'}; "
                "an alert says what to do and what happens otherwise",
                why="who does not know the harm takes the risk, and who does not know the way out cannot avoid it",
                fix="command first, then hazard and harm: Lock and tag before you open. The valve will crush your hand",
            )


def _alerts(aid: Aid) -> Iterator[Alert]:
    """Every alert of an aid that stands before a step or in a remedy."""
    for phase in aid.phases:
        yield from phase.alerts
        for step in phase.steps:
            if not step.borrowed:
                yield from step.alerts
    for remedy in aid.remedies:
        yield from remedy.alerts
