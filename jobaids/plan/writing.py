"""Writes the pages that a recipe says, and notes what they asked of the site on the way."""

from __future__ import annotations

from jobaids.plan.pages import PagesWork, page_files
from jobaids.plan.recipe import File, Recipe
from jobaids.plan.watch import Reads, Watch
from jobaids.render.view import Render


def write(recipe: Recipe, render: Render) -> tuple[tuple[File, ...], Reads]:
    """The pages that a recipe says, and what they asked of the site on the way."""
    watch = recipe.watch or Watch()
    watch.begin()
    match recipe.order:
        case PagesWork() as work:
            files = tuple(page_files(work, render))
        case order:
            from jobaids.plan.lists import list_files  # noqa: PLC0415 - of one aid there are none

            files = tuple(list_files(order, render))
    return files, watch.reads()


def prepare() -> None:
    """Bring in what writes the pages of an aid."""
    import jobaids.render.page.pages  # noqa: F401, PLC0415 - cards can be made meanwhile
