"""Which views for trainers and managers are printed: one of each edition for each that its formats name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jobaids.model.release import Edition
from jobaids.paper.views import VIEWS
from jobaids.plan.cards import CardDesk, named_aids, wished_formats
from jobaids.plan.recipe import Maker, Recipe
from jobaids.render.theme import families_of
from jobaids.render.training.order import TrainingOrder
from jobaids.symbols.matrix import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingWork:
    """A view to be made, and every path below `build/` where it is to lie."""

    order: TrainingOrder
    paths: tuple[str, ...]


def training_recipes(editions: Iterable[Edition], desk: CardDesk) -> tuple[Recipe, ...]:
    """A recipe for each view."""
    return tuple(_recipe(edition, name, desk) for edition in editions for name in views_of(edition, desk))


def views_of(edition: Edition, desk: CardDesk) -> tuple[str, ...]:
    """The views of an edition that are printed."""
    return tuple(name for name in wished_formats(edition, desk) if name in VIEWS)


def training_order(edition: Edition, name: str, desk: CardDesk) -> TrainingOrder:
    """One view of an edition."""
    return TrainingOrder(
        edition=edition,
        format=VIEWS[name],
        words=desk.speak(edition.aid.language),
        base_url=desk.settings.site.base_url,
        level=Level[desk.settings.cards.error_correction],
        others=named_aids(edition.aid, desk.shelf),
        fonts=families_of(desk.settings.theme, edition.aid.language),
    )


def _recipe(edition: Edition, name: str, desk: CardDesk) -> Recipe:
    slug = edition.aid.slug
    file = desk.addresses.file(desk.addresses.pdf(slug, name))
    paths = tuple(f"{folder}{file}" for folder in desk.folders)
    work = TrainingWork(order=training_order(edition, name, desk), paths=paths)
    return Recipe(maker=Maker.CARD, name=paths[0], order=work, slug=slug)
