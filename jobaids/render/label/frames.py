"""Ways to divide a label: where its symbol stands, what is beneath it, and where there is room for words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from math import sqrt

from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.expected import QUIET_MODULES, SMALLEST_MODULE
from jobaids.paper.room import Room
from jobaids.render.card.measure import MM_A_POINT
from jobaids.render.label.sticker import code_points, line_of

LARGEST_MODULE = Mm(2.0)
"""Above it a symbol is read from a metre away, and takes paper from the words."""

FINER = 0.9  # from one size of module that is tried to the next
GAP = Mm(0.8)  # between a symbol's column and words


class CaptionAt(Enum):
    """Where code and label stand."""

    BENEATH = "beneath"  # the symbol
    LINE = "line"  # below the words, on one line
    FOLDED = "folded"  # below the words, on two


class MarkAt(Enum):
    """Where the step's number stands."""

    ABOVE = "above"  # the words
    BEFORE = "before"  # them, in a column of its own
    FOOT = "foot"  # beside the symbol, where words stand above it


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What every label of a run has room for: the largest of each."""

    modules: int  # a side of the symbol, quiet zone included
    caption: float  # width of code and label, of their type size

    def caption_of(self, module: Mm) -> tuple[Mm, Mm]:
        """Width and height of code and label under a symbol with modules of a size."""
        points = code_points(module)
        return Mm(self.caption * points * MM_A_POINT), line_of(points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way to divide a label, as it stands where words run from the left."""

    module: Mm
    symbol: Box  # quiet zone included
    caption_at: CaptionAt
    caption: Box | None  # where it stands beneath the symbol
    words: Box
    mark_at: MarkAt
    foot: Box | None = None  # room beside the symbol for the number

    @property
    def code(self) -> float:
        """The type of code and label, in points."""
        return code_points(self.module)


def frames(room: Room, need: Need) -> Iterator[Frame]:
    """Every way to divide a label that keeps its symbol clear of the edge; the largest symbols first."""
    for module in _modules(room, need):
        if room.round:
            yield from _round(room, need, module)
            continue
        yield from in_line(room, need, module)
        yield from _below(room, need, module)


def in_line(room: Room, need: Need, module: Mm) -> Iterator[Frame]:
    """Every way to put words and a symbol of one size in a row, as on tape."""
    for caption_at in CaptionAt:
        yield from _beside(room, need, module, caption_at)


def _modules(room: Room, need: Need) -> Iterator[Mm]:
    largest = min(room.width, room.height) / need.modules
    module = min(largest, LARGEST_MODULE)
    while module > SMALLEST_MODULE:
        yield Mm(int(module * 1000) / 1000)
        module *= FINER
    if largest >= SMALLEST_MODULE:
        yield SMALLEST_MODULE


def _beside(room: Room, need: Need, module: Mm, caption_at: CaptionAt) -> Iterator[Frame]:
    """Words, and the symbol after them."""
    symbol = _at_the_end(room, need, module, caption_at)
    if symbol is None:
        return
    caption = _beneath(symbol, need, module) if caption_at is CaptionAt.BENEATH else None
    edge = min(symbol.x, caption.x) if caption else symbol.x
    inner = room.inner
    words = Box(x=inner.x, y=inner.y, width=Mm(max(edge - GAP - inner.x, 0.0)), height=inner.height)
    for mark_at in (MarkAt.BEFORE, MarkAt.ABOVE):
        yield Frame(module=module, symbol=symbol, caption_at=caption_at, caption=caption, words=words, mark_at=mark_at)


def _at_the_end(room: Room, need: Need, module: Mm, caption_at: CaptionAt) -> Box | None:
    """The symbol in the middle of a label's height, at the end of its width."""
    side, quiet = Mm(need.modules * module), Mm(QUIET_MODULES * module)
    inner, clear = room.inner, room.clear.quiet
    width, line = need.caption_of(module)
    top = max(clear, room.ink.y - quiet)
    end = min(room.width - clear, room.ink.right + quiet)
    if caption_at is CaptionAt.BENEATH:
        bottom = inner.bottom - line
        end = min(end, inner.right - width / 2 + side / 2)
    else:
        bottom = min(room.height - clear, room.ink.bottom + quiet)
    y = top + (bottom - top - side) / 2
    symbol = Box(x=Mm(end - side), y=Mm(y), width=side, height=side)
    return symbol if bottom - top >= side and room.holds_symbol(symbol, quiet) else None


def _below(room: Room, need: Need, module: Mm) -> Iterator[Frame]:
    """Words, and the symbol below them: in the middle, or at the end with the number before it."""
    side, quiet, inner = Mm(need.modules * module), Mm(QUIET_MODULES * module), room.inner
    width, line = need.caption_of(module)
    y = Mm(inner.bottom - line - side)
    end = min(room.width - room.clear.quiet, room.ink.right + quiet)
    for x, mark_at in ((Mm((room.width - side) / 2), MarkAt.ABOVE), (Mm(end - side), MarkAt.FOOT)):
        symbol = Box(x=x, y=y, width=side, height=side)
        if not room.holds_symbol(symbol, quiet) or width > inner.width:
            continue
        caption = replace(_beneath(symbol, need, module), x=Mm(min(symbol.middle[0] - width / 2, inner.right - width)))
        words = Box(x=inner.x, y=inner.y, width=inner.width, height=Mm(max(y - inner.y, 0.0)))
        above, across = Mm(max(y, inner.y)), Mm(max(symbol.x - inner.x, 0.0))
        foot = Box(x=inner.x, y=above, width=across, height=Mm(symbol.bottom - above))
        yield Frame(
            module=module,
            symbol=symbol,
            caption_at=CaptionAt.BENEATH,
            caption=caption,
            words=words,
            mark_at=mark_at,
            foot=foot if mark_at is MarkAt.FOOT else None,
        )


def _round(room: Room, need: Need, module: Mm) -> Iterator[Frame]:
    """The symbol in the middle of a circle or below it, words above, the number above them or at its left."""
    side = Mm(need.modules * module)
    middle, radius = room.width / 2, min(room.width, room.height) / 2 - room.clear.words
    for lower in (0.0, 0.1, 0.2, 0.3, -0.05, -0.1):
        y = Mm(room.height / 2 - side / 2 + lower * room.height / 2)
        symbol = Box(x=Mm(middle - side / 2), y=y, width=side, height=side)
        caption = _beneath(symbol, need, module)
        if not room.holds_symbol(symbol, Mm(QUIET_MODULES * module)) or not room.holds_words(caption):
            continue
        for top in (0.5, 0.6, 0.7, 0.8):
            above = room.height / 2 - top * radius
            half = sqrt(max(radius**2 - (top * radius) ** 2, 0.0))
            words = Box(x=Mm(middle - half), y=Mm(above), width=Mm(2 * half), height=Mm(max(y - above, 0.0)))
            for mark_at in (MarkAt.ABOVE, MarkAt.FOOT):
                yield Frame(
                    module=module,
                    symbol=symbol,
                    caption_at=CaptionAt.BENEATH,
                    caption=caption,
                    words=words,
                    mark_at=mark_at,
                    foot=_left_of(symbol, room, radius) if mark_at is MarkAt.FOOT else None,
                )


def _left_of(symbol: Box, room: Room, radius: float) -> Box:
    """Room in a circle before its symbol, a little lower than it."""
    height = 0.6 * symbol.height
    y = symbol.middle[1] - height / 2
    farthest = max(abs(y - room.height / 2), abs(y + height - room.height / 2))
    x = room.width / 2 - sqrt(max(radius**2 - farthest**2, 0.0))
    return Box(x=Mm(x), y=Mm(y), width=Mm(max(symbol.x - x, 0.0)), height=Mm(height))


def _beneath(symbol: Box, need: Need, module: Mm) -> Box:
    width, height = need.caption_of(module)
    return Box(x=Mm(symbol.middle[0] - width / 2), y=symbol.bottom, width=width, height=height)
