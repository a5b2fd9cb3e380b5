"""What a registry of a thousand aids costs: `make bench`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bench.registries import CODES_OF_AN_AID, measured

AIDS = 1_000


def test_a_registry_of_a_thousand_aids_is_read_and_matched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A release asks for all of it, while somebody waits at the terminal."""
    figures = measured(tmp_path / "project", AIDS)

    with capsys.disabled():
        print(f"\n{json.dumps(figures)}")  # noqa: T201 - its figures
    assert figures["codes"] == AIDS * CODES_OF_AN_AID
    assert figures["load"] < figures["first"] / 2
