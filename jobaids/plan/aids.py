"""What a tree holds of each aid: its cards, its pictures and clips, and its pages."""

from __future__ import annotations

from collections.abc import Iterator

from jobaids.model.release import Edition
from jobaids.plan.cards import card_recipes
from jobaids.plan.media import media_recipes
from jobaids.plan.pages import pages_recipe
from jobaids.plan.pairs import pair_recipes
from jobaids.plan.recipe import Recipe
from jobaids.plan.training import training_recipes
from jobaids.plan.tree import Furniture, Laid, Shown, Tree, lay_out
from jobaids.plan.watch import Watch
from jobaids.plan.wholes import wholes_of


def plan_aids(shown: Shown, furniture: Furniture) -> Tree:
    """What a tree holds of the aids that it shows, and nothing that stands for all of them together."""
    laid = lay_out(shown, furniture)
    return Tree(
        folder=shown.folder,
        shown=shown,
        furniture=furniture,
        content=laid.content,
        recipes=(*aid_recipes(laid), *media_of(laid, shown, furniture)),
        pages=tuple(aid_pages(laid, shown, furniture)),
    )


def aid_recipes(laid: Laid) -> tuple[Recipe, ...]:
    """The cards of each edition that gets some, also in two languages, and its views for trainers."""
    return (
        *card_recipes(laid.printed, laid.desk),
        *pair_recipes(laid.printed, laid.desk),
        *training_recipes(laid.printed, laid.desk),
    )


def media_of(laid: Laid, shown: Shown, furniture: Furniture) -> tuple[Recipe, ...]:
    """Every picture, clip and file that a page can show."""
    logo = (furniture.logo,) if furniture.logo else ()
    return media_recipes(_shown_ever(shown), logo, laid.content.site.addresses, shown.folder)


def aid_pages(laid: Laid, shown: Shown, furniture: Furniture) -> Iterator[Recipe]:
    """A recipe of the pages of each aid."""
    watch = Watch()
    wholes = wholes_of(laid.content, laid.index, furniture.speak, watch, furniture.hear)
    for edition in shown.editions:
        yield pages_recipe(wholes.of(edition), shown.folder, watch)


def _shown_ever(shown: Shown) -> Iterator[Edition]:
    """Every edition a page can show: a target that is gone goes on to open the last one that had it."""
    if not shown.editions:
        return
    some = frozenset(edition.aid.slug for edition in shown.editions) if shown.shelf else None
    for record in (*shown.registry.aids, *shown.coming):
        if some is None or record.slug in some:
            yield from record.releases
    yield from shown.editions
