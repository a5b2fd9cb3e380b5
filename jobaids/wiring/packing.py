"""The ports of `jobaids pack`: cards out of the kitchen, sheets on disk, and the registry that knows of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeAlias

from jobaids.adapters.cover_maker import CoverMaker
from jobaids.adapters.errors import FolderError
from jobaids.adapters.packer import Packed, Packer, PackPlan
from jobaids.adapters.publisher import BUILD
from jobaids.adapters.registry import append_events, registry_lock
from jobaids.model.pack import PackLine, PackNumber
from jobaids.model.settings import Settings
from jobaids.paper.formats import PRINTED
from jobaids.paper.handling import How, card_grid
from jobaids.paper.imposing import Faces, Ground
from jobaids.plan.covers import CoverFacts, cover_order
from jobaids.plan.packs import PackDesk, recipe_of
from jobaids.record.ledger import PACKS as PACKS_FILE
from jobaids.record.packs import entered
from jobaids.record.places import Refusal
from jobaids.record.reprint import Cause
from jobaids.wiring.coding import Damage, registry_of
from jobaids.wiring.crewing import Abroad
from jobaids.wiring.making import kitchen_of
from jobaids.wiring.publishing import PACKS
from jobaids.wiring.workshops import workshop_of

See: TypeAlias = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The paper of a pack, and how its cards go on it."""

    ground: Ground
    paper: str  # as a reader knows it: `A4`
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A pack that is wished for: its number, what is in it, its paper, and where it is to lie."""

    number: PackNumber
    lines: tuple[PackLine, ...]
    shape: Shape
    place: Path
    causes: tuple[Cause | None, ...] = ()
    cover: bool = True
    day: date | None = None
    workers: int = 1
    see: See = lambda _: None


def record_pack(root: Path, lines: tuple[PackLine, ...]) -> None:
    """Record what is in a pack, unless it is recorded.

    Raises:
        FolderError: the disk does not let us.
        LockedError: another run holds the registry.
    """
    with registry_lock(root):
        registry = registry_of(root)
        if isinstance(registry, Damage):
            return
        pack = entered(registry, lines, datetime.now(UTC).replace(microsecond=0))
        if pack not in registry.packs:
            append_events(root, PACKS_FILE, (pack,))


def unfit(lines: tuple[PackLine, ...], shape: Shape) -> Refusal | None:
    """Why the cards of a pack do not fit on its paper at their own size, where they do not."""
    faces = shape.how.faces
    for name in dict.fromkeys(line.format for line in lines if line.label):
        if card_grid(PRINTED[name], shape.ground, faces) is None:
            side = " side by side, front and back," if faces is Faces.FOLD else ""
            return Refusal(
                what=f"cards of {PRINTED[name].title} do not fit{side} on {shape.paper}",
                why="nothing is scaled: a smaller symbol may not be read, and a larger card leaves the paper",
                fix="take a larger sheet with --sheet, or a smaller card with --format",
            )
    return None


def make_pack(root: Path, settings: Settings, desk: PackDesk, wanted: Wanted) -> Packed:
    """Make a pack, and put its file in place once every symbol was read back from it.

    Raises:
        FolderError: the disk does not let us.
    """
    kitchen = kitchen_of(root, Abroad(workers=wanted.workers), lambda _recipe, _seconds: None, settings.store)
    lines, shape = wanted.lines, wanted.shape
    plan = PackPlan(
        lines=lines,
        recipe=lambda number: recipe_of(lines[number], desk),
        ground=shape.ground,
        how=shape.how,
        title=wanted.number,
        cover=cover_order(lines, _facts(wanted, desk), desk) if wanted.cover else None,
    )
    shop = workshop_of(root)
    covers = CoverMaker(render=shop.templates.render, fonts=shop.fonts, cache=shop.cache)
    draft = wanted.place.with_name(f".{wanted.place.name}.draft")
    try:
        wanted.place.parent.mkdir(parents=True, exist_ok=True)
        packed = Packer(plan=plan, follow=kitchen.follow, covers=covers, see=wanted.see).make(draft)
        if not packed.told:
            draft.replace(wanted.place)
    except OSError as fault:
        raise FolderError(
            f"{wanted.place} cannot be written: {fault.strerror}", fix="make room, then run again"
        ) from fault
    finally:
        draft.unlink(missing_ok=True)
    return packed


def _facts(wanted: Wanted, desk: PackDesk) -> CoverFacts:
    site, ground, how = desk.desk.settings.site, wanted.shape.ground, wanted.shape.how
    grids = {
        name: grid
        for name in dict.fromkeys(line.format for line in wanted.lines if line.label)
        if (grid := card_grid(PRINTED[name], ground, how.faces))
    }
    return CoverFacts(
        number=wanted.number,
        paper=wanted.shape.paper,
        width=ground.width,
        height=ground.height,
        faces=how.faces,
        grids=grids,
        marks=how.marks,
        causes=wanted.causes,
        day=wanted.day,
        words=desk.desk.speak(site.languages[0]),
    )


def pack_place(root: Path, number: PackNumber) -> Path:
    """Where a pack lies if nobody says otherwise."""
    return root / BUILD / PACKS / f"{number}.pdf"
