"""Payloads for symbols: addresses as they are printed, and segments of any mixture."""

from __future__ import annotations

import random
from collections.abc import Iterator

from hypothesis import strategies as st

from jobaids.symbols.level import Level
from jobaids.symbols.payload import ALPHANUMERIC_SIGNS, Segment, SegmentMode, bits_of, class_of
from jobaids.symbols.tables import HIGHEST, capacity

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BASES = (
    "https://AIDS.EXAMPLE.COM/",
    "https://A.EXAMPLE/",
    "https://EXAMPLE.COM/job-aids/",
    "https://JOBAIDS.PACKAGING.PLANT-2.EXAMPLE.ORG/",
    "https://WERK2.EXAMPLE.DE:8443/Halle%203/",
)
ADDRESSES = 1_200
LONGEST = 300  # signs in one segment; more than version 10 holds bits for is cut

_TEXTS = {
    SegmentMode.NUMERIC: st.text("0123456789", min_size=1, max_size=LONGEST),
    SegmentMode.ALPHANUMERIC: st.text(ALPHANUMERIC_SIGNS, min_size=1, max_size=LONGEST),
    SegmentMode.BYTE: st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=LONGEST),
}
_SEGMENTS = st.sampled_from(SegmentMode).flatmap(lambda mode: st.builds(Segment, mode=st.just(mode), text=_TEXTS[mode]))
VERSIONS = st.integers(1, HIGHEST)
LEVELS = st.sampled_from(Level)
MIXTURES = st.lists(_SEGMENTS, min_size=1, max_size=6).map(tuple)


def addresses() -> Iterator[str]:
    """Addresses of several companies, always the same."""
    draw = random.Random(18004)  # noqa: S311  (nothing secret)
    for number in range(ADDRESSES):
        code = "".join(draw.choices(SIGNS, k=6))
        yield f"{BASES[number % len(BASES)]}{code}/{draw.randrange(0, 300)}{draw.choice(SIGNS)}/"


def cut(parts: tuple[Segment, ...], version: int, level: Level) -> tuple[Segment, ...]:
    """As much of the segments, from the first, as a version holds; the last of them often fills it to the last bit."""
    held: tuple[Segment, ...] = ()
    for part in parts:
        longest = max(
            (length for length in range(1, len(part.text) + 1) if _fits(held, part, length, version, level)), default=0
        )
        if longest:
            held = (*held, Segment(mode=part.mode, text=part.text[:longest]))
    return held


def _fits(held: tuple[Segment, ...], part: Segment, length: int, version: int, level: Level) -> bool:
    longer = (*held, Segment(mode=part.mode, text=part.text[:length]))
    return bits_of(longer, class_of(version)) <= capacity(version, level)
