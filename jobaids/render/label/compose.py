"""Lays the words of a label out within a frame, and chooses the frame that suits all labels of a run best."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, log

from jobaids.model.names import Language, Mm
from jobaids.paper.box import Box
from jobaids.paper.room import Room
from jobaids.render.card.measure import MM_A_POINT, bold_ems
from jobaids.render.label.frames import CaptionAt, Frame, MarkAt, Need, frames
from jobaids.render.label.sticker import Sticker, line_of, wide
from jobaids.symbols.matrix import QUIET_ZONE, Level, fit

SIZES = (11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 28, 32, 36, 42, 48, 60, 72)
"""Points of a quick step, from the least that is allowed on A6 and smaller."""

LEAST_MARK = 12.0
LARGEST_MARK = 96.0
"""Bounds of a step's number, in points."""

PREFERRED_MODULE = Mm(0.5)

PART = Mm(2.0)  # between parts that stand side by side
LEADING = Mm(0.6)  # between a number and the words below it

_OVER = 3.0  # of the quick step's size: its number beside the symbol
_LETTER = 0.50  # mean width of a bold letter, of the type size
_WIDE_LETTER = 1.0  # Chinese, Japanese, Korean
_FIRST_WIDE = "\u2e80"
_UNBROKEN = 12  # letters of a long word that stay together; the rest may follow a hyphen
_ABOVE, _BEFORE = 1.6, 2.2  # of the quick step's size: its number above, or before it
_BARE = log(5.0)  # what a label without words is worth beside one with words in so many points
_SMALL = 0.6  # what modules below the preferred ones cost
_APART = {CaptionAt.BENEATH: 0.0, CaptionAt.LINE: 0.1, CaptionAt.FOLDED: 0.15}  # and a code away from its symbol


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """Where everything stands on one label, in millimetres from its top left, where words run from the left."""

    module: Mm
    symbol: Box  # quiet zone included
    caption: Box
    folded: bool  # code and label on a line each
    mark: Box
    mark_points: float
    quick: Box | None  # nothing where the words do not fit
    points: float
    clip: Box | None
    code: float  # points of code and label, and of a clip's length

    @property
    def zones(self) -> tuple[Box, ...]:
        """Where words stand; no two share paper."""
        return tuple(box for box in (self.mark, self.quick, self.caption, self.clip) if box)


def need_of(stickers: Sequence[Sticker], level: Level) -> Need:
    """What every label of a run must have room for."""
    return Need(
        modules=max(fit(one.address, level).size for one in stickers) + 2 * QUIET_ZONE,
        caption=max(bold_ems(one.caption) for one in stickers),
    )


def choose(stickers: Sequence[Sticker], room: Room, level: Level) -> Frame | None:
    """The frame that gives most of the labels the largest symbol and words; nothing where none holds a symbol."""
    need = need_of(stickers, level)
    best, worth = None, 0.0
    for frame in frames(room, need):
        if any(placed(one, frame, room, None) is None for one in stickers):
            continue
        here = sum(log(largest(one, frame, room) or 1) or _BARE for one in stickers) / len(stickers)
        here += log(need.modules * frame.module) - (_SMALL if frame.module < PREFERRED_MODULE else 0.0)
        here -= _APART[frame.caption_at]
        if best is None or here > worth:
            best, worth = frame, here
    return best


def leading_of(language: Language) -> float:
    """The height of a line, of the type size: more for scripts with marks above and below."""
    return 1.4 if language.partition("-")[0] in {"ar", "fa", "ur", "he", "zh", "ja", "ko", "hi", "th"} else 1.2


def largest(sticker: Sticker, frame: Frame, room: Room) -> float | None:
    """The largest type, in points, in which a quick step seems to fit; nothing where it does not."""
    ems, word = _ems(sticker.quick), _longest(sticker.quick)
    leading = leading_of(sticker.language)

    def is_too_large(points: float) -> bool:
        whole = placed(sticker, frame, room, points)
        return not (whole and whole.quick and _seems_to_fit(ems, word, whole.quick, points, leading))

    fitting = bisect_left(SIZES, True, key=is_too_large)
    return SIZES[fitting - 1] if fitting else None


def placed(sticker: Sticker, frame: Frame, room: Room, points: float | None) -> Composition | None:
    """A label with its quick step in a type of some points, or without; nothing where a part has no room."""
    caption, clip, words = _captioned(sticker, frame)
    match frame.mark_at:
        case _ if points is None:
            parts = _alone(sticker, clip, frame.foot or words)
        case MarkAt.FOOT:
            parts = _at_foot(sticker, clip, frame.foot or words, points)
        case MarkAt.ABOVE:
            parts = _above(sticker, clip, words, points)
        case MarkAt.BEFORE:
            parts = _before(sticker, clip, words, points)
    if parts is None or caption is None:
        return None
    quick = (words if frame.mark_at is MarkAt.FOOT else parts.quick) if points else None
    whole = Composition(
        module=frame.module,
        symbol=frame.symbol,
        caption=caption,
        folded=frame.caption_at is CaptionAt.FOLDED,
        mark=parts.mark,
        mark_points=parts.points,
        quick=quick,
        points=points or 0.0,
        clip=parts.clip,
        code=frame.code,
    )
    return whole if all(room.holds_words(zone) and zone.width > 0 < zone.height for zone in whole.zones) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """Where the number, the words and a clip's length stand."""

    mark: Box
    points: float
    quick: Box
    clip: Box | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clip:
    """A clip's length: how much room it needs, and its place where that is settled; no width where there is none."""

    width: float = 0.0
    height: float = 0.0
    box: Box | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still needs a place."""
        return self.width > 0 and self.box is None

    def below(self, room: Box) -> tuple[Box | None, Box]:
        """Its place at the bottom of a room, and what is left above; the room itself where it needs none."""
        return _cut_below(room, self.height) if self.is_open else (self.box, room)


def _captioned(sticker: Sticker, frame: Frame) -> tuple[Box | None, _Clip, Box]:
    """Where code and label stand, a clip's length if it shares their line, and what is left for the words."""
    words, line = frame.words, line_of(frame.code)
    clip = _Clip(width=sticker.clip_width(frame.code), height=line) if sticker.clip else _Clip()
    if frame.caption_at is CaptionAt.BENEATH:
        return frame.caption, _over(clip, frame), words
    if frame.caption_at is CaptionAt.FOLDED:
        below, rest = _cut_below(words, 2 * line)
        return (below if below.width >= sticker.folded_width(frame.code) else None), clip, rest
    below, rest = _cut_below(words, line)
    width = sticker.caption_width(frame.code)
    if below.width >= width + PART + clip.width and clip.is_open:
        clip = replace(clip, box=_box(below.x, below.y, clip.width, line))
    return (_box(below.right - width, below.y, width, line) if below.width >= width else None), clip, rest


def _over(clip: _Clip, frame: Frame) -> _Clip:
    """A clip's length over the symbol, where there is room for nothing else and none beside the symbol."""
    line, rest = _cut_below(frame.words, clip.height)
    if frame.foot is None or frame.foot.width >= clip.width or rest.height < 0 or rest.height > clip.height:
        return clip
    return replace(clip, box=line)


def _alone(sticker: Sticker, clip: _Clip, room: Box) -> _Parts | None:
    """The number without words, as large as it can stand."""
    at, room = clip.below(room)
    points = min(room.height / MM_A_POINT, room.width / wide(sticker.mark, 1.0), LARGEST_MARK)
    if points < LEAST_MARK or (at and at.width < clip.width):
        return None
    return _Parts(mark=room, points=int(points), quick=room, clip=at)


def _at_foot(sticker: Sticker, clip: _Clip, foot: Box, points: float) -> _Parts | None:
    """The number beside the symbol, above it the words in a type of some points."""
    parts = _alone(sticker, clip, foot)
    return parts and replace(parts, points=min(parts.points, _OVER * points))


def _above(sticker: Sticker, clip: _Clip, room: Box, points: float) -> _Parts | None:
    """The number above the words, and a clip's length at the end of its line or below them."""
    size = max(_ABOVE * points, LEAST_MARK)
    head, height = wide(sticker.mark, size), size * MM_A_POINT
    if head > room.width or height > room.height:
        return None
    mark = _box(room.x, room.y, head, height)
    quick = _box(room.x, room.y + height + LEADING, room.width, room.height - height - LEADING)
    if clip.is_open and room.width >= head + PART + clip.width:
        clip = replace(clip, box=_box(room.right - clip.width, room.y, clip.width, clip.height))
    at, quick = clip.below(quick)
    return _Parts(mark=mark, points=size, quick=quick, clip=at)


def _before(sticker: Sticker, clip: _Clip, room: Box, points: float) -> _Parts | None:
    """The number in a column before the words, and a clip's length below them."""
    size = max(_BEFORE * points, LEAST_MARK)
    column, height = wide(sticker.mark, size), size * MM_A_POINT
    if column + PART > room.width or height > room.height:
        return None
    mark = _box(room.x, room.y, column, height)
    at, quick = clip.below(_box(room.x + column + PART, room.y, room.width - column - PART, room.height))
    return _Parts(mark=mark, points=size, quick=quick, clip=at)


def _cut_below(room: Box, height: float) -> tuple[Box, Box]:
    """The lowest strip of a room, and what stands above it."""
    return (
        _box(room.x, room.bottom - height, room.width, height),
        _box(room.x, room.y, room.width, room.height - height),
    )


def _box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x=Mm(x), y=Mm(y), width=Mm(width), height=Mm(height))


def _seems_to_fit(ems: float, word: float, room: Box, points: float, leading: float) -> bool:
    size = points * MM_A_POINT
    if word * size > room.width or room.height <= 0:
        return False
    lines = ceil(ems * size / room.width)
    return lines * size * leading <= room.height


def _ems(text: str) -> float:
    return sum(_WIDE_LETTER if sign >= _FIRST_WIDE else _LETTER for sign in text)


def _longest(text: str) -> float:
    """The widest stretch that no line end parts, of the type size; Chinese may be parted anywhere."""
    words = (word for word in text.split() if word < _FIRST_WIDE)
    return max((min(len(word), _UNBROKEN) * _LETTER for word in words), default=1.0)
