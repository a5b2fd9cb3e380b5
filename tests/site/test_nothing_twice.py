"""Whatever is edited, a build upon what was made before equals a build from nothing, and makes no more than it must."""

from __future__ import annotations

import os
import shutil
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from jobaids.adapters import store as stores
from jobaids.adapters.kitchen import Kitchen
from jobaids.plan.recipe import Made, Recipe
from jobaids.wiring import building
from tests.site.edits import Works, any_order, edit_often, works
from tests.site.running import tree

SEED = 20
"""`make soak` takes many others."""


def test_after_any_edit_a_build_equals_one_from_nothing(tmp_path: Path) -> None:
    """What a page depends on is written down nowhere; if anything were missed, somebody would read an old torque."""
    made = works(tmp_path / "works")

    differ = edit_often(made, any_order(SEED, rounds=1), SEED, every=12)

    assert differ == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Works:
    """The works, built once."""
    made = works(tmp_path_factory.mktemp("built") / "works")
    made.build()
    return made


@pytest.fixture
def plant(built: Works, tmp_path: Path) -> Works:
    """A copy of them for one test alone."""
    return built.copy(tmp_path / "works")


def cooked(plant: Works, monkeypatch: pytest.MonkeyPatch, *more: str) -> Counter[tuple[str, str]]:
    """What a build really made: how many things, by maker and aid."""
    made: Counter[tuple[str, str]] = Counter()
    follow = building.kitchen_of

    def counting(*asked: Any) -> Kitchen:
        kitchen = follow(*asked)

        def make(recipe: Recipe) -> Made:
            made[recipe.maker.value, recipe.slug] += 1
            return kitchen.make(recipe)

        return replace(kitchen, make=make)

    with monkeypatch.context() as patch:
        patch.setattr(building, "kitchen_of", counting)
        ended = plant.build(*more)
    assert ended.code == 0, ended.err
    return made


EXPECTED: dict[str, tuple[Callable[[Works], object], set[tuple[str, str]]]] = {
    "a word of one aid": (
        lambda plant: plant.edit("lock.md", "Keep the key.", "Keep the key on you."),
        {("card", "lock"), ("pages", "lock"), ("lists", "")},
    ),
    "the title of an aid that others link to": (
        lambda plant: plant.edit("oil.md", "title: Oil the chain", "title: Grease the chain"),
        {("card", "oil"), ("pages", "oil"), ("card", "seal"), ("pages", "seal"), ("pages", "es/oil"), ("lists", "")},
    ),
    "the name of a station": (
        lambda plant: plant.edit("stations.yaml", "name: Line 1", "name: Lane 1"),
        {("card", "oil"), ("pages", "oil"), ("lists", "")},
    ),
    "a line above a step": (lambda plant: plant.edit("seal.md", "\n1. **", "\n\n1. **"), set()),
    "the time of a file": (lambda plant: os.utime(plant.root / "content/oil.md"), set()),
}


@pytest.mark.parametrize(("edit", "expected"), EXPECTED.values(), ids=EXPECTED)
def test_no_more_is_made_than_what_an_edit_reaches(
    plant: Works,
    monkeypatch: pytest.MonkeyPatch,
    edit: Callable[[Works], object],
    expected: set[tuple[str, str]],
) -> None:
    """Who mends a word in one aid of thousands waits for that one, and for those that show it."""
    edit(plant)

    made = cooked(plant, monkeypatch)

    assert set(made) <= expected
    assert bool(made) is bool(expected)


def test_an_edit_taken_back_makes_nothing(plant: Works, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two branches in turn in one folder; each finds what it had."""
    first = tree(plant.root / "build")
    plant.edit("lock.md", "Keep the key.", "Keep the key on you.")
    plant.build()
    plant.edit("lock.md", "Keep the key on you.", "Keep the key.")

    made = cooked(plant, monkeypatch)

    assert made == {}
    assert tree(plant.root / "build") == first


def test_deleting_what_is_published_makes_nothing_again(plant: Works, monkeypatch: pytest.MonkeyPatch) -> None:
    """`build/` is not what was made but a copy of it."""
    first = tree(plant.root / "build")
    shutil.rmtree(plant.root / "build")

    made = cooked(plant, monkeypatch)

    assert made == {}
    assert tree(plant.root / "build") == first


def test_deleting_the_store_gives_the_same_bytes(plant: Works) -> None:
    """Whoever is in doubt deletes it."""
    first = tree(plant.root / "build")
    shutil.rmtree(plant.root / ".cache")
    shutil.rmtree(plant.root / "build")

    ended = plant.build()

    assert ended.code == 0
    assert tree(plant.root / "build") == first


def test_two_machines_share_a_store(plant: Works, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the server made at night nobody's laptop makes in the morning, wherever its project lies."""
    settings = plant.root / "jobaids.toml"
    settings.write_text(f'{settings.read_text()}[store]\npath = "{tmp_path}/shared"\n')
    shutil.rmtree(plant.root / ".cache")
    plant.build()
    shutil.copytree(plant.root, tmp_path / "laptop/works", ignore=shutil.ignore_patterns("build", ".cache"))
    laptop = Works(root=tmp_path / "laptop/works")

    made = cooked(laptop, monkeypatch)

    assert made == {}
    assert tree(laptop.root / "build") == tree(plant.root / "build")
    assert not (plant.root / ".cache/store").exists()


def test_a_store_is_pruned_after_a_build(plant: Works) -> None:
    """A store on a small disk must not fill it; what is published stands in build/ whatever is let go."""
    settings = plant.root / "jobaids.toml"
    settings.write_text(f"{settings.read_text()}[store]\nmax_mb = 1\n")
    made = plant.root / ".cache/store/made"
    (made / "ab").mkdir(exist_ok=True)
    (made / "ab/old").write_bytes(bytes(3_000_000))
    os.utime(made / "ab/old", (1, 1))
    then = time.time() - stores.PRUNE_AFTER - 60
    os.utime(plant.root / ".cache/store" / stores.PRUNED, (then, then))

    ended = plant.build()

    assert ended.code == 0
    assert not (made / "ab/old").exists()


def _kept(plant: Works) -> int:
    """How many things the store holds."""
    return sum(not path.name.startswith(".") for path in (plant.root / ".cache/store/made").glob("*/*"))


def test_what_a_killed_build_made_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build of an hour that somebody switched off goes on where it was."""
    plant = works(tmp_path / "works")
    process = get_context("fork").Process(target=plant.build)
    process.start()
    while process.is_alive() and _kept(plant) < 3:
        time.sleep(0.005)
    process.kill()
    process.join()
    kept, published = _kept(plant), (plant.root / "build/report.json").exists()

    rest = cooked(plant, monkeypatch)
    outcome = plant.outcome()
    shutil.rmtree(plant.root / "build")
    shutil.rmtree(plant.root / ".cache")
    everything = cooked(plant, monkeypatch)

    assert kept >= 3
    assert not published
    assert rest.total() == everything.total() - kept
    assert outcome == plant.outcome()


def _standing(root: Path) -> dict[str, tuple[int, int]]:
    """Every file and folder of a project outside `build/` and `.cache/`."""
    return {
        path.relative_to(root).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in root.rglob("*")
        if path.relative_to(root).parts[0] not in {"build", ".cache"}
    }


def test_a_build_writes_into_build_and_cache_alone(tmp_path: Path) -> None:
    """Sources are in git: a build that wrote among them would be in everybody's way."""
    plant = works(tmp_path / "works")
    before = _standing(plant.root)

    plant.build()

    assert _standing(plant.root) == before
