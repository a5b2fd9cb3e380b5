"""The review of some drafts among many that stand as they were last built.

What a released card or page shows comes from the registry, so words of a source that changed are seen in the drafts
alone. Of all other aids a draft shows no more than stands on the shelf.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from jobaids.model.names import Slug
from jobaids.model.release import Edition, Registry
from jobaids.model.source import Source
from jobaids.model.station import Station
from jobaids.plan.overview import Pass, Retold
from jobaids.plan.tree import Shown
from jobaids.plan.workbench import Workbench, unreleased
from jobaids.render.page.shelf import Shelf, shelf_of, spine_of
from jobaids.render.page.site import addresses_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What the drafts of a project share; `apart` are aids of whose released cards something is told."""

    stations: tuple[Station, ...]
    shelf: Shelf
    apart: frozenset[Slug]


def review_of(whole: Pass, spoken: frozenset[Slug]) -> Review | None:
    """What is to be known when some drafts are built alone; None where cards hold two aids."""
    settings, stations = whole.parsed.settings, whole.parsed.stations
    if any("+" in form for form in settings.cards.formats):
        return None
    shelf = shelf_of(whole.bench.drafts, stations, addresses_of(settings, draft=True))
    return Review(stations=stations, shelf=shelf, apart=spoken)


def review_again(review: Review, retold: Retold) -> Review:
    """The same, with some drafts as they are now."""
    addresses = addresses_of(retold.overview.settings, draft=True)
    spines = {draft.aid.slug: spine_of(draft, addresses) for draft in retold.drafts}
    return replace(review, shelf=replace(review.shelf, spines={**review.shelf.spines, **spines}))


def shown_alone(review: Review, drafts: tuple[Edition, ...], registry: Registry) -> Shown | None:
    """What there is to review of some drafts; None where one is as it was released, or no draft is all there is."""
    slugs = frozenset(draft.aid.slug for draft in drafts)
    if slugs & review.apart or len(unreleased(drafts, registry)) < len(drafts):
        return None
    return Shown(
        editions=drafts,
        stations=review.stations,
        registry=registry,
        draft=True,
        printed=slugs,
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
