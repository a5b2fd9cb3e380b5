"""The packs that a build makes ready for trainers: a recipe each, of the recipes of their cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from jobaids.model.names import Slug
from jobaids.model.pack import PackLine
from jobaids.model.release import Registry
from jobaids.paper.formats import PRINTED
from jobaids.paper.handling import How, card_grid
from jobaids.paper.imposing import Ground
from jobaids.paper.sheets import A4, LETTER
from jobaids.plan.covers import CoverFacts, cover_order
from jobaids.plan.packs import PackDesk, recipe_of
from jobaids.plan.ready import ReadyPack, ready_packs
from jobaids.plan.recipe import Maker, Recipe
from jobaids.record.index import Index
from jobaids.record.reprint import reprint_list
from jobaids.render.pack import CoverOrder
from jobaids.render.page.ready import PackLink

IN_INCHES = ("letter", "half-letter", "4x6")
"""Cards that are printed on Letter where nobody says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackWork:
    """A pack to be made, and where below `build/` it is to lie; `cards` has a recipe for each line that is hung."""

    path: str
    lines: tuple[PackLine, ...]
    cards: tuple[Recipe | None, ...]
    ground: Ground
    how: How
    cover: CoverOrder


def offered(registry: Registry, index: Index, desk: PackDesk, held: frozenset[Slug]) -> Iterator[ReadyPack]:
    """The packs of a site whose registry holds what is in force; none with a card of aids that are held back."""
    for one in ready_packs(reprint_list(registry, index, date.max), desk):
        if not any(line.slug in held for line in one.lines if line.label):
            yield one


def link_of(one: ReadyPack, desk: PackDesk) -> PackLink:
    """A pack as the page of cards leads to it."""
    return PackLink(
        station=one.station,
        number=one.number,
        address=desk.desk.addresses.pack(one.number),
        cards=sum(line.copies for line in one.lines),
        change=bool(one.causes),
    )


def pack_recipes(packs: Iterable[ReadyPack], desk: PackDesk, folder: str) -> Iterator[Recipe]:
    """A recipe for each pack, one-sided, for nobody knows how the printer turns its paper."""
    for one in packs:
        path = folder + desk.desk.addresses.file(desk.desk.addresses.pack(one.number))
        yield Recipe(maker=Maker.PACK, name=path, order=_work(one, desk, path))


def paper_for(lines: Iterable[PackLine]) -> str:
    """The name of the paper for some cards, where nobody says: Letter for cards in inches, else A4."""
    formats = {line.format.removesuffix("-grey") for line in lines}
    return "letter" if formats & set(IN_INCHES) else "a4"


def _work(one: ReadyPack, desk: PackDesk, path: str) -> PackWork:
    paper = LETTER if paper_for(one.lines) == "letter" else A4
    ground, how = Ground(width=paper.width, height=paper.height), How(name=one.number)
    names = dict.fromkeys(line.format for line in one.lines if line.label)
    grids = {name: grid for name in names if (grid := card_grid(PRINTED[name], ground, how.faces))}
    facts = CoverFacts(
        number=one.number,
        paper=paper.name,
        width=ground.width,
        height=ground.height,
        faces=how.faces,
        grids=grids,
        causes=one.causes,
        words=desk.desk.speak(desk.desk.settings.site.languages[0]),
    )
    return PackWork(
        path=path,
        lines=one.lines,
        cards=tuple(recipe_of(line, desk) if line.label else None for line in one.lines),
        ground=ground,
        how=how,
        cover=cover_order(one.lines, facts, desk),
    )
