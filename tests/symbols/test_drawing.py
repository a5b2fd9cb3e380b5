"""A drawing shows every dark module once, and nothing else."""

from __future__ import annotations

import io
from collections import Counter

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from jobaids.model.names import Mm
from jobaids.symbols.drawing import draw_pdf, rectangles, width_of
from jobaids.symbols.matrix import QUIET_ZONE, Level, Matrix, encode

ADDRESS = "https://AIDS.EXAMPLE.COM/7K3QMX/12K/"


@given(st.integers(1, 12).flatmap(lambda size: st.lists(st.integers(0, 2**size - 1), min_size=size, max_size=size)))
def test_rectangles_cover_each_dark_module_exactly_once(rows: list[int]) -> None:
    """A module left out is damage built in; one drawn twice swells on paper."""
    matrix = Matrix(version=1, level=Level.Q, rows=tuple(rows))

    covered = Counter(
        (x, y)
        for left, top, width, height in rectangles(matrix)
        for y in range(top, top + height)
        for x in range(left, left + width)
    )

    dark = {(x, y) for y in range(matrix.size) for x in range(matrix.size) if matrix.is_dark(x, y)}
    assert covered == Counter(dark)


def test_the_same_matrix_is_drawn_the_same() -> None:
    """Same input, same bytes: else every build would reprint every card."""
    matrix = encode(ADDRESS)

    assert rectangles(matrix) == rectangles(encode.__wrapped__(ADDRESS))


def test_few_rectangles_do() -> None:
    """Nine symbols stand on a card; half a thousand squares each would make it slow to print."""
    matrix = encode(ADDRESS)

    drawn = rectangles(matrix)

    assert len(drawn) < sum(row.bit_count() for row in matrix.rows) / 2


def test_a_symbol_is_as_wide_as_its_modules_and_quiet_zone() -> None:
    """29 modules and twice 4 at half a millimetre: the 18.5 mm of the card's symbol column."""
    assert width_of(29, Mm(0.5)) == 18.5


@pytest.mark.parametrize("module", [1.134, 1.417, 2.0])
def test_a_symbol_drawn_on_a_page_is_read_from_it(module: float) -> None:
    """Modules of 0.4, 0.5 and 0.7 mm: what counts is the finished paper, not the numbers that led to it."""
    page = _printed(draw_pdf(encode(ADDRESS), module, x=40, y=25))

    (found,) = zxingcpp.read_barcodes(page)

    assert found.text == ADDRESS


def test_a_symbol_fills_the_place_it_was_given() -> None:
    """Captions stand close beneath; a symbol that is off by a module sits on its words."""
    matrix = encode(ADDRESS)

    page = _printed(b"0.8 g 0 0 200 100 re f\n" + draw_pdf(matrix, 2, x=40, y=20), dots=1)

    wide = 2 * (matrix.size + 2 * QUIET_ZONE)
    assert [page.getpixel((left, 99 - up)) for left, up in ((39, 20), (40, 19), (40 + wide, 20))] == [204] * 3
    assert [page.getpixel((left, 99 - up)) for left, up in ((40, 20), (40 + wide - 1, 20))] == [255] * 2
    assert page.getpixel((40 + 2 * QUIET_ZONE, 99 - 20 - wide + 2 * QUIET_ZONE + 1)) == 0


def test_every_module_on_paper_is_as_in_the_matrix() -> None:
    """Error correction would hide a module that is drawn wrongly, and it is there for scratches."""
    matrix = encode(ADDRESS)

    page = _printed(draw_pdf(matrix, 2, y=100 - 2 * (matrix.size + 2 * QUIET_ZONE)), dots=1)

    drawn = tuple(
        sum(
            (page.getpixel((2 * (x + QUIET_ZONE), 2 * (y + QUIET_ZONE))) == 0) << (matrix.size - 1 - x)
            for x in range(matrix.size)
        )
        for y in range(matrix.size)
    )
    assert drawn == matrix.rows


def _printed(operators: bytes, dots: int = 4) -> Image.Image:
    """A page of 200 by 100 points with nothing but these operators, so many dots a point."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 100))
        page.Contents = pdf.make_stream(operators)
        written = io.BytesIO()
        pdf.save(written)
    with pypdfium2.PdfDocument(written.getvalue()) as document:
        image: Image.Image = document[0].render(scale=dots).to_pil().convert("L")
    return image
