"""What `jobaids build AID` makes of edited words is what it makes where nothing is remembered."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import sleep
from typing import Any

import pytest

import jobaids.build
from jobaids.adapters import standing
from jobaids.adapters.sight import left_by_build, recognised, sight_of
from jobaids.plan.recipe import Maker
from jobaids.wiring import keeping_up, rebuilding, staffing
from tests.site.edits import EDITS, Works, works
from tests.site.running import Ended, release, run, tree

SEED = 7
ROUNDS = 3
EDITED = ("word", "long action", "line above", "title", "station", "picture", "word", "spanish", "another day")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Works:
    """The works, all of it released, reworded and built."""
    made = works(tmp_path_factory.mktemp("built") / "works")
    assert release(made.root).code == 0
    run(made.root, "lint", "--fix")
    made.edit("lock.md", "Keep the key.", "Keep your key.")
    made.edit("oil.md", "Three drops.", "Four drops.")
    made.build()
    return made


@pytest.fixture
def plant(built: Works, tmp_path: Path) -> Works:
    """A copy of them for one test alone, its files at rest, and remembered from a build where it lies."""
    made = built.copy(tmp_path / "works")
    sleep(standing.FINE / 1e9)
    made.build()
    return made


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for each time that everything was gone through."""
    gone: list[str] = []
    build = jobaids.build.build

    def counting(*asked: Any) -> Any:
        gone.append("through")
        return build(*asked)

    monkeypatch.setattr(jobaids.build, "build", counting)
    return gone


def _twin(plant: Works) -> Works:
    """A copy in a folder where none ever lay."""
    plant.cleaned += 1
    return plant.copy(plant.root.with_name(f"twin-{plant.cleaned}"))


def both(
    plant: Works, slug: str, workers: int = 1
) -> tuple[tuple[Ended, dict[str, bytes]], tuple[Ended, dict[str, bytes]]]:
    """What a build of one aid tells and leaves, here and in a copy of which nothing is remembered."""
    twin = _twin(plant)
    sleep(standing.FINE / 1e9)
    found = []
    for one, many in ((plant, workers), (twin, 1)):
        ended = one.build(slug, "--format", "json", "--workers", str(many))
        found.append((Ended(code=ended.code, out=ended.out, err=""), tree(one.root / "build")))
    shutil.rmtree(twin.root)
    return found[0], found[1]


def test_words_of_one_aid_are_built_without_the_others(plant: Works, passes: list[str]) -> None:
    """An author among thousands of aids changes a step, and looks at its card."""
    plant.edit("lock.md", "Nothing moves.", "Nothing at all moves.")

    here, there = both(plant, "lock")

    assert passes == ["through"]  # for the copy
    assert here == there
    assert any(b"Nothing at all moves." in octets for path, octets in here[1].items() if path.startswith("draft/"))


def test_whoever_gets_the_press_ready_early_makes_the_same_card(plant: Works, monkeypatch: pytest.MonkeyPatch) -> None:
    """On two cores the press is got ready while the project is read; nobody may see that on a wall."""
    early: list[frozenset[Maker]] = []
    engage = staffing.engage
    monkeypatch.setattr(staffing, "engage", lambda *how: (early.append(how[-1]), engage(*how))[1])
    plant.edit("lock.md", "Nothing moves.", "Nothing at all moves.")

    here, there = both(plant, "lock", workers=2)

    assert early == [{Maker.CARD}]
    assert here == there


def test_after_any_edit_a_build_of_one_aid_leaves_what_it_leaves_where_nothing_is_remembered(plant: Works) -> None:
    """A page that is made by a short way must be the page that the long way makes."""
    chance = Random(SEED)  # noqa: S311 - the same edits in every run
    differ = []

    for number in range(ROUNDS):
        name = chance.choice(EDITED)
        EDITS[name](plant, chance)
        here, there = both(plant, chance.choice(("lock", "oil", "seal")))
        if here != there:
            differ.append(f"{number} {name}")
        if chance.random() < 0.3:
            plant.build()

    assert differ == []


def test_another_aid_that_changed_is_gone_through_too(plant: Works, passes: list[str]) -> None:
    """The card of this one may show the other's title."""
    plant.edit("oil.md", "Four drops.", "Five drops.")

    here, there = both(plant, "lock")

    assert passes == ["through", "through"]
    assert here == there

    plant.edit("lock.md", "Keep your key.", "Keep the key.")  # as it was released, so that no draft of it may stay

    here, there = both(plant, "lock")

    assert passes == ["through"] * 4
    assert here == there


def test_a_page_that_was_taken_out_of_the_build_is_put_back(plant: Works) -> None:
    """What stands in build/ is known only while it is as it was left."""
    plant.edit("lock.md", "Nothing moves.", "Nothing at all moves.")
    shutil.rmtree(plant.root / "build/cards")

    plant.build("lock")

    assert any((plant.root / "build/cards").iterdir())


Outcome = tuple[int, dict[str, bytes], object]


def whole(plant: Works) -> tuple[Outcome, Outcome]:
    """What a build of everything leaves and reports here, and in a copy of which nothing is remembered.

    The copy is made before, so that nothing of what is built here is in its store.
    """
    twin = _twin(plant)
    sleep(standing.FINE / 1e9)
    try:
        return plant.outcome(), twin.outcome()
    finally:
        shutil.rmtree(twin.root)


WORDS = {
    "back to what was released": ("lock.md", "Keep your key.", "Keep the key."),
    "an aid without a draft": ("seal.md", "Use the hook.", "Use the long hook."),
    "a step": ("lock.md", "Nothing moves.", "Nothing at all moves."),
    "what others say of it": ("lock.md", "**Hang your lock.**", "**Hang your own lock.**"),
}


def test_a_build_of_everything_makes_what_words_come_to_and_nothing_else(plant: Works, passes: list[str]) -> None:
    """Whoever mends a word does not wait for a thousand aids, and nobody can tell how it was built."""
    differ = []

    for name, edit in WORDS.items():
        plant.edit(*edit)
        here, there = whole(plant)
        if here != there:
            differ.append(name)

    assert passes == ["through"] * len(WORDS)  # each time for the copy
    assert differ == []


def test_a_build_that_is_looked_into_and_has_nothing_to_do_ends_well(plant: Works) -> None:
    """`--profile` asks where the time goes, and does not stop where nothing changed."""
    ended = plant.build("--profile")

    assert ended.code == 0
    assert "publish" in ended.err


def test_what_another_run_published_meanwhile_is_not_built_upon(
    plant: Works, passes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor that builds with each save, and a person who builds by hand, must not spoil the search between them."""
    search, others = keeping_up.search_again, [plant]
    plant.edit("lock.md", "Nothing moves.", "Nothing at all moves.")

    def meanwhile(*asked: Any) -> Any:
        while others:
            others.pop().build()
        return search(*asked)

    monkeypatch.setattr(keeping_up, "search_again", meanwhile)
    found = plant.outcome()

    assert passes == ["through", "through"]  # by the other, which finds no text of before, and by this one
    assert found == plant.clean_outcome()


def test_what_another_run_published_is_not_remembered_as_this_one_left_it(
    plant: Works, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is built upon it next would be built upon words that do not stand there."""
    look, others = rebuilding.left_by_build, [plant]

    def meanwhile(*asked: Any) -> Any:
        while others:
            other = others.pop()
            other.edit("oil.md", "Four drops.", "Forty drops.")
            sleep(standing.FINE / 1e9)
            other.build()
        return look(*asked)

    plant.edit("lock.md", "Nothing moves.", "Nothing at all moves.")
    monkeypatch.setattr(rebuilding, "left_by_build", meanwhile)
    plant.build()
    sight = left_by_build(plant.root, sight_of(plant.root))
    known = recognised(plant.root, sight, plant.day)

    assert known
    assert known.changed(sight) == ()


def test_aids_that_were_built_alone_are_caught_up_with(plant: Works, passes: list[str]) -> None:
    """Lists and search still say what stood there before."""
    plant.edit("lock.md", "**Hang your lock.**", "**Hang your own lock.**")
    sleep(standing.FINE / 1e9)
    plant.build("lock")
    plant.edit("oil.md", "Four drops.", "Five drops.")

    here, there = whole(plant)

    assert passes == ["through"]
    assert here == there


LOST: dict[str, Callable[[Path], object]] = {
    "lost": lambda build: next((build / "site/aids").rglob("index.html")).unlink(),
    "spoilt": lambda build: next((build / "draft/aids").rglob("index.html")).write_text("nobody made this"),
}


def test_what_was_touched_in_the_build_is_put_back_with_the_next_words(plant: Works, passes: list[str]) -> None:
    """A page that somebody spoilt by hand must not outlive the next build that makes something."""
    differ = []

    for name, lose in LOST.items():
        lose(plant.root / "build")
        plant.edit("lock.md", "moves.", f"moves, {name}.")
        here, there = whole(plant)
        if here != there:
            differ.append(name)

    assert passes == ["through", "through"] * len(LOST)
    assert differ == []


def test_after_edits_of_words_a_build_of_everything_equals_one_from_nothing(plant: Works) -> None:
    """Short ways follow upon each other, and each starts from what the one before remembered."""
    chance = Random(SEED)  # noqa: S311 - the same edits in every run
    differ = []

    for number, name in enumerate(("word", "long action", "spanish", "line above", "word")):
        EDITS[name](plant, chance)
        here, there = whole(plant)
        if here != there:
            differ.append(f"{number} {name}")

    assert differ == []
    assert plant.outcome() == plant.clean_outcome()
