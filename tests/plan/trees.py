"""The pages of a tree, written here and now."""

from __future__ import annotations

from collections.abc import Iterator

from jobaids.model.names import Slug
from jobaids.plan.pages import write
from jobaids.plan.recipe import File
from jobaids.plan.site import Tree
from jobaids.render.view import Render


def render_tree(tree: Tree, render: Render) -> Iterator[tuple[Slug, File]]:
    """Every page, with the aid it belongs to, if any."""
    for recipe in tree.pages:
        for file in write(recipe, render)[0]:
            yield recipe.slug, file
