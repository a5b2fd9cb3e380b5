"""The properties of `tests/security`, tried a hundred times as often, with new examples in every run."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.security.fuzzing import OTHER, forged, release_small, spoiled, survive
from tests.security.strategies import AIDS, SETTINGS, STATIONS

DEEP = settings(
    max_examples=1500, deadline=None, derandomize=False, suppress_health_check=tuple(HealthCheck), print_blob=True
)


@DEEP
@given(st.lists(AIDS, min_size=6, max_size=6))
def test_any_text_is_an_aid_or_is_told(texts: list[str]) -> None:
    """Nine thousand texts that nobody would write."""
    assert survive({f"content/{number}.md": text for number, text in enumerate(texts)}).sources


@DEEP
@given(STATIONS)
def test_any_text_is_a_list_of_stations_or_is_told(text: str) -> None:
    """Lists of places."""
    assert survive({"content/other.md": OTHER, "content/stations.yaml": text}).sources


@DEEP
@given(SETTINGS)
def test_any_text_is_settings_or_is_told(text: str) -> None:
    """Settings."""
    assert survive({"content/other.md": OTHER, "jobaids.toml": text}).sources


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a small project after a release."""
    return release_small(tmp_path_factory.mktemp("released"))


@DEEP
@given(st.data())
def test_any_line_in_a_registry_is_read_or_told(released: dict[str, bytes], data: st.DataObject) -> None:
    """Lines of the registry, spoiled."""
    assert survive({**released, **spoiled(released, data)}).sources


@DEEP
@given(st.data())
def test_a_forged_line_leads_nowhere(released: dict[str, bytes], data: st.DataObject) -> None:
    """Lines of the registry, forged."""
    assert survive({**released, **forged(released, data)}).sources
