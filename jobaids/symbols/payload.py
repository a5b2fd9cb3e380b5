"""An address cut into the segments that take the fewest bits.

ISO/IEC 18004 stores a sign in 3⅓ bits among digits, in 5½ among digits, capitals and a few marks, and in 8 as a
byte; each change of mode costs a header. Fewer bits mean a smaller version, hence larger modules on the same paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

ALPHANUMERIC_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"  # ISO/IEC 18004, table 5

VERSION_CLASSES = (9, 26, 40)
"""The highest version of each class; the length in a segment's header has one size within a class."""


def class_of(version: int) -> int:
    """The highest version of the class to which a version belongs."""
    return next(highest for highest in VERSION_CLASSES if version <= highest)


class SegmentMode(IntEnum):
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

_MODES = tuple(SegmentMode)  # from the tightest
_SIXTHS = tuple(_SIXTHS_A_SIGN[mode] for mode in _MODES)
_LETTERS = r"A-Z $%*+\-./:"  # and marks: the alphanumeric signs that are no digits
_RUNS = re.compile(rf"[{_LETTERS}]+(?:[0-9]{{1,5}}[{_LETTERS}]+)*|[0-9]+|[^0-9{_LETTERS}]+")
"""Runs within which it never pays to change mode.

In a tighter mode each sign takes fewer bits, however they are rounded: so a change pays at the edge of a run, or never.
Five digits between letters never pay for themselves: numeric takes a header of 14 bits and 17, alphanumeric 28; and
where the letters are bytes, the way back to them takes 12 more, against 40 in all.
"""
_HEADERS = {
    highest: tuple(6 * (_INDICATOR_BITS + _LENGTH_BITS[mode][number]) for mode in _MODES)
    for number, highest in enumerate(VERSION_CLASSES)
}  # sixths of a bit
_TIGHTEST = (
    {chr(sign): 2 for sign in range(128)} | dict.fromkeys(ALPHANUMERIC_SIGNS, 1) | dict.fromkeys("0123456789", 0)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of signs in one mode."""

    mode: SegmentMode
    text: str  # ASCII


_Run = tuple[int, int]
"""A run without its signs: the tightest mode that holds it, and its length."""

_Way = tuple[int, int, tuple[int, ...]]
"""A way to store the runs so far: sixths of a bit, changes of mode, and the mode of each run.

Of two, the one of fewer bits is taken, then the one of fewer changes, then the first.
"""


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
    runs = _RUNS.findall(address)
    return _joined(runs, _modes_of(tuple([(_TIGHTEST[run[0]], len(run)) for run in runs]), highest_version))


def bits_of(parts: tuple[Segment, ...], highest_version: int) -> int:
    """How many bits the segments take, headers included, in the class that ends with `highest_version`."""
    return sum(
        header_bits(part.mode, highest_version) + _whole_bits(_SIXTHS_A_SIGN[part.mode] * len(part.text)) // 6
        for part in parts
    )


def header_bits(mode: SegmentMode, highest_version: int) -> int:
    """How many bits the header of a segment takes: four for its mode, the rest for its length."""
    return _HEADERS[highest_version][_MODES.index(mode)] // 6


@lru_cache(maxsize=1024)
def _modes_of(runs: tuple[_Run, ...], highest_version: int) -> tuple[int, ...]:
    """The mode of each run in the best way to store them; the addresses of one site have few different shapes."""
    headers = _HEADERS[highest_version]
    ways: tuple[_Way, ...] = tuple((header, 0, ()) for header in headers)
    for run in runs:
        ways = _changed(_longer(ways, run), headers)
    return min(ways, key=lambda way: (_whole_bits(way[0]), way[1]))[2]


def _longer(ways: tuple[_Way, ...], run: _Run) -> dict[int, _Way]:
    """The ways, with one more run, in each mode that holds it; each mode holds what those before it hold."""
    tightest, length = run
    longer = {}
    for mode in range(tightest, len(_MODES)):
        sixths, changes, modes = ways[mode]
        longer[mode] = (sixths + length * _SIXTHS[mode], changes, (*modes, mode))
    return longer


def _changed(ways: dict[int, _Way], headers: tuple[int, ...]) -> tuple[_Way, ...]:
    """For each mode the next run may have: go on in it, or change to it from a cheaper way."""
    chosen = []
    for mode, header in enumerate(headers):
        best = ways.get(mode)
        for before, (sixths, changes, modes) in ways.items():
            if before != mode:
                way = (_whole_bits(sixths) + header, changes + 1, modes)
                if best is None or way[:2] < best[:2]:
                    best = way
        chosen.append(best or ways[mode])
    return tuple(chosen)


def _whole_bits(sixths: int) -> int:
    """Sixths of a bit, rounded up to whole bits: a segment ends on one."""
    return -(-sixths // 6) * 6


def _joined(runs: list[str], modes: tuple[int, ...]) -> tuple[Segment, ...]:
    """Neighbours of one mode as one segment."""
    parts = groupby(zip(modes, runs, strict=True), key=itemgetter(0))
    return tuple(Segment(mode=_MODES[mode], text="".join(run for _, run in neighbours)) for mode, neighbours in parts)
