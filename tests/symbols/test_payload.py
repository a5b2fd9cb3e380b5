"""An address is stored in the fewest bits, so that modules can be large."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobaids.symbols.payload import (
    ALPHANUMERIC_SIGNS,
    VERSION_CLASSES,
    Segment,
    SegmentMode,
    bits_of,
    header_bits,
    segments,
)

ADDRESS = "https://AIDS.EXAMPLE.COM/7K3QMX/12K/"


def test_the_scheme_is_bytes_and_the_rest_is_alphanumeric() -> None:
    """Cameras open `https` in lower case only, and lower case costs eight bits a sign: so little of it as can be."""
    parts = segments(ADDRESS)

    assert parts == (
        Segment(mode=SegmentMode.BYTE, text="https"),
        Segment(mode=SegmentMode.ALPHANUMERIC, text="://AIDS.EXAMPLE.COM/7K3QMX/12K/"),
    )


def test_the_example_takes_236_bits() -> None:
    """Headers of 12 and 13 bits, five bytes, and 31 alphanumeric signs: counted by hand from ISO/IEC 18004."""
    bits = bits_of(segments(ADDRESS), VERSION_CLASSES[0])

    assert bits == (4 + 8 + 5 * 8) + (4 + 9 + 15 * 11 + 6)


def test_a_path_in_lower_case_keeps_its_case() -> None:
    """Paths tell case apart on most hosts: a card whose path was raised would open nothing."""
    parts = segments("https://EXAMPLE.COM/job-aids/7K3QMX/12K/")

    assert [(part.mode, part.text) for part in parts] == [
        (SegmentMode.BYTE, "https"),
        (SegmentMode.ALPHANUMERIC, "://EXAMPLE.COM/"),
        (SegmentMode.BYTE, "job-aids"),
        (SegmentMode.ALPHANUMERIC, "/7K3QMX/12K/"),
    ]


def test_a_long_run_of_digits_is_numeric() -> None:
    """A host may be named by numbers; three digits fit in ten bits."""
    parts = segments("https://EXAMPLE.COM/0000011111222223333344444/")

    assert Segment(mode=SegmentMode.NUMERIC, text="0000011111222223333344444") in parts


@pytest.mark.parametrize("address", ["", "https://münchen.example/7K3QMX/12K/"])
def test_what_is_no_address_is_refused(address: str) -> None:
    """Decoders guess the encoding of other signs, and phones guess differently."""
    with pytest.raises(ValueError, match="ASCII"):
        segments(address)


@given(st.text(alphabet="aA0/", min_size=1, max_size=7), st.sampled_from(VERSION_CLASSES))
def test_no_other_cut_takes_fewer_bits(address: str, highest: int) -> None:
    """Every way to give each sign a mode is tried; none beats the one chosen."""
    chosen = bits_of(segments(address, highest), highest)

    cheapest = min(bits_of(cut, highest) for cut in _every_cut(address))
    assert chosen == cheapest


@given(
    st.lists(
        st.one_of(
            st.text(alphabet="0123456789", min_size=1, max_size=20),
            st.text(alphabet="ABC:/.", min_size=1, max_size=20),
            st.text(alphabet="abc_", min_size=1, max_size=20),
        ),
        min_size=1,
        max_size=8,
    ).map("".join),
    st.sampled_from(VERSION_CLASSES),
)
def test_long_addresses_are_cut_as_tightly(address: str, highest: int) -> None:
    """The shape of most addresses is known beforehand, and others are cut run by run; neither may cost a bit."""
    chosen = bits_of(segments(address, highest), highest)

    assert chosen == _fewest_bits(address, highest)


@given(st.text(alphabet=st.characters(max_codepoint=126, min_codepoint=33), min_size=1, max_size=80))
def test_the_segments_are_the_address(address: str) -> None:
    """Whatever is saved on bits, nothing of the address may be lost."""
    joined = "".join(part.text for part in segments(address))

    assert joined == address


def _every_cut(address: str) -> list[tuple[Segment, ...]]:
    """Each way to store each sign in a mode that can hold it, neighbours of one mode joined."""
    holding = [
        [
            mode
            for mode in SegmentMode
            if mode is SegmentMode.BYTE or sign.isdigit() or (mode is SegmentMode.ALPHANUMERIC and sign in "A/")
        ]
        for sign in address
    ]
    cuts = []
    for modes in product(*holding):
        cut: list[Segment] = []
        for sign, mode in zip(address, modes, strict=True):
            if cut and cut[-1].mode is mode:
                cut[-1] = Segment(mode=mode, text=cut[-1].text + sign)
            else:
                cut.append(Segment(mode=mode, text=sign))
        cuts.append(tuple(cut))
    return cuts


def _fewest_bits(address: str, highest: int) -> int:
    """Sign by sign, each in every mode that holds it, after every other mode."""
    headers = {mode: header_bits(mode, highest) for mode in SegmentMode}
    costs = {SegmentMode.NUMERIC: 20, SegmentMode.ALPHANUMERIC: 33, SegmentMode.BYTE: 48}  # sixths of a bit
    fewest = {mode: 6 * header for mode, header in headers.items()}
    for sign in address:
        held = {
            mode: sixths + costs[mode]
            for mode, sixths in fewest.items()
            if mode is SegmentMode.BYTE
            or sign.isdigit()
            or (mode is SegmentMode.ALPHANUMERIC and sign in ALPHANUMERIC_SIGNS)
        }
        ended = min(-(-sixths // 6) for sixths in held.values())
        fewest = {mode: min(held.get(mode, 6**9), 6 * (ended + header)) for mode, header in headers.items()}
    return min(-(-sixths // 6) for sixths in held.values())
