"""A thousand, ten thousand and a hundred thousand aids with ten codes each: `make soak`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bench.registries import CODES_OF_AN_AID, measured

SIZES = (1_000, 10_000, 100_000)
SLACK = 2.5  # a hundred times the aids may cost so many times more for each, on a machine that does other work too


def test_a_hundred_times_the_aids_take_a_hundred_times_the_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A company with a plant in every country must not wait longer for each aid than a workshop."""
    found = [measured(tmp_path / str(size), size) for size in SIZES]

    with capsys.disabled():
        print("", *(json.dumps(figures) for figures in found), sep="\n")  # noqa: T201 - its figures
    smallest, largest = found[0], found[-1]
    assert [figures["codes"] for figures in found] == [size * CODES_OF_AN_AID for size in SIZES]
    for name in ("first", "load", "index", "match", "megabytes"):
        assert largest[name] / largest["aids"] <= SLACK * smallest[name] / smallest["aids"], name
    assert largest["release"] < 1
