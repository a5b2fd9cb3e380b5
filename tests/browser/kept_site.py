"""The site of one station of the sample content as released by some day, as a build would publish it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.content import read_project
from jobaids.adapters.registry import read_registry
from jobaids.adapters.templates import read_templates
from jobaids.adapters.workshop import Workshop
from jobaids.model.settings import Settings
from jobaids.parse.settings import parse_settings
from jobaids.plan.recipe import Artifact, File, Maker
from jobaids.plan.site import plan_tree, released
from jobaids.plan.tree import SITE, Furniture, Shown
from jobaids.plan.verified import publication, verify
from jobaids.render.page.site import look_of
from jobaids.wiring.workshops import workshop_of

ROOT = Path(__file__).parents[2]
STATION = "filler-3"


def sample_settings() -> Settings:
    """The settings of the sample site."""
    return parse_settings(read_project(ROOT).settings).settings


def shown_after(releases: int, *slugs: str) -> Shown:
    """What the sample site showed of some aids once each was released so often."""
    registry = read_registry(ROOT).registry
    records = tuple(
        replace(record, releases=record.releases[:releases]) for record in registry.aids if record.slug in slugs
    )
    return released(replace(registry, aids=records))


def publish(shown: Shown, folder: Path, settings: Settings | None = None) -> None:
    """Write the whole site below a folder, without its cards, and drop what is no part of it any more."""
    settings, render = settings or sample_settings(), read_templates(None).render
    look = look_of(settings, render)
    furniture = Furniture(settings=settings, look=look, speak=partial(read_words, timezone=settings.site.timezone))
    tree = plan_tree(shown, furniture)
    workshop: Workshop = workshop_of(ROOT)
    made = [workshop.make(recipe) for recipe in tree.recipes if recipe.maker is not Maker.CARD]
    verified = verify(tree, made, frozenset)
    pages = [workshop.make(recipe) for recipe in tree.pages]
    files = publication((verified,), pages, render).files
    there = {path for path in folder.rglob("*") if path.is_file()}
    written = {_write(folder, file) for file in files if file.path.startswith(SITE)}
    for path in there - written:
        path.unlink()


def _write(folder: Path, file: Artifact) -> Path:
    assert isinstance(file, File)
    place = folder / file.path.removeprefix(SITE)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(file.octets)
    return place
