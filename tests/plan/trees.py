"""The pages of a tree, written here and now."""

from __future__ import annotations

from collections.abc import Iterator

from jobaids.model.names import Slug
from jobaids.plan.recipe import File, Maker
from jobaids.plan.tree import Tree
from jobaids.plan.writing import write
from jobaids.render.view import Render


def render_tree(tree: Tree, render: Render) -> Iterator[tuple[Slug, File]]:
    """Every page, with the aid it belongs to, if any."""
    for recipe in tree.pages:
        if recipe.maker not in {Maker.PAGES, Maker.LISTS}:
            continue  # packs lie beside the pages that offer them
        for file in write(recipe, render)[0]:
            yield recipe.slug, file
