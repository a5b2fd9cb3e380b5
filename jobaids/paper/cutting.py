"""Cuts a sheet that was read back into its cards, each page as if it had been printed alone."""

from __future__ import annotations

from dataclasses import replace

from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.reading import ReadPage


def cut_out(page: ReadPage, place: Box, number: int) -> ReadPage:
    """What was read in a place of a sheet, as page `number` of its card, measured from the place's own corner."""
    x, y = Mm(-place.x), Mm(-place.y)
    return ReadPage(
        number=number,
        width=place.width,
        height=place.height,
        symbols=tuple(replace(one, box=one.box.moved(x, y)) for one in page.symbols),
        texts=tuple(replace(one, box=one.box.moved(x, y)) for one in page.texts),
    )
