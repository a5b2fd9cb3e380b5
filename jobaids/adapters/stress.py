"""Photographs every symbol of a finished card as a phone would on a bad day, and counts how many of them are read.

What is photographed is cut out of the rasterised page with what stands around it, so that a rule or a word that comes
too near counts. The shots are the same in every run; two cards are told apart by their symbols, not by luck.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

import pypdfium2
import zxingcpp
from PIL import Image, ImageOps

from jobaids.adapters.camera import PRINT_RESOLUTION, Print, photograph, printed
from jobaids.adapters.scanner import read_card
from jobaids.model.names import Mm
from jobaids.paper.damage import Share, Shot, Stress, stress_of
from jobaids.paper.reading import ReadSymbol
from jobaids.symbols.matrix import Matrix

AROUND = 4.0
"""Millimetres that are photographed around a symbol: its quiet zone, and as much again."""

_FINE = 16  # pixels a module while it is drawn
_MM = PRINT_RESOLUTION / 25.4
_FORMATS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One symbol of a finished card, and a picture of it and of what stands around it."""

    page: int  # counted from 1
    size: tuple[Mm, Mm]  # of the page
    symbol: ReadSymbol
    print: Print


def cut_out(pdf: bytes) -> Iterator[Cut]:
    """Every symbol of a card, each cut out of its page.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF, or a damaged one.
    """
    card = read_card(pdf)
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in card.pages:
            if not page.symbols:
                continue
            image = document[page.number - 1].render(scale=PRINT_RESOLUTION / 72, grayscale=True).to_pil()
            for symbol in page.symbols:
                cut = _cut(image.convert("L"), symbol)
                yield Cut(page=page.number, size=(page.width, page.height), symbol=symbol, print=cut)
    finally:
        document.close()


def drawn_alone(matrix: Matrix, module: Mm) -> Print:
    """A symbol on white paper, with nothing around it."""
    rows = tuple(tuple(matrix.is_dark(x, y) for x in range(matrix.size)) for y in range(matrix.size))
    return modules_alone(rows, module)


def modules_alone(rows: tuple[tuple[bool, ...], ...], module: Mm) -> Print:
    """Modules on white paper, dark where they are set; there are as many in each row as there are rows.

    Edges fall between pixels as those of a finished card do, and are as grey there.
    """
    side, margin = len(rows), ceil(AROUND / module) + 1
    small = Image.new("L", (side, side), 255)
    small.putdata([0 if dark else 255 for row in rows for dark in row])
    fine = ImageOps.expand(small, margin, 255)
    fine = fine.resize((fine.width * _FINE, fine.height * _FINE), Image.Resampling.NEAREST)
    edge = round((side * module + 2 * AROUND) * _MM)
    reach, middle = edge / _MM / module * _FINE / 2, fine.width / 2
    box = (middle - reach, middle - reach, middle + reach, middle + reach)
    return printed(fine.resize((edge, edge), Image.Resampling.BOX, box), side * module)


def stressed(of: Print, says: str, shots: Iterable[Shot]) -> Stress:
    """How one symbol comes through some shots: read where a decoder says what it must."""
    return stress_of((shot, _reads(photograph(of, shot), says)) for shot in shots)


def together(parts: Iterable[Stress]) -> Stress:
    """The shares of several symbols added up."""
    found = list(parts)
    if not found:
        return stress_of(())
    return Stress(
        shares=tuple(
            (damage, (_sum(found, at, 0), _sum(found, at, 1), _sum(found, at, 2)))
            for at, (damage, _) in enumerate(found[0].shares)
        )
    )


def _sum(parts: list[Stress], at: int, degree: int) -> Share:
    share = Share()
    for part in parts:
        share = share.plus(part.shares[at][1][degree])
    return share


def _reads(picture: Image.Image, says: str) -> bool:
    found = zxingcpp.read_barcodes(picture, formats=_FORMATS)
    return any(barcode.text == says for barcode in found)


def _cut(page: Image.Image, symbol: ReadSymbol) -> Print:
    """A square piece of a page; beyond the page's edge it is white."""
    side = max(symbol.box.width, symbol.box.height)
    (x, y), reach = symbol.box.middle, side / 2 + AROUND
    left, top, edge = round((x - reach) * _MM), round((y - reach) * _MM), round(2 * reach * _MM)
    paper = Image.new("L", (edge, edge), 255)
    paper.paste(page.crop((max(left, 0), max(top, 0), left + edge, top + edge)), (max(-left, 0), max(-top, 0)))
    return printed(paper, side)
