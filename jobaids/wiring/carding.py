"""The ports of `jobaids card`: one release out of the registry, laid out, and read back before it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jobaids.adapters.errors import FolderError
from jobaids.adapters.publisher import BUILD
from jobaids.adapters.registry import write_whole
from jobaids.adapters.templates import read_templates
from jobaids.model.names import Label, Slug
from jobaids.model.release import AidRecord, Edition, Registry
from jobaids.model.settings import Settings
from jobaids.paper.formats import PRINTED, holds_two
from jobaids.paper.views import VIEWS
from jobaids.plan.cards import CardDesk, CardWork, card_order
from jobaids.plan.pairs import pair_order
from jobaids.plan.recipe import File, Made, Maker, Recipe
from jobaids.plan.site import released
from jobaids.plan.training import TrainingWork, training_order
from jobaids.record.holding import in_force
from jobaids.record.index import index_registry
from jobaids.record.today import in_force as held_on
from jobaids.record.translation import withdrawn
from jobaids.render.card.order import CardOrder
from jobaids.render.page.shelf import shelf_of
from jobaids.render.page.site import site_of
from jobaids.render.training.order import TrainingOrder
from jobaids.wiring.dressing import furnish
from jobaids.wiring.publishing import AGAIN
from jobaids.wiring.today import today
from jobaids.wiring.workshops import own_templates, workshop_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A release of an aid, the format to print it in, and where to, if anywhere else than below `build/`."""

    record: AidRecord
    edition: Edition
    format: str = ""  # empty: the aid's own first, or the project's
    place: Path | None = None
    beside: Edition | None = None  # a translation to be printed beneath each line


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint:
    """What came of it, and where it is; nothing is written that is not proven."""

    made: Made
    place: Path
    superseded: Label | None = None  # the release in force, where the card is of an older one
    early: date | None = None  # the day from which the card holds, where that is to come


def is_withdrawn(registry: Registry, edition: Edition, day: date) -> bool:
    """Whether the card of a release would hang unmarked although its source changed in a safety matter.

    A release whose day is to come is held against what its source says on that day. The card of an older one is marked
    as superseded, and is no danger.
    """
    held = held_on(registry, max(day, edition.seal.effective) if edition.seal else day)
    record = held.aid(edition.aid.slug)
    return record is not None and record.latest == edition and edition.aid.slug in withdrawn(held)


def translation_of(registry: Registry, edition: Edition, language: str, day: date) -> Edition | None:
    """The release in force of an aid's translation; None where there is none, or where its card may not be printed."""
    record = registry.aid(Slug(f"{language}/{edition.aid.slug}"))
    found = in_force(record, day) if record else None
    return None if found is None or is_withdrawn(registry, found, day) else found


def reprint(root: Path, registry: Registry, settings: Settings, wish: Wish) -> Reprint:
    """Lay out a release again as its cards were, marked where a newer one holds, or where its own day is to come.

    Its symbols hold the address they were printed with, whatever the site's is now.

    Raises:
        FolderError: the card cannot be written, or a picture of it is kept no more.
    """
    edition = wish.edition
    desk = _desk(root, registry, settings)
    wished = (*edition.aid.head.formats, *settings.cards.formats)
    known = filter(holds_two, PRINTED) if wish.beside else iter(PRINTED)
    fitting = tuple(known)
    name = wish.format or next(one for one in (*wished, *fitting) if one in fitting)
    day = today(settings.site.timezone)
    now = in_force(wish.record, day)
    early = _to_come(edition, now, day)
    beside = wish.beside
    order = replace(
        _order(edition, name, beside, desk),
        base_url=(edition.seal.base if edition.seal else "") or settings.site.base_url,
        superseded=None if early or now is None or now is edition else now.label,
        early=early,
    )
    second = f"-{beside.aid.language}-{beside.label}" if beside else ""
    file = f"{edition.aid.slug.replace('/', '-')}-{edition.label}-{name}{second}.pdf"
    place = wish.place or root / BUILD / AGAIN / file
    work = _work(order, file)
    made = workshop_of(root).make(Recipe(maker=Maker.CARD, name=file, order=work, slug=Slug(edition.aid.slug)))
    if made.good:
        put(place, b"".join(file.octets for file in made.files if isinstance(file, File)))
    return Reprint(made=made, place=place, superseded=order.superseded, early=early)


def _order(edition: Edition, name: str, beside: Edition | None, desk: CardDesk) -> CardOrder | TrainingOrder:
    """What is to be printed: a card, one in two languages, or another view."""
    if name in VIEWS:
        return training_order(edition, name, desk)
    return pair_order(edition, name, beside, desk) if beside else card_order(edition, name, desk)


def _work(order: CardOrder | TrainingOrder, file: str) -> CardWork | TrainingWork:
    match order:
        case CardOrder():
            return CardWork(order=order, paths=(file,))
        case TrainingOrder():
            return TrainingWork(order=order, paths=(file,))


def _to_come(edition: Edition, now: Edition | None, day: date) -> date | None:
    """The day from which a release holds, where that is to come; one that a newer release passed over never does."""
    seal = edition.seal
    if seal is None or seal.effective <= day:
        return None
    passed_over = now is not None and now.seal is not None and now.seal.number > seal.number
    return None if passed_over else seal.effective


def _desk(root: Path, registry: Registry, settings: Settings) -> CardDesk:
    shown = released(registry)
    furniture = furnish(root, read_templates(own_templates(root)), settings)
    addresses = site_of(settings, furniture.look, draft=False).addresses
    return CardDesk(
        settings=settings,
        shelf=shelf_of(shown.editions, shown.stations, addresses),
        addresses=addresses,
        speak=furniture.speak,
        folders=(),
        index=index_registry(registry),
        logo=furniture.logo,
    )


def put(place: Path, pdf: bytes) -> None:
    """Put a finished sheet in place, whole.

    Raises:
        FolderError: the disk does not let us.
    """
    try:
        write_whole(place, pdf)
    except OSError as fault:
        raise FolderError(f"{place} cannot be written: {fault.strerror}", fix="make room, then run again") from fault
