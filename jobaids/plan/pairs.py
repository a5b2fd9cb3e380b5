"""Which cards are printed in two languages: `a4+es` is an aid on A4 with its Spanish translation beneath each line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jobaids.model.names import Language, Slug
from jobaids.model.release import Edition
from jobaids.paper.formats import holds_two
from jobaids.plan.cards import CardDesk, CardWork, card_order, wished_formats
from jobaids.plan.recipe import Maker, Recipe
from jobaids.record.translation import source_slug
from jobaids.render.card.order import CardOrder

AND = "+"
"""Between a format and the second language."""

TWO = 2
"""Languages of a station whose cards are printed in both; where it has more, somebody must choose."""


def parted(name: str) -> tuple[str, Language | None]:
    """A format and the second language it asks for, if it asks for one that can have it."""
    form, mark, language = name.partition(AND)
    return (form, Language(language)) if mark and language and holds_two(form) else (name, None)


def pairs_of(edition: Edition, desk: CardDesk) -> tuple[tuple[str, Edition], ...]:
    """The formats an edition is printed in with a translation, and that translation.

    They are what its head or the project asks for, and what a station asks for that names two languages. A translation
    that is not there, or whose card may not be printed, is left out; JA705 tells the first, JA704 the second.
    """
    names = dict.fromkeys((*wished_formats(edition, desk), *_at_stations(edition, desk)))
    return tuple(
        (name, partner)
        for name in names
        if (language := parted(name)[1]) and (partner := partner_of(edition, language, desk))
    )


def partner_of(edition: Edition, language: Language, desk: CardDesk) -> Edition | None:
    """The translation of an edition whose card may be printed."""
    return desk.partners.get(Slug(f"{language}/{edition.aid.slug}"))


def pair_order(edition: Edition, form: str, partner: Edition, desk: CardDesk) -> CardOrder:
    """One card of an edition with a translation beneath each of its lines."""
    beside = replace(card_order(partner, form, desk), doubled=True)
    return replace(card_order(edition, form, desk), beside=beside)


def pair_recipes(editions: tuple[Edition, ...], desk: CardDesk) -> tuple[Recipe, ...]:
    """A recipe for each card in two languages."""
    return tuple(
        _recipe(edition, name, partner, desk) for edition in editions for name, partner in pairs_of(edition, desk)
    )


def file_form(name: str) -> str:
    """A format as it stands in the name of a file: some web hosts read a plus sign as a space."""
    return name.replace(AND, "-")


def _recipe(edition: Edition, name: str, partner: Edition, desk: CardDesk) -> Recipe:
    slug = edition.aid.slug
    file = desk.addresses.file(desk.addresses.pdf(slug, file_form(name)))
    paths = tuple(f"{folder}{file}" for folder in desk.folders)
    work = CardWork(order=pair_order(edition, parted(name)[0], partner, desk), paths=paths)
    return Recipe(maker=Maker.CARD, name=paths[0], order=work, slug=slug)


def _at_stations(edition: Edition, desk: CardDesk) -> Iterator[str]:
    aid = edition.aid
    if source_slug(aid):
        return
    form = next(filter(holds_two, wished_formats(edition, desk)), "")
    for station in desk.shelf.hangs_at(aid.slug):
        if form and len(station.languages) == TWO and aid.language in station.languages:
            yield from (f"{form}{AND}{other}" for other in station.languages if other != aid.language)
