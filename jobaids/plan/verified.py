"""What may be published: what was proven, and of what was not, the last good one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from jobaids.lint.structure import Claim, one_path_twice
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import Slug
from jobaids.plan.hosts import render_hosts, told_of_hosts
from jobaids.plan.media import MediaOrder
from jobaids.plan.offline import Larder, held_lists, offline_lists
from jobaids.plan.recipe import Artifact, Choice, Made, Recipe
from jobaids.plan.site import Tree, plan_tree
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A tree whose failed aids are held back: their last good cards and pages stay, if there are any."""

    tree: Tree
    made: tuple[Made, ...]
    held: frozenset[Slug]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The files to publish, those to leave as they stand, and what is told of files that claim one path."""

    files: tuple[Artifact, ...]
    keep: frozenset[str]
    told: tuple[Diagnostic, ...] = ()


def verify(tree: Tree, made: Iterable[Made], standing: Callable[[], frozenset[str]]) -> Verified:
    """Hold back every aid with a card that was not proven; `standing` says what was published before.

    One that was never published before is left out of the lists too, so that nothing leads to a page that is not there.
    """
    mine = {recipe.name for recipe in tree.recipes}
    made = tuple(one for one in made if one.recipe.name in mine)
    held = frozenset(one.recipe.slug for one in made if not one.good and one.recipe.slug)
    unknown = frozenset(slug for slug in held if not _stands(tree, slug, standing()))
    shown = plan_tree(tree.shown.without(unknown), tree.furniture, held) if held else tree
    return Verified(tree=shown, made=made, held=held)


def spoken_of(verified: Iterable[Verified]) -> frozenset[Slug]:
    """The aids of whose released cards something is told."""
    return frozenset(made.recipe.slug for one in verified if not one.tree.shown.draft for made in one.made if made.told)


def publication(verified: Iterable[Verified], pages: Iterable[Made], render: Render) -> Publication:
    """Everything that the verified trees publish; of files that claim one path, the first has it."""
    files: dict[str, Artifact] = {}
    claims: list[Claim] = []
    keep: set[str] = set()
    trees = []
    written = {made.recipe.name: made for made in pages}
    for one in verified:
        trees.append(one.tree)
        for slug, file in _files(one, written, render):
            if slug in one.held:
                keep.add(file.path)
            else:
                claims.append(Claim(path=file.path, by=slug or "the site", slug=slug))
                files.setdefault(file.path.casefold(), file)
        keep |= set(held_lists(one.tree, one.held))
    told = (*one_path_twice(claims), *(one for tree in trees for one in told_of_hosts(tree, files.values())))
    return Publication(files=tuple(files.values()), keep=frozenset(keep), told=told)


def _files(verified: Verified, written: Mapping[str, Made], render: Render) -> Iterator[tuple[Slug, Artifact]]:
    pages = tuple(written[recipe.name] for recipe in verified.tree.pages if recipe.name in written)
    for made in (*verified.made, *pages):
        for file in made.files:
            yield made.recipe.slug, file
    yield from ((Slug(""), file) for file in render_hosts(verified.tree, render))
    if len(pages) == len(verified.tree.pages):  # a list of some pages only would have a phone drop the others
        larder = Larder(tree=verified.tree, pages=pages, media=verified.made, held=verified.held)
        yield from ((Slug(""), file) for file in offline_lists(larder))


def _stands(tree: Tree, slug: Slug, standing: frozenset[str]) -> bool:
    addresses = tree.content.site.addresses
    return tree.folder + addresses.file(addresses.aid(slug)) in standing


def recipes_of(trees: Iterable[Tree], choice: Choice = frozenset()) -> tuple[Recipe, ...]:
    """All cards, pictures and clips that are to be made, once each; with a choice, those of some aids only."""
    recipes = {recipe.name: recipe for tree in trees for recipe in _chosen(tree, choice)}
    return tuple(recipes.values())


def _chosen(tree: Tree, choice: Choice) -> Iterator[Recipe]:
    editions = (edition for edition in tree.shown.editions if edition.aid.slug in choice)
    shown = frozenset(media.digest for edition in editions for media in edition.media)
    for recipe in tree.recipes:
        match recipe.order:
            case _ if not choice:
                yield recipe
            case MediaOrder(media=media) if media.digest in shown:
                yield recipe
            case _ if recipe.slug in choice:
                yield recipe


def pages_of(verified: Iterable[Verified], choice: Choice = frozenset()) -> tuple[Recipe, ...]:
    """The recipes of all pages that may be published; with a choice, those of some aids only."""
    pages = (recipe for one in verified for recipe in one.tree.pages)
    return tuple(recipe for recipe in pages if not choice or recipe.slug in choice)
