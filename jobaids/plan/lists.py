"""How the lists of a tree are made, by one recipe, and the index of each language that it is searched by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jobaids.language.words import Words
from jobaids.model.names import Language, Slug
from jobaids.plan.pages import files_of
from jobaids.plan.recipe import File, Maker, Recipe
from jobaids.plan.search import SearchWork, index_files
from jobaids.render.page.content import SiteContent
from jobaids.render.page.site_pages import render_site_pages
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class ListsWork:
    """The pages of no single aid, and the folder below `build/` they go to."""

    folder: str
    content: SiteContent
    words: Mapping[Language, Words]


def lists_recipe(work: ListsWork) -> Recipe:
    """The recipe of the lists of one tree."""
    return Recipe(maker=Maker.LISTS, name=f"{work.folder} lists", order=work, slug=Slug(""))


def list_files(order: object, render: Render) -> Iterator[File]:
    """The pages of no single aid, or an index, as an order says."""
    match order:
        case ListsWork(folder=folder, content=content, words=words):
            return files_of(folder, render_site_pages(content, words, render))
        case SearchWork() as work:
            return index_files(work)
        case _:
            raise TypeError(f"{type(order).__name__} is no recipe of pages")
