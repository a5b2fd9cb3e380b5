"""The ports of `jobaids pack`: cards out of the kitchen, sheets on disk, and the registry that knows of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeAlias

from jobaids.adapters.errors import FolderError
from jobaids.adapters.imposer import How
from jobaids.adapters.packer import Packed, Packer, PackPlan, card_grid
from jobaids.adapters.printer import apply_profile
from jobaids.adapters.publisher import BUILD
from jobaids.adapters.templates import read_templates
from jobaids.model.pack import PackLine, PackNumber
from jobaids.model.release import Registry
from jobaids.model.settings import Printer, Settings
from jobaids.paper.formats import PRINTED
from jobaids.paper.imposing import Faces, Ground
from jobaids.plan.packs import PackDesk, pack_desk, recipe_of
from jobaids.plan.site import in_force, lay_out, released
from jobaids.record.places import Refusal
from jobaids.wiring.building import PACKS
from jobaids.wiring.crewing import Abroad
from jobaids.wiring.dressing import furnish
from jobaids.wiring.making import kitchen_of, own_templates

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
    workers: int = 1
    printer: Printer | None = None  # drawn as its profile says
    see: See = lambda _: None


def desk_of(root: Path, registry: Registry, settings: Settings, day: date) -> PackDesk:
    """What packs of a project are planned with on a day."""
    templates = read_templates(own_templates(root))
    return pack_desk(lay_out(released(in_force(registry, day)), furnish(root, templates, settings)))


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
    plan = PackPlan(
        lines=wanted.lines,
        recipe=partial(recipe_of, desk=desk),
        ground=wanted.shape.ground,
        how=wanted.shape.how,
        title=wanted.number,
    )
    draft = wanted.place.with_name(f".{wanted.place.name}.draft")
    try:
        wanted.place.parent.mkdir(parents=True, exist_ok=True)
        packed = Packer(plan=plan, follow=kitchen.follow, see=wanted.see).make(draft)
        if not packed.told:
            if wanted.printer:
                duplex = wanted.shape.how.faces in {Faces.LONG_EDGE, Faces.SHORT_EDGE}
                draft.write_bytes(apply_profile(wanted.printer, draft.read_bytes(), duplex=duplex))
            draft.replace(wanted.place)
    except OSError as fault:
        raise FolderError(
            f"{wanted.place} cannot be written: {fault.strerror}", fix="make room, then run again"
        ) from fault
    finally:
        draft.unlink(missing_ok=True)
    return packed


def pack_place(root: Path, number: PackNumber) -> Path:
    """Where a pack lies if nobody says otherwise."""
    return root / BUILD / PACKS / f"{number}.pdf"
