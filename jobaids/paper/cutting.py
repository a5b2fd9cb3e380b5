"""Cuts a sheet that was read back into its cards, each page as if it had been printed alone."""

from __future__ import annotations

from dataclasses import replace

from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.reading import ReadPage


def cut_out(page: ReadPage, place: Box, number: int, scale: float = 1.0) -> ReadPage:
    """What was read in a place of a sheet, as page `number` of its card, measured from the place's own corner.

    What was drawn larger for a printer that prints smaller is measured as it comes out.
    """

    def out(box: Box) -> Box:
        from_corner = box.moved(Mm(-place.x), Mm(-place.y))
        return from_corner.scaled(1 / scale)

    return ReadPage(
        number=number,
        width=Mm(place.width / scale),
        height=Mm(place.height / scale),
        symbols=tuple(replace(one, box=out(one.box), quiet=Mm(one.quiet / scale)) for one in page.symbols),
        texts=tuple(replace(one, box=out(one.box), size=one.size / scale) for one in page.texts),
    )
