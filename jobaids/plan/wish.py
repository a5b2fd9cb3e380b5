"""What somebody wishes to be built."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobaids.plan.recipe import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What to build, and for which day; with a choice, only the cards and pages of some aids."""

    day: date
    choice: Choice = frozenset()
    site: bool = True
    drafts: bool = True
