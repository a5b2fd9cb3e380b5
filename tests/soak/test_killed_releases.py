"""Two hundred releases killed at random moments, one project through all of them: `make soak`."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from tests.release.faults import codes_of, kill_one, released_project
from tests.soak.conftest import Note

KILLS = 200
LONGEST = 0.3  # seconds; a release of this project takes about half of it on an idle machine


def test_two_hundred_killed_releases_lose_nothing(
    tmp_path: Path, note: Note, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whenever the plug is pulled, every card still has its answer and the next release makes good what is missing."""
    chance = random.Random()  # noqa: S311 - other moments in every run
    project = released_project(tmp_path)
    begun = time.monotonic()

    met = sum(kill_one(project, turn, chance.uniform(0, LONGEST)) for turn in range(1, KILLS + 1))

    codes = len(codes_of(project.registry().registry))
    with capsys.disabled():
        print(f"\n{KILLS} releases, {met} killed at work, {codes:,} codes, none lost, {time.monotonic() - begun:.0f} s")  # noqa: T201 - its figures
    assert met > KILLS / 10
    told = f"{KILLS} on one project, {met} of them at work: {codes:,} codes, none lost, each made good by the next run"
    note("releases killed at random", told)
