"""What one tree of `build/` holds: the released site, or the drafts for review."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from jobaids.model.diagnostic import Diagnostic
from jobaids.model.media import Media
from jobaids.model.names import Slug
from jobaids.model.release import AidRecord, Edition, Registry
from jobaids.model.settings import Settings
from jobaids.model.station import Station
from jobaids.plan.cards import CardDesk, Speak, card_recipes
from jobaids.plan.icons import icons_recipe
from jobaids.plan.media import media_recipes
from jobaids.plan.packing import link_of, offered, pack_recipes
from jobaids.plan.packs import pack_desk
from jobaids.plan.pages import ListsWork, lists_recipe, pages_recipe
from jobaids.plan.pairs import pair_recipes
from jobaids.plan.posters import poster_recipes, ready_posters
from jobaids.plan.printable import ready_forms
from jobaids.plan.recipe import Recipe
from jobaids.plan.search import search_recipes
from jobaids.plan.training import training_recipes
from jobaids.plan.watch import Watch
from jobaids.plan.wholes import Hear, unheard, wholes_of, words_of
from jobaids.plan.workbench import Workbench, unreleased
from jobaids.record.index import Index, has_ended, index_registry, station_has_ended
from jobaids.record.translation import withdrawn
from jobaids.render.page.pages import SiteContent
from jobaids.render.page.print_page import Printable
from jobaids.render.page.shelf import Shelf, shelf_of
from jobaids.render.page.site import Look, site_of

SITE, DRAFT, CARDS = "site/", "draft/", ""  # below build/; cards have a folder of their own at the top, too


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a tree shows: an edition of each aid with its record, the stations, and whether they are drafts."""

    editions: tuple[Edition, ...]
    stations: tuple[Station, ...]
    registry: Registry
    draft: bool = False
    coming: tuple[AidRecord, ...] = ()  # the releases that are not yet in force
    printed: frozenset[Slug] = frozenset()  # the aids that get cards
    formats: Mapping[Slug, tuple[str, ...]] = field(default_factory=dict)  # in which, as their sources ask for now
    shelf: Shelf | None = None  # where more stands on it than these editions

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look at, and nothing on any wall that could be scanned."""
        registry = self.registry
        on_walls = () if self.draft else (*self.coming, *registry.stations, *registry.blanks)
        return not self.editions and not on_walls

    def without(self, slugs: frozenset[Slug]) -> Shown:
        """The same without some aids."""
        records = tuple(record for record in self.registry.aids if record.slug not in slugs)
        return replace(
            self,
            coming=tuple(record for record in self.coming if record.slug not in slugs),
            editions=tuple(edition for edition in self.editions if edition.aid.slug not in slugs),
            registry=replace(self.registry, aids=records),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What all trees of a build share: the settings, the look of pages, the words of each language, and the logo.

    `told` is what is wrong with the theme.
    """

    settings: Settings
    look: Look
    speak: Speak
    logo: Media | None = None
    told: tuple[Diagnostic, ...] = ()
    hear: Hear = unheard


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One tree of `build/`: what it shows, the recipes of its cards, pictures and clips, and those of its pages."""

    folder: str
    shown: Shown
    furniture: Furniture
    content: SiteContent
    recipes: tuple[Recipe, ...]
    pages: tuple[Recipe, ...]


def released(registry: Registry, coming: tuple[AidRecord, ...] = ()) -> Shown:
    """The newest release of every aid and station; nothing else ever reaches a phone.

    An aid that ended or was replaced gets no cards any more, nor does a translation that is behind in a safety matter;
    their codes go on to open their pages.
    """
    index = index_registry(registry)
    return Shown(
        editions=tuple(record.latest for record in registry.aids if record.latest),
        stations=tuple(
            record.latest for record in registry.stations if record.latest and not station_has_ended(index, record.slug)
        ),
        registry=registry,
        coming=coming,
        printed=frozenset(record.slug for record in registry.aids if not has_ended(index, record.slug))
        - withdrawn(registry),
    )


def for_review(bench: Workbench, registry: Registry) -> Shown:
    """The working tree as it would be if it were released now, with cards of what is not released yet.

    Where nothing waits to be released there is nothing to review.
    """
    waiting = frozenset(draft.aid.slug for draft in unreleased(bench.drafts, registry))
    return Shown(
        editions=bench.drafts if waiting else (),
        stations=bench.stations,
        registry=registry,
        draft=True,
        printed=waiting,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A tree laid out: what its pages and its cards are made from, and the editions that get cards."""

    content: SiteContent
    desk: CardDesk
    index: Index
    printed: tuple[Edition, ...]


def lay_out(shown: Shown, furniture: Furniture) -> Laid:
    """Everything that the pages and cards of a tree share."""
    site = site_of(furniture.settings, furniture.look, draft=shown.draft, logo=furniture.logo)
    index = index_registry(shown.registry)
    listed = (edition for edition in shown.editions if shown.draft or not has_ended(index, edition.aid.slug))
    shelf = shown.shelf or shelf_of(listed, shown.stations, site.addresses)
    printed = tuple(edition for edition in shown.editions if edition.aid.slug in shown.printed)
    desk = CardDesk(
        settings=furniture.settings,
        shelf=shelf,
        addresses=site.addresses,
        speak=furniture.speak,
        folders=(DRAFT,) if shown.draft else (CARDS, SITE),
        index=index,
        logo=furniture.logo,
        formats=shown.formats,
        partners={edition.aid.slug: edition for edition in (shown.editions if shown.draft else printed)},
    )
    content = SiteContent(
        site=site,
        look=furniture.look,
        shelf=shelf,
        registry=shown.registry,
        drafts=shown.editions if shown.draft else (),
        coming=shown.coming,
        ready=Printable(
            cards={edition.aid.slug: tuple(ready_forms(edition, desk)) for edition in printed},
            posters={} if shown.draft else ready_posters(shown.registry.stations, desk),
        ),
    )
    return Laid(content=content, desk=desk, index=index, printed=printed)


def plan_tree(shown: Shown, furniture: Furniture, held: frozenset[Slug] = frozenset()) -> Tree:
    """Everything that one tree holds; one that shows nothing holds nothing. No pack holds a card of `held` aids."""
    laid = lay_out(shown, furniture)
    desk = pack_desk(laid.printed, laid.desk)
    packs = () if shown.draft else tuple(offered(laid.content.registry, laid.index, desk, held))
    ready = replace(laid.content.ready, packs=tuple(link_of(one, desk) for one in packs))
    laid = replace(laid, content=replace(laid.content, ready=ready))
    folder = DRAFT if shown.draft else SITE
    addresses = laid.content.site.addresses
    logo = (furniture.logo,) if furniture.logo else ()
    media = media_recipes(_shown_ever(shown), logo, addresses, folder)
    icons = () if shown.draft or shown.is_empty else (icons_recipe(furniture.look.icon, addresses, folder),)
    return Tree(
        folder=folder,
        shown=shown,
        furniture=furniture,
        content=laid.content,
        recipes=(
            *card_recipes(laid.printed, laid.desk),
            *pair_recipes(laid.printed, laid.desk),
            *training_recipes(laid.printed, laid.desk),
            *(() if shown.draft else poster_recipes(shown.registry.stations, laid.desk)),
            *media,
            *icons,
        ),
        pages=() if shown.is_empty else (*pack_recipes(packs, desk, folder), *_pages(laid, shown, furniture, folder)),
    )


def _pages(laid: Laid, shown: Shown, furniture: Furniture, folder: str) -> Iterator[Recipe]:
    """A recipe of the pages of each aid, one of the lists, and one of the index of each language."""
    watch, content = Watch(), laid.content
    wholes = wholes_of(content, laid.index, furniture.speak, watch, furniture.hear)
    for edition in shown.editions:
        yield pages_recipe(wholes.of(edition), folder, watch)
    words = words_of(content, furniture.speak)
    yield lists_recipe(ListsWork(folder=folder, content=content, words=words))
    listed = (edition for edition in shown.editions if edition.aid.slug in content.shelf.spines)
    yield from search_recipes(content.site, listed, words, folder)


def _shown_ever(shown: Shown) -> Iterator[Edition]:
    """Every edition a page can show: a target that is gone goes on to open the last one that had it."""
    if not shown.editions:
        return
    some = frozenset(edition.aid.slug for edition in shown.editions) if shown.shelf else None
    for record in (*shown.registry.aids, *shown.coming):
        if some is None or record.slug in some:
            yield from record.releases
    yield from shown.editions
