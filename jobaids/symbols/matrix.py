"""The matrix of a symbol: which modules are dark (ISO/IEC 18004, QR Code; never Micro QR)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from jobaids.symbols.encoder import symbol_rows
from jobaids.symbols.level import Level
from jobaids.symbols.payload import VERSION_CLASSES, Segment, bits_of, segments
from jobaids.symbols.reference import reference_capacity, reference_rows
from jobaids.symbols.tables import HIGHEST, capacity, size_of

__all__ = ["QUIET_ZONE", "Fit", "Level", "Matrix", "encode", "fit"]

QUIET_ZONE = 4  # modules of white on every side; ISO/IEC 18004, 9.1

_FALLING = tuple(reversed(Level))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How an address goes into a symbol: its segments, the version and the level they are stored at."""

    segments: tuple[Segment, ...]
    version: int  # 1 to 40
    level: Level

    @property
    def size(self) -> int:
        """Modules a side, quiet zone left out."""
        return size_of(self.version)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The modules of one symbol, quiet zone left out.

    A row is a number with one bit a module, set where it is dark; the leftmost module is the highest bit.
    """

    version: int  # 1 to 40
    level: Level
    rows: tuple[int, ...]

    @property
    def size(self) -> int:
        """Modules a side."""
        return len(self.rows)

    def is_dark(self, x: int, y: int) -> bool:
        """Whether the module in column `x` of row `y` is dark, both counted from 0 at the top left."""
        return bool(self.rows[y] >> (self.size - 1 - x) & 1)


@lru_cache(maxsize=512)
def fit(address: str, level: Level = Level.Q) -> Fit:
    """Find the smallest version that holds an address, and the highest level that version allows.

    Kept for later calls, for a card asks how wide a symbol is wherever something stands beside it.

    Raises:
        ValueError: the address is empty, not ASCII, or too long for version 40.
    """
    for highest in VERSION_CLASSES:
        parts = segments(address, highest)
        bits = bits_of(parts, highest)
        for version in range(1, highest + 1):
            if bits <= _capacity(version, level):
                raised = next(higher for higher in _FALLING if bits <= _capacity(version, higher))
                return Fit(segments=parts, version=version, level=raised)
    raise ValueError(f"no symbol holds an address of {len(address)} signs")


@lru_cache(maxsize=256)
def encode(address: str, level: Level = Level.Q) -> Matrix:
    """Encode an address as the smallest symbol of at least `level`, the level raised where that costs no version.

    Kept for later calls, for a card's drawing and its proof ask for the same symbols.

    Raises:
        ValueError: the address is empty, not ASCII, or too long for version 40.
    """
    fitted = fit(address, level)
    rows_of = symbol_rows if fitted.version <= HIGHEST else reference_rows
    rows = rows_of(fitted.segments, fitted.version, fitted.level)
    return Matrix(version=fitted.version, level=fitted.level, rows=rows)


def _capacity(version: int, level: Level) -> int:
    """How many bits a version holds at a level."""
    return capacity(version, level) if version <= HIGHEST else reference_capacity(version, level)
