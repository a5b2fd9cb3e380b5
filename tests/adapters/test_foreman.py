"""Workers who hold nothing of a project make what whoever holds all of it makes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobaids.adapters import foreman
from jobaids.adapters.errors import FolderError, LibraryError
from jobaids.adapters.foreman import Foreman
from jobaids.adapters.kitchen import Kitchen
from jobaids.adapters.pools import FEWEST
from jobaids.adapters.store import Store
from jobaids.plan.recipe import File, Kept, Made, Maker, Recipe
from jobaids.plan.watch import Watch, Watched

TOOLS = {maker: f"tools of {maker.value}" for maker in Maker}
MANY = 3 * FEWEST
WORDS = tuple(f"words {number}" for number in range(MANY))
PROJECT: list[str] = []
"""What a build reads after its foreman was engaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Words to write, in a language, and what to ask of titles that many share; `all` asks for every one."""

    words: str
    titles: Mapping[str, str] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    all: bool = False


class Shop:
    """Writes down what a job says, what it asked, and what it knows of the project."""

    follow: Any = None

    def prepare(self, makers: frozenset[Maker]) -> None:
        """Nothing has to be brought in."""

    def rehearse(self, recipe: Recipe) -> None:
        """Whoever rehearses a page asks."""
        list(recipe.order.titles)

    def make(self, recipe: Recipe) -> Made:
        """One file for each job; some jobs go wrong."""
        job: Job = recipe.order
        match job.words:
            case "die":
                os._exit(139)  # as a native library does that breaks
            case "full":
                raise FolderError("the disk is full", why="it is small", fix="make room")
        if recipe.watch:
            recipe.watch.begin()
        titles = [job.titles.get(link, "nothing") for link in job.links]
        everything = list(job.titles.items()) if job.all else []
        text = f"{job.words} {titles} {everything} {PROJECT}".encode()
        reads = recipe.watch.reads() if recipe.watch else ()
        return Made(recipe=recipe, files=(File(path=f"{recipe.name}.html", octets=text),), decoded=1, reads=reads)


class NoFonts(Shop):
    """A machine on which the engine does not open."""

    def prepare(self, makers: frozenset[Maker]) -> None:
        """Say so, whoever needs it."""
        assert makers
        raise LibraryError("a font is missing", fix="run make setup")


def kitchen(root: Path, staff: Foreman | None) -> Kitchen:
    """A kitchen as one build has it."""
    shop = Shop()
    return Kitchen(make=shop.make, prepare=shop.prepare, store=Store(root=root), tools=TOOLS, staff=staff)


def recipes(words: Sequence[str]) -> tuple[Recipe, ...]:
    """A recipe for each of some words."""
    return tuple(Recipe(maker=Maker.CARD, name=f"{at}", order=Job(words=one)) for at, one in enumerate(words))


def served(made: Iterator[Made]) -> list[dict[str, bytes]]:
    """The files of each thing made."""
    return [{one.path: one.bring() if isinstance(one, Kept) else one.octets for one in each.files} for each in made]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_workers_make_everything_in_the_order_of_the_recipes(tmp_path: Path, workers: int) -> None:
    """Two builds of one project must publish the same, however many cores a machine has."""
    asked = recipes(WORDS)
    alone = served(kitchen(tmp_path / "alone", None).follow(asked))

    with foreman.engage(Shop, workers) as staff:
        made = list(kitchen(tmp_path / "staffed", staff).follow(asked))

    assert [one.recipe for one in made] == list(asked)
    assert served(iter(made)) == alone


def test_workers_hold_nothing_of_the_project(tmp_path: Path) -> None:
    """A worker that has its share of ten thousand aids copies what it reads of them, and grows."""
    with foreman.engage(Shop, 2) as staff:
        PROJECT.append("ten thousand aids")
        made = served(kitchen(tmp_path, staff).follow(recipes(WORDS)))
        PROJECT.clear()

    assert [text for one in made for text in one.values()] == [f"{words} [] [] []".encode() for words in WORDS]


def test_few_things_are_made_here(tmp_path: Path) -> None:
    """To set workers to work takes longer than to make a card."""
    with foreman.engage(Shop, 2) as staff:
        PROJECT.append("seen")
        made = served(kitchen(tmp_path, staff).follow(recipes(WORDS[: FEWEST - 1])))
        PROJECT.clear()

    assert all(b"seen" in text for one in made for text in one.values())


def test_who_got_ready_makes_even_one_thing_while_the_rest_is_made_here(tmp_path: Path) -> None:
    """An author waits for one card: the press is ready on one core when the other has read what it shall say."""
    asked = (*recipes(WORDS[:1]), Recipe(maker=Maker.PAGES, name="page", order=Job(words="a page")))

    with foreman.engage(Shop, 2, frozenset({Maker.CARD})) as staff:
        PROJECT.append("seen")
        card, page = served(kitchen(tmp_path, staff).follow(asked))
        PROJECT.clear()

    assert b"seen" not in b"".join(card.values())
    assert b"seen" in b"".join(page.values())


LINKS = st.sampled_from(("oil", "seal", "lock", "belt"))
JOBS = st.lists(st.tuples(st.lists(LINKS, max_size=3), st.lists(LINKS, max_size=2), st.booleans()), min_size=1)


@settings(max_examples=6, deadline=None)
@given(JOBS, st.dictionaries(LINKS, st.text(max_size=3)))
def test_what_workers_ask_is_answered_and_kept_as_if_it_was_asked_here(
    tmp_path_factory: pytest.TempPathFactory, jobs: list[tuple[list[str], list[str], bool]], titles: dict[str, str]
) -> None:
    """A page is made again when an answer is another: by whomever it was made, and whatever was sent along."""
    watch, root = Watch(), tmp_path_factory.mktemp("shared")
    shared: Watched[str, str] = watch.over("titles", titles)
    asked = tuple(
        Recipe(
            maker=Maker.PAGES,
            name=f"{number}",
            order=Job(words=f"words {number}", titles=shared, links=tuple(links), all=everything),
            watch=watch,
            likely=tuple(likely),
        )
        for number, (links, likely, everything) in enumerate(jobs * FEWEST)
    )

    with foreman.engage(Shop, 2) as staff:
        made = served(kitchen(root / "staffed", staff).follow(asked))

    again = kitchen(root / "staffed", None)
    assert made == served(kitchen(root / "alone", None).follow(asked))
    assert kept(root / "staffed") == kept(root / "alone")
    assert served(again.follow(asked)) == made


def kept(store: Path) -> dict[str, bytes]:
    """All that a store holds."""
    return {f"{path.relative_to(store)}": path.read_bytes() for path in store.rglob("*") if path.is_file()}


def test_a_fault_of_the_world_is_told_as_it_is(tmp_path: Path) -> None:
    """Who runs out of disk must read what to do, whoever met it first."""
    with foreman.engage(Shop, 2) as staff, pytest.raises(FolderError, match="the disk is full") as told:
        list(kitchen(tmp_path, staff).follow(recipes([*WORDS, "full"])))

    assert (told.value.why, told.value.fix) == ("it is small", "make room")


@pytest.mark.parametrize("early", [frozenset(), frozenset({Maker.CARD})])
def test_an_engine_that_does_not_open_is_told(tmp_path: Path, early: frozenset[Maker]) -> None:
    """The operator must read which font is missing, and not that somebody died."""
    with foreman.engage(NoFonts, 2, early) as staff, pytest.raises(LibraryError, match="a font is missing"):
        list(kitchen(tmp_path, staff).follow(recipes(WORDS)))


def test_a_worker_that_dies_is_told_and_the_foreman_has_others(tmp_path: Path) -> None:
    """A library that breaks takes its worker with it, and must not take the command's words with it."""
    with foreman.engage(Shop, 2) as staff:
        with pytest.raises(LibraryError, match="a worker died") as told:
            list(kitchen(tmp_path, staff).follow(recipes([*WORDS, "die"])))
        made = list(kitchen(tmp_path, staff).follow(recipes([f"other {number}" for number in range(MANY)])))

    assert "--workers 1" in told.value.fix
    assert len(made) == MANY


def test_a_foreman_who_died_is_told(tmp_path: Path) -> None:
    """Memory runs out, and the system ends whom it likes."""
    with foreman.engage(Shop, 2) as staff:
        staff.process.kill()
        staff.process.join()
        with pytest.raises(LibraryError, match="a worker died"):
            list(kitchen(tmp_path, staff).follow(recipes(WORDS)))


def test_work_that_is_given_up_leaves_nobody_behind(tmp_path: Path) -> None:
    """A build that stops half-way must not keep a machine busy."""
    with foreman.engage(Shop, 2) as staff:
        begun = kitchen(tmp_path, staff).follow(recipes(WORDS))
        next(begun)

    assert staff.process.exitcode == 0
