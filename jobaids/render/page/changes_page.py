"""What changed, newest first: as a page and as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from jobaids.language.words import Words
from jobaids.model.release import AidRecord, Registry
from jobaids.render.page.changes import Change, changes_of, coming_of
from jobaids.render.page.lists import Hall
from jobaids.render.page.site import Frame, Page, Site
from jobaids.render.page.step_page import Way
from jobaids.render.view import Render

MOST_CHANGES = 100  # rows; the whole history stands on the aids' own pages
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """Everything on the page of changes, and in the feed."""

    words: Words
    site: Site
    frame: Frame
    coming: tuple[Change, ...]
    changes: tuple[Change, ...]
    back: Way
    updated: str


def render_changes(hall: Hall, registry: Registry, coming: tuple[AidRecord, ...], render: Render) -> Iterable[Page]:
    """The page and the feed."""
    words, addresses = hall.words, hall.site.addresses
    address = addresses.changes(hall.language)
    early, told = coming_of(hall, coming), changes_of(hall, registry, coming)[:MOST_CHANGES]
    view = ChangesView(
        words=words,
        site=hall.site,
        frame=hall.frame(
            words("What changed"),
            address,
            hall.tongues((tongue, addresses.changes(tongue)) for tongue in hall.site.languages),
            feed=True,
        ),
        coming=early,
        changes=told,
        back=Way(text=words("Home"), address=addresses.home(hall.language)),
        updated=max((change.at for change in (*early, *told)), default=EPOCH).isoformat(),
    )
    yield Page(path=addresses.file(address), text=render("home/changes.html", view))
    yield Page(path=addresses.file(addresses.feed(hall.language)), text=render("home/atom.xml", view))
