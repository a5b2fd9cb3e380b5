"""The functions of PDFium that are asked about every part of a page, called with addresses as plain numbers.

Its binding makes a pointer of each address and checks it at each call, which takes longer than most answers. Each
of these answers at once, so the interpreter's lock is kept meanwhile.
"""

from __future__ import annotations

from ctypes import PYFUNCTYPE, addressof, c_int, c_ulong, c_void_p, cast, sizeof
from typing import Any, TypeAlias

from pypdfium2 import raw

Function: TypeAlias = Any
"""A foreign function; the binding carries no types."""


def address_of(pointer: Any) -> int:  # noqa: ANN401 - a pointer of the binding
    """Where PDFium keeps what the binding points to."""
    return cast(pointer, c_void_p).value or 0


def each_of(room: Any) -> tuple[int, ...]:  # noqa: ANN401 - an array of ctypes
    """Where each number of an array stands, for answers to be written there."""
    start, wide = addressof(room), sizeof(room) // len(room)
    return tuple(range(start, start + sizeof(room), wide))


def _direct(known: Function, gives: type, *takes: type) -> Function:
    return PYFUNCTYPE(gives, *takes)(address_of(known))


count_parts = _direct(raw.FPDFPage_CountObjects, c_int, c_void_p)
part_at = _direct(raw.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
count_in_group = _direct(raw.FPDFFormObj_CountObjects, c_int, c_void_p)
part_in_group = _direct(raw.FPDFFormObj_GetObject, c_void_p, c_void_p, c_ulong)
kind_of = _direct(raw.FPDFPageObj_GetType, c_int, c_void_p)
bounds_of = _direct(raw.FPDFPageObj_GetBounds, c_int, *5 * (c_void_p,))
matrix_of = _direct(raw.FPDFPageObj_GetMatrix, c_int, c_void_p, c_void_p)
has_transparency = _direct(raw.FPDFPageObj_HasTransparency, c_int, c_void_p)
fill_of = _direct(raw.FPDFPageObj_GetFillColor, c_int, *5 * (c_void_p,))
count_dashes = _direct(raw.FPDFPageObj_GetDashCount, c_int, c_void_p)
clip_of = _direct(raw.FPDFPageObj_GetClipPath, c_void_p, c_void_p)
count_clips = _direct(raw.FPDFClipPath_CountPaths, c_int, c_void_p)
count_clip_segments = _direct(raw.FPDFClipPath_CountPathSegments, c_int, c_void_p, c_int)
text_of = _direct(raw.FPDFTextObj_GetText, c_ulong, c_void_p, c_void_p, c_void_p, c_ulong)
type_size_of = _direct(raw.FPDFTextObj_GetFontSize, c_int, c_void_p, c_void_p)
count_segments = _direct(raw.FPDFPath_CountSegments, c_int, c_void_p)
painting_of = _direct(raw.FPDFPath_GetDrawMode, c_int, c_void_p, c_void_p, c_void_p)
picture_of = _direct(raw.FPDFImageObj_GetImageDataRaw, c_ulong, c_void_p, c_void_p, c_ulong)
