"""A hundred builds killed at any moment, and disks of every size."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from subprocess import run as run_process

import pytest

from tests.site.crashing import kill_often, plant
from tests.site.running import tree

KILLS = 100


def test_a_hundred_killed_builds_leave_whole_sites(tmp_path: Path) -> None:
    """One in a hundred is one wall a year."""
    made = plant(tmp_path / "plant")

    found = kill_often(made, KILLS, seed=2026)

    assert "" not in found
    assert set(found) == {"old", "new"}


@pytest.mark.parametrize("kilobytes", [300, 600, 900, 1200, 1500, 1800])
def test_a_full_disk_leaves_a_whole_site(tmp_path: Path, kilobytes: int) -> None:
    """A disk fills up at any byte; whichever it is, what stands is whole."""
    made = plant(tmp_path / "plant")
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
        there = type(made)(root=root, trees={**made.trees, "none": {}}, seconds=made.seconds)
        ended = there.build()
        state = there.left()
        room = os.statvfs(small)
    finally:
        run_process(["umount", str(small)], check=True)

    assert ended.code in {0, 3}, ended.err
    assert "Traceback" not in ended.err
    assert state == ("old" if ended.code == 0 else "none"), (room.f_bavail, sorted(tree(made.root / "build"))[:3])
