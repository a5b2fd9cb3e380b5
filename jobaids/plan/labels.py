"""Step labels of aids on a stock of paper: which there are, and where everything on them stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jobaids.codes.address import address
from jobaids.language.words import Words, direction
from jobaids.model.aid import Step
from jobaids.model.names import Anchor, Language, Mm
from jobaids.model.plain import plain
from jobaids.model.release import Edition, TargetKind
from jobaids.paper.box import Box
from jobaids.paper.expected import SMALLEST_MODULE
from jobaids.paper.room import Room, room_of, room_on
from jobaids.paper.sheets import Kind, Sheet, Tape
from jobaids.paper.stock import NoStock, Stock
from jobaids.render.card.order import sign_in
from jobaids.render.label.compose import SIZES, choose, largest, need_of, placed
from jobaids.render.label.frames import Frame, in_line
from jobaids.render.label.sticker import Sticker
from jobaids.render.label.text import LabelOrder, Stuck
from jobaids.render.page.figure import clock, length_of
from jobaids.symbols.matrix import Level

ASKING = {"ar": "؟", "fa": "؟", "ur": "؟"}
"""Question marks of languages that write their own."""

TAPE_POINTS = ((18.0, 12), (24.0, 14), (36.0, 18), (62.0, 24))
"""Of a quick step on a tape as wide as this or narrower; on a wider one, as on the widest."""

TAPE_MODULE = 48.0
"""A tape is so many times as wide as the modules of its symbols, where that is above the preferred module."""

LIKE = 1.4
"""The largest type of a run, of the smallest: short words do not shout beside long ones."""

LEAST_SIDES = 1.75
"""Length of the shortest label, of the tape's width: words stand in few lines."""

SHORTEST, LONGEST, LONGER = 24.0, 600.0, 3.0
"""Millimetres of tape: lengths that are tried, one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Labels that are printed together; the first `skip` places of the first sheet are used already."""

    name: str
    stickers: tuple[Sticker, ...]
    stock: Stock
    level: Level = Level.Q
    skip: int = 0
    outlined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """How one label is divided, and the type of its quick step in points; nothing where it has none."""

    frame: Frame
    room: Room
    points: float | None


def stickers_of(edition: Edition, base: str) -> Iterator[Sticker]:
    """A label for each step and remedy of an edition that has a code, in the order of its card."""
    aid = edition.aid
    for step in aid.steps:
        yield from _sticker(edition, base, TargetKind.STEP, (step.anchor, str(step.number), step.quick), step)
    asking = ASKING.get(aid.language.partition("-")[0], "?")
    for remedy in aid.remedies:
        yield from _sticker(edition, base, TargetKind.REMEDY, (remedy.anchor, asking, plain(remedy.symptom)))


def _sticker(
    edition: Edition, base: str, kind: TargetKind, said: tuple[Anchor, str, str], step: Step | None = None
) -> Iterator[Sticker]:
    anchor, mark, quick = said
    sign = sign_in(edition, anchor, step)
    if sign is None:
        return
    clip = step.clip if step else None
    yield Sticker(
        slug=edition.aid.slug,
        anchor=anchor,
        kind=kind,
        address=address((edition.seal.base if edition.seal else "") or base, *sign),
        code=sign[0],
        revision=sign[1],
        mark=mark,
        quick=quick,
        clip=clock(length_of(clip, edition.media_of(clip.source))) if clip else "",
        language=edition.aid.language,
        direction=direction(edition.aid.language),
    )


def divide(run: Run) -> tuple[Cut, ...] | NoStock:
    """How each label of a run is divided, as far as can be told before it is laid out; or why none can be."""
    if isinstance(run.stock, Tape):
        return _along(run, run.stock)
    room = room_of(run.stock)
    frame = choose(run.stickers, room, run.level)
    if frame is None:
        return _too_small(run, run.stock)
    points = tuple(largest(one, frame, room) for one in run.stickers)
    most = LIKE * min((one for one in points if one), default=0.0)
    even = tuple(one and max(size for size in SIZES if size <= min(one, most)) for one in points)
    return tuple(Cut(frame=frame, room=room, points=one) for one in even)


def smaller(run: Run, cuts: tuple[Cut, ...], misfits: Iterable[int]) -> tuple[Cut, ...]:
    """The same labels with less in the words of some: the next smaller type, at last none; tape becomes longer."""
    narrower = list(cuts)
    for number in misfits:
        cut, sticker = cuts[number], run.stickers[number]
        if isinstance(run.stock, Tape) and cut.points and cut.room.width < LONGEST:
            longer = _frame_on(run.stock, sticker, run.level, cut.room.width + LONGER, cut.points)
            narrower[number] = longer or replace(cut, points=None)
        else:
            narrower[number] = replace(cut, points=_next(cut, sticker))
    return tuple(narrower)


def order_of(run: Run, cuts: Sequence[Cut], words: Words, families: Mapping[Language, tuple[str, ...]]) -> LabelOrder:
    """Every label of a run in its place on a page."""
    places = tuple(_places(run, cuts))
    wholes = (placed(one, cut.frame, cut.room, cut.points) for one, cut in zip(run.stickers, cuts, strict=True))
    return LabelOrder(
        name=run.name,
        sheet=run.stock.name,
        pages=_pages(run, cuts, places),
        labels=tuple(
            Stuck(sticker=sticker, whole=whole, page=page, place=place)
            for sticker, whole, (page, place) in zip(run.stickers, wholes, places, strict=True)
            if whole
        ),
        words=words,
        level=run.level,
        round=isinstance(run.stock, Sheet) and run.stock.round,
        outlined=run.outlined or (isinstance(run.stock, Sheet) and run.stock.kind is Kind.GUILLOTINE),
        families=families,
    )


def _places(run: Run, cuts: Sequence[Cut]) -> Iterator[tuple[int, Box]]:
    """The page and place of each label."""
    for number, cut in enumerate(cuts):
        if isinstance(run.stock, Tape):
            yield number + 1, Box(x=Mm(0.0), y=Mm(0.0), width=cut.room.width, height=cut.room.height)
        else:
            sheet, place = divmod(number + run.skip, run.stock.count)
            yield sheet + 1, run.stock.places[place]


def _pages(run: Run, cuts: Sequence[Cut], places: Sequence[tuple[int, Box]]) -> tuple[tuple[Mm, Mm], ...]:
    if isinstance(run.stock, Tape):
        return tuple((cut.room.width, cut.room.height) for cut in cuts)
    return ((run.stock.width, run.stock.height),) * places[-1][0]


def _next(cut: Cut, sticker: Sticker) -> float | None:
    """The next smaller type in which the parts of a label still have their places."""
    fewer = (points for points in reversed(SIZES) if cut.points and points < cut.points)
    return next((points for points in fewer if placed(sticker, cut.frame, cut.room, points)), None)


def _along(run: Run, tape: Tape) -> tuple[Cut, ...] | NoStock:
    points = next((points for width, points in TAPE_POINTS if tape.width <= width), TAPE_POINTS[-1][1])
    length = max(SHORTEST, LEAST_SIDES * tape.width)
    cuts = tuple(
        _frame_on(tape, one, run.level, length, points) or _frame_on(tape, one, run.level, length, None)
        for one in run.stickers
    )
    whole = tuple(cut for cut in cuts if cut)
    return whole if len(whole) == len(cuts) else _too_small(run, tape)


def _frame_on(tape: Tape, sticker: Sticker, level: Level, length: float, points: float | None) -> Cut | None:
    """The shortest piece of tape, from a length on, that seems to hold a label."""
    need = need_of((sticker,), level)
    most = room_on(tape, Mm(length)).quiet_height / need.modules
    module = Mm(int(min(max(tape.width / TAPE_MODULE, 0.5), most) * 1000) / 1000)
    while length <= LONGEST and module >= SMALLEST_MODULE:
        room = room_on(tape, Mm(length))
        for frame in in_line(room, need, module):
            fits = not points or (largest(sticker, frame, room) or 0.0) >= points
            if fits and placed(sticker, frame, room, points):
                return Cut(frame=frame, room=room, points=points)
        length += LONGER
    return None


def _too_small(run: Run, stock: Stock) -> NoStock:
    """Why no label of a stock holds a symbol with its code."""
    need = need_of(run.stickers, run.level)
    side = need.modules * SMALLEST_MODULE
    return NoStock(
        what=f"labels of {stock.name} are too small for step labels",
        why=(
            f"a symbol of {need.modules} modules at {SMALLEST_MODULE:g} mm is {side:.1f} mm wide with its quiet zone,"
            f" and its code {need.caption_of(SMALLEST_MODULE)[0]:.0f} mm; both must keep clear of the edge"
        ),
        fix="take a larger label, or a shorter base_url for a new site",
    )
