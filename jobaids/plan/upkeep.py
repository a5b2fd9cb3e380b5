"""What is to be known of the drafts of a whole project, as a build left them, to keep them up when only words change.

Words of an aid are seen in its own draft, in the drafts that name it, in the lists, and in what drafts are searched by.
Which drafts name it is not worked out: their makers were seen to ask for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Slug
from jobaids.model.release import Edition
from jobaids.plan.ports import Outcome
from jobaids.plan.recipe import Made, Maker
from jobaids.plan.report import Counts
from jobaids.plan.tally import Tally, counted_again, tally_of
from jobaids.plan.tree import DRAFT
from jobaids.plan.watch import ALL
from jobaids.plan.workbench import placed
from jobaids.render.page.content import Draft
from jobaids.render.page.ready import Printable

Told = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """The drafts of a project as a whole build left them, and what all of that build came to.

    `tallies` are those of drafts, in the order in which they were made, and of what is released where something is
    told of it.
    """

    counts: Counts
    told: Told  # of all files together
    tallies: Mapping[str, Tally]  # by the name of the recipe
    drafts: tuple[Draft, ...]
    ready: Printable
    waiting: frozenset[Slug]  # for their release

    def asking(self, slugs: frozenset[Slug]) -> frozenset[Slug] | None:
        """The aids whose pages say something of some; None where that may be all."""
        asked = {one.slug: one.asked for name, one in self.tallies.items() if one.asked and name.startswith(DRAFT)}
        if slugs and any(ALL in keys for keys in asked.values()):
            return None
        return frozenset(slug for slug, keys in asked.items() if not slugs.isdisjoint(keys))

    @property
    def all_told(self) -> Told:
        """What was told of finished pieces, and of all of them together."""
        return (*(one for tally in self.tallies.values() for one in tally.told), *self.told)


def upkeep_of(outcome: Outcome, counts: Counts, drafts: tuple[Edition, ...]) -> Upkeep | None:
    """What is to be known when words change next; None where there is no draft, or a piece was held back."""
    review = next((one for one in outcome.verified if one.tree.shown.draft), None)
    if review is None or not review.tree.pages or counts.held or _has_error(outcome.publication.told):
        return None
    pieces = (one for one in outcome.made if _counts(one))
    return Upkeep(
        counts=counts,
        told=outcome.publication.told,
        tallies={one.recipe.name: tally_of(one, placed(one.told, drafts) if one.told else ()) for one in pieces},
        drafts=review.tree.content.drafts,
        ready=review.tree.content.ready,
        waiting=review.tree.shown.printed,
    )


def kept_up(upkeep: Upkeep, made: Iterable[Made], drafts: tuple[Edition, ...]) -> Upkeep | None:
    """The same with all that was made of some drafts, and of what is of no single one.

    None where something is told of what was not there before: it would have to be told in its turn.
    """
    slugs = {draft.aid.slug for draft in drafts}
    new = {one.recipe.name: tally_of(one, placed(one.told, drafts) if one.told else ()) for one in made}
    old = {name: one for name, one in upkeep.tallies.items() if name in new or _is_draft_of(name, one, slugs)}
    if any(one.told for name, one in new.items() if name not in old):
        return None
    same = {name: new.get(name, one) for name, one in upkeep.tallies.items() if name in new or name not in old}
    return replace(
        upkeep,
        counts=counted_again(upkeep.counts, old.values(), new.values(), DRAFT),
        tallies={**same, **new},
    )


def paths_gone(before: Upkeep, now: Upkeep) -> frozenset[str]:
    """The files that stood and are no more."""
    return _paths_apart(before, now) - _paths_apart(now, before)


def _paths_apart(one: Upkeep, other: Upkeep) -> frozenset[str]:
    """The files of pieces that are not the same in another one."""
    apart = (tally for name, tally in one.tallies.items() if other.tallies.get(name) is not tally)
    return frozenset(path for tally in apart for path in tally.paths)


def _has_error(told: Told) -> bool:
    return any(one.severity is Severity.ERROR for one in told)


def _counts(made: Made) -> bool:
    """Whether words could change a piece: pictures and clips hold none."""
    return bool(made.told) or (made.recipe.name.startswith(DRAFT) and made.recipe.maker is not Maker.MEDIA)


def _is_draft_of(name: str, tally: Tally, slugs: set[Slug]) -> bool:
    return tally.slug in slugs and name.startswith(DRAFT)
