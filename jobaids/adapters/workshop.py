"""The makers, and the tools they share within one process."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from jobaids.adapters.fonts import FontFile, font_stack
from jobaids.adapters.library import Library
from jobaids.adapters.pdf import Press, make_pdf, open_press
from jobaids.adapters.pictures import clean_picture
from jobaids.adapters.scanner import scan_pdf
from jobaids.adapters.templates import Templates
from jobaids.adapters.videos import clean_clip, poster
from jobaids.model.media import Media, MediaKind
from jobaids.model.names import Digest
from jobaids.plan.cards import CardWork
from jobaids.plan.media import MediaOrder
from jobaids.plan.pages import write
from jobaids.plan.recipe import File, Made, Maker, Recipe
from jobaids.render.card.text import expected_of, render_card

PRINT_WIDTH = 1200  # pixels: 200 dots an inch on the widest picture of a card, 148 mm; 700 in the column of pictures
CARD_TEMPLATES = ("card", "theme")
STILL_WIDTH = 720  # pixels: a phone's width at twice its usual resolution


@dataclass(kw_only=True)
class Workshop:
    """Follows recipes; opens the press for the first card and keeps it open."""

    library: Library
    templates: Templates
    fonts: tuple[FontFile, ...]
    cache: Path  # a folder for what the press remembers of the fonts

    @cached_property
    def card_templates(self) -> Templates:
        """The templates that cards are made with: a new look of pages makes no card anew."""
        return self.templates.only(CARD_TEMPLATES)

    def make(self, recipe: Recipe) -> Made:
        """Make what a recipe says."""
        match recipe.maker:
            case Maker.CARD:
                return self._card(recipe)
            case Maker.MEDIA:
                return self._media(recipe)
            case Maker.PAGES | Maker.LISTS:
                files, reads = write(recipe, self.templates.render)
                return Made(recipe=recipe, files=files, reads=reads)

    @cached_property
    def press(self) -> Press:
        """The PDF engine with its fonts."""
        return open_press(self._print_picture, self.fonts, self.cache)

    @cached_property
    def shown(self) -> dict[Digest, Media]:
        """The pictures of the cards made so far, for the press asks for them by digest."""
        return {}

    def _card(self, recipe: Recipe) -> Made:
        """Lay out a card, and decode every symbol of the finished PDF before it counts as made."""
        work: CardWork = recipe.order
        self.shown.update({media.digest: media for media in work.order.edition.media})
        families = font_stack(work.order.edition.aid.language, self.fonts)
        order = replace(work.order, fonts=(*work.order.fonts, *families))
        printed = make_pdf(render_card(order, self.card_templates.render), self.press)
        proof = scan_pdf(printed.pdf, expected_of(work.order), work.order.format)
        return Made(
            recipe=recipe,
            files=tuple(File(path=path, octets=printed.pdf) for path in work.paths),
            told=(*printed.told, *proof.told),
            decoded=proof.decoded,
        )

    def _print_picture(self, digest: Digest) -> bytes:
        media = self.shown[digest]
        return clean_picture(self.library.bring(media), PRINT_WIDTH, "jpg" if media.ending == "jpg" else "png").octets

    def _media(self, recipe: Recipe) -> Made:
        order: MediaOrder = recipe.order
        octets = self.library.bring(order.media)
        pictures = (
            File(path=path, octets=clean_picture(octets, size.width, size.ending).octets)
            for path, size in order.pictures
        )
        stills = (File(path=path, octets=poster(octets, at, STILL_WIDTH)) for path, at in order.stills)
        whole = (File(path=order.whole, octets=_whole(octets, order.media)),) if order.whole else ()
        return Made(recipe=recipe, files=(*pictures, *stills, *whole))


def _whole(octets: bytes, media: Media) -> bytes:
    return clean_clip(octets, media.ending) if media.kind is MediaKind.CLIP else octets
