"""What one tree of `build/` holds: the released site, or the drafts for review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jobaids.model.names import Slug
from jobaids.model.release import AidRecord, Registry
from jobaids.plan.aids import aid_pages, aid_recipes, media_of
from jobaids.plan.icons import icons_recipe
from jobaids.plan.lists import ListsWork, lists_recipe
from jobaids.plan.packing import link_of, offered, pack_recipes
from jobaids.plan.packs import pack_desk
from jobaids.plan.posters import poster_recipes
from jobaids.plan.printable import with_ready
from jobaids.plan.recipe import Recipe
from jobaids.plan.search import search_recipes
from jobaids.plan.tree import Furniture, Laid, Shown, Tree, lay_out
from jobaids.plan.wholes import words_of
from jobaids.plan.wish import Wish
from jobaids.plan.workbench import Workbench, formats_asked, unreleased
from jobaids.record.index import has_ended, index_registry, station_has_ended
from jobaids.record.today import in_force, not_yet
from jobaids.record.translation import withdrawn


def released(registry: Registry, coming: tuple[AidRecord, ...] = ()) -> Shown:
    """The newest release of every aid and station; nothing else ever reaches a phone.

    An aid that ended or was replaced gets no cards any more, nor does a translation that is behind in a safety matter;
    their codes go on to open their pages.
    """
    index = index_registry(registry)
    return Shown(
        editions=tuple(record.latest for record in registry.aids if record.latest),
        stations=tuple(
            record.latest for record in registry.stations if record.latest and not station_has_ended(index, record.slug)
        ),
        registry=registry,
        coming=coming,
        printed=frozenset(record.slug for record in registry.aids if not has_ended(index, record.slug))
        - withdrawn(registry),
    )


def for_review(bench: Workbench, registry: Registry) -> Shown:
    """The working tree as it would be if it were released now, with cards of what is not released yet.

    Where nothing waits to be released there is nothing to review.
    """
    waiting = frozenset(draft.aid.slug for draft in unreleased(bench.drafts, registry))
    return Shown(
        editions=bench.drafts if waiting else (),
        stations=bench.stations,
        registry=registry,
        draft=True,
        printed=waiting,
    )


def shown_of(bench: Workbench, registry: Registry, coming: Registry, wish: Wish) -> tuple[Shown, ...]:
    """The site shows what was released; only a draft shows where codes will lead once it is."""
    day = wish.day
    force = released(in_force(registry, day), not_yet(registry, day))
    site = (replace(force, formats=formats_asked(bench.drafts)),) if wish.site else ()
    review = (for_review(bench, coming),) if wish.drafts else ()
    return (*site, *review)


def plan_tree(shown: Shown, furniture: Furniture, held: frozenset[Slug] = frozenset()) -> Tree:
    """Everything that one tree holds; one that shows nothing holds nothing. No pack holds a card of `held` aids."""
    laid, folder = with_ready(lay_out(shown, furniture)), shown.folder
    desk = pack_desk(laid.printed, laid.desk)
    packs = () if shown.draft else tuple(offered(laid.content.registry, laid.index, desk, held))
    ready = replace(laid.content.ready, packs=tuple(link_of(one, desk) for one in packs))
    laid = replace(laid, content=replace(laid.content, ready=ready))
    addresses = laid.content.site.addresses
    icons = () if shown.draft or shown.is_empty else (icons_recipe(furniture.look.icon, addresses, folder),)
    return Tree(
        folder=folder,
        shown=shown,
        furniture=furniture,
        content=laid.content,
        recipes=(
            *aid_recipes(laid),
            *(() if shown.draft else poster_recipes(shown.registry.stations, laid.desk)),
            *media_of(laid, shown, furniture),
            *icons,
        ),
        pages=() if shown.is_empty else (*pack_recipes(packs, desk, folder), *_pages(laid, shown, furniture)),
    )


def _pages(laid: Laid, shown: Shown, furniture: Furniture) -> Iterator[Recipe]:
    """A recipe of the pages of each aid, one of the lists, and one of the index of each language."""
    content, words = laid.content, words_of(laid.content, furniture.speak)
    yield from aid_pages(laid, shown, furniture)
    yield lists_recipe(ListsWork(folder=shown.folder, content=content, words=words))
    listed = (edition for edition in shown.editions if edition.aid.slug in content.shelf.spines)
    yield from search_recipes(content.site, listed, words, shown.folder)
