"""The calibration sheet measures what it says, so that a ruler laid on paper measures the printer alone."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.page_parts import Shape, parts_of
from jobaids.adapters.pdf import make_pdf
from jobaids.adapters.printer import apply_profile
from jobaids.adapters.scanner import read_card
from jobaids.model.names import Language, Mm
from jobaids.model.settings import Printer, PrinterFace
from jobaids.paper.printer import EDGE, SQUARE
from jobaids.paper.sheets import A3, A4, LETTER, Sheet
from jobaids.render.calibration import MODULES, CalibrationOrder, render_calibration
from tests.adapters.labels import table

EXACT = 0.1  # mm
LIKE = "https://AIDS.EXAMPLE.COM/7K3QMX/12K/"


def sheet_of(paper: Sheet, language: str = "en") -> bytes:
    """A calibration sheet on some paper."""
    order = CalibrationOrder(sheet=paper, words=read_words(Language(language)), like=LIKE)
    printed = make_pdf(render_calibration(order, table().render), table().press)
    assert printed.told == ()
    return printed.pdf


def shapes_of(pdf: bytes) -> list[tuple[Shape, ...]]:
    """What is drawn on each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [parts_of(page).shapes for page in document]
    finally:
        document.close()


def square_on(shapes: tuple[Shape, ...], side: float) -> Shape:
    """The one thing that is as large as the square."""
    return next(
        shape for shape in shapes if abs(shape.box.width - side) < EXACT and abs(shape.box.height - side) < EXACT
    )


@pytest.mark.parametrize("paper", [A4, LETTER, A3], ids=lambda paper: paper.name)
def test_square_and_lines_stand_where_the_sheet_says_on_both_sides(paper: Sheet) -> None:
    """What is measured against a wrong line makes every later sheet wrong."""
    pages = shapes_of(sheet_of(paper))

    assert len(pages) == 2
    for shapes in pages:
        square = square_on(shapes, SQUARE)
        assert square.box.middle == pytest.approx((paper.width / 2, paper.height / 2), abs=EXACT)
        tall = [shape.box for shape in shapes if abs(shape.box.height - 50) < EXACT and shape.box.width < 1]
        flat = [shape.box for shape in shapes if abs(shape.box.width - 50) < EXACT and shape.box.height < 1]
        assert (tall[0].x, paper.width - tall[1].right) == pytest.approx((EDGE, EDGE), abs=EXACT)
        assert (flat[0].y, paper.height - flat[1].bottom) == pytest.approx((EDGE, EDGE), abs=EXACT)


def test_a_profile_is_seen_on_the_square() -> None:
    """Printed with a profile the sheet shows whether it holds; on the wrong side it would double the fault."""
    office = Printer(name="office", front=PrinterFace(x=Mm(1.0), y=Mm(-0.5), scale=1.008))

    front, back = shapes_of(apply_profile(replace(office, back=PrinterFace(scale=0.992)), sheet_of(A4), duplex=True))

    assert square_on(front, 100.8).box.middle == pytest.approx((105 + 1.008, 148.5 - 0.504), abs=EXACT)
    assert square_on(back, 99.2).box.middle == pytest.approx((105, 148.5), abs=EXACT)


def test_there_is_a_symbol_of_each_size_to_try() -> None:
    """The oldest phone in the hall decides how large symbols are; it is asked once, on paper."""
    symbols = [symbol for _, symbol in read_card(sheet_of(A4)).symbols]

    assert [symbol.module for symbol in sorted(symbols, key=lambda one: one.module)] == pytest.approx(MODULES, rel=0.02)
    assert {symbol.modules for symbol in symbols} == {29}
    assert all(symbol.address.startswith(f"{symbol.module:.1f}-MM:") for symbol in symbols)


@pytest.mark.parametrize("language", ["es", "ar"])
def test_the_sheet_speaks_the_language_of_the_project(language: str) -> None:
    """Who cuts and hangs reads it, not who wrote the aids."""
    assert len(shapes_of(sheet_of(LETTER, language))) == 2
