"""A site ready to be rendered, from the sample by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import unescape

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.templates import read_templates
from jobaids.model.names import Language
from jobaids.model.release import AidRecord, Edition, Registry
from jobaids.model.settings import Settings, SiteSettings
from jobaids.record.index import index_registry
from jobaids.render.page.pages import render_aid_pages
from jobaids.render.page.shelf import shelf_of
from jobaids.render.page.site import Look, Site, look_of, site_of
from jobaids.render.page.whole import Whole
from tests.render import page_sample as sample

SETTINGS = Settings(
    site=SiteSettings(
        title="Plant aids",
        languages=(Language("en"), Language("es"), Language("ar")),
        tell="your shift lead",
        feedback="mailto:aids@example.com?subject={code}-{revision}%20step%20{step}",
    )
)
render = read_templates().render


@cache
def look() -> Look:
    """The shipped look."""
    return look_of(SETTINGS, render)


def site(*, draft: bool = False, settings: Settings = SETTINGS) -> Site:
    """The sample's site."""
    return site_of(settings, look(), draft=draft)


def whole_of(
    record: AidRecord, *, edition: Edition | None = None, draft: bool = False, beside: Iterable[Edition] = ()
) -> Whole:
    """An aid on a shelf with `beside`; shows its newest release unless told otherwise."""
    here = site(draft=draft)
    shown = edition or record.releases[-1]
    return Whole(
        site=here,
        words=read_words(shown.aid.language),
        record=record,
        edition=shown,
        shelf=shelf_of((shown, *beside), sample.stations(), here.addresses),
        index=index_registry(Registry(aids=(record,))),
    )


def pages_of(whole: Whole) -> dict[str, str]:
    """Every page of an aid by its path."""
    pages = list(render_aid_pages(whole, render))
    by_path = {page.path: page.text for page in pages}
    assert len(by_path) == len(pages), "two pages share a path"
    return by_path


def text_of(html: str) -> str:
    """The words of a page between its body's tags, on one line, as it is shown to whoever named no part of it."""
    body = re.sub(r'<div class="printed" id="R" hidden>.*?(?:</div>){3}', "", html.split("<body>")[1])
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())
