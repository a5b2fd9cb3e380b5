"""Whatever is written into a project, a build ends with pages or with diagnostics. Deeper counts: `make soak`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.security.fuzzing import OTHER, forged, release_small, spoiled, survive
from tests.security.strategies import AIDS, SETTINGS, STATIONS


@settings(max_examples=12)
@given(st.lists(AIDS, min_size=6, max_size=6))
def test_any_text_is_an_aid_or_is_told(texts: list[str]) -> None:
    """Nobody who pastes something into a file has earned a traceback."""
    built = survive({f"content/{number}.md": text for number, text in enumerate(texts)})

    assert len(built.sources) >= 1


@settings(max_examples=12)
@given(STATIONS)
def test_any_text_is_a_list_of_stations_or_is_told(text: str) -> None:
    """The supervisor who adds a place on Friday does not know what YAML can do."""
    built = survive({"content/other.md": OTHER, "content/stations.yaml": text})

    assert built.sources


@settings(max_examples=15)
@given(SETTINGS)
def test_any_text_is_settings_or_is_told(text: str) -> None:
    """A setting that is wrong must say so, and not stop the next correction without a word."""
    built = survive({"content/other.md": OTHER, "jobaids.toml": text})

    assert built.sources


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a small project after a release."""
    return release_small(tmp_path_factory.mktemp("released"))


@settings(max_examples=10)
@given(st.data())
def test_any_line_in_a_registry_is_read_or_told(released: dict[str, bytes], data: st.DataObject) -> None:
    """A merge by hand, a full disk, a helpful editor: the record of all cards must say so, and go on."""
    built = survive({**released, **spoiled(released, data)})

    assert built.sources


@settings(max_examples=30)
@given(st.data())
def test_a_forged_line_leads_nowhere(released: dict[str, bytes], data: st.DataObject) -> None:
    """Sums are no signatures: whoever can write to a branch can write a line with a right one."""
    built = survive({**released, **forged(released, data)})

    assert built.sources
