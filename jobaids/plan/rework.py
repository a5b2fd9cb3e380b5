"""Some drafts that say something else now, and all that is to be made because of them."""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.model.names import Slug
from jobaids.plan.review import Review
from jobaids.plan.tree import Furniture, Shown
from jobaids.plan.workbench import Workbench


@dataclass(frozen=True, slots=True, kw_only=True)
class Rework:
    """What some drafts share that say something else now, or that name one that does, and how they are shown."""

    review: Review
    shown: Shown
    furniture: Furniture
    bench: Workbench

    @property
    def slugs(self) -> frozenset[Slug]:
        """The aids whose drafts they are."""
        return frozenset(draft.aid.slug for draft in self.bench.drafts)
