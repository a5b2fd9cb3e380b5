"""The command that builds on many machines publishes what one machine publishes, or says why not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from jobaids.adapters import cluster_line
from tests.adapters.machines import ROOT, machines
from tests.site.running import build, run, tree
from tests.sites.archive import unpack

PROJECT = (ROOT / "tests/sites/small.txt").read_text("utf-8")


@pytest.fixture
def plant(tmp_path: Path) -> Path:
    """A small project."""
    root = tmp_path / "plant"
    unpack(PROJECT, root)
    return root


def test_many_machines_publish_the_bytes_of_one(plant: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who compares two builds to see what changed on the wall must not see where they were made."""
    alone = tmp_path / "alone"
    unpack(PROJECT, alone)
    assert build(alone).code == 0

    monkeypatch.setattr(cluster_line, "GREETING", 60.0)
    with machines(tmp_path / "hall") as hall:
        hall.hire()
        ended = build(plant, "--cluster", hall.address)

    assert ended.code == 0, ended.err
    made = tree(plant / "build")
    assert len(made) > 50
    assert made == tree(alone / "build")


def test_without_the_extra_the_command_says_what_to_install(plant: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Most plants never need Dask, so it is not installed; who asks for it is told how it comes."""
    for name in [name for name in sys.modules if name.startswith(("jobaids.adapters.cluster", "distributed"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "distributed", None)

    ended = run(plant, "build", "--cluster", "tcp://127.0.0.1:8786")

    assert ended.code == 3
    assert "pip install 'jobaids[cluster]'" in ended.err
    assert not (plant / "build").exists()


def test_where_no_scheduler_answers_nothing_is_published(plant: Path) -> None:
    """A wrong address must not leave half a site."""
    ended = run(plant, "build", "--cluster", "nonsense")

    assert ended.code == 3
    assert "no scheduler answers at nonsense" in ended.err
    assert "Traceback" not in ended.err
    assert not (plant / "build" / "draft").exists()
