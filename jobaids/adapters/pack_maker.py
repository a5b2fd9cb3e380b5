"""Makes the packs that are ready on the site, out of cards that were made before."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from jobaids.adapters.cover_maker import CoverMaker
from jobaids.adapters.packer import Follow, Packer, PackPlan
from jobaids.plan.packing import PackWork
from jobaids.plan.recipe import File, Made, Recipe


def make_pack(recipe: Recipe, covers: CoverMaker, follow: Follow) -> Made:
    """A pack, read back sheet by sheet, and what is told of it; one that is not proven has no file."""
    work: PackWork = recipe.order
    cards = work.cards

    def of_line(number: int) -> Recipe:
        card = cards[number]
        if card is None:
            raise LookupError(work.lines[number].slug)  # a fault of ours: nothing of this line is hung
        return card

    plan = PackPlan(
        lines=work.lines,
        recipe=of_line,
        ground=work.ground,
        how=work.how,
        title=work.cover.number,
        cover=work.cover,
    )
    with TemporaryDirectory() as folder:
        place = Path(folder) / "pack.pdf"
        packed = Packer(plan=plan, follow=follow, covers=covers).make(place)
        octets = place.read_bytes()
    covers.pictures.clear()
    files = () if packed.told else (File(path=work.path, octets=octets),)
    return Made(recipe=recipe, files=files, told=packed.told, decoded=packed.decoded)
