"""What a pack is made of: the cards of a station, of some aids, or those that a reprint list names, as recipes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jobaids.model.names import Slug
from jobaids.model.pack import OldCards, PackLine
from jobaids.model.release import Edition
from jobaids.plan.cards import CardDesk, card_recipe, formats_of
from jobaids.plan.recipe import Recipe
from jobaids.record.reprint import Swap

NOWHERE = Slug("")
"""Of cards that somebody decides about where they go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """How the cards of a pack are wished: in one format instead of their own, and so many of each."""

    format: str = ""
    copies: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PackDesk:
    """What packs of a project are planned with: the editions that get cards, by name, and what all cards share."""

    editions: dict[Slug, Edition]
    desk: CardDesk


def pack_desk(printed: Iterable[Edition], desk: CardDesk) -> PackDesk:
    """The desk of the editions that get cards."""
    return PackDesk(editions={edition.aid.slug: edition for edition in printed}, desk=desk)


def lines_of(slugs: Iterable[Slug], pick: Pick, desk: PackDesk, station: Slug = NOWHERE) -> Iterator[PackLine]:
    """The cards of some aids as they are in force; aids that get no card are left out."""
    for slug in dict.fromkeys(slugs):
        edition = desk.editions.get(slug)
        form = _format(edition, pick, desk) if edition else ""
        if edition and form:
            yield PackLine(slug=slug, label=edition.label, format=form, copies=pick.copies, station=station)


def reprint_lines(swaps: Iterable[Swap], pick: Pick, desk: PackDesk) -> Iterator[tuple[Swap, PackLine]]:
    """What a reprint list says, in its order, as lines of a pack; of an aid that gets no card, what comes down."""
    for swap in swaps:
        edition = desk.editions.get(swap.slug)
        form = _swapped(edition, swap, pick, desk) if edition and swap.hang else ""
        hang = edition.label if edition and form else None
        if hang is None and not swap.down:
            continue
        old = swap.old or swap.slug
        line = PackLine(
            slug=swap.slug,
            label=hang,
            format=form or swap.format,
            copies=swap.copies * pick.copies if hang else 0,
            station=swap.station,
            down=tuple(OldCards(slug=old, label=label, copies=copies) for label, copies in swap.down),
        )
        yield swap, line


def recipe_of(line: PackLine, desk: PackDesk) -> Recipe:
    """How the cards of a line are made: for its station, if it has one."""
    station = desk.desk.shelf.stations.get(line.station)
    return card_recipe(desk.editions[line.slug], line.format, desk.desk, station)


def _format(edition: Edition, pick: Pick, desk: PackDesk) -> str:
    return pick.format or next(iter(formats_of(edition, desk.desk)), "")


def _swapped(edition: Edition, swap: Swap, pick: Pick, desk: PackDesk) -> str:
    """The format that hangs there, black and white where the aid is printed so."""
    own = formats_of(edition, desk.desk)
    if pick.format or not swap.format:
        return _format(edition, pick, desk)
    grey = f"{swap.format}-grey"
    return grey if grey in own and swap.format not in own else swap.format
