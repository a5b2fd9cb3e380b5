"""One tree of `build/`: what it shows, and what all its cards and pages are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jobaids.model.diagnostic import Diagnostic
from jobaids.model.media import Media
from jobaids.model.names import Slug
from jobaids.model.release import AidRecord, Edition, Registry
from jobaids.model.settings import Settings
from jobaids.model.station import Station
from jobaids.plan.cards import CardDesk, Speak
from jobaids.plan.recipe import Recipe
from jobaids.plan.wholes import Hear, unheard
from jobaids.record.index import Index, has_ended, index_registry
from jobaids.render.page.content import SiteContent, draft_of
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
    def folder(self) -> str:
        """Where it lies below `build/`."""
        return DRAFT if self.draft else SITE

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A tree laid out: what its pages and its cards are made from, and the editions that get cards."""

    content: SiteContent
    desk: CardDesk
    index: Index
    printed: tuple[Edition, ...]


def lay_out(shown: Shown, furniture: Furniture) -> Laid:
    """Everything that the pages and cards of a tree share; what is ready to print is left open."""
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
        drafts=tuple(map(draft_of, shown.editions)) if shown.draft else (),
        coming=shown.coming,
    )
    return Laid(content=content, desk=desk, index=index, printed=printed)
