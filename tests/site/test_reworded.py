"""What is told after words were edited is what is told when everything is read anew."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from jobaids.adapters import standing
from jobaids.wiring import linting
from tests.site.edits import EDITS, Works, any_order, works
from tests.site.running import Ended, release, run

SEED = 30
UNSEEN = frozenset({"store lost", "store damaged", "published lost", "published touched", "one tree"})
"""Edits of what no lint looks at."""


def lint(root: Path, plant: Works) -> Ended:
    """Everything told of a project, for programs."""
    return run(root, "lint", "--format", "json", "--as-of", str(plant.day))


def anew(plant: Works) -> Ended:
    """The same of a copy, of which nothing is remembered."""
    plant.cleaned += 1
    fresh = plant.root.with_name(f"fresh-{plant.cleaned}")
    shutil.copytree(plant.root, fresh, ignore=shutil.ignore_patterns("build", ".cache"))
    try:
        return lint(fresh, plant)
    finally:
        shutil.rmtree(fresh)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Works:
    """The works, all of it released."""
    made = works(tmp_path_factory.mktemp("released") / "works")
    assert release(made.root).code == 0
    run(made.root, "lint", "--fix")
    return made


@pytest.fixture
def plant(released: Works, tmp_path: Path) -> Works:
    """A copy of them for one test alone, looked at."""
    made = released.copy(tmp_path / "works")
    look(made)
    return made


def look(plant: Works) -> Ended:
    """Lint a project whose files have rested."""
    time.sleep(standing.FINE / 1e9)
    return lint(plant.root, plant)


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for each time that everything was gone through."""
    gone: list[str] = []
    lint_folder = linting.lint_folder

    def counting(*asked: Any) -> Any:
        gone.append("through")
        return lint_folder(*asked)

    monkeypatch.setattr(linting, "lint_folder", counting)
    return gone


def test_after_any_edit_lint_tells_what_it_tells_of_a_project_it_never_saw(plant: Works) -> None:
    """Whoever edits and looks again must not be told what was wrong yesterday, nor miss what is wrong now."""
    chance = Random(SEED)  # noqa: S311 - the same edits in every run
    names = [name for _ in range(2) for name in any_order(SEED, rounds=1) if name not in UNSEEN]
    differ = []

    for number, name in enumerate(names):
        EDITS[name](plant, chance)
        told = look(plant)
        if told != anew(plant):
            differ.append(f"{number} {name}")

    assert differ == []


WORDS: dict[str, Callable[[Works], object]] = {
    "a word": lambda plant: plant.edit("lock.md", "Keep the key.", "Keep the key on you."),
    "a line above a step": lambda plant: plant.edit("seal.md", "\n1. **", "\n\n1. **"),
    "an action that is too long": lambda plant: plant.edit(
        "lock.md", "Nothing moves.", f"Nothing at all {'ever ' * 15}moves here or there or below."
    ),
    "words beside a link": lambda plant: plant.edit("seal.md", "Then [oil it]", "After that [oil it now]"),
    "two aids": lambda plant: [plant.edit(*one) for one in (("lock.md", "Keep", "Hold"), ("oil.md", "Three", "Four"))],
}


@pytest.mark.parametrize("edit", WORDS.values(), ids=WORDS)
def test_for_words_only_their_sources_are_read(
    plant: Works, passes: list[str], edit: Callable[[Works], object]
) -> None:
    """Whoever mends a word among thousands of aids wants to know at once whether it is right."""
    edit(plant)

    told = look(plant)

    assert passes == []
    assert told == anew(plant)


MORE: dict[str, Callable[[Works], object]] = {
    "a title": lambda plant: plant.edit("oil.md", "title: Oil the chain", "title: Grease the chain"),
    "a name": lambda plant: plant.edit("lock.md", "{#hang}", "{#hang-it}"),
    "a link": lambda plant: plant.edit("seal.md", "oil.md#oil", "oil.md#stop"),
    "an error": lambda plant: plant.edit("lock.md", "2. **", "> [!DANGER]\n\n2. **"),
    "a setting": lambda plant: plant.set("codes", '"auto"'),
    "a station": lambda plant: plant.edit("stations.yaml", "name: Line 1", "name: Lane 1"),
    "a new aid": lambda plant: EDITS["new aid"](plant, Random(SEED)),  # noqa: S311 - any
    "a translation": lambda plant: plant.edit("oil.es.md", "Tres gotas.", "Dos gotas."),
}


@pytest.mark.parametrize("edit", MORE.values(), ids=MORE)
def test_for_more_than_words_everything_is_gone_through(
    plant: Works, passes: list[str], edit: Callable[[Works], object]
) -> None:
    """A name that is changed here breaks a link there."""
    edit(plant)

    told = look(plant)

    assert passes == ["through"]
    assert told == anew(plant)
