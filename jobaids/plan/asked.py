"""The pages of one tree, each made when somebody asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from jobaids.codes.alphabet import is_valid
from jobaids.model.media import Media, MediaKind
from jobaids.model.names import Code, Digest, Seconds, Slug
from jobaids.model.release import Edition
from jobaids.paper.formats import PRINTED
from jobaids.paper.views import View
from jobaids.plan.cards import card_order, formats_of
from jobaids.plan.media import MediaOrder
from jobaids.plan.printable import with_ready
from jobaids.plan.search import index_files, search_recipes
from jobaids.plan.tree import Furniture, Laid, Shown, lay_out
from jobaids.plan.watch import Watch
from jobaids.plan.wholes import Wholes, wholes_of, words_of
from jobaids.record.printed import own_codes
from jobaids.render.addresses import DIGEST_SIGNS, variants
from jobaids.render.card.order import CardOrder
from jobaids.render.page.content import draft_of
from jobaids.render.page.pages import render_aid_pages
from jobaids.render.page.shelf import spine_of
from jobaids.render.page.site import Page
from jobaids.render.page.site_pages import render_site_pages
from jobaids.render.view import Render

WHOLE = re.compile(
    r"(?:([^/]+)/)?aids/([^/]+)/(?:(?:" + "|".join(view.value for view in View) + r")/)?index\.(?:html|json)"
)
TEXTS = (".html", ".json", ".js", ".svg", ".xml")
STILL = re.compile(r"-(\d+)ms\.jpg\Z")


@dataclass(slots=True, kw_only=True, eq=False)
class _Made:
    """Pages as far as they were made: no more than it took to come to those that were asked for."""

    coming: Iterator[Page]
    made: dict[str, str] = field(default_factory=dict)

    def find(self, path: str) -> str | None:
        """The text of the page at a path, or None where none of them has it."""
        while path not in self.made:
            page = next(self.coming, None)
            if page is None:
                return None
            self.made[page.path] = page.text
        return self.made[path]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AskedTree:
    """What one tree shows. Make it with `asked_tree`; paths are those of files below its folder."""

    laid: Laid
    furniture: Furniture
    render: Render
    editions: Mapping[Slug, Edition]
    codes: Mapping[Code, Slug]  # the codes of all editions, and the aid that each is shown on
    wholes: Wholes
    pages: dict[Slug, _Made] = field(default_factory=dict)
    lists: list[_Made] = field(default_factory=list)
    media: dict[str, Media] = field(default_factory=dict)
    found: dict[str, bytes] = field(default_factory=dict)

    def page(self, path: str) -> str | None:
        """The text at a path, or None where there is nothing."""
        if not path.endswith(TEXTS):
            return None
        for slug in self.slugs_of(path):
            if (text := self._aid(slug).find(path)) is not None:
                return text
        first = path.partition("/")[0]
        if first != first.upper() and is_valid(Code(first.upper())):
            return None
        if not self.lists:
            words = words_of(self.laid.content, self.furniture.speak)
            self.lists.append(_Made(coming=render_site_pages(self.laid.content, words, self.render)))
        return self.lists[0].find(path)

    def index(self, path: str) -> bytes | None:
        """A file of the index that phones search; all of it is made when somebody first searches."""
        content = self.laid.content
        addresses = content.site.addresses
        if not path.startswith(addresses.searching().removeprefix(addresses.root)) or path.endswith(".html"):
            return None
        if not self.found:
            listed = (edition for slug, edition in self.editions.items() if slug in content.shelf.spines)
            words = words_of(content, self.furniture.speak)
            for recipe in search_recipes(content.site, listed, words, ""):
                self.found.update({file.path: file.octets for file in index_files(recipe.order)})
        return self.found.get(path)

    def slugs_of(self, path: str) -> tuple[Slug, ...]:
        """The aids that a page can be of, the likeliest first."""
        if whole := WHOLE.fullmatch(path):
            slug = Slug("/".join(filter(None, whole.groups())))
            return (slug,) if slug in self.editions else ()
        code = Code(path.partition("/")[0])
        opening = self.laid.index.opens(code)
        given = self.laid.index.given.get(code)
        found = (
            self.codes.get(code),
            opening.target.slug if opening else None,
            given.target.slug if given else None,
            *self.laid.index.homes.get(code, ()),
        )
        return tuple(dict.fromkeys(slug for slug in found if slug and slug in self.editions))

    def card(self, slug: Slug, form: str) -> CardOrder | None:
        """What a card of an aid is made from; None where there is no such card."""
        edition = self.editions.get(slug)
        return card_order(edition, form, self.laid.desk) if edition and form in PRINTED else None

    def forms(self, slug: Slug) -> tuple[str, ...]:
        """The formats an aid is printed in."""
        edition = self.editions.get(slug)
        return formats_of(edition, self.laid.desk) if edition else ()

    def media_at(self, path: str) -> MediaOrder | None:
        """How the picture, still, clip or file at a path is made; None where no page shows such a thing."""
        media = self._media().get(path.removeprefix("media/")[:DIGEST_SIGNS])
        return _order(media, path, self) if media else None

    def with_draft(self, edition: Edition) -> Self:
        """The same with one draft anew; what others see of it is often as it was, and then their pages stay."""
        slug, content = edition.aid.slug, self.laid.content
        editions = {**self.editions, slug: edition}
        spine = spine_of(edition, content.site.addresses)
        same = self.laid.content.shelf.spines.get(slug) == spine
        shelf = content.shelf if same else replace(content.shelf, spines={**content.shelf.spines, slug: spine})
        drafts = tuple(draft_of(edition) if one.slug == slug else one for one in content.drafts)
        content = replace(content, shelf=shelf, drafts=drafts)
        laid = replace(self.laid, content=content, desk=replace(self.laid.desk, shelf=shelf))
        return replace(
            self,
            laid=laid,
            editions=editions,
            codes={**self.codes, **{code: edition.aid.slug for _, code in own_codes(edition)}},
            wholes=self.wholes
            if same
            else wholes_of(content, laid.index, self.furniture.speak, Watch(), self.furniture.hear),
            pages={other: made for other, made in self.pages.items() if other != slug} if same else {},
            lists=self.lists if same else [],
            media={},
            found={},
        )

    def _aid(self, slug: Slug) -> _Made:
        if slug not in self.pages:
            whole = self.wholes.of(self.editions[slug])
            self.pages[slug] = _Made(coming=render_aid_pages(whole, self.render))
        return self.pages[slug]

    def _media(self) -> dict[str, Media]:
        """Every file that a page can show, by how its address begins; of a clip's captions each has a digest."""
        if not self.media:
            content = self.laid.content
            for record in (*content.registry.aids, *content.coming):
                for release in record.releases:
                    self.media.update({one.digest[:DIGEST_SIGNS]: one for one in release.media})
            for edition in self.editions.values():
                self.media.update({one.digest[:DIGEST_SIGNS]: one for one in edition.media})
            if logo := self.furniture.logo:
                self.media[logo.digest[:DIGEST_SIGNS]] = logo
        return self.media


def asked_tree(shown: Shown, furniture: Furniture, render: Render) -> AskedTree:
    """The pages of a tree, none of them made."""
    laid = with_ready(lay_out(shown, furniture))
    return AskedTree(
        laid=laid,
        furniture=furniture,
        render=render,
        editions={edition.aid.slug: edition for edition in shown.editions},
        codes={code: edition.aid.slug for edition in shown.editions for _, code in own_codes(edition)},
        wholes=wholes_of(laid.content, laid.index, furniture.speak, Watch(), furniture.hear),
    )


def _order(media: Media, path: str, tree: AskedTree) -> MediaOrder | None:
    addresses = tree.laid.content.site.addresses
    if media.kind in {MediaKind.PICTURE, MediaKind.DRAWING}:
        sizes = ((addresses.file(addresses.picture(Digest(media.digest), size)), size) for size in variants(media))
        wanted = tuple(one for one in sizes if one[0] == path)
        return MediaOrder(media=media, pictures=wanted) if wanted else None
    if still := STILL.search(path):
        return MediaOrder(media=media, stills=((path, Seconds(int(still[1]) / 1000)),))
    return MediaOrder(media=media, whole=path) if addresses.file(addresses.media(media)) == path else None
