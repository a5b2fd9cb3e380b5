"""The same input makes the same bytes: on any day, in any folder, with any number of workers, in any environment."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from tests.site.running import DAY, finish, start, tree
from tests.sites.archive import unpack

PROJECT = (Path(__file__).parents[1] / "sites/small.txt").read_text(encoding="utf-8")


def built(root: Path, *arguments: str, umask: int = -1, **environment: str) -> dict[str, str]:
    """The digest of each published file of a small project, built in a process of its own."""
    if not root.exists():
        unpack(PROJECT, root)
    ended = finish(start(root, "build", "--as-of", DAY, *arguments, umask=umask, **environment))
    assert ended.code == 0, ended.out + ended.err
    return {path: hashlib.sha256(octets).hexdigest() for path, octets in tree(root / "build").items()}


@pytest.fixture(scope="module")
def plant(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small project."""
    return tmp_path_factory.mktemp("first") / "plant"


@pytest.fixture(scope="module")
def first(plant: Path) -> dict[str, str]:
    """What one worker makes of the project."""
    return built(plant, "--workers", "1", PYTHONHASHSEED="1")


OTHER_MACHINE = {
    "PYTHONHASHSEED": "2",
    "LC_ALL": "tr_TR.UTF-8",  # where an I is no upper-case i
    "TZ": "Pacific/Kiritimati",
    "SOURCE_DATE_EPOCH": "1",
    "COLUMNS": "40",
    "PYTHONUTF8": "0",
}


def test_no_byte_depends_on_who_builds_where_or_when(first: dict[str, str], tmp_path: Path) -> None:
    """Who compares two builds to see what changed on the wall must see that, and nothing else."""
    root = tmp_path / "another folder, with a longer name/works"

    again = built(root, "--workers", "3", "--as-of", "2031-05-05", umask=0o077, **OTHER_MACHINE)

    assert len(again) > 50
    assert again == first


def test_a_second_build_in_one_folder_writes_nothing_anew(plant: Path, first: dict[str, str]) -> None:
    """A site is copied to its host by what changed."""
    written = {path: (plant / "build" / path).stat().st_mtime_ns for path in first}

    after = built(plant)

    assert after == first
    assert {path: (plant / "build" / path).stat().st_mtime_ns for path in after} == written


@pytest.mark.parametrize(
    ("lost", "workers"),
    [(("build",), "1"), (("build", ".cache"), "2")],
    ids=["warm store", "cold store, two workers"],
)
def test_neither_a_warm_nor_a_cold_store_changes_a_byte(
    plant: Path, first: dict[str, str], lost: tuple[str, ...], workers: str
) -> None:
    """A card out of the store and one made anew hang on the same wall."""
    for folder in lost:
        shutil.rmtree(plant / folder)

    assert built(plant, "--workers", workers) == first


def test_where_nothing_can_be_remembered_the_same_is_made(first: dict[str, str], tmp_path: Path) -> None:
    """On a runner without a home, from sources nobody may write to, cards are made all the same."""
    root = unpack(PROJECT, tmp_path / "plant")
    (root / ".cache").write_text("no folder")

    assert built(root, HOME=os.devnull, XDG_CACHE_HOME=os.devnull, LC_ALL="C", PYTHONUTF8="0") == first
