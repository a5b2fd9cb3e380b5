"""A drawing shows every dark module once, and nothing else."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from jobaids.model.names import Mm
from jobaids.symbols.drawing import draw_svg, runs, width_of
from jobaids.symbols.matrix import Level, Matrix, encode

ADDRESS = "https://AIDS.EXAMPLE.COM/7K3QMX/12K/"
SVG = "{http://www.w3.org/2000/svg}"


@given(st.integers(1, 12).flatmap(lambda size: st.lists(st.integers(0, 2**size - 1), min_size=size, max_size=size)))
def test_rectangles_cover_each_dark_module_exactly_once(rows: list[int]) -> None:
    """A module left out is damage built in; one drawn twice swells on paper."""
    matrix = Matrix(version=1, level=Level.Q, rows=tuple(rows))

    covered = Counter(
        (x, y)
        for run in runs(matrix)
        for y in range(run.y, run.y + run.height)
        for x in range(run.x, run.x + run.width)
    )

    dark = {(x, y) for y in range(matrix.size) for x in range(matrix.size) if matrix.is_dark(x, y)}
    assert covered == Counter(dark)


def test_the_same_matrix_is_drawn_the_same() -> None:
    """Same input, same bytes: else every build would reprint every card."""
    matrix = encode(ADDRESS)

    assert list(runs(matrix)) == list(runs(encode.__wrapped__(ADDRESS)))


def test_few_rectangles_do() -> None:
    """Nine symbols stand on a card; half a thousand squares each would make it slow to print."""
    matrix = encode(ADDRESS)

    drawn = list(runs(matrix))

    assert len(drawn) < sum(row.bit_count() for row in matrix.rows) / 2


def test_a_symbol_is_as_wide_as_its_modules_and_quiet_zone() -> None:
    """29 modules and twice 4 at half a millimetre: the 18.5 mm of the card's symbol column."""
    drawing = ET.fromstring(draw_svg(encode(ADDRESS), Mm(0.5)))  # noqa: S314  (our own text)

    assert width_of(29, Mm(0.5)) == 18.5
    assert (drawing.get("width"), drawing.get("viewBox")) == ("18.5mm", "0 0 37 37")


def test_a_titled_drawing_names_itself() -> None:
    """Who cannot see it hears what it opens; signs that are markup stay words."""
    drawing = ET.fromstring(draw_svg(encode(ADDRESS), Mm(0.5), title="Opens step 3 <now> & here"))  # noqa: S314  (our own text)

    assert drawing.findtext(f"{SVG}title") == "Opens step 3 <now> & here"
    assert drawing.get("role") == "img"


def test_an_untitled_drawing_is_decoration() -> None:
    """A reader that announces a picture without a name only holds people up."""
    drawing = ET.fromstring(draw_svg(encode(ADDRESS), Mm(0.5)))  # noqa: S314  (our own text)

    assert drawing.get("aria-hidden") == "true"
