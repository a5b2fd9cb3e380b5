"""Which cards are made: one of each edition for each of its formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from jobaids.language.words import Words, own_name
from jobaids.model.aid import Aid
from jobaids.model.media import Media
from jobaids.model.names import Language, Mm, Slug
from jobaids.model.references import linked_aids
from jobaids.model.release import Edition
from jobaids.model.settings import Settings
from jobaids.model.station import PhoneUse, Station
from jobaids.paper.formats import PRINTED
from jobaids.plan.recipe import Maker, Recipe
from jobaids.record.index import Index
from jobaids.record.translation import behind_of
from jobaids.render.addresses import Addresses
from jobaids.render.card.order import CardOrder, NamedAid, Older
from jobaids.render.page.shelf import Shelf
from jobaids.render.theme import Dress, families_of, safe
from jobaids.symbols.matrix import Level

AT_STATIONS = "at/"
"""Where the cards of a pack are said to lie that are for one of several stations; nothing is published there."""

Speak = Callable[[Language], Words]
"""The words of a language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWork:
    """A card to be made, and every path below `build/` where it is to lie."""

    order: CardOrder
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardDesk:
    """What all cards of a site share; `folders` are the places below `build/` they go to, with their closing slash."""

    settings: Settings
    shelf: Shelf
    addresses: Addresses
    speak: Speak
    folders: tuple[str, ...]
    index: Index | None = None  # of all that is in force, to tell what is behind
    logo: Media | None = None  # of the theme
    formats: Mapping[Slug, tuple[str, ...]] = field(default_factory=dict)  # that sources ask for now
    partners: Mapping[Slug, Edition] = field(default_factory=dict)  # what may be printed beneath another's lines


def card_recipes(editions: Iterable[Edition], desk: CardDesk) -> tuple[Recipe, ...]:
    """A recipe for each card."""
    return tuple(card_recipe(edition, name, desk) for edition in editions for name in formats_of(edition, desk))


def formats_of(edition: Edition, desk: CardDesk) -> tuple[str, ...]:
    """The formats an edition is printed in; one nobody knows is told by JA515, and left out here."""
    return tuple(name for name in wished_formats(edition, desk) if name in PRINTED)


def wished_formats(edition: Edition, desk: CardDesk) -> tuple[str, ...]:
    """What an edition is to be printed as, each once: as its source asks for now, else as the project does.

    On what paper a release is printed is not part of what was approved, so that it may change without a new one.
    """
    own = desk.formats.get(edition.aid.slug, edition.aid.head.formats)
    return tuple(dict.fromkeys(own or desk.settings.cards.formats))


def card_recipe(edition: Edition, name: str, desk: CardDesk, station: Station | None = None) -> Recipe:
    """The recipe of one card; for one of several stations where it hangs, it says that station and whom to tell there.

    Such a card lies nowhere below `build/` by itself; where the aid hangs at one station only, the two are the same.
    """
    slug = edition.aid.slug
    file = desk.addresses.file(desk.addresses.pdf(slug, name))
    apart = station is not None and desk.shelf.hangs_at(slug) != (station,)
    folders = (f"{AT_STATIONS}{station.slug}/",) if station and apart else desk.folders
    paths = tuple(f"{folder}{file}" for folder in folders)
    work = CardWork(order=card_order(edition, name, desk, station), paths=paths)
    return Recipe(maker=Maker.CARD, name=paths[0], order=work, slug=slug)


def card_order(edition: Edition, name: str, desk: CardDesk, at: Station | None = None) -> CardOrder:
    """One card of an edition, as it hangs at a station, or else where it hangs at one only."""
    aid, site, cards = edition.aid, desk.settings.site, desk.settings.cards
    stations = (at,) if at else desk.shelf.hangs_at(aid.slug)
    station = stations[0] if len(stations) == 1 else None
    return CardOrder(
        edition=edition,
        format=PRINTED[name],
        grey=PRINTED[name].grey,
        words=desk.speak(aid.language),
        base_url=site.base_url,
        place=station.name if station else "",
        tell=(at.tell or site.tell) if at else desk.shelf.tell(aid.slug, site.tell),
        codes=cards.codes,
        module=cards.module,
        level=Level[cards.error_correction],
        reach=(station.reach if station else None) or Mm(0.0),
        others=named_aids(aid, desk.shelf),
        phone=station.phone if station else PhoneUse.OK,
        fonts=families_of(desk.settings.theme, aid.language),
        dress=Dress(colours=safe(desk.settings.theme.colours), logo=desk.logo),
        older=_older(edition, desk),
    )


def _older(edition: Edition, desk: CardDesk) -> Older | None:
    """Where a translation is behind its source."""
    late = behind_of(edition, desk.index) if desk.index else None
    if late is None or late.since.seal is None:
        return None
    language = own_name(late.since.aid.language)
    return Older(language=language, day=late.since.seal.effective, steps=late.steps)


def named_aids(aid: Aid, shelf: Shelf) -> tuple[NamedAid, ...]:
    """The aids that one names: to have done first, to link to, or to borrow a step from."""
    named = {*aid.head.first, *(step.borrowed.slug for step in aid.steps if step.borrowed), *linked_aids(aid)}
    return tuple(_named(shelf, slug) for slug in sorted(named) if slug in shelf.spines)


def _named(shelf: Shelf, slug: Slug) -> NamedAid:
    spine = shelf.spines[slug]
    return NamedAid(slug=slug, title=spine.title, code=spine.code, label=spine.label)
