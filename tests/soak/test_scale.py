"""A thousand, ten thousand and a hundred thousand aids with ten codes each: `make soak`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bench.registries import CODES_OF_AN_AID, large_project

SIZES = (1_000, 10_000, 100_000)
ROOT = Path(__file__).parent.parent.parent
SLACK = 2.5  # a hundred times the aids may cost so many times more for each, on a machine that does other work too


def _measured(root: Path, aids: int) -> dict[str, Any]:
    large_project(root, aids)
    command = [sys.executable, "-m", "tests.bench.measure", str(root)]
    run = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=True)
    shutil.rmtree(root)
    figures: dict[str, Any] = json.loads(run.stdout)
    return figures


def test_a_hundred_times_the_aids_take_a_hundred_times_the_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A company with a plant in every country must not wait longer for each aid than a workshop."""
    found = [_measured(tmp_path / str(size), size) for size in SIZES]

    with capsys.disabled():
        print("", *(json.dumps(figures) for figures in found), sep="\n")  # noqa: T201 - its figures
    smallest, largest = found[0], found[-1]
    assert [figures["codes"] for figures in found] == [size * CODES_OF_AN_AID for size in SIZES]
    for name in ("load", "index", "match", "megabytes"):
        assert largest[name] / largest["aids"] <= SLACK * smallest[name] / smallest["aids"], name
    assert largest["release"] < 1
