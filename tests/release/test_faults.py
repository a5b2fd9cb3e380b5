"""What a release leaves behind when the machine fails it, and when many are made at once."""

from __future__ import annotations

import random
import resource
from pathlib import Path

import pytest

from jobaids.adapters.errors import JobaidsError
from tests.release.faults import (
    assert_only_grew,
    codes_of,
    kill_one,
    registry_lines,
    release_at_once,
    release_now,
    released_project,
    reword,
)

KILLS = 4  # two hundred in the soak
AT_ONCE = 20


def test_a_release_that_is_killed_loses_nothing_and_the_next_one_heals(tmp_path: Path) -> None:
    """Somebody switches the machine off at the wall, at any moment."""
    chance = random.Random(1)  # noqa: S311 - moments, not secrets
    project = released_project(tmp_path)

    for turn in range(1, KILLS + 1):
        kill_one(project, turn, chance.uniform(0, 0.3))


@pytest.mark.parametrize("room", [1, 500, 3000])
def test_a_release_on_a_full_disk_says_so_and_the_next_one_heals(tmp_path: Path, room: int) -> None:
    """The disk holds so many more bytes of any one file; what was printed before must open as ever."""
    project = released_project(tmp_path)
    reword(project, 1)
    before, known = registry_lines(tmp_path), codes_of(project.registry().registry)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        with pytest.raises(JobaidsError) as told:
            release_now(tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert "room" in told.value.fix or "disk" in told.value.fix
    assert_only_grew(before, tmp_path)
    assert release_now(tmp_path).recorded
    assert known < codes_of(project.registry().registry)
    assert release_now(tmp_path).docket.is_empty


def test_twenty_releases_at_once_all_arrive_or_are_told_to_wait(tmp_path: Path) -> None:
    """Every hall releases at the end of the shift; no number and no code is given twice."""
    project = released_project(tmp_path)
    for number in range(AT_ONCE):
        project.write(
            f"content/belt-{number}.md", f"---\ntitle: Belt {number}\n---\n\n1. **Grease belt {number}.** Look.\n"
        )
    before = registry_lines(tmp_path)

    said = release_at_once(tmp_path, AT_ONCE)

    failed = [error for _, error in said if error]
    arrived = [slugs for slugs, _ in said if "belt-0" in slugs]
    read = project.registry()
    assert set(failed) <= {"LockedError"}
    assert len(arrived) == 1
    assert len(failed) < AT_ONCE
    assert read.told == ()
    assert_only_grew(before, tmp_path)
    assert {f"belt-{number}" for number in range(AT_ONCE)} <= {record.slug for record in read.registry.aids}
    assert all(len(record.releases) == 1 for record in read.registry.aids)
