"""What is made so that a phone can search: for each language of a tree the index of its aids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from jobaids.language.words import Words
from jobaids.model.names import Language, Slug
from jobaids.model.release import Edition
from jobaids.plan.recipe import File, Made, Maker, Recipe
from jobaids.render.page.content import SiteContent
from jobaids.render.page.finding import said_of_results
from jobaids.render.page.site import Site
from jobaids.search.documents import Found, found_of
from jobaids.search.index import render_index
from jobaids.search.reindex import Edit, reindexed


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWork:
    """The index of the aids of one language, and the folder below `build/` of the tree it belongs to."""

    folder: str
    site: Site
    words: Words
    language: Language
    editions: tuple[Edition, ...]


def search_recipes(
    site: Site, editions: Iterable[Edition], words: Mapping[Language, Words], folder: str
) -> Iterator[Recipe]:
    """A recipe for each language of the site; aids in a language that is none of them are found with the first."""
    by_language: defaultdict[Language, list[Edition]] = defaultdict(list)
    for edition in editions:
        by_language[_found_in(site, edition.aid.language)].append(edition)
    for language in site.languages:
        work = SearchWork(
            folder=folder,
            site=site,
            words=words[language],
            language=language,
            editions=tuple(sorted(by_language[language], key=lambda edition: edition.aid.slug)),
        )
        yield Recipe(maker=Maker.LISTS, name=_name(folder, language), order=work)


def index_files(work: SearchWork) -> Iterator[File]:
    """Every file of an index."""
    addresses = work.site.addresses
    said = said_of_results(work.site, work.words)
    below = addresses.searching()
    for piece in render_index(work.language, work.editions, below, said):
        yield File(path=work.folder + addresses.file(below + piece.path), octets=piece.octets)


def search_again(
    content: SiteContent, folder: str, changes: Iterable[tuple[Edition, Edition]], published: Callable[[str], bytes]
) -> tuple[Made, ...] | None:
    """The index of each language in which some drafts say something else than before; None where that takes all.

    `published` reads a file below `build/`.
    """
    site = content.site
    below = folder + site.addresses.file(site.addresses.searching()).removesuffix("index.html")
    said: defaultdict[Language, list[tuple[Slug, Found, Found]]] = defaultdict(list)
    for before, now in changes:
        if (old := found_of(before)) != (new := found_of(now)):
            said[_found_in(site, now.aid.language)].append((now.aid.slug, old, new))
    made = []
    for language, some in said.items():
        first, documents = _numbered(content, language)
        edits = [Edit(first=first[slug], before=old, now=new) for slug, old, new in some]
        pieces = reindexed(language, edits, documents, lambda path: published(below + path))
        if pieces is None:
            return None
        files = tuple(File(path=below + piece.path, octets=piece.octets) for piece in pieces)
        recipe = Recipe(maker=Maker.LISTS, name=_name(folder, language), order=None)
        made.append(Made(recipe=recipe, files=files))
    return tuple(made)


def _numbered(content: SiteContent, language: Language) -> tuple[Mapping[Slug, int], int]:
    """The number of the first document of each draft in an index, and of how many there are: one for each code."""
    spines = content.shelf.spines
    drafts = (one for one in content.drafts if _found_in(content.site, spines[one.slug].language) == language)
    first, number = {}, 0
    for draft in sorted(drafts, key=lambda draft: draft.slug):
        first[draft.slug] = number
        number += len(draft.codes)
    return first, number


def _found_in(site: Site, language: Language) -> Language:
    """With which language of a site an aid is found."""
    return language if language in site.languages else site.languages[0]


def _name(folder: str, language: Language) -> str:
    return f"{folder} search {language}"
