"""What was seen on a wall, told once each and in the order in which a person reads it."""

from __future__ import annotations

from math import cos, radians, sin

from hypothesis import given, settings
from hypothesis import strategies as st

from jobaids.paper.sighting import Sighting, in_rows, once_each

SIDE = 100.0


def at(x: float, y: float, says: str | None = "", turned: float = 0.0, side: float = SIDE) -> Sighting:
    """A symbol around a point, turned by some degrees."""
    half, angle = side / 2, radians(turned)
    corners = ((-half, -half), (half, -half), (half, half), (-half, half))
    one, two, three, four = (
        (x + a * cos(angle) - b * sin(angle), y + a * sin(angle) + b * cos(angle)) for a, b in corners
    )
    name = f"{x} {y}" if says == "" else says
    return Sighting(says=name, corners=(one, two, three, four), modules=29)


@settings(max_examples=30)
@given(st.floats(-15, 15), st.floats(-4, 4))
def test_rows_are_told_however_the_wall_slopes(slope: float, askew: float) -> None:
    """A wall photographed from aside leads upwards; its rows are rows all the same."""
    lead = sin(radians(slope)) / cos(radians(slope))
    wall = [
        [at(300.0 * x, 400.0 * y + lead * 300 * x, f"{y}.{x}", slope + askew * (-1) ** x) for x in range(6)]
        for y in range(4)
    ]

    rows = in_rows(one for row in reversed(wall) for one in reversed(row))

    assert [[one.says for one in row] for row in rows] == [[one.says for one in row] for row in wall]


def test_a_symbol_found_twice_is_told_once() -> None:
    """Parts of a picture overlap, and a wall of doubles would be counted wrong."""
    assert len(once_each([at(0, 0), at(20, 10), at(200, 0)])) == 2


def test_a_symbol_that_was_read_once_is_not_told_as_unread() -> None:
    """One look of several is enough."""
    (one,) = once_each([at(0, 0, None), at(5, 0, "read")])

    assert one.says == "read"


def test_corners_of_two_neighbours_are_not_taken_for_a_third() -> None:
    """A worker would be sent to a symbol that is not there."""
    assert len(once_each([at(100, 200, None, side=300), at(50, 50), at(50, 350)])) == 2


def test_a_card_upside_down_stands_in_its_row() -> None:
    """Somebody always hangs one so."""
    rows = in_rows([at(0, 0), at(300, 5, turned=180), at(600, 0, turned=90)])

    assert len(rows) == 1
