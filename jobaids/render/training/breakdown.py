"""The job breakdown sheet of TWI Job Instruction: important steps, key points, and the reasons for them.

Safety is always a key point, so every alert is one, and stands before the others of its step.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from jobaids.model.aid import Aid, Alert, Phase, Signal, Step
from jobaids.render.training.pen import Pen


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    """A key point and its reason; an alert says its own."""

    text: Markup
    reason: Markup = Markup()
    safety: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """An important step; its first point stands beside it, the others below that."""

    numeral: str
    quick: str
    detail: Markup
    checks: tuple[Markup, ...]
    points: tuple[PointRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRows:
    """The steps under one heading."""

    title: str
    steps: tuple[StepRow, ...]


def breakdown(aid: Aid, pen: Pen) -> tuple[PhaseRows, ...]:
    """All steps of an aid, phase by phase."""
    return tuple(PhaseRows(title=phase.title, steps=tuple(_steps(phase, pen))) for phase in aid.phases)


def _steps(phase: Phase, pen: Pen) -> Iterator[StepRow]:
    """An alert of a phase is a key point of its first step: from there on it holds."""
    for step in phase.steps:
        yield _step(step, phase.alerts if step is phase.steps[0] else (), pen)


def _step(step: Step, above: tuple[Alert, ...], pen: Pen) -> StepRow:
    return StepRow(
        numeral=pen.words.number(step.number),
        quick=step.quick,
        detail=pen.inlines(step.detail),
        checks=tuple(pen.inlines(check.text) for check in step.checks),
        points=tuple(_points(step, above, pen)),
    )


def _points(step: Step, above: tuple[Alert, ...], pen: Pen) -> Iterator[PointRow]:
    for alert in (*above, *step.alerts):
        yield PointRow(text=pen.alert(alert), safety=alert.signal is not Signal.NOTE)
    for point in step.key_points:
        yield PointRow(text=pen.inlines(point.text), reason=pen.inlines(point.reason))
