"""Reads a finished card back from its PDF, as a phone and an eye would: every symbol, every word, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

import pypdfium2

from jobaids.adapters.doubts import alone, doubts, groups, is_free, whole_of
from jobaids.adapters.gauge import is_unharmed, read_symbol
from jobaids.adapters.page_parts import POINTS_A_MM, Parts, Shown, parts_of
from jobaids.adapters.raster import View, raster_of
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Mm, Slug
from jobaids.paper.box import Box
from jobaids.paper.expected import ExpectedCard
from jobaids.paper.faces import faces_of
from jobaids.paper.fit import tell_misfits
from jobaids.paper.formats import CardFormat
from jobaids.paper.proof import TOO_MUCH, Proof, prove
from jobaids.paper.reading import PageBoxes, ReadCard, ReadPage, ReadSymbol

MARGIN = 0.3
"""Of a symbol's width, what is looked at around it: six modules of the smallest, where a quiet zone has four."""

MOST_CLEAR = 4096
"""Pictures remembered to hold no symbol; a station's cards share theirs."""

_BESIDE = Mm(4.0)
_HAIR = Mm(0.1)
_Looks: TypeAlias = tuple[tuple[str, float, float, float, float], ...]
_clear: dict[_Looks, None] = {}


def scan_pdf(pdf: bytes, expected: ExpectedCard, form: CardFormat | None = None) -> Proof:
    """Read a finished card and compare it with what must stand on it; with its format, see that its words fit, too."""
    try:
        read = read_card(pdf)
    except pypdfium2.PdfiumError as error:
        return Proof(told=(_unreadable(expected, str(error)),))
    proof = prove(expected, read)
    fits = not any(one.rule == TOO_MUCH for one in proof.told)
    misfits = tuple(tell_misfits(faces_of(expected, read), form, Slug(expected.slug))) if form and fits else ()
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
    boxes = PageBoxes(
        media=_box(page, page.get_mediabox()),
        bleed=_box(page, page.get_bleedbox()),
        trim=_box(page, page.get_trimbox()),
    )
    return replace(read_parts(View(page=page), number, parts_of(page)), boxes=boxes)


def read_parts(view: View, number: int, parts: Parts) -> ReadPage:
    """Read some of what a page is put together from, as if nothing else stood on it."""
    width, height = view.size
    symbols = _symbols(view, parts)
    return ReadPage(
        number=number,
        width=width,
        height=height,
        symbols=tuple(sorted(symbols, key=lambda symbol: (symbol.box.y, symbol.box.x))),
        texts=parts.texts,
    )


def _box(page: pypdfium2.PdfPage, edges: tuple[float, float, float, float]) -> Box:
    """A box that a page declares, as seen from the top left of what is shown of it."""
    shown = page.get_cropbox()
    left, bottom, right, top = (edge / POINTS_A_MM for edge in edges)
    return Box(
        x=Mm(left - shown[0] / POINTS_A_MM),
        y=Mm(shown[3] / POINTS_A_MM - top),
        width=Mm(right - left),
        height=Mm(top - bottom),
    )


def _symbols(page: View, parts: Parts) -> list[ReadSymbol]:
    """Every QR Code of the page: those drawn as one path in its place, and any other where one could be."""
    found: list[ReadSymbol] = []
    for symbol in _alone(page, tuple(shape.box for shape in alone(parts.shapes))):
        found += _new((symbol,), found)
    planned = tuple(symbol.box.grown(_HAIR) for symbol in found)
    for box in doubts(parts, planned):
        found += _new(_read(page, box.grown(_BESIDE), within=box), found)
    for group in groups(parts.pictures):
        box, key = whole_of(group), _looks(group)
        if key in _clear or not is_free(group, parts):
            continue
        seen = tuple(_read(page, box.grown(_BESIDE), within=box))
        found += _new(seen, found)
        if not seen:
            _clear[key] = None
            if len(_clear) > MOST_CLEAR:
                _clear.pop(next(iter(_clear)))
    return found


def _looks(group: tuple[Shown, ...]) -> _Looks:
    """What pictures show, how large, and where beside the first of them."""
    first = group[0].box
    return tuple(
        (
            one.digest,
            round(one.box.x - first.x, 1),
            round(one.box.y - first.y, 1),
            round(one.box.width, 1),
            round(one.box.height, 1),
        )
        for one in group
    )


def _new(symbols: Iterable[ReadSymbol], known: list[ReadSymbol]) -> Iterator[ReadSymbol]:
    """Those that do not stand where a known one stands."""
    for symbol in symbols:
        if not any(symbol.box.pitch(one.box) < symbol.box.width / 2 for one in known):
            yield symbol


def _alone(page: View, boxes: tuple[Box, ...]) -> Iterator[ReadSymbol]:
    """What paths show of which each may be one symbol, as large as it is; all that there is where it is not.

    The decoder is not asked for others in the place of a symbol of which it had nothing to mend: another one that stood
    on it would be damage. All are painted, then decoded, then measured, for that keeps the processor's caches warm.
    """
    around = [box.grown(Mm(MARGIN * max(box.width, box.height))) for box in boxes]
    rasters = [raster_of(page, box) for box in around]
    barcodes = [raster.symbol() for raster in rasters]
    for box, larger, raster, barcode in zip(boxes, around, rasters, barcodes, strict=True):
        symbol = read_symbol(barcode, raster) if barcode and is_unharmed(barcode) else None
        if symbol and symbol.box.pitch(box) < symbol.module > abs(symbol.box.width - box.width):
            yield symbol
        else:
            yield from _read(page, larger, within=box)


def _read(page: View, box: Box, within: Box) -> Iterator[ReadSymbol]:
    """Every QR Code whose middle stands within a box, in any direction, light on dark too; looked for in a larger one.

    Micro QR is not looked for: no address fits in one, and its smallest kind, without error correction, is "found" by
    chance inside real symbols.
    """
    raster = raster_of(page, box)
    for barcode in raster.symbols():
        symbol = read_symbol(barcode, raster)
        x, y = symbol.box.middle
        if within.x <= x <= within.right and within.y <= y <= within.bottom:
            yield symbol


def _unreadable(expected: ExpectedCard, said: str) -> Diagnostic:
    return Diagnostic(
        rule="JA426",
        severity=Severity.ERROR,
        what=f"card {expected.slug}, {expected.format}: the finished PDF cannot be read back ({said})",
        why="what cannot be checked is not put on a wall",
        fix="build again; if it happens twice, report it with this aid",
        slug=expected.slug,
    )
