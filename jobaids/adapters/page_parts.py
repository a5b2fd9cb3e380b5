"""What a page of a finished PDF is put together from, as PDFium lists it: texts, shapes and pictures, each in place."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from math import hypot
from typing import Any, TypeAlias

import pypdfium2
from pypdfium2 import raw

from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.reading import ReadText

Drawn: TypeAlias = Any
"""A thing on a page, or its words, as PDFium hands them out; its binding carries no types."""

POINTS_A_MM = 72 / 25.4

_OF_PATTERNS = (0xBF, 0xBF, 0xBF)
"""The colour PDFium names for what is filled with a pattern and has none; a grey of just this shade is doubted too."""

LINE = 256  # signs there is room for at first; a line on a card has at most about 120

_TURNED = 0.05  # of a matrix's scale: three degrees

_OF_A_BOX = 5
"""Segments of a path that cuts what is drawn to a box; more may cut it to anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A path: a rule, a panel, the modules of a symbol."""

    box: Box
    segments: int
    plain: bool  # in one colour and drawn through: no pattern, no dashes, not cut to a shape
    pieces: int = 1  # rectangles it may be drawn with, at the most: four corners each, or two ends where it is stroked
    place: int = 0  # in the order of drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture of pixels."""

    box: Box
    digest: str  # of its data as they stand in the file
    opaque: bool  # and not cut to a shape
    place: int = 0  # in the order of drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """All of one page; `others` are neither text nor shape nor picture: shades, and groups of parts."""

    texts: tuple[ReadText, ...]
    shapes: tuple[Shape, ...]
    pictures: tuple[Shown, ...]
    others: tuple[Box, ...]


def read_texts(pdf: bytes) -> tuple[tuple[ReadText, ...], ...]:
    """The words of every page of a PDF, without looking for symbols.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF, or a damaged one.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(parts_of(page).texts for page in document)
    finally:
        document.close()


def parts_of(page: pypdfium2.PdfPage, *, imposed: bool = False) -> Parts:
    """List what a page is put together from.

    Where cards were `imposed` on it, each is a group for that reason alone; what is in it is listed all the same.
    """
    textpage, height = page.get_textpage(), page.get_height()
    texts: list[ReadText] = []
    shapes: list[Shape] = []
    pictures: list[Shown] = []
    others: list[Box] = []
    for place, (drawn, kind, group) in enumerate(_drawn(page.raw)):
        box = _box(drawn, group, height)
        match kind:
            case raw.FPDF_PAGEOBJ_TEXT:
                texts.append(_text(drawn, textpage.raw, group, box))
                if _is_cut(drawn):
                    others.append(box)
            case raw.FPDF_PAGEOBJ_PATH:
                shapes.append(_shape(drawn, box, place))
            case raw.FPDF_PAGEOBJ_IMAGE:
                pictures.append(_shown(drawn, box, place))
            case raw.FPDF_PAGEOBJ_FORM if imposed and group is None:
                pass
            case _:
                others.append(box)
    written = tuple(text for text in texts if text.text)
    return Parts(texts=written, shapes=tuple(shapes), pictures=tuple(pictures), others=tuple(others))


def _drawn(page: Drawn) -> Iterator[tuple[Drawn, int, pypdfium2.PdfMatrix | None]]:
    """Every part with its kind and how its group is placed; a group comes before what is in it."""
    count = raw.FPDFPage_CountObjects(page)
    waiting: list[tuple[Drawn, pypdfium2.PdfMatrix | None]]
    waiting = [(raw.FPDFPage_GetObject(page, place), None) for place in reversed(range(count))]
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


def _text(drawn: Drawn, textpage: Drawn, group: pypdfium2.PdfMatrix | None, box: Box) -> ReadText:
    size, placed = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(drawn, size)
    raw.FPDFPageObj_GetMatrix(drawn, placed)
    matrix = pypdfium2.PdfMatrix.from_raw(placed)
    whole = matrix.multiply(group) if group else matrix
    words = _words(drawn, textpage)
    scale = hypot(whole.c, whole.d) or 1.0
    return ReadText(text=words, box=box, size=size.value * scale, turned=abs(whole.b) > _TURNED * scale)


def _words(drawn: Drawn, textpage: Drawn) -> str:
    room = LINE
    while True:
        buffer = (ctypes.c_ushort * room)()
        octets = raw.FPDFTextObj_GetText(drawn, textpage, buffer, 2 * room)
        if octets <= 2 * room:
            return bytes(buffer)[: max(octets - 2, 0)].decode("utf-16-le", errors="ignore").strip()
        room = octets // 2


def _shape(drawn: Drawn, box: Box, place: int) -> Shape:
    segments, dashes = raw.FPDFPath_CountSegments(drawn), raw.FPDFPageObj_GetDashCount(drawn)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
    pieces = max(segments // (2 if stroke.value else 4), 1)
    plain = dashes <= 0 and not _is_cut(drawn) and _is_of_one_colour(drawn)
    return Shape(box=box, segments=segments, plain=plain, pieces=pieces, place=place)


def _shown(drawn: Drawn, box: Box, place: int) -> Shown:
    octets = raw.FPDFImageObj_GetImageDataRaw(drawn, None, 0)
    buffer = ctypes.create_string_buffer(octets)
    raw.FPDFImageObj_GetImageDataRaw(drawn, buffer, octets)
    opaque = not raw.FPDFPageObj_HasTransparency(drawn) and not _is_cut(drawn)
    return Shown(box=box, digest=sha256(buffer.raw).hexdigest(), opaque=opaque, place=place)


def _is_cut(drawn: Drawn) -> bool:
    """Whether what is drawn is cut to something else than a box."""
    clip = raw.FPDFPageObj_GetClipPath(drawn)
    paths = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    return any(raw.FPDFClipPath_CountPathSegments(clip, path) > _OF_A_BOX for path in range(paths))


def _is_of_one_colour(drawn: Drawn) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = raw.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha)
    return bool(known) and (red.value, green.value, blue.value) != _OF_PATTERNS


def _box(drawn: Drawn, group: pypdfium2.PdfMatrix | None, height: float) -> Box:
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
