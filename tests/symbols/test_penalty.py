"""Masks are chosen by the penalties `qrcode` counts, module by module."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode.util import lost_point

from jobaids.symbols.penalty import penalty

SIZES = st.integers(0, 9).map(lambda version: 21 + 4 * version)
GRIDS = SIZES.flatmap(lambda size: st.lists(st.integers(0, 2**size - 1), min_size=size, max_size=size))


@settings(max_examples=60, deadline=None)
@given(GRIDS)
def test_any_grid_costs_what_the_reference_says(rows: list[int]) -> None:
    """One point more or less, and another mask is taken: the symbol would be read, and would not be the same."""
    grid = _grid(rows)

    counted = _penalty(grid)

    assert counted == _reference(grid)


@pytest.mark.parametrize("percent", range(0, 101, 5))
def test_a_share_of_dark_modules_at_a_whole_step_is_rounded_as_the_reference_does(percent: int) -> None:
    """A grid of 25 modules a side can be dark to the exact percent, where floating point decides."""
    dark = 625 * percent // 100
    grid = [[25 * y + x < dark for x in range(25)] for y in range(25)]

    counted = _penalty(grid)

    assert counted == _reference(grid)


@pytest.mark.parametrize("pattern", ["10111010000", "00001011101", "000010111010000", "1011101000010111010000"])
def test_what_looks_like_a_finder_costs_its_points_in_any_place(pattern: str) -> None:
    """A decoder that takes such a place for a corner loses the symbol; at an edge, none is made up from outside."""
    size = 25
    for x in range(size - len(pattern) + 1):
        row = [True, False] * size
        row[x : x + len(pattern)] = [sign == "1" for sign in pattern]
        grid = [row[:size] if y == 7 else [(y + other) % 2 == 0 for other in range(size)] for y in range(size)]

        assert _penalty(grid) == _reference(grid)
        assert _penalty([list(column) for column in zip(*grid, strict=True)]) == _reference(grid)


def _grid(rows: list[int]) -> list[list[bool]]:
    return [[sign == "1" for sign in f"{row:0{len(rows)}b}"] for row in rows]


def _reference(grid: list[list[bool]]) -> int:
    return int(lost_point([[bool(dark) for dark in row] for row in grid]))


def _penalty(grid: list[list[bool]]) -> int:
    """The penalty of a grid, written as the number it is counted on."""
    dark = _number(grid)
    return penalty(dark, dark ^ _number([[True] * len(grid)] * len(grid)), len(grid) + 1)


def _number(grid: list[list[bool]]) -> int:
    """Rows with a gap of one bit before each, then a row of gap, then the columns in the same way."""
    turned = [list(column) for column in zip(*grid, strict=True)]
    gap = [[False] * len(grid)]
    return int("".join("0" + "".join("01"[dark] for dark in row) for row in (*turned, *gap, *grid)), 2)
