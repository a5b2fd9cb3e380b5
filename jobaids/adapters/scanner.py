"""Reads a finished card back from its PDF, as a phone and an eye would: every symbol, every word, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import zxingcpp
from pypdfium2 import raw

from jobaids.adapters.gauge import Raster, read_symbol
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Mm, Slug
from jobaids.paper.box import Box
from jobaids.paper.expected import ExpectedCard
from jobaids.paper.fit import tell_misfits
from jobaids.paper.formats import CardFormat
from jobaids.paper.proof import Proof, prove
from jobaids.paper.reading import ReadCard, ReadPage, ReadSymbol, ReadText

RESOLUTION = 200
"""Dots an inch: four pixels to a module of 0.5 mm, where edges can be told to a hundredth of a millimetre.

Of 2,400 symbols of 0.4 to 0.8 mm a module none was missed at 150, 200 or 250."""

_POINTS_A_MM = 72 / 25.4
_FORMATS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)


def scan_pdf(pdf: bytes, expected: ExpectedCard, form: CardFormat | None = None) -> Proof:
    """Read a finished card and compare it with what must stand on it; with its format, see that its words fit, too."""
    try:
        read = read_card(pdf)
    except pypdfium2.PdfiumError as error:
        return Proof(told=(_unreadable(expected, str(error)),))
    proof = prove(expected, read)
    misfits = tuple(tell_misfits(read, form, Slug(expected.slug))) if form else ()
    return replace(proof, told=(*proof.told, *misfits))


def read_card(pdf: bytes) -> ReadCard:
    """Read every page of a PDF.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF, or a damaged one.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return ReadCard(pages=tuple(_read_page(document[index], index + 1) for index in range(len(document))))
    finally:
        document.close()


def _read_page(page: pypdfium2.PdfPage, number: int) -> ReadPage:
    width, height = (Mm(points / _POINTS_A_MM) for points in page.get_size())
    image = page.render(scale=RESOLUTION / 72, grayscale=True, optimize_mode=None).to_pil()
    raster = Raster(image=image, across=width / image.width, down=height / image.height)
    return ReadPage(
        number=number,
        width=width,
        height=height,
        symbols=tuple(sorted(_symbols(raster), key=lambda symbol: (symbol.box.y, symbol.box.x))),
        texts=tuple(_texts(page)),
    )


def _symbols(raster: Raster) -> Iterator[ReadSymbol]:
    """Every QR Code of the page, in any direction, light on dark too.

    Micro QR is not looked for: no address fits in one, and its smallest kind, without error correction, is "found" by
    chance inside real symbols.
    """
    for barcode in zxingcpp.read_barcodes(raster.image, formats=_FORMATS):
        yield read_symbol(barcode, raster)


def _texts(page: pypdfium2.PdfPage) -> Iterator[ReadText]:
    height = page.get_height()
    textpage = page.get_textpage()
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=textpage):
        words = drawn.extract().strip()
        if not words:
            continue
        left, bottom, right, top = _bounds(drawn)
        scale = abs(_whole_matrix(drawn).d) or 1.0
        yield ReadText(
            text=words,
            box=Box(
                x=Mm(left / _POINTS_A_MM),
                y=Mm((height - top) / _POINTS_A_MM),
                width=Mm((right - left) / _POINTS_A_MM),
                height=Mm((top - bottom) / _POINTS_A_MM),
            ),
            size=drawn.get_font_size() * scale,
        )


def _bounds(drawn: pypdfium2.PdfTextObj) -> tuple[float, float, float, float]:
    """Left, bottom, right and top on the page, in points."""
    left, bottom, right, top = drawn.get_bounds()
    group = drawn.container
    while group is not None:
        left, bottom, right, top = group.get_matrix().on_rect(left, bottom, right, top)
        group = group.container
    return left, bottom, right, top


def _whole_matrix(drawn: pypdfium2.PdfTextObj) -> pypdfium2.PdfMatrix:
    matrix = drawn.get_matrix()
    group = drawn.container
    while group is not None:
        matrix = matrix.multiply(group.get_matrix())
        group = group.container
    return matrix


def _unreadable(expected: ExpectedCard, said: str) -> Diagnostic:
    return Diagnostic(
        rule="JA426",
        severity=Severity.ERROR,
        what=f"card {expected.slug}, {expected.format}: the finished PDF cannot be read back ({said})",
        why="what cannot be checked is not put on a wall",
        fix="build again; if it happens twice, report it with this aid",
        slug=expected.slug,
    )
