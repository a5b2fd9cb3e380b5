"""What the pages of a site are made from that are of no single aid."""

from __future__ import annotations

from dataclasses import dataclass, field

from jobaids.model.names import Anchor, Code, Slug
from jobaids.model.release import AidRecord, Edition, Registry
from jobaids.record.printed import own_codes
from jobaids.render.page.ready import Printable
from jobaids.render.page.shelf import Shelf
from jobaids.render.page.site import Look, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What lists say of a draft beside what stands on the shelf; its codes are those of its own parts."""

    slug: Slug
    title: str
    codes: tuple[tuple[Anchor, Code], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteContent:
    """What the pages of no single aid are made from."""

    site: Site
    look: Look
    shelf: Shelf
    registry: Registry
    drafts: tuple[Draft, ...] = ()  # in the draft tree only
    coming: tuple[AidRecord, ...] = ()  # releases that are not yet in force
    ready: Printable = field(default_factory=Printable)


def draft_of(edition: Edition) -> Draft:
    """An edition as lists know it while it is a draft."""
    return Draft(slug=edition.aid.slug, title=edition.aid.title, codes=tuple(own_codes(edition)))
