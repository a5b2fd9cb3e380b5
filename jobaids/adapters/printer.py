"""Moves and scales the pages of a finished PDF as the profile of a printer says."""

from __future__ import annotations

import io

import pikepdf

from jobaids.model.names import Mm
from jobaids.model.settings import Printer, PrinterFace
from jobaids.paper.printer import movement_of

POINTS_A_MM = 72 / 25.4


def apply_profile(printer: Printer, pdf: bytes, *, duplex: bool = False) -> bytes:
    """The same PDF, its pages drawn where this printer must be told to draw them; the paper's size stays.

    With `duplex`, every second page is a back. A profile that changes nothing gives the same bytes.
    """
    faces = (printer.front, printer.back if duplex else printer.front)
    if set(faces) == {PrinterFace()}:
        return pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for number, page in enumerate(document.pages):
            _move(document, page, faces[number % 2])
        moved = io.BytesIO()
        document.save(moved, deterministic_id=True)
    return moved.getvalue()


def _move(document: pikepdf.Pdf, page: pikepdf.Page, face: PrinterFace) -> None:
    """Put a page's drawing into a frame that is moved and scaled; a PDF counts points upwards from the bottom left."""
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    width, height = right - left, top - bottom
    movement = movement_of(face, Mm(width / POINTS_A_MM), Mm(height / POINTS_A_MM))
    across = movement.right * POINTS_A_MM + left * (1 - movement.scale)
    up = height * (1 - movement.scale) - movement.down * POINTS_A_MM + bottom * (1 - movement.scale)
    frame = f"q {movement.scale:.6f} 0 0 {movement.scale:.6f} {across:.4f} {up:.4f} cm\n"
    page.contents_add(document.make_stream(frame.encode()), prepend=True)
    page.contents_add(document.make_stream(b"\nQ"))
