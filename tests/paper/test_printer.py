"""Profiles of printers: what was measured on paper is taken back before printing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobaids.model.names import Mm
from jobaids.model.settings import PrinterFace
from jobaids.paper.printer import EDGE, SQUARE, Measured, doubt_of, face_of, movement_of

WIDTH, HEIGHT = Mm(210.0), Mm(297.0)
AS_DRAWN = Measured(width=SQUARE, height=SQUARE, left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)

smalls = st.floats(-4, 4).map(lambda number: round(number, 2))
scales = st.floats(0.97, 1.03).map(lambda number: round(number, 4))


def test_a_square_that_came_out_small_is_drawn_larger() -> None:
    """The formula on the sheet: measured 99.2, so the scale is 1.0081."""
    measured = replace(AS_DRAWN, width=Mm(99.2), height=Mm(99.2))

    face = face_of(measured)

    assert face == PrinterFace(x=Mm(0.0), y=Mm(0.0), scale=1.0081)


def test_a_page_that_came_out_too_far_right_is_moved_left() -> None:
    """A millimetre more on the left and one less on the right is one millimetre too far right, not two."""
    measured = replace(AS_DRAWN, left=Mm(EDGE + 1), right=Mm(EDGE - 1), top=Mm(EDGE - 0.5), bottom=Mm(EDGE + 0.5))

    face = face_of(measured)

    assert (face.x, face.y) == (-1.0, 0.5)


def test_paper_cut_short_moves_nothing() -> None:
    """Letter in the tray, or paper cut a millimetre short: both edges lie nearer, and the middle stays the middle."""
    measured = replace(AS_DRAWN, left=Mm(EDGE - 1), right=Mm(EDGE - 1))

    face = face_of(measured)

    assert face == PrinterFace()


@given(habit=st.tuples(scales, smalls, smalls))
def test_a_profile_takes_back_what_a_printer_does(habit: tuple[float, float, float]) -> None:
    """Whatever a printer does, what is printed with the profile measured from its sheet comes out as it was drawn."""
    scale, right, down = habit

    def printed(x: float, y: float) -> tuple[float, float]:
        return (
            WIDTH / 2 + scale * (x - WIDTH / 2) + right,
            HEIGHT / 2 + scale * (y - HEIGHT / 2) + down,
        )

    left, top = printed(EDGE, EDGE)
    far, low = printed(WIDTH - EDGE, HEIGHT - EDGE)
    measured = Measured(
        width=Mm(scale * SQUARE),
        height=Mm(scale * SQUARE),
        left=Mm(left),
        right=Mm(WIDTH - far),
        top=Mm(top),
        bottom=Mm(HEIGHT - low),
    )
    movement = movement_of(face_of(measured), WIDTH, HEIGHT)

    for x, y in ((0.0, 0.0), (WIDTH, HEIGHT), (20.0, 250.0)):
        came = printed(*movement.of(x, y))
        assert came == pytest.approx((x, y), abs=0.03)


@pytest.mark.parametrize(
    ("measured", "told"),
    [
        (AS_DRAWN, ""),
        (replace(AS_DRAWN, width=Mm(0.0)), "a square of 0 × 100 mm is not the one of 100 mm"),
        (replace(AS_DRAWN, width=Mm(50.0), height=Mm(50.0)), "a square of 50 × 50 mm is not the one of 100 mm"),
        (
            replace(AS_DRAWN, height=Mm(99.0)),
            "the square is 100 mm wide and 99 mm high; a profile has one scale",
        ),
        (replace(AS_DRAWN, top=Mm(60.0)), "a line drawn 15 mm from the edge cannot have come that far"),
    ],
)
def test_figures_no_ruler_can_have_said_are_doubted(measured: Measured, told: str) -> None:
    """A slip of the pen would spoil every sheet printed afterwards."""
    assert doubt_of(measured) == told
