"""What the pages of a site are made from that are of no single aid."""

from __future__ import annotations

from dataclasses import dataclass, field

from jobaids.model.release import AidRecord, Edition, Registry
from jobaids.render.page.ready import Printable
from jobaids.render.page.shelf import Shelf
from jobaids.render.page.site import Look, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteContent:
    """What the pages of no single aid are made from."""

    site: Site
    look: Look
    shelf: Shelf
    registry: Registry
    drafts: tuple[Edition, ...] = ()  # in the draft tree only
    coming: tuple[AidRecord, ...] = ()  # releases that are not yet in force
    ready: Printable = field(default_factory=Printable)
