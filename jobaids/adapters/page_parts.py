"""What a page of a finished PDF is put together from, as PDFium lists it: texts, shapes and pictures, each in place."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pypdfium2
from pypdfium2 import raw

from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.reading import ReadText

POINTS_A_MM = 72 / 25.4

_OF_PATTERNS = (0xBF, 0xBF, 0xBF)
"""The colour PDFium names for what is filled with a pattern and has none; a grey of just this shade is doubted too."""


LINE = 256  # signs there is room for at first; a line on a card has at most about 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A path: a rule, a panel, the modules of a symbol."""

    box: Box
    segments: int
    plain: bool  # in one colour, not in a pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture of pixels."""

    box: Box
    digest: str  # of its data as they stand in the file
    opaque: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """All of one page; `others` are neither text nor shape nor picture: shades, and groups of parts."""

    texts: tuple[ReadText, ...]
    shapes: tuple[Shape, ...]
    pictures: tuple[Shown, ...]
    others: tuple[Box, ...]


def parts_of(page: pypdfium2.PdfPage) -> Parts:
    """List what a page is put together from."""
    textpage, height = page.get_textpage(), page.get_height()
    texts, shapes, pictures, others = [], [], [], []
    for drawn, kind, group in _drawn(page.raw):
        match kind:
            case raw.FPDF_PAGEOBJ_TEXT:
                texts.append(_text(drawn, textpage.raw, group, height))
            case raw.FPDF_PAGEOBJ_PATH:
                segments = raw.FPDFPath_CountSegments(drawn)
                shapes.append(Shape(box=_box(drawn, group, height), segments=segments, plain=_is_plain(drawn)))
            case raw.FPDF_PAGEOBJ_IMAGE:
                pictures.append(_shown(drawn, _box(drawn, group, height)))
            case _:
                others.append(_box(drawn, group, height))
    written = tuple(text for text in texts if text.text)
    return Parts(texts=written, shapes=tuple(shapes), pictures=tuple(pictures), others=tuple(others))


def _drawn(page: Any) -> Iterator[tuple[Any, int, pypdfium2.PdfMatrix | None]]:  # noqa: ANN401 - PDFium's own
    """Every part with its kind and how its group is placed; a group comes before what is in it."""
    waiting = [(raw.FPDFPage_GetObject(page, place), None) for place in range(raw.FPDFPage_CountObjects(page))]
    waiting.reverse()
    while waiting:
        drawn, group = waiting.pop()
        kind = raw.FPDFPageObj_GetType(drawn)
        yield drawn, kind, group
        if kind == raw.FPDF_PAGEOBJ_FORM:
            placed = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(drawn, placed)
            own = pypdfium2.PdfMatrix.from_raw(placed)
            inner = own.multiply(group) if group else own
            count = raw.FPDFFormObj_CountObjects(drawn)
            waiting += [(raw.FPDFFormObj_GetObject(drawn, place), inner) for place in reversed(range(count))]


def _text(drawn: Any, textpage: Any, group: pypdfium2.PdfMatrix | None, height: float) -> ReadText:  # noqa: ANN401
    size, placed = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(drawn, size)
    raw.FPDFPageObj_GetMatrix(drawn, placed)
    scale = pypdfium2.PdfMatrix.from_raw(placed).multiply(group).d if group else placed.d
    words = _words(drawn, textpage)
    return ReadText(text=words, box=_box(drawn, group, height), size=size.value * (abs(scale) or 1.0))


def _words(drawn: Any, textpage: Any) -> str:  # noqa: ANN401
    room = LINE
    while True:
        buffer = (ctypes.c_ushort * room)()
        octets = raw.FPDFTextObj_GetText(drawn, textpage, buffer, 2 * room)
        if octets <= 2 * room:
            return bytes(buffer)[: max(octets - 2, 0)].decode("utf-16-le", errors="ignore").strip()
        room = octets // 2


def _shown(drawn: Any, box: Box) -> Shown:  # noqa: ANN401
    octets = raw.FPDFImageObj_GetImageDataRaw(drawn, None, 0)
    buffer = ctypes.create_string_buffer(octets)
    raw.FPDFImageObj_GetImageDataRaw(drawn, buffer, octets)
    opaque = not raw.FPDFPageObj_HasTransparency(drawn)
    return Shown(box=box, digest=sha256(buffer.raw).hexdigest(), opaque=opaque)


def _is_plain(drawn: Any) -> bool:  # noqa: ANN401
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = raw.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha)
    return bool(known) and (red.value, green.value, blue.value) != _OF_PATTERNS


def _box(drawn: Any, group: pypdfium2.PdfMatrix | None, height: float) -> Box:  # noqa: ANN401
    """Where a part stands, from the top left of its page."""
    edges = tuple(ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(drawn, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    if group:
        left, bottom, right, top = group.on_rect(left, bottom, right, top)
    return Box(
        x=Mm(left / POINTS_A_MM),
        y=Mm((height - top) / POINTS_A_MM),
        width=Mm((right - left) / POINTS_A_MM),
        height=Mm((top - bottom) / POINTS_A_MM),
    )
