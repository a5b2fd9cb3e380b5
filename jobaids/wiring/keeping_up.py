"""Keeps the drafts of a whole project up where words of a few changed: what they come to, and nothing else, is made.

What was released stands as it is, for words of a source reach only drafts. Of the drafts change those that were
reworded, those whose pages say something of them, the lists if these do, and the index of their language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jobaids.plan.aids import aid_pages, aid_recipes
from jobaids.plan.lists import ListsWork, list_files, lists_recipe
from jobaids.plan.ports import BuildPorts, Built
from jobaids.plan.printable import ready_again
from jobaids.plan.publication import first_come, pieces_of
from jobaids.plan.recipe import Made
from jobaids.plan.report import report_file
from jobaids.plan.review import Review, moved
from jobaids.plan.rework import Rework
from jobaids.plan.search import search_again
from jobaids.plan.tree import Laid, lay_out
from jobaids.plan.upkeep import Upkeep, kept_up, paths_gone
from jobaids.plan.wholes import words_of
from jobaids.render.page.content import SiteContent


def keep_up(ports: BuildPorts, rework: Rework) -> tuple[Built, Review] | None:
    """Make the drafts what an ordinary build would make them; None where it takes one to know what they come to."""
    shown, store = rework.shown, rework.bench.settings.store
    laid = lay_out(shown, rework.furniture)
    upkeep = _laid_upon(rework, laid)
    if upkeep is None:
        return None
    with ports.stage("make"):
        coming = iter(ports.make(store, (*aid_pages(laid, shown, rework.furniture), *aid_recipes(laid))))
        pages = next(coming)
        intact = ports.intact()  # while workers are at the cards
        made = (pages, *coming)
    if not (intact and all(one.good for one in made)):
        return None
    with ports.stage("write"):
        content = replace(laid.content, drafts=upkeep.drafts, ready=upkeep.ready)
        index = _index(ports, rework, content)
        pieces = (*made, *_lists(ports, rework, content), *(index or ()))
    now = kept_up(upkeep, pieces, rework.bench.drafts)
    if index is None or now is None:
        return None
    with ports.stage("publish"):
        told = (*rework.bench.told, *now.all_told)
        files = (*first_come(pieces_of(pieces)).files, report_file(told, now.counts, ports.seconds()))
        if not ports.amend_alone(store, files, paths_gone(upkeep, now)):
            return None
    built = Built(told=told, sources=rework.bench.sources, counts=now.counts)
    return built, replace(rework.review, upkeep=now, behind={})


def _laid_upon(rework: Rework, laid: Laid) -> Upkeep | None:
    """What is kept up, with the drafts that wait for their release now, and their cards; None where none does."""
    upkeep, slugs = rework.review.upkeep, rework.slugs
    if upkeep is None:
        return None
    waiting = upkeep.waiting - slugs | rework.shown.printed
    return replace(upkeep, waiting=waiting, ready=ready_again(upkeep.ready, laid, slugs)) if waiting else None


def _lists(ports: BuildPorts, rework: Rework, content: SiteContent) -> Iterator[Made]:
    """The pages of no single aid, where they say something of an aid that is not so any more."""
    before = rework.review.upkeep
    if before and content.ready == before.ready and not moved(rework.review, rework.bench.settings):
        return
    words = words_of(content, rework.furniture.speak)
    recipe = lists_recipe(ListsWork(folder=rework.shown.folder, content=content, words=words))
    yield Made(recipe=recipe, files=tuple(list_files(recipe.order, ports.render)))


def _index(ports: BuildPorts, rework: Rework, content: SiteContent) -> tuple[Made, ...] | None:
    """By what drafts are searched; None where that takes all of them."""
    before = rework.review.behind
    changes = ((before[draft.aid.slug], draft) for draft in rework.bench.drafts)
    return search_again(content, rework.shown.folder, changes, ports.published)
