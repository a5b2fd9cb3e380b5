"""A symbol says what it was given, to two decoders that share no code."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyzbar import pyzbar

from jobaids.paper.expected import QUIET_MODULES
from jobaids.symbols.matrix import QUIET_ZONE, Level, Matrix, encode, fit
from tests.symbols.seen import picture_of, read_by_zxing

ADDRESS = "https://AIDS.EXAMPLE.COM/7K3QMX/12K/"
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ADDRESSES = st.builds(
    "https://{}{}/{}/{}/".format,
    st.from_regex(r"[A-Z0-9]{1,20}(\.[A-Z]{2,12}){1,3}", fullmatch=True),
    st.sampled_from(["", "/aids", "/Plant-2/job%20aids"]),
    st.text(alphabet=SIGNS, min_size=6, max_size=6),
    st.from_regex(r"[1-9][0-9]{0,2}[0-9A-Z]", fullmatch=True),
)


def test_the_example_is_version_3_at_level_q() -> None:
    """Twenty-nine modules of 0.5 mm and their quiet zone make the 18.5 mm the card's columns are laid out for."""
    matrix = encode(ADDRESS, Level.Q)

    assert (matrix.version, matrix.level, matrix.size) == (3, Level.Q, 29)


def test_the_level_rises_where_that_costs_no_version() -> None:
    """Room that is there anyway is spent on surviving scratches."""
    matrix = encode("https://A.IO/7K3QMX/12K/", Level.L)

    assert (matrix.version, matrix.level) == (2, Level.Q)


def test_the_level_never_falls_below_the_one_asked_for() -> None:
    """Who asks for H has a dirty place in mind."""
    matrix = encode(ADDRESS, Level.H)

    assert (matrix.version, matrix.level) == (4, Level.H)


@pytest.mark.parametrize(("length", "version"), [(300, 16), (1500, 39)])
def test_large_symbols_count_lengths_in_longer_headers(length: int, version: int) -> None:
    """From version 10 on a segment's header is longer; what is cut short opens nothing.

    ISO/IEC 18004, table 7: version 15 holds 292 bytes at level Q and 16 holds 322; 38 holds 1,499 and 39 holds 1,579.
    """
    address = "https://EXAMPLE.COM/" + "a" * length

    matrix = encode(address, Level.Q)

    assert matrix.version == version
    assert read_by_zxing(matrix.rows) == address


def test_what_no_symbol_holds_is_refused() -> None:
    """Nothing is printed that was silently shortened."""
    with pytest.raises(ValueError, match="no symbol holds"):
        fit("https://EXAMPLE.COM/" + "a" * 3000)


def test_a_fit_tells_the_size_without_drawing() -> None:
    """Cards are laid out by width before their symbols are made; both must agree."""
    fitted = fit(ADDRESS, Level.Q)

    assert fitted.size == encode(ADDRESS, Level.Q).size


def test_a_matrix_travels_between_workers() -> None:
    """Cards are made in other processes; what arrives there must be what was sent."""
    matrix = encode(ADDRESS)

    assert pickle.loads(pickle.dumps(matrix)) == matrix  # noqa: S301  (our own bytes)
    assert len(pickle.dumps(matrix)) < 1000


def test_the_quiet_zone_drawn_is_the_one_that_is_proven() -> None:
    """Two rooms name this number; were one smaller, every card would fail or none."""
    drawn = QUIET_ZONE

    assert drawn == QUIET_MODULES == 4


@settings(max_examples=60, deadline=None)
@given(ADDRESSES, st.sampled_from(list(Level)))
def test_two_decoders_read_what_was_encoded(address: str, level: Level) -> None:
    """Phones differ in their decoders; what only one of them reads is luck."""
    matrix = encode(address, level)

    assert read_by_zxing(matrix.rows) == address
    assert _by_zbar(matrix) == address


def _by_zbar(matrix: Matrix) -> str:
    """What ZBar reads."""
    (found,) = pyzbar.decode(picture_of(matrix.rows), symbols=[pyzbar.ZBarSymbol.QRCODE])
    return str(found.data.decode())
