"""Real cards held against symbols as anybody would make them: by segno, on white paper, with nothing around them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO

import segno
from PIL import Image

from jobaids.adapters.camera import Print
from jobaids.adapters.pdf import Press, make_pdf, open_press
from jobaids.adapters.stress import Cut, cut_out, modules_alone, stressed, together
from jobaids.adapters.templates import read_templates
from jobaids.model.names import Digest, Mm
from jobaids.paper.damage import SEEDS, Stress, shots
from jobaids.paper.formats import FORMATS
from jobaids.render.card.text import render_card
from jobaids.symbols.matrix import QUIET_ZONE
from tests.render.editions import LOCK_OUT, filler_seal, order


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """How the symbols of a card came through, and bare ones of the same payload and size in the same shots."""

    symbols: int
    module: Mm  # the smallest
    ours: Stress
    theirs: Stress


def stressed_card(name: str, symbols: int = 99, seeds: int = SEEDS) -> Contest:
    """A card of a format that is rich in everything, and so many of its symbols."""
    wanted = order(filler_seal(), FORMATS[name], others=(LOCK_OUT,))
    cuts = tuple(cut_out(make_pdf(render_card(wanted, read_templates().render), press()).pdf))[-symbols:]
    ours, theirs = [], []
    for number, cut in enumerate(cuts):
        taken = shots(FORMATS[name].reach, seeds, number)
        ours.append(stressed(cut.print, cut.symbol.address, taken))
        theirs.append(stressed(_beside(cut), cut.symbol.address, taken))
    return Contest(
        symbols=len(cuts),
        module=min(cut.symbol.module for cut in cuts),
        ours=together(ours),
        theirs=together(theirs),
    )


def bare(address: str, edge: float) -> Print:
    """The symbol of an address in a square of so many millimetres, quiet zone included, at level Q or better."""
    symbol = segno.make(address, error="q", micro=False)
    rows = tuple(tuple(bool(module) for module in row) for row in symbol.matrix)
    return modules_alone(rows, Mm(edge / (len(rows) + 2 * QUIET_ZONE)))


@cache
def press() -> Press:
    """What prints the real cards."""
    return open_press(_photograph)


def _beside(cut: Cut) -> Print:
    return bare(cut.symbol.address, (cut.symbol.modules + 2 * QUIET_ZONE) * cut.symbol.module)


def _photograph(_digest: Digest) -> bytes:
    """Something as busy as a photograph."""
    file = BytesIO()
    Image.effect_noise((400, 300), 80).convert("RGB").save(file, "PNG")
    return file.getvalue()
