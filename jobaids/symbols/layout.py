"""Where things stand in a symbol (ISO/IEC 18004, 6.3 and 7.7 to 7.10): patterns, codewords, masks, format.

A place is a column and a row, both counted from 0 at the top left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

from jobaids.symbols.level import INDICATORS, Level
from jobaids.symbols.tables import centres_of, size_of

Place = tuple[int, int]  # column, row

_TIMING = 6  # the row and the column of timing patterns
_FORMAT_DIVISOR, _FORMAT_MASK = 0b10100110111, 0b101010000010010  # 7.9
_VERSION_DIVISOR = 0b1111100100101  # 7.10
_FIRST_WITH_VERSION = 7

MASKS: tuple[Callable[[int, int], bool], ...] = (  # table 10; each inverts where it holds
    lambda x, y: (x + y) % 2 == 0,
    lambda _, y: y % 2 == 0,
    lambda x, _: x % 3 == 0,
    lambda x, y: (x + y) % 3 == 0,
    lambda x, y: (x // 3 + y // 2) % 2 == 0,
    lambda x, y: x * y % 2 + x * y % 3 == 0,
    lambda x, y: (x * y % 2 + x * y % 3) % 2 == 0,
    lambda x, y: (x * y % 3 + (x + y) % 2) % 2 == 0,
)


def patterns(version: int) -> dict[Place, bool]:
    """Finder, separator, timing and alignment patterns: whether each of their modules is dark."""
    size, centres = size_of(version), centres_of(version)
    found = {}
    for at in range(8, size - 8):
        found[at, _TIMING] = found[_TIMING, at] = at % 2 == 0
    for x, y in product(centres, centres):
        if (x, y) not in {(6, 6), (6, centres[-1]), (centres[-1], 6)}:  # finder patterns stand there
            found |= {(x + i, y + j): max(abs(i), abs(j)) != 1 for i, j in product(range(-2, 3), repeat=2)}
    for x, y in ((3, 3), (size - 4, 3), (3, size - 4)):
        around = {(x + i, y + j): max(abs(i), abs(j)) in {0, 1, 3} for i, j in product(range(-4, 5), repeat=2)}
        found |= {place: dark for place, dark in around.items() if min(place) >= 0 and max(place) < size}
    return found


def notes(version: int, level: Level, mask: int) -> dict[Place, bool]:
    """Format and version information, and the one module that is always dark: whether each module is dark."""
    size = size_of(version)
    bits = format_bits(level, mask)
    found = {(8, size - 8): True}
    for number in range(15):
        dark = bool(bits >> number & 1)
        down = number + (number >= 6) if number < 8 else size - 15 + number
        left = size - 1 - number if number < 8 else 15 - number - (number > 8)
        found[8, down] = found[left, 8] = dark
    if version >= _FIRST_WITH_VERSION:
        bits = _with_check(version, _VERSION_DIVISOR)
        for number in range(18):
            far, near = size - 11 + number % 3, number // 3
            found[far, near] = found[near, far] = bool(bits >> number & 1)
    return found


def content(version: int) -> tuple[Place, ...]:
    """The modules left for codewords, in the order in which their bits are placed: pairs of columns, up and down."""
    size = size_of(version)
    taken = patterns(version).keys() | notes(version, Level.L, 0).keys()
    return tuple(place for place in _zigzag(size) if place not in taken)


def format_bits(level: Level, mask: int) -> int:
    """The fifteen bits that say level and mask."""
    return _with_check(INDICATORS[level] << 3 | mask, _FORMAT_DIVISOR) ^ _FORMAT_MASK


def _zigzag(size: int) -> Iterator[Place]:
    """Every module outside the vertical timing pattern, from the bottom right."""
    rights = (*range(size - 1, _TIMING, -2), *range(_TIMING - 1, 0, -2))
    for number, right in enumerate(rights):
        for row in range(size):
            y = row if number % 2 else size - 1 - row
            yield right, y
            yield right - 1, y


def _with_check(bits: int, divisor: int) -> int:
    """Bits followed by the remainder of their division, as polynomials over GF(2)."""
    width = divisor.bit_length() - 1
    rest = bits << width
    while rest.bit_length() > width:
        rest ^= divisor << (rest.bit_length() - 1 - width)
    return bits << width | rest
