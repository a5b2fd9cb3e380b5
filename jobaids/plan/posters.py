"""Which posters are printed: of each released station one to hang there, and one that is read from farther away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jobaids.model.names import Slug
from jobaids.model.release import StationRecord
from jobaids.plan.cards import CardDesk
from jobaids.plan.recipe import Maker, Recipe
from jobaids.render.page.ready import Ready
from jobaids.render.poster import POSTERS, PosterFormat, PosterOrder, slug_of
from jobaids.symbols.matrix import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterWork:
    """A poster to be made, and every path below `build/` where it is to lie."""

    order: PosterOrder
    paths: tuple[str, ...]


def poster_recipes(records: Iterable[StationRecord], desk: CardDesk) -> tuple[Recipe, ...]:
    """A recipe for each poster of the stations that still stand."""
    return tuple(_recipe(record, form, desk) for record in _standing(records, desk) for form in _formats(desk))


def ready_posters(records: Iterable[StationRecord], desk: CardDesk) -> dict[Slug, tuple[Ready, ...]]:
    """Where the posters of each station are."""
    return {
        record.slug: tuple(
            Ready(form=form.title, address=desk.addresses.pdf(slug_of(record.slug), form.name))
            for form in _formats(desk)
        )
        for record in _standing(records, desk)
    }


def _standing(records: Iterable[StationRecord], desk: CardDesk) -> Iterator[StationRecord]:
    return (record for record in records if record.slug in desk.shelf.stations and record.codes)


def _formats(desk: CardDesk) -> tuple[PosterFormat, PosterFormat]:
    """One to hang there, on the paper that the cards are on, and one that is read from farther away."""
    sheet = "letter" if any(name.startswith("letter") for name in desk.settings.cards.formats) else "a4"
    return POSTERS[sheet], POSTERS["a3"]


def _recipe(record: StationRecord, form: PosterFormat, desk: CardDesk) -> Recipe:
    station, site = desk.shelf.stations[record.slug], desk.settings.site
    file = desk.addresses.file(desk.addresses.pdf(slug_of(record.slug), form.name))
    paths = tuple(f"{folder}{file}" for folder in desk.folders)
    order = PosterOrder(
        station=station,
        code=record.codes[0].code,
        aids=tuple(desk.shelf.spines[slug] for slug in dict.fromkeys(station.aids) if slug in desk.shelf.spines),
        tell=station.tell or site.tell,
        words=desk.speak(next(iter(station.languages), site.languages[0])),
        base_url=site.base_url,
        format=form,
        level=Level[desk.settings.cards.error_correction],
    )
    return Recipe(maker=Maker.CARD, name=paths[0], order=PosterWork(order=order, paths=paths))
