"""Symbols made at speed are, module for module, those that `qrcode` makes."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given, settings

from jobaids.symbols.encoder import symbol_rows
from jobaids.symbols.level import Level
from jobaids.symbols.matrix import encode, fit
from jobaids.symbols.payload import Segment, SegmentMode, bits_of, class_of
from jobaids.symbols.reference import reference_rows
from jobaids.symbols.tables import HIGHEST, capacity
from tests.symbols.payloads import LEVELS, MIXTURES, VERSIONS, addresses, cut
from tests.symbols.seen import read_by_zxing

SAMPLE = 12  # every so many addresses are compared here; all of them in the long tests
MODULES = "87dfad07a56769ed622e0b84aa986c3268fbef55305fa63412d218230569371f"
"""SHA-256 over all rows of the 1,200 addresses as the reference makes them; the long tests make it anew."""


@settings(max_examples=60, deadline=None)
@given(MIXTURES, VERSIONS, LEVELS)
def test_any_mixture_of_segments_gives_the_modules_of_the_reference(
    parts: tuple[Segment, ...], version: int, level: Level
) -> None:
    """A module that differs is damage printed on every card, and error correction would hide it from a decoder."""
    held = cut(parts, version, level)

    rows = symbol_rows(held, version, level)

    assert rows == reference_rows(held, version, level)
    assert read_by_zxing(rows) == "".join(part.text for part in held)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("version", range(1, HIGHEST + 1))
def test_a_symbol_filled_to_its_last_octet_is_that_of_the_reference(version: int, level: Level) -> None:
    """Each version deals its codewords to blocks in its own way, and padding hides a mistake in the last of them."""
    text = "The valve will crush your hand. " * 9
    longest = next(
        n for n in range(len(text), 0, -1) if bits_of(_bytes(text[:n]), class_of(version)) <= capacity(version, level)
    )

    rows = symbol_rows(_bytes(text[:longest]), version, level)

    assert rows == reference_rows(_bytes(text[:longest]), version, level)


@pytest.mark.parametrize("free", range(14))
def test_however_few_bits_are_left_the_symbol_is_closed_as_the_reference_does(free: int) -> None:
    """The end mark shrinks from four bits to none as a symbol fills; a decoder that misses it reads on into padding."""
    digits, signs = next((d, s) for d in range(1, 30) for s in range(1, 20) if _left(d, s) == free)
    parts = _digits_and_signs(digits, signs)

    rows = symbol_rows(parts, 1, Level.L)

    assert rows == reference_rows(parts, 1, Level.L)
    assert read_by_zxing(rows) == "".join(part.text for part in parts)


def test_real_addresses_give_the_modules_of_the_reference() -> None:
    """These are what is printed."""
    fits = [fit(address) for address in list(addresses())[::SAMPLE]]

    rows = [symbol_rows(each.segments, each.version, each.level) for each in fits]

    assert rows == [reference_rows(each.segments, each.version, each.level) for each in fits]


def test_the_modules_of_an_address_never_change() -> None:
    """A card printed anew is held against the old one; were its symbol another, people would ask which is right."""
    every = [encode(address) for address in addresses()]

    digest = sha256("\n".join(str(matrix.rows) for matrix in every).encode()).hexdigest()

    assert digest == MODULES


def test_every_real_address_is_read_back() -> None:
    """Equal modules prove equality; only a decoder proves that a phone opens the step."""
    every = list(addresses())

    read = [read_by_zxing(encode(address).rows) for address in every]

    assert read == every


def test_what_a_version_does_not_hold_is_refused() -> None:
    """Nothing is printed that was silently shortened."""
    parts = _bytes("https://aids.example.com/7k3qmx/12k/")

    with pytest.raises(ValueError, match="do not go into"):
        symbol_rows(parts, 1, Level.Q)


def _bytes(text: str) -> tuple[Segment, ...]:
    return (Segment(mode=SegmentMode.BYTE, text=text),)


def _digits_and_signs(digits: int, signs: int) -> tuple[Segment, ...]:
    return (
        Segment(mode=SegmentMode.NUMERIC, text="7" * digits),
        Segment(mode=SegmentMode.ALPHANUMERIC, text="K" * signs),
    )


def _left(digits: int, signs: int) -> int:
    """Bits that version 1 at level L has left beside so many digits and signs."""
    return capacity(1, Level.L) - bits_of(_digits_and_signs(digits, signs), class_of(1))
