"""What a page of a finished PDF is put together from, as PDFium lists it: texts, shapes and pictures, each in place."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from math import hypot
from typing import TypeAlias

import pypdfium2
from pypdfium2 import raw

from jobaids.adapters import pdfium
from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.reading import ReadText

Drawn: TypeAlias = int
"""Where PDFium keeps a thing on a page."""

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
    pen = _Pen(page)
    texts: list[ReadText] = []
    shapes: list[Shape] = []
    pictures: list[Shown] = []
    others: list[Box] = []
    for place, (drawn, kind, group) in enumerate(_drawn(pdfium.address_of(page.raw))):
        box = pen.box(drawn, group)
        match kind:
            case raw.FPDF_PAGEOBJ_TEXT:
                if words := pen.words(drawn):
                    texts.append(pen.text(words, drawn, group, box))
                if _is_cut(drawn):
                    others.append(box)
            case raw.FPDF_PAGEOBJ_PATH:
                shapes.append(pen.shape(drawn, box, place))
            case raw.FPDF_PAGEOBJ_IMAGE:
                pictures.append(_shown(drawn, box, place))
            case raw.FPDF_PAGEOBJ_FORM if imposed and group is None:
                pass
            case _:
                others.append(box)
    return Parts(texts=tuple(texts), shapes=tuple(shapes), pictures=tuple(pictures), others=tuple(others))


def _drawn(page: int) -> Iterator[tuple[Drawn, int, pypdfium2.PdfMatrix | None]]:
    """Every part with its kind and how its group is placed; a group comes before what is in it."""
    count = pdfium.count_parts(page)
    waiting: list[tuple[Drawn, pypdfium2.PdfMatrix | None]]
    waiting = [(pdfium.part_at(page, place), None) for place in reversed(range(count))]
    while waiting:
        drawn, group = waiting.pop()
        kind = pdfium.kind_of(drawn)
        yield drawn, kind, group
        if kind == raw.FPDF_PAGEOBJ_FORM:
            placed = raw.FS_MATRIX()
            pdfium.matrix_of(drawn, ctypes.addressof(placed))
            own = pypdfium2.PdfMatrix.from_raw(placed)
            inner = own.multiply(group) if group else own
            count = pdfium.count_in_group(drawn)
            waiting += [(pdfium.part_in_group(drawn, place), inner) for place in reversed(range(count))]


class _Pen:
    """Writes down what PDFium answers about the parts of one page, each time into the same few places."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._textpage = page.get_textpage()
        self._of_texts = pdfium.address_of(self._textpage.raw)
        self._height = page.get_height()
        self._line = ctypes.create_string_buffer(2 * LINE)
        self._matrix, self._floats, self._numbers = raw.FS_MATRIX(), (4 * ctypes.c_float)(), (4 * ctypes.c_uint)()
        self._to_line, self._to_matrix = ctypes.addressof(self._line), ctypes.addressof(self._matrix)
        self._to_floats, self._to_numbers = pdfium.each_of(self._floats), pdfium.each_of(self._numbers)

    def box(self, drawn: Drawn, group: pypdfium2.PdfMatrix | None) -> Box:
        """Where a part stands, from the top left of its page."""
        pdfium.bounds_of(drawn, *self._to_floats)
        left, bottom, right, top = self._floats
        if group:
            left, bottom, right, top = group.on_rect(left, bottom, right, top)
        return Box(
            x=Mm(left / POINTS_A_MM),
            y=Mm((self._height - top) / POINTS_A_MM),
            width=Mm((right - left) / POINTS_A_MM),
            height=Mm((top - bottom) / POINTS_A_MM),
        )

    def words(self, drawn: Drawn) -> str:
        """What a text says."""
        room = len(self._line)
        octets = pdfium.text_of(drawn, self._of_texts, self._to_line, room)
        if octets > room:
            self._line = ctypes.create_string_buffer(octets)
            self._to_line = ctypes.addressof(self._line)
            return self.words(drawn)
        return ctypes.string_at(self._to_line, max(octets - 2, 0)).decode("utf-16-le", errors="ignore").strip()

    def text(self, words: str, drawn: Drawn, group: pypdfium2.PdfMatrix | None, box: Box) -> ReadText:
        """A text with its size and direction."""
        pdfium.type_size_of(drawn, self._to_floats[0])
        pdfium.matrix_of(drawn, self._to_matrix)
        whole = pypdfium2.PdfMatrix.from_raw(self._matrix).multiply(group) if group else self._matrix
        scale = hypot(whole.c, whole.d) or 1.0
        return ReadText(text=words, box=box, size=self._floats[0] * scale, turned=abs(whole.b) > _TURNED * scale)

    def shape(self, drawn: Drawn, box: Box, place: int) -> Shape:
        """A path, and how it is painted."""
        segments, dashes = pdfium.count_segments(drawn), pdfium.count_dashes(drawn)
        pdfium.painting_of(drawn, *self._to_numbers[:2])
        pieces = max(segments // (2 if self._numbers[1] else 4), 1)
        plain = dashes <= 0 and not _is_cut(drawn) and self._is_of_one_colour(drawn)
        return Shape(box=box, segments=segments, plain=plain, pieces=pieces, place=place)

    def _is_of_one_colour(self, drawn: Drawn) -> bool:
        known = pdfium.fill_of(drawn, *self._to_numbers)
        return bool(known) and tuple(self._numbers[:3]) != _OF_PATTERNS


def _shown(drawn: Drawn, box: Box, place: int) -> Shown:
    octets = pdfium.picture_of(drawn, None, 0)
    buffer = ctypes.create_string_buffer(octets)
    pdfium.picture_of(drawn, ctypes.addressof(buffer), octets)
    opaque = not pdfium.has_transparency(drawn) and not _is_cut(drawn)
    return Shown(box=box, digest=sha256(buffer).hexdigest(), opaque=opaque, place=place)


def _is_cut(drawn: Drawn) -> bool:
    """Whether what is drawn is cut to something else than a box."""
    clip = pdfium.clip_of(drawn)
    paths = pdfium.count_clips(clip) if clip else 0
    return paths > 0 and any(pdfium.count_clip_segments(clip, path) > _OF_A_BOX for path in range(paths))
