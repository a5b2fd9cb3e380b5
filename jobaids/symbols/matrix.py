"""The matrix of a symbol: which modules are dark (ISO/IEC 18004, QR Code; never Micro QR)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from qrcode import QRCode
from qrcode.util import BIT_LIMIT_TABLE, QRData

from jobaids.symbols.payload import VERSION_CLASSES, Segment, bits_of, segments

QUIET_ZONE = 4  # modules of white on every side; ISO/IEC 18004, 9.1


class Level(Enum):
    """Error correction levels; they recover about 7, 15, 25 and 30 % of a symbol."""

    L = "L"
    M = "M"
    Q = "Q"
    H = "H"


_LEVELS = tuple(Level)  # rising
_INDICATORS = {Level.L: 1, Level.M: 0, Level.Q: 3, Level.H: 2}  # ISO/IEC 18004, table 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How an address goes into a symbol: its segments, the version and the level they are stored at."""

    segments: tuple[Segment, ...]
    version: int  # 1 to 40
    level: Level

    @property
    def size(self) -> int:
        """Modules a side, quiet zone left out."""
        return 17 + 4 * self.version


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


def fit(address: str, level: Level = Level.Q) -> Fit:
    """Find the smallest version that holds an address, and the highest level that version allows.

    Raises:
        ValueError: the address is empty, not ASCII, or too long for version 40.
    """
    for highest in VERSION_CLASSES:
        parts = segments(address, highest)
        bits = bits_of(parts, highest)
        for version in range(1, highest + 1):
            if bits <= _capacity(version, level):
                raised = [higher for higher in _LEVELS if bits <= _capacity(version, higher)]
                return Fit(segments=parts, version=version, level=max(raised, key=_LEVELS.index))
    raise ValueError(f"no symbol holds an address of {len(address)} signs")


@lru_cache(maxsize=1024)
def encode(address: str, level: Level = Level.Q) -> Matrix:
    """Encode an address as the smallest symbol of at least `level`, the level raised where that costs no version.

    Kept for later calls, for a card's drawing and its proof ask for the same symbols.

    Raises:
        ValueError: the address is empty, not ASCII, or too long for version 40.
    """
    fitted = fit(address, level)
    # The version is set from the start and never read back: reading it on a QRCode may change it.
    code = QRCode(version=fitted.version, error_correction=_INDICATORS[fitted.level], border=0)
    for part in fitted.segments:
        code.add_data(QRData(part.text, mode=part.mode.value))
    code.make(fit=False)
    rows = tuple(int("".join("1" if dark else "0" for dark in row), 2) for row in code.get_matrix())
    return Matrix(version=fitted.version, level=fitted.level, rows=rows)


def _capacity(version: int, level: Level) -> int:
    """How many bits a version holds at a level (ISO/IEC 18004, table 7)."""
    return int(BIT_LIMIT_TABLE[_INDICATORS[level]][version])
