"""How pages are made: those of each aid by a recipe of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jobaids.plan.recipe import File, Maker, Recipe
from jobaids.plan.watch import Watch
from jobaids.record.index import Index
from jobaids.render.page.shelf import Shelf, family
from jobaids.render.page.site import Page
from jobaids.render.page.whole import Whole
from jobaids.render.view import Render

SPINES = "spines"
"""Under which name is watched what pages say of other aids than their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesWork:
    """The pages of one aid, and the folder below `build/` they go to."""

    folder: str
    whole: Whole


def watched_shelf(shelf: Shelf, watch: Watch) -> Shelf:
    """The same shelf, every look at it seen."""
    return Shelf(
        spines=watch.over(SPINES, shelf.spines),
        stations=watch.over("stations", shelf.stations),
        families=watch.over("families", shelf.families),
        homes=watch.over("homes of aids", shelf.homes),
    )


def watched_index(index: Index, watch: Watch) -> Index:
    """The same index, every look at it seen."""
    return Index(
        given=watch.over("given", index.given),
        printed=watch.over("printed", index.printed),
        bearers=watch.over("bearers", index.bearers),
        moved=watch.over("moved", index.moved),
        retired=watch.over("retired", index.retired),
        aids=watch.over("aids", index.aids),
        stations=watch.over("records of stations", index.stations),
        homes=watch.over("homes of codes", index.homes),
    )


def pages_recipe(whole: Whole, folder: str, watch: Watch) -> Recipe:
    """The recipe of the pages of one aid."""
    slug = whole.edition.aid.slug
    work = PagesWork(folder=folder, whole=whole)
    own = (slug, family(slug), *whole.edition.aid.head.first, *(code for _, code in whole.edition.codes))
    likely = tuple(dict.fromkeys((*own, *whole.arrivals, *(given.code for given in whole.record.codes))))
    name = f"{folder}{slug} pages"
    return Recipe(maker=Maker.PAGES, name=name, order=work, slug=slug, watch=watch, likely=likely)


def page_files(work: PagesWork, render: Render) -> Iterator[File]:
    """The pages of an aid."""
    from jobaids.render.page.pages import render_aid_pages  # noqa: PLC0415 - cards can be made meanwhile

    afresh = replace(work.whole)  # without what it may have worked out before
    return files_of(work.folder, render_aid_pages(afresh, render))


def files_of(folder: str, pages: Iterable[Page]) -> Iterator[File]:
    """Pages as files below a folder of `build/`."""
    for page in pages:
        yield File(path=folder + page.path, octets=page.text.encode())
