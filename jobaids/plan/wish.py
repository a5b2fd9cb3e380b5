"""What somebody wishes to be built, and what is shown for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from jobaids.model.release import Registry
from jobaids.plan.recipe import Choice
from jobaids.plan.site import Shown, for_review, released
from jobaids.plan.workbench import Workbench, formats_asked
from jobaids.record.today import in_force, not_yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What to build, and for which day; with a choice, only the cards and pages of some aids."""

    day: date
    choice: Choice = frozenset()
    site: bool = True
    drafts: bool = True


def shown_of(bench: Workbench, registry: Registry, coming: Registry, wish: Wish) -> tuple[Shown, ...]:
    """The site shows what was released; only a draft shows where codes will lead once it is."""
    day = wish.day
    force = released(in_force(registry, day), not_yet(registry, day))
    site = (replace(force, formats=formats_asked(bench.drafts)),) if wish.site else ()
    review = (for_review(bench, coming),) if wish.drafts else ()
    return (*site, *review)
