"""The lists of the sample content as released, with what a phone searches them by; no page of an aid, no card."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.content import read_project
from jobaids.adapters.registry import read_registry
from jobaids.adapters.templates import read_templates
from jobaids.parse.settings import parse_settings
from jobaids.plan.recipe import Maker
from jobaids.plan.site import plan_tree, released
from jobaids.plan.tree import SITE, Furniture, Tree
from jobaids.plan.writing import write
from jobaids.record.today import in_force
from jobaids.render.page.site import look_of

ROOT = Path(__file__).parents[2]


def sample_tree() -> Tree:
    """All that the released sample site holds."""
    settings = parse_settings(read_project(ROOT).settings).settings
    look = look_of(settings, read_templates(None).render)
    furniture = Furniture(settings=settings, look=look, speak=partial(read_words, timezone=settings.site.timezone))
    return plan_tree(released(in_force(read_registry(ROOT).registry, date.max)), furniture)


def write_lists(tree: Tree, folder: Path) -> None:
    """Home, the other lists and the index, below a folder."""
    for recipe in tree.pages:
        if recipe.maker is Maker.LISTS:
            for file in write(recipe, read_templates(None).render)[0]:
                place = folder / file.path.removeprefix(SITE)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(file.octets)
