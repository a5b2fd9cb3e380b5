"""Many workers do what one does: the same things, in the same order, with the same faults."""

from __future__ import annotations

import gc
import multiprocessing
import os
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobaids.adapters.errors import FolderError, LibraryError
from jobaids.adapters.pools import FEWEST, work_through

MANY = 3 * FEWEST


def _signed(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def _fail_at(bad: int, number: int) -> int:
    if number == bad:
        raise FolderError("the disk is full", why="it is small", fix="make room")
    return number


def _die_at(bad: int, number: int) -> int:
    if number == bad:
        os._exit(139)  # as a native library does that breaks
    return number


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_results_come_in_the_order_of_the_things(workers: int) -> None:
    """Two builds of one project must publish the same, however many cores a machine has."""
    done = [square for square, _ in work_through(range(MANY), _signed, workers)]

    assert done == [number * number for number in range(MANY)]


@settings(max_examples=8)
@given(st.lists(st.integers(), max_size=20), st.integers(1, 3), st.integers(1, 7))
def test_neither_workers_nor_portions_change_a_result(things: list[int], workers: int, chunk: int) -> None:
    """How work is cut up is nobody's business but the pool's."""
    assert list(work_through(things, str, workers, chunk, fewest=2)) == list(map(str, things))


def test_workers_are_other_processes_and_few_things_start_none() -> None:
    """To start a worker takes longer than to make a card."""
    many = {process for _, process in work_through(range(MANY), _signed, 2, chunk=1)}
    few = {process for _, process in work_through(range(FEWEST - 1), _signed, 2)}

    assert os.getpid() not in many
    assert few == {os.getpid()}


def test_work_may_hold_what_cannot_be_sent() -> None:
    """A press with its fonts open cannot be sent to another process; a worker is forked with it."""
    press = Path(os.devnull).open("rb")  # noqa: SIM115 - closed below
    numbers = list(work_through(range(MANY), lambda number: number + len(press.read()), 2))
    press.close()

    assert numbers == list(range(MANY))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_of_the_world_is_told_as_it_is(workers: int) -> None:
    """Who runs out of disk must read what to do, whoever met it first."""
    with pytest.raises(FolderError, match="the disk is full") as told:
        list(work_through(range(MANY), partial(_fail_at, 5), workers))

    assert (told.value.why, told.value.fix) == ("it is small", "make room")


def test_a_worker_that_dies_is_told_and_the_next_run_works() -> None:
    """A library that breaks takes its worker with it, and must not take the command's words with it."""
    with pytest.raises(LibraryError, match="a worker died") as told:
        list(work_through(range(MANY), partial(_die_at, 5), 2))

    assert "--workers 1" in told.value.fix
    assert list(work_through(range(MANY), str, 2)) == list(map(str, range(MANY)))


def test_what_one_worker_made_the_others_find(tmp_path: Path) -> None:
    """Workers share the disk and nothing else."""

    def write(number: int) -> str:
        (tmp_path / str(number)).write_text(str(number))
        return str(number)

    done = list(work_through(range(MANY), write, 2))

    assert sorted(done) == sorted(path.name for path in tmp_path.iterdir())


def test_work_that_was_given_up_takes_nothing_from_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that stops half-way leaves a pool behind, cleared away when Python gets round to it: even just then."""
    begun, fork = work_through(range(MANY), partial(pow, 2), workers=2), multiprocessing.get_context("fork")
    next(begun)

    def at_the_worst_moment(_method: str) -> multiprocessing.context.ForkContext:
        begun.close()
        return fork

    monkeypatch.setattr(multiprocessing, "get_context", at_the_worst_moment)

    assert tuple(work_through(range(MANY), partial(pow, 3), workers=2)) == tuple(3**number for number in range(MANY))


@pytest.mark.parametrize("workers", [1, 2])
def test_while_cards_are_made_nobody_goes_through_the_whole_site_again(workers: int) -> None:
    """A site of thousands of aids would be copied into each worker, and looked through for every few cards."""
    before = gc.get_threshold()
    frozen = list(work_through(range(MANY), lambda _number: gc.get_freeze_count(), workers))

    assert min(frozen) > len(gc.get_objects()) / 2
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)


def test_a_run_that_is_broken_off_leaves_no_trace() -> None:
    """`serve` goes on in the same process, and would grow with each build."""
    before, begun = gc.get_threshold(), work_through(range(MANY), str, 1)
    next(begun)
    begun.close()

    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)
