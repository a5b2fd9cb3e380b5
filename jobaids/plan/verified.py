"""What may be published: what was proven, and of what was not, the last good one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from jobaids.model.names import Slug
from jobaids.plan.hosts import render_hosts, told_of_hosts
from jobaids.plan.offline import Larder, held_lists, offline_lists
from jobaids.plan.publication import Piece, Publication, Verified, first_come, pieces_of
from jobaids.plan.recipe import Made
from jobaids.plan.site import plan_tree
from jobaids.plan.tree import Tree
from jobaids.render.view import Render


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


def publication(verified: Iterable[Verified], pages: Iterable[Made], render: Render) -> Publication:
    """Everything that the verified trees publish."""
    verified, written = tuple(verified), {made.recipe.name: made for made in pages}
    pieces: list[Piece] = []
    keep: set[str] = set()
    for one in verified:
        for slug, file in _files(one, written, render):
            if slug in one.held:
                keep.add(file.path)
            else:
                pieces.append((slug, file))
        keep |= set(held_lists(one.tree, one.held))
    found = first_come(pieces)
    told = (*found.told, *(one for tree in verified for one in told_of_hosts(tree.tree, found.files)))
    return replace(found, keep=frozenset(keep), told=told)


def _files(verified: Verified, written: Mapping[str, Made], render: Render) -> Iterator[Piece]:
    pages = tuple(written[recipe.name] for recipe in verified.tree.pages if recipe.name in written)
    yield from pieces_of((*verified.made, *pages))
    yield from ((Slug(""), file) for file in render_hosts(verified.tree, render))
    if len(pages) == len(verified.tree.pages):  # a list of some pages only would have a phone drop the others
        larder = Larder(tree=verified.tree, pages=pages, media=verified.made, held=verified.held)
        yield from ((Slug(""), file) for file in offline_lists(larder))


def _stands(tree: Tree, slug: Slug, standing: frozenset[str]) -> bool:
    addresses = tree.content.site.addresses
    return tree.folder + addresses.file(addresses.aid(slug)) in standing
