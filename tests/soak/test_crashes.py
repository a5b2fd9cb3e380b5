"""A hundred builds killed at any moment, and disks of every size."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from subprocess import run as run_process

import pytest

from tests.site.crashing import Plant, kill_often, plant
from tests.site.running import DAY, finish, start, tree

KILLS = 100


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Plant:
    """A plant with an old and a new state of its aids."""
    return plant(tmp_path_factory.mktemp("made") / "plant")


def test_a_hundred_killed_builds_leave_whole_sites(made: Plant) -> None:
    """One in a hundred is one wall a year."""
    found = kill_often(made, KILLS, seed=2026)

    assert "" not in found
    assert set(found) == {"old", "new"}


@pytest.mark.parametrize("kilobytes", [300, 600, 900, 1200, 1500, 1800])
def test_a_full_disk_leaves_a_whole_site(made: Plant, tmp_path: Path, kilobytes: int) -> None:
    """A disk fills up at any byte; whichever it is, what stands is whole."""
    made.write("old")
    small = tmp_path / "small"
    small.mkdir()
    mounted = run_process(
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", str(small)], check=False, capture_output=True
    )
    assert mounted.returncode == 0, "only root can make a disk that is full: run it as root"
    try:
        root = small / "plant"
        shutil.copytree(made.root / "content", root / "content")
        shutil.copy(made.root / "jobaids.toml", root)
        there = Plant(root=root, trees={**made.trees, "none": {}}, seconds=made.seconds)
        ended = there.build()
        state = there.left()
        room = os.statvfs(small)
    finally:
        run_process(["umount", str(small)], check=True)

    assert ended.code in {0, 3}, ended.err
    assert "Traceback" not in ended.err
    assert state == ("old" if ended.code == 0 else "none"), (room.f_bavail, sorted(tree(made.root / "build"))[:3])


def test_two_builds_at_once_end_as_one_of_them(made: Plant) -> None:
    """Two people press the button after a crash; the second waits for the first, and neither has to clean up."""
    made.write("new")
    (made.root / "build/.staged").mkdir(exist_ok=True)
    (made.root / "build/.staged/0").write_text("left by a run that was killed", encoding="utf-8")

    both = [start(made.root, "build", "--workers", "1", "--as-of", DAY) for _ in range(2)]
    ended = [finish(process) for process in both]

    assert [one.code for one in ended] == [0, 0]
    assert tree(made.root / "build") == made.trees["new"]
    assert not (made.root / "build/.staged").exists()
