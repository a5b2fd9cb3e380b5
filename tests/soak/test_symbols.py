"""Thousands of symbols beside those of the reference: `make soak`."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings

from jobaids.symbols.encoder import symbol_rows
from jobaids.symbols.level import Level
from jobaids.symbols.matrix import encode, fit
from jobaids.symbols.payload import Segment
from jobaids.symbols.reference import reference_rows
from jobaids.symbols.tables import HIGHEST
from tests.symbols.payloads import MIXTURES, addresses, cut
from tests.symbols.test_encoder import MODULES

VERSIONS = range(1, HIGHEST + 1)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("version", VERSIONS)
def test_hundreds_of_payloads_of_each_version_and_level_give_the_modules_of_the_reference(
    version: int, level: Level
) -> None:
    """Four thousand symbols in all: a mask chosen otherwise once in a thousand would be seen."""

    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    @given(MIXTURES)
    def equal(parts: tuple[Segment, ...]) -> None:
        held = cut(parts, version, level)
        assert symbol_rows(held, version, level) == reference_rows(held, version, level)

    equal()


def test_the_modules_of_every_address_are_those_of_the_reference() -> None:
    """The short tests compare a sum of all; here it is made anew from the reference."""
    fits = [fit(address) for address in addresses()]

    rows = [reference_rows(each.segments, each.version, each.level) for each in fits]

    assert rows == [encode(address).rows for address in addresses()]
    assert sha256("\n".join(map(str, rows)).encode()).hexdigest() == MODULES
