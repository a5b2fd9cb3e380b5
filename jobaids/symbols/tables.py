"""What ISO/IEC 18004 fixes for each version: sizes, blocks and centres of alignment patterns, up to version 10.

At level Q, version 4 holds an address of 60 signs and version 10 one of 200: what is larger is no symbol for a card,
and `reference` makes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jobaids.symbols.level import Level

HIGHEST = 10
"""The highest version these tables hold."""

_CODEWORDS = (26, 44, 70, 100, 134, 172, 196, 242, 292, 346)  # table 1, data and correction together

_CORRECTION = {  # table 9: codewords of correction in each block
    Level.L: (7, 10, 15, 20, 26, 18, 20, 24, 30, 18),
    Level.M: (10, 16, 26, 18, 24, 16, 18, 22, 22, 26),
    Level.Q: (13, 22, 18, 26, 18, 24, 18, 22, 20, 24),
    Level.H: (17, 28, 22, 16, 22, 28, 26, 26, 24, 28),
}

_BLOCKS = {  # table 9: how many blocks the codewords are dealt to
    Level.L: (1, 1, 1, 1, 1, 2, 2, 2, 2, 4),
    Level.M: (1, 1, 1, 2, 2, 4, 4, 4, 5, 5),
    Level.Q: (1, 1, 2, 2, 4, 4, 6, 6, 8, 8),
    Level.H: (1, 1, 2, 4, 4, 4, 5, 6, 8, 8),
}

_CENTRES = (  # annex E: rows and columns in which alignment patterns have their centres
    (),
    (6, 18),
    (6, 22),
    (6, 26),
    (6, 30),
    (6, 34),
    (6, 22, 38),
    (6, 24, 42),
    (6, 26, 46),
    (6, 28, 50),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """How the codewords of a symbol are divided for correction: each block is corrected by itself."""

    lengths: tuple[int, ...]  # codewords of content in each block; shorter blocks come first
    correction: int  # codewords of correction in each block

    @property
    def content(self) -> int:
        """Codewords of content in the whole symbol."""
        return sum(self.lengths)


def size_of(version: int) -> int:
    """Modules a side, quiet zone left out."""
    return 17 + 4 * version


def centres_of(version: int) -> tuple[int, ...]:
    """Rows and columns in which alignment patterns have their centres."""
    return _CENTRES[version - 1]


@cache
def capacity(version: int, level: Level) -> int:
    """How many bits of content a version holds at a level."""
    return 8 * blocks_of(version, level).content


def blocks_of(version: int, level: Level) -> Blocks:
    """The blocks of a version at a level; those that do not divide evenly are one codeword longer."""
    count, correction = _BLOCKS[level][version - 1], _CORRECTION[level][version - 1]
    length, longer = divmod(_CODEWORDS[version - 1], count)
    lengths = (length - correction,) * (count - longer) + (length - correction + 1,) * longer
    return Blocks(lengths=lengths, correction=correction)
