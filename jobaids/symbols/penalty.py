"""How hard a symbol is to read, by the rules of ISO/IEC 18004, 7.8.3: the mask with the lowest penalty is taken.

All modules stand in one large number, so that one shift compares each of them with its neighbour, and one count adds
up the whole symbol. In it, rows of `stride` bits follow each other; above them stands the symbol turned, columns as
rows, so that each rule does for both directions. Between all rows, and between the two pictures, is a gap that is
neither dark nor light: whatever would reach over an edge ends in it.
"""

from __future__ import annotations

from functools import cache

RUN = 3  # table 11, N1; for five in a row, and 1 for each further one
BLOCK = 3  # N2; for each two by two of one colour
FINDER = 40  # N3; for what looks like a finder pattern
BALANCE = 10  # N4; for each 5 % of dark modules away from a half


MOST = 1_000_000
"""More than any symbol pays that is made here: version 10 has 57 modules a side."""


def penalty(dark: int, light: int, stride: int, enough: int = MOST) -> int:
    """The penalty of a symbol, given where it is dark and where it is light.

    Finders are left out where the rest comes to `enough` without them.
    """
    dark_next, light_next = dark >> 1, light >> 1
    dark_pairs, light_pairs = dark & dark_next, light & light_next
    pairs = dark_pairs | light_pairs
    threes = pairs & pairs >> 1
    fives = threes & threes >> 2
    sixes = fives & fives >> 1

    blocks = dark_pairs & dark_pairs >> stride | light_pairs & light_pairs >> stride

    paid = (
        RUN * fives.bit_count()
        - (RUN - 1) * sixes.bit_count()  # a run of n holds n - 4 fives and n - 5 sixes, and costs n - 2
        + BLOCK * blocks.bit_count() // 2  # each is seen in both directions
        + _imbalance(dark.bit_count() // 2, (stride - 1) ** 2)
    )
    if paid >= enough:
        return paid

    finders = dark & light_next & (threes & dark) >> 2 & (light & dark_next) >> 5  # 10, 111, 01
    quiet = light_pairs & light_pairs >> 2
    before, after = finders & quiet << 4, finders & quiet >> 7

    return paid + FINDER * (before.bit_count() + after.bit_count())


@cache
def _imbalance(dark: int, modules: int) -> int:
    """What is paid for too many dark modules, or too few; in floating point, whose rounding is the reference's."""
    return BALANCE * int(abs(dark / modules * 100 - 50) / 5)
