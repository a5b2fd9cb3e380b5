"""The review of some drafts among many that stand as they were last built.

What a released card or page shows comes from the registry, so words of a source that changed are seen in the drafts
alone. Of all other aids a draft shows no more than stands on the shelf.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from jobaids.model.names import Slug
from jobaids.model.release import Edition, Registry
from jobaids.model.settings import Settings
from jobaids.model.source import Source
from jobaids.model.station import Station
from jobaids.plan.overview import Pass, Retold
from jobaids.plan.ports import Outcome
from jobaids.plan.report import Counts
from jobaids.plan.tree import Shown
from jobaids.plan.upkeep import Upkeep, upkeep_of
from jobaids.plan.workbench import Workbench, unreleased
from jobaids.render.page.shelf import Shelf, shelf_of, spine_of
from jobaids.render.page.site import addresses_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What the drafts of a project share; `apart` are aids of whose released cards something is told.

    `upkeep` is known where there are drafts that can be kept up; `behind` has the aids that were built alone since, as
    all else still says they are.
    """

    stations: tuple[Station, ...]
    shelf: Shelf
    apart: frozenset[Slug]
    upkeep: Upkeep | None = None
    behind: Mapping[Slug, Edition] = field(default_factory=dict)


def review_of(found: Pass, outcome: Outcome, counts: Counts) -> Review | None:
    """What is to be known when some drafts are built alone; None where cards hold two aids."""
    settings, stations, drafts = found.parsed.settings, found.parsed.stations, found.bench.drafts
    if any("+" in form for form in settings.cards.formats):
        return None
    return Review(
        stations=stations,
        shelf=shelf_of(drafts, stations, addresses_of(settings, draft=True)),
        apart=_spoken(outcome),
        upkeep=upkeep_of(outcome, counts, drafts),
    )


def review_again(review: Review, retold: Retold) -> Review:
    """The same, with some drafts as they are now, and as nobody but they themselves knows."""
    addresses = addresses_of(retold.overview.settings, draft=True)
    spines = {draft.aid.slug: spine_of(draft, addresses) for draft in retold.drafts}
    return replace(
        review,
        shelf=replace(review.shelf, spines={**review.shelf.spines, **spines}),
        behind={**{draft.aid.slug: draft for draft in retold.before}, **review.behind},
    )


def moved(review: Review, settings: Settings) -> frozenset[Slug]:
    """The aids of which others say something that is not so any more."""
    addresses, spines = addresses_of(settings, draft=True), review.shelf.spines
    return frozenset(slug for slug, draft in review.behind.items() if spine_of(draft, addresses) != spines[slug])


def shown_alone(review: Review, drafts: tuple[Edition, ...], registry: Registry) -> Shown | None:
    """What there is to review of some drafts; None where something is told of what was released of one."""
    if review.apart & {draft.aid.slug for draft in drafts}:
        return None
    return Shown(
        editions=drafts,
        stations=review.stations,
        registry=registry,
        draft=True,
        printed=frozenset(draft.aid.slug for draft in unreleased(drafts, registry)),
        shelf=review.shelf,
    )


def bench_of(review: Review, retold: Retold, sources: Iterable[Source]) -> Workbench:
    """Some drafts on a workbench, with all that is told of the project."""
    return Workbench(
        settings=retold.overview.settings,
        stations=review.stations,
        drafts=retold.drafts,
        faulty=frozenset(),
        told=retold.overview.told,
        sources=tuple(sources),
    )


def _spoken(outcome: Outcome) -> frozenset[Slug]:
    """The aids of whose released cards something is told."""
    released = (one for one in outcome.verified if not one.tree.shown.draft)
    return frozenset(made.recipe.slug for one in released for made in one.made if made.told)
