"""The four error correction levels of a symbol."""

from __future__ import annotations

from enum import Enum


class Level(Enum):
    """Error correction levels, rising; they recover about 7, 15, 25 and 30 % of a symbol."""

    L = "L"
    M = "M"
    Q = "Q"
    H = "H"


INDICATORS = {Level.L: 1, Level.M: 0, Level.Q: 3, Level.H: 2}
"""What format information calls the levels (ISO/IEC 18004, table 12); they do not rise."""
