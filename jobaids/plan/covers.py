"""What the cover of a pack says: its lines in the words of a site, and how its sheets are printed and cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from jobaids.language.words import Words
from jobaids.model.names import Mm
from jobaids.model.pack import PackLine, PackNumber
from jobaids.paper.formats import PRINTED
from jobaids.paper.imposing import Faces, Grid
from jobaids.paper.marks import marks_of
from jobaids.plan.packs import PackDesk
from jobaids.record.reprint import Cause
from jobaids.render.pack import CoverLine, CoverOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverFacts:
    """What a cover says beside its lines: of the paper its name and upright size, and the grid of each format.

    `causes` say why a card is changed, in the order of the lines; none where a pack is not a reprint.
    """

    number: PackNumber
    paper: str
    width: Mm
    height: Mm
    faces: Faces
    grids: Mapping[str, Grid]
    marks: bool = True
    causes: tuple[Cause | None, ...] = ()
    day: date | None = None
    words: Words = field(default_factory=Words)


def cover_order(lines: tuple[PackLine, ...], facts: CoverFacts, desk: PackDesk) -> CoverOrder:
    """The cover of a pack, as far as it is known before its sheets are made."""
    words, site = facts.words, desk.desk.settings.site
    causes = facts.causes or (None,) * len(lines)
    return CoverOrder(
        number=facts.number,
        words=words,
        site=site.title,
        host=site.base_url.partition("://")[2].rstrip("/"),
        lines=tuple(_line(one, cause, desk) for one, cause in zip(lines, causes, strict=True)),
        width=facts.width,
        height=facts.height,
        paper=facts.paper,
        how=(_turned(facts.faces, words),) if facts.faces is not Faces.ONE_SIDED else (),
        cuts=tuple(_cuts(facts)),
        day=facts.day,
    )


def _line(line: PackLine, cause: Cause | None, desk: PackDesk) -> CoverLine:
    spine = desk.desk.shelf.spines.get(line.slug)
    station = desk.desk.shelf.stations.get(line.station)
    return CoverLine(
        line=line,
        title=spine.title if spine else line.slug,
        language=spine.language if spine else "",
        code=spine.code if spine else None,
        station=station.name if station else line.station,
        place=station.place if station else "",
        cause=cause,
    )


def _turned(faces: Faces, words: Words) -> str:
    match faces:
        case Faces.LONG_EDGE:
            return words("print on both sides, turned over the long edge")
        case Faces.SHORT_EDGE:
            return words("print on both sides, turned over the short edge")
        case _:
            return words("print on one side, fold along the dashes")


def _cuts(facts: CoverFacts) -> Iterator[str]:
    """Where to cut what has no mark, in millimetres: a sheet that is full has no waste for any."""
    words = facts.words
    for name, grid in facts.grids.items():
        marked = tuple(marks_of(grid)) if facts.marks else ()
        across, down = grid.cuts
        left = [x for x in _inner(across, grid.ground.width) if not any(mark.x == mark.to_x == x for mark in marked)]
        top = [y for y in _inner(down, grid.ground.height) if not any(mark.y == mark.to_y == y for mark in marked)]
        form = PRINTED[name].title
        if left:
            yield words("Cut {form} at {lengths} mm from the left edge.", form=form, lengths=_lengths(left, words))
        if top:
            yield words("Cut {form} at {lengths} mm from the upper edge.", form=form, lengths=_lengths(top, words))


def _lengths(lines: list[Mm], words: Words) -> str:
    return words.listing(tuple(words.number(round(line, 1)) for line in lines))


def _inner(lines: tuple[Mm, ...], whole: Mm) -> Iterator[Mm]:
    """The lines that are no edge of the paper."""
    return (line for line in lines if 1.0 < line < whole - 1.0)
