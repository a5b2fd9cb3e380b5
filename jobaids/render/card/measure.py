"""How much room words and pictures take on paper, told before the page is laid out.

An estimate decides only between two sound layouts; whether everything truly fits is told from the finished pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from jobaids.model.media import Media
from jobaids.model.names import Mm
from jobaids.model.plain import lines_of, plain
from jobaids.model.prose import Blocks, Table
from jobaids.paper.formats import CardFormat

MM_A_POINT = 25.4 / 72
LINE_HEIGHT = 1.3  # of the type size: the gap of 25 to 33 % that Degani asks for
CAPTION_LINE = 1.13  # of the type size
FOOT_GAP = 2.0  # mm
_CAPTION_EMS = (
    ("-:", 0.38),
    ("1", 0.45),
    ("?؟7", 0.55),
    ("23589EFJSTZ", 0.63),
    ("046BCKPRVY", 0.67),
    ("ADGHNX", 0.72),
)
"""Widths of bold Atkinson Hyperlegible Next, of the type size; M, Q and W are wider."""
_WIDEST_EMS = 0.89
_NARROW = 0.46  # mean width of a sign, of the type size, in Latin and Arabic
_BROADER = 0.56  # in Greek and Cyrillic
_WIDE = 1.0  # Chinese, Japanese, Korean
_FIRST_WIDE = "\u2e80"
WIDE_PICTURE = 2.2
"""A picture wider than this many times its height stands below the words; beside them one would see nothing on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Width and height on paper."""

    width: Mm
    height: Mm


def words_height(text: str, width: Mm, points: float) -> Mm:
    """About how high some words stand when set `width` wide; each line of the text begins one on paper."""
    lines = sum(ceil(_ems(line) * points * MM_A_POINT / max(width, 1.0)) for line in text.splitlines())
    return Mm(lines * points * LINE_HEIGHT * MM_A_POINT)


def words_width(text: str, points: float) -> Mm:
    """About how wide some words stand on one line."""
    return Mm(_ems(text) * points * MM_A_POINT)


def measured_words(blocks: Blocks) -> str:
    """The words of some blocks as they are set: a row of a table is one line, and so is each paragraph."""
    return "\n".join(_set_lines(blocks))


def _set_lines(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        match block:
            case Table(head=head, rows=rows):
                yield from ("  ".join(map(plain, row)) for row in (head, *rows))
            case _:
                yield from lines_of((block,))


def _ems(line: str) -> float:
    if line.isascii():
        return len(line) * _NARROW
    return sum(_WIDE if sign >= _FIRST_WIDE else _BROADER if "\u0370" <= sign < "\u0530" else _NARROW for sign in line)


def fitted(media: Media, widest: Mm, highest: Mm) -> Size:
    """The largest size within bounds that keeps a picture's proportions."""
    ratio = media.width / media.height
    width = min(widest, highest * ratio)
    return Size(width=Mm(round(width, 2)), height=Mm(round(width / ratio, 2)))


def is_wide(media: Media) -> bool:
    """Whether a picture needs the width of the words."""
    return media.width > WIDE_PICTURE * media.height


def caption_width(caption: str, format_: CardFormat) -> Mm:
    """How wide a code and its label stand beneath a symbol."""
    return Mm(bold_ems(caption) * format_.type.code * MM_A_POINT)


def bold_ems(text: str) -> float:
    """How wide capitals and digits stand in bold type, of its size; other signs count as the widest."""
    return sum(next((ems for signs, ems in _CAPTION_EMS if sign in signs), _WIDEST_EMS) for sign in text)


def caption_height(format_: CardFormat) -> Mm:
    """How high a code and the length of a clip stand beneath a symbol; the style sheet sets both this tight."""
    return Mm(2 * CAPTION_LINE * format_.type.code * MM_A_POINT)


def foot_height(format_: CardFormat, lines: int) -> Mm:
    """How high a foot of some lines stands above the margin, with the gap that parts it from the last row."""
    return Mm(round(lines * format_.type.foot * LINE_HEIGHT * MM_A_POINT + FOOT_GAP, 2))


def body_height(format_: CardFormat) -> Mm:
    """What a further page holds."""
    return Mm(format_.height - format_.running - format_.margin - foot_height(format_, 2))
