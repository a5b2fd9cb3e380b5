"""A matrix as text for a terminal: two modules of a column in each sign, dark on light whatever its colours are."""

from __future__ import annotations

from jobaids.symbols.matrix import QUIET_ZONE, Matrix

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_BLACK_ON_WHITE, _AS_BEFORE = (
    "\x1b[38;5;16;48;5;231m",
    "\x1b[0m",
)  # fixed places of the 256 colours: no theme moves them


def draw_terminal(matrix: Matrix, *, colour: bool = True) -> str:
    """Draw a symbol as lines of half blocks, quiet zone included.

    Without `colour` its light modules are drawn instead, as text stands on a dark terminal; phones read a symbol that
    stands inverted on a light one, too, if not all of them.
    """
    rows = range(-QUIET_ZONE, matrix.size + QUIET_ZONE, 2)
    return "".join(_line(matrix, y, colour=colour) for y in rows)


def _line(matrix: Matrix, y: int, *, colour: bool) -> str:
    across = range(-QUIET_ZONE, matrix.size + QUIET_ZONE)
    signs = (_HALVES[_dark(matrix, x, y) is colour, _dark(matrix, x, y + 1) is colour] for x in across)
    line = "".join(signs)
    return f"{_BLACK_ON_WHITE}{line}{_AS_BEFORE}\n" if colour else f"{line}\n"


def _dark(matrix: Matrix, x: int, y: int) -> bool:
    within = 0 <= x < matrix.size and 0 <= y < matrix.size
    return within and matrix.is_dark(x, y)
