"""Views of an aid for others than who does the job: the trainer's job breakdown, the manager's debrief guide.

They are wished for by name where formats of cards are: `formats: [a4, breakdown-a4]`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from jobaids.paper.formats import A4, LETTER, CardFormat


class View(Enum):
    """Whom it is for."""

    BREAKDOWN = "breakdown"  # the trainer: important steps, key points, reasons (TWI Job Instruction)
    DEBRIEF = "debrief"  # the manager: what to ask afterwards, and what to hear


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewFormat:
    """A view on some paper."""

    name: str  # as settings and heads say it: `breakdown-a4`
    view: View
    paper: CardFormat  # whose size and margin it has


VIEWS: dict[str, ViewFormat] = {
    f"{view.value}-{paper.name}": ViewFormat(name=f"{view.value}-{paper.name}", view=view, paper=paper)
    for view in View
    for paper in (A4, LETTER)
}
"""Every view by its name."""
