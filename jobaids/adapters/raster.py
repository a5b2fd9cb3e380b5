"""Parts of a PDF's pages as pixels in grey, each on the pixels it would have on its whole page.

PDFium paints straight into the octets that are decoded and measured: no image is made of them in between.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from math import ceil

import pypdfium2
import zxingcpp
from pypdfium2 import raw

from jobaids.adapters.page_parts import POINTS_A_MM
from jobaids.model.names import Mm
from jobaids.paper.box import Box

RESOLUTION = 200
"""Dots an inch: four pixels to a module of 0.5 mm, where edges can be told to a hundredth of a millimetre.

Of 2,400 symbols of 0.4 to 0.8 mm a module none was missed at 150, 200 or 250."""

_SCALE = RESOLUTION / 72
_FORMATS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)
_AS_SHOWN = raw.FPDF_GRAYSCALE | raw.FPDF_ANNOT
_UPRIGHT = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page as it is looked at: as it lies, or upside down."""

    page: pypdfium2.PdfPage
    turned: bool = False

    @property
    def size(self) -> tuple[Mm, Mm]:
        """Its width and height."""
        width, height = self.page.get_size()
        return Mm(width / POINTS_A_MM), Mm(height / POINTS_A_MM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A part of a page in grey that begins some pixels in, and the millimetres a pixel stands for."""

    shades: bytearray  # row after row, 0 black and 255 white
    width: int
    height: int
    across: float
    down: float
    left: int = 0
    top: int = 0

    def part(self, left: int, top: int, right: int, bottom: int) -> bytes:
        """The shades of a box, row after row; what reaches beyond the raster is left out."""
        left, right, wide = max(left, 0), min(right, self.width), self.width
        rows = range(max(top, 0) * wide, min(bottom, self.height) * wide, wide)
        return b"".join([self.shades[row + left : row + right] for row in rows])

    def symbols(self) -> list[zxingcpp.Barcode]:
        """Every QR Code on it, in any direction, light on dark too."""
        return zxingcpp.read_barcodes(self._seen(), formats=_FORMATS)

    def symbol(self) -> zxingcpp.Barcode | None:
        """The first QR Code that is found on it; to make sure that there is no other takes half as long again."""
        return zxingcpp.read_barcode(self._seen(), formats=_FORMATS)

    def _seen(self) -> memoryview:
        return memoryview(self.shades).cast("B", (self.height, self.width))


def raster_of(view: View, box: Box) -> Raster:
    """A part of a page as it is shown; what reaches beyond the page is left out, and beside it there is one pixel."""
    width, height = view.page.get_size()
    lying = box.turned(*view.size) if view.turned else box
    sides = (lying.x, lying.y, width / POINTS_A_MM - lying.right, height / POINTS_A_MM - lying.bottom)
    left, top, right, bottom = (ceil(max(side, 0.0) * POINTS_A_MM * _SCALE) for side in sides)
    columns, rows = ceil(width * _SCALE), ceil(height * _SCALE)
    wide, high = max(columns - left - right, 1), max(rows - top - bottom, 1)
    shades = bytearray(b"\xff") * (wide * high)
    octets = ctypes.addressof(ctypes.c_char.from_buffer(shades))
    bitmap = raw.FPDFBitmap_CreateEx(wide, high, raw.FPDFBitmap_Gray, octets, wide)
    raw.FPDF_RenderPageBitmap(bitmap, view.page.raw, -left, -top, columns, rows, _UPRIGHT, _AS_SHOWN)
    raw.FPDFBitmap_Destroy(bitmap)
    if view.turned:
        shades.reverse()
        left, top = right, bottom
    return Raster(
        shades=shades,
        width=wide,
        height=high,
        across=width / POINTS_A_MM / columns,
        down=height / POINTS_A_MM / rows,
        left=left,
        top=top,
    )
