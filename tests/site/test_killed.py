"""A build that is killed, or that finds no room, leaves what stood before, whole, or what it made, whole."""

from __future__ import annotations

import sys
from subprocess import run as run_process

import pytest

from tests.site.crashing import Plant, kill_often, plant
from tests.site.running import DAY, ROOT

KILLS = 2  # `make soak` kills a hundred


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Plant:
    """A plant with an old and a new state of its aids."""
    return plant(tmp_path_factory.mktemp("killed") / "plant")


def test_a_killed_build_leaves_the_old_or_the_new_site(built: Plant) -> None:
    """The power fails in the middle; the host copies what it finds a minute later."""
    found = kill_often(built, KILLS, seed=7)

    assert len(found) == KILLS
    assert "" not in found


def test_a_full_disk_is_told_and_changes_nothing(built: Plant) -> None:
    """A file that cannot be written whole must not be published in half."""
    stood = built.left()
    built.write("old" if stood == "new" else "new")

    small = (
        f"ulimit -f 8; exec {sys.executable} -m jobaids.cli build --workers 1 --as-of {DAY}"  # blocks of 512 or 1024
    )
    ended = run_process(
        ["/bin/sh", "-c", small],
        cwd=built.root,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 3, ended.stderr
    assert "Traceback" not in ended.stderr
    assert "fix:" in ended.stderr
    assert built.left() == stood
