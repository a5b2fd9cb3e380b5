"""A printer's profile on a finished PDF: everything on it moves, and the paper stays as it is."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from jobaids.adapters.page_parts import parts_of
from jobaids.adapters.printer import apply_profile
from jobaids.model.names import Mm
from jobaids.model.settings import Printer, PrinterFace
from jobaids.paper.box import Box

A_MM = 72 / 25.4
SQUARE = f"0 0 0 rg {55 * A_MM} {98.5 * A_MM} {100 * A_MM} {100 * A_MM} re f".encode()
OFFICE = Printer(
    name="office",
    front=PrinterFace(x=Mm(1.5), y=Mm(-2.0), scale=1.008),
    back=PrinterFace(x=Mm(-3.0), y=Mm(0.5), scale=0.99),
)


def sheet(pages: int = 2) -> bytes:
    """Pages of A4 with a square of 100 mm in their middle."""
    document, written = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        page = document.add_blank_page(page_size=(210 * A_MM, 297 * A_MM))
        page.contents_add(document.make_stream(SQUARE))
    document.save(written, deterministic_id=True)
    return written.getvalue()


def squares(pdf: bytes) -> list[Box]:
    """Where the square stands on each page, as a PDF reader sees it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert all(page.get_size() == pytest.approx((210 * A_MM, 297 * A_MM)) for page in document)
        return [parts_of(page).shapes[0].box for page in document]
    finally:
        document.close()


def test_everything_moves_right_and_down_and_grows_about_the_middle() -> None:
    """Figures typed from the calibration sheet must do what the sheet says they do."""
    front, back = squares(apply_profile(OFFICE, sheet(), duplex=True))

    assert (front.width, front.height) == pytest.approx((100.8, 100.8), abs=0.01)
    assert front.middle == pytest.approx((105 + 1.5 * 1.008, 148.5 - 2 * 1.008), abs=0.01)
    assert (back.width, back.height) == pytest.approx((99.0, 99.0), abs=0.01)
    assert back.middle == pytest.approx((105 - 3 * 0.99, 148.5 + 0.5 * 0.99), abs=0.01)


def test_sheets_printed_on_one_side_have_no_backs() -> None:
    """The second of two label sheets is a front, too."""
    front, second = squares(apply_profile(OFFICE, sheet()))

    assert front == second


def test_a_printer_without_habits_changes_no_byte() -> None:
    """What was proven is what is printed."""
    pdf = sheet()

    assert apply_profile(Printer(name="plain"), pdf, duplex=True) is pdf


def test_the_same_sheet_moves_to_the_same_bytes() -> None:
    """A sheet that is made again is told from one that changed."""
    pdf = sheet()

    assert apply_profile(OFFICE, pdf) == apply_profile(OFFICE, pdf)
