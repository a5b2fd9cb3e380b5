"""What the procedure of an aid is gathered into, before steps are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from jobaids.model.source import NOWHERE, Span
from jobaids.parse.tree import Node


@dataclass(slots=True, kw_only=True)
class RawStep:
    """One step as blocks: its action first, unless `heading` is it."""

    number: int
    nodes: list[Node]
    alerts: list[Node] = field(default_factory=list)  # that stood before it


@dataclass(slots=True, kw_only=True)
class RawPhase:
    """Steps under one heading."""

    title: str = ""
    alerts: list[Node] = field(default_factory=list)
    lead: list[Node] = field(default_factory=list)
    steps: list[RawStep] = field(default_factory=list)
    span: Span = NOWHERE


@dataclass(slots=True, kw_only=True)
class Gathered:
    """The procedure and the prose around it, in order."""

    phases: list[RawPhase] = field(default_factory=list)
    intro: list[Node] = field(default_factory=list)
    after: list[Node] = field(default_factory=list)
    pending: list[Node] = field(default_factory=list)  # alerts for the step that comes next

    @property
    def last(self) -> RawStep | None:
        """The step before, whatever its phase."""
        return next((phase.steps[-1] for phase in reversed(self.phases) if phase.steps), None)

    @property
    def last_number(self) -> int:
        """Its number; 0 before the first."""
        return self.last.number if self.last else 0

    def prose(self, *nodes: Node) -> None:
        """Keep blocks that are no part of any step."""
        (self.after if self.phases else self.intro).extend(nodes)

    def add(self, step: RawStep) -> None:
        """Add a step to the phase that is open; alerts that wait for it go with it."""
        step.alerts = [*self.pending, *step.alerts]
        self.pending = []
        self.phases[-1].steps.append(step)
