"""Patterns, format and capacity stand in tables of our own; they say what `qrcode` says."""

from __future__ import annotations

import pytest
from qrcode.util import BIT_LIMIT_TABLE, BCH_type_info

from jobaids.symbols.layout import MASKS, content, format_bits
from jobaids.symbols.level import INDICATORS, Level
from jobaids.symbols.tables import HIGHEST, blocks_of, capacity, size_of

VERSIONS = range(1, HIGHEST + 1)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_holds_what_the_reference_says(version: int) -> None:
    """An address put into a symbol too small loses its end; one too large has finer modules than need be."""
    ours = [capacity(version, level) for level in Level]

    assert ours == [BIT_LIMIT_TABLE[INDICATORS[level]][version] for level in Level]


@pytest.mark.parametrize("version", VERSIONS)
def test_codewords_fill_the_modules_left_for_them(version: int) -> None:
    """Up to seven modules are left over (ISO/IEC 18004, table 1); eight would be a codeword forgotten."""
    places = content(version)

    left = {level: len(places) - 8 * _codewords(version, level) for level in Level}
    assert len(set(left.values())) == 1
    assert 0 <= left[Level.L] <= 7
    assert len(set(places)) == len(places)
    assert all(0 <= x < size_of(version) and 0 <= y < size_of(version) for x, y in places)


@pytest.mark.parametrize("level", Level)
def test_the_format_is_written_as_the_reference_does(level: Level) -> None:
    """A decoder reads it first; with a wrong one it undoes the wrong mask and finds nothing."""
    written = [format_bits(level, mask) for mask in range(len(MASKS))]

    assert written == [BCH_type_info(INDICATORS[level] << 3 | mask) for mask in range(len(MASKS))]


def _codewords(version: int, level: Level) -> int:
    blocks = blocks_of(version, level)
    return blocks.content + len(blocks.lengths) * blocks.correction
