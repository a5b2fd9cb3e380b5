"""What is made so that a phone can search: for each language of a tree the index of its aids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jobaids.language.words import Words
from jobaids.model.names import Language
from jobaids.model.release import Edition
from jobaids.plan.recipe import File, Maker, Recipe
from jobaids.render.page.finding import said_of_results
from jobaids.render.page.site import Site
from jobaids.search.index import render_index


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
        language = edition.aid.language
        by_language[language if language in site.languages else site.languages[0]].append(edition)
    for language in site.languages:
        work = SearchWork(
            folder=folder,
            site=site,
            words=words[language],
            language=language,
            editions=tuple(sorted(by_language[language], key=lambda edition: edition.aid.slug)),
        )
        yield Recipe(maker=Maker.LISTS, name=f"{folder} search {language}", order=work)


def index_files(work: SearchWork) -> Iterator[File]:
    """Every file of an index."""
    addresses = work.site.addresses
    said = said_of_results(work.site, work.words)
    below = addresses.searching()
    for piece in render_index(work.language, work.editions, below, said):
        yield File(path=work.folder + addresses.file(below + piece.path), octets=piece.octets)
