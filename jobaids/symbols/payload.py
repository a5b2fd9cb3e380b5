"""An address cut into the segments that take the fewest bits.

ISO/IEC 18004 stores a sign in 3⅓ bits among digits, in 5½ among digits, capitals and a few marks, and in 8 as a
byte; each change of mode costs a header. Fewer bits mean a smaller version, hence larger modules on the same paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

ALPHANUMERIC_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"  # ISO/IEC 18004, table 5

VERSION_CLASSES = (9, 26, 40)
"""The highest version of each class; the length in a segment's header has one size within a class."""


class SegmentMode(Enum):
    """How a segment stores its signs; the value is its mode indicator (ISO/IEC 18004, table 2)."""

    NUMERIC = 1
    ALPHANUMERIC = 2
    BYTE = 4


_LENGTH_BITS = {  # ISO/IEC 18004, table 3, for each version class
    SegmentMode.NUMERIC: (10, 12, 14),
    SegmentMode.ALPHANUMERIC: (9, 11, 13),
    SegmentMode.BYTE: (8, 16, 16),
}
_INDICATOR_BITS = 4
_SIXTHS_A_SIGN = {SegmentMode.NUMERIC: 20, SegmentMode.ALPHANUMERIC: 33, SegmentMode.BYTE: 48}  # sixths of a bit


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of signs in one mode."""

    mode: SegmentMode
    text: str  # ASCII


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """The cheapest way to store the signs so far, ending in the mode of its last sign."""

    sixths: int
    changes: int = 0
    modes: tuple[SegmentMode, ...] = ()

    @property
    def rank(self) -> tuple[int, int]:
        """Fewest bits first, then fewest changes of mode."""
        return self.sixths, self.changes


def segments(address: str, highest_version: int = VERSION_CLASSES[0]) -> tuple[Segment, ...]:
    """Cut an address into segments of the fewest bits for the class that ends with `highest_version`.

    Args:
        address: ASCII; other signs must be percent-encoded before.
        highest_version: one of `VERSION_CLASSES`.

    Raises:
        ValueError: the address is empty or not ASCII, which is a fault of ours.
    """
    if not address or not address.isascii():
        raise ValueError(f"an address is ASCII and not empty: {address!r}")
    ways = {mode: _Way(sixths=6 * _header_bits(mode, highest_version)) for mode in SegmentMode}
    for sign in address:
        ways = _changed({mode: _longer(way, mode) for mode, way in ways.items() if _holds(mode, sign)}, highest_version)
    best = min(ways.values(), key=lambda way: (_whole_bits(way.sixths), way.changes))
    return _joined(address, best.modes)


def bits_of(parts: tuple[Segment, ...], highest_version: int) -> int:
    """How many bits the segments take, headers included, in the class that ends with `highest_version`."""
    return sum(
        _header_bits(part.mode, highest_version) + _whole_bits(_SIXTHS_A_SIGN[part.mode] * len(part.text)) // 6
        for part in parts
    )


def _header_bits(mode: SegmentMode, highest_version: int) -> int:
    return _INDICATOR_BITS + _LENGTH_BITS[mode][VERSION_CLASSES.index(highest_version)]


def _holds(mode: SegmentMode, sign: str) -> bool:
    match mode:
        case SegmentMode.NUMERIC:
            return sign in "0123456789"
        case SegmentMode.ALPHANUMERIC:
            return sign in ALPHANUMERIC_SIGNS
        case SegmentMode.BYTE:
            return True


def _longer(way: _Way, mode: SegmentMode) -> _Way:
    """The way, with one more sign in `mode`."""
    return _Way(sixths=way.sixths + _SIXTHS_A_SIGN[mode], changes=way.changes, modes=(*way.modes, mode))


def _changed(ways: dict[SegmentMode, _Way], highest_version: int) -> dict[SegmentMode, _Way]:
    """For each mode the next sign may have: go on in it, or change to it from a cheaper way."""
    chosen = {}
    for mode in SegmentMode:
        header = 6 * _header_bits(mode, highest_version)
        candidates = [
            _Way(sixths=_whole_bits(way.sixths) + header, changes=way.changes + 1, modes=way.modes)
            for before, way in ways.items()
            if before is not mode
        ]
        if mode in ways:
            candidates.insert(0, ways[mode])
        chosen[mode] = min(candidates, key=lambda way: way.rank)
    return chosen


def _whole_bits(sixths: int) -> int:
    """Sixths of a bit, rounded up to whole bits: a segment ends on one."""
    return -(-sixths // 6) * 6


def _joined(address: str, modes: tuple[SegmentMode, ...]) -> tuple[Segment, ...]:
    """Neighbours of one mode as one segment."""
    parts: list[Segment] = []
    for sign, mode in zip(address, modes, strict=True):
        if parts and parts[-1].mode is mode:
            parts[-1] = Segment(mode=mode, text=parts[-1].text + sign)
        else:
            parts.append(Segment(mode=mode, text=sign))
    return tuple(parts)
