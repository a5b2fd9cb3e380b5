"""What a registry of a thousand aids costs: `make bench`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.registries import CODES_OF_AN_AID, large_project

AIDS = 1_000
ROOT = Path(__file__).parent.parent.parent


def test_a_registry_of_a_thousand_aids_is_read_and_matched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A release asks for all of it, while somebody waits at the terminal."""
    large_project(tmp_path, AIDS)

    command = [sys.executable, "-m", "tests.bench.measure", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    with capsys.disabled():
        print(f"\n{run.stdout.strip()}")  # noqa: T201 - its figures
    assert json.loads(run.stdout)["codes"] == AIDS * CODES_OF_AN_AID
