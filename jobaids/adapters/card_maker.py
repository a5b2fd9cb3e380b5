"""Makes cards: laid out, printed, and every symbol of the finished PDF decoded before a card counts as made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from jobaids.adapters.fonts import FontFile, font_stack
from jobaids.adapters.library import Lends
from jobaids.adapters.pdf import Press, Printed, make_pdf, open_press
from jobaids.adapters.pictures import clean_picture
from jobaids.adapters.scanner import scan_pdf
from jobaids.adapters.templates import Templates
from jobaids.model.media import Media
from jobaids.model.names import Digest
from jobaids.plan.cards import CardWork
from jobaids.plan.posters import PosterWork
from jobaids.plan.recipe import File, Made, Recipe
from jobaids.plan.training import TrainingWork
from jobaids.render.card.order import CardOrder
from jobaids.render.card.reach import tell_far_symbols
from jobaids.render.card.text import CardText, expected_of, render_card
from jobaids.render.poster import PosterOrder, expected_poster, render_poster
from jobaids.render.training.order import TrainingOrder
from jobaids.render.training.text import expected_training, render_training

PRINT_WIDTH = 1200  # pixels: 200 dots an inch on the widest picture of a card, 148 mm; 700 in the column of pictures


@dataclass(kw_only=True)
class CardMaker:
    """Opens the press for the first card and keeps it open."""

    library: Lends
    templates: Templates
    fonts: tuple[FontFile, ...]
    cache: Path  # a folder for what the press remembers of the fonts

    @cached_property
    def press(self) -> Press:
        """The PDF engine with its fonts."""
        return open_press(self._picture, self.fonts, self.cache)

    @cached_property
    def shown(self) -> dict[Digest, Media]:
        """The pictures of the card that is made now, for the press asks for them by digest."""
        return {}

    def make(self, recipe: Recipe) -> Made:
        """A card or another view of an aid, and what is told of it."""
        work: CardWork | PosterWork | TrainingWork = recipe.order
        if isinstance(work, CardWork) and (told := tuple(tell_far_symbols(work.order))):
            return Made(recipe=recipe, told=told)
        printed = self.print(work.order)
        match work:
            case CardWork(order=card):
                proof = scan_pdf(printed.pdf, expected_of(card), card.format)
            case TrainingWork(order=view):
                proof = scan_pdf(printed.pdf, expected_training(view))
            case PosterWork(order=poster):
                proof = scan_pdf(printed.pdf, expected_poster(poster))
        told = (*printed.told, *proof.told)
        if not recipe.slug and told:  # of a station there is nothing to hold back but this
            return Made(recipe=recipe, told=told, decoded=proof.decoded)
        return Made(
            recipe=recipe,
            files=tuple(File(path=path, octets=printed.pdf) for path in work.paths),
            told=told,
            decoded=proof.decoded,
        )

    def print(self, order: CardOrder | PosterOrder | TrainingOrder) -> Printed:
        """A card or another view laid out, and not yet read back."""
        self.shown.clear()
        if not isinstance(order, PosterOrder):
            self.shown.update({media.digest: media for media in order.shown})
        return make_pdf(self.text(order), self.press)

    def text(self, order: CardOrder | PosterOrder | TrainingOrder) -> CardText:
        """What the press is given of a card or another view."""
        if isinstance(order, PosterOrder):
            order = replace(order, fonts=(*order.fonts, *font_stack(order.words.language, self.fonts)))
            return render_poster(order, self.templates.render)
        families = font_stack(order.edition.aid.language, self.fonts)
        match replace(order, fonts=(*order.fonts, *families)):
            case CardOrder(beside=beside) as card:
                return render_card(replace(card, beside=beside and self._with_fonts(beside)), self.templates.render)
            case TrainingOrder() as view:
                return render_training(view, self.templates.render)

    def _with_fonts(self, beside: CardOrder) -> CardOrder:
        """The second language of a card, with its fonts."""
        families = font_stack(beside.edition.aid.language, self.fonts)
        return replace(beside, fonts=(*beside.fonts, *families))

    def _picture(self, digest: Digest) -> bytes:
        media = self.shown[digest]
        return clean_picture(self.library.bring(media), PRINT_WIDTH, "jpg" if media.ending == "jpg" else "png").octets
