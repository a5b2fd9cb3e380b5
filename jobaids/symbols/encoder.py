"""From segments to modules, in the time it takes to read a line: symbols up to version 10.

The way of ISO/IEC 18004, 7.1: content as codewords, correction, placement, mask, format. Each stage is exclusive or on
whole symbols, from pictures worked out before (see `pictures`). Modules are those of `reference`, one for one, which
fixes what the standard leaves open: when masks are compared, format and version information still stand light, and a
finder-like pattern with light on both sides counts twice.
"""

from __future__ import annotations

from jobaids.symbols.codewords import codewords
from jobaids.symbols.level import Level
from jobaids.symbols.payload import Segment, class_of
from jobaids.symbols.penalty import MOST, penalty
from jobaids.symbols.pictures import Canvas, darkened, pictures


def symbol_rows(parts: tuple[Segment, ...], version: int, level: Level) -> tuple[int, ...]:
    """The rows of a symbol, one bit a module, the leftmost the highest.

    Args:
        parts: what it says.
        version: 1 to 10.
        level: how much of it may be lost.

    Raises:
        ValueError: the version does not hold the segments at this level.
    """
    known = pictures(version, level)
    octets = codewords(parts, class_of(version), known.octets)
    unmasked = darkened(known.halves, octets)
    mask = _best_mask(unmasked, known.canvas)
    return known.canvas.rows(unmasked ^ known.canvas.masked[mask] ^ known.notes[mask])


def _best_mask(unmasked: int, canvas: Canvas) -> int:
    """The mask that leaves a symbol easiest to read; of equal ones the first."""
    best, least = 0, MOST
    for mask, masked in enumerate(canvas.masked):
        dark = unmasked ^ masked
        found = penalty(dark, dark ^ canvas.every, canvas.stride, least)
        if found < least:
            best, least = mask, found
    return best
