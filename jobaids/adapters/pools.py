"""Works through many things in this process or in forked workers; their number changes no byte."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

from jobaids.adapters.errors import LibraryError

Thing = TypeVar("Thing")
Result = TypeVar("Result")

CHUNK = 4  # cards a worker takes at once: one takes some 0.05 s, a message to a worker 0.001 s
FEWEST = 8  # cards below which starting workers costs more than they save

SELDOM = 10_000  # new values between two looks for circles, of which a card is full; 50,000 showed no gain

_work_here: Callable[[Any], Any] | None = None  # in a worker: handed to it as it is forked, so that nothing is sent


def work_through(
    things: Sequence[Thing], work: Callable[[Thing], Result], workers: int, chunk: int = CHUNK, fewest: int = FEWEST
) -> Iterator[Result]:
    """Do some work on every thing, and yield what came of it in the order of the things.

    A worker takes `chunk` of them at once; none is started for less than `fewest`.

    `work` may hold what cannot be sent to another process: workers inherit it by being forked. Things and results are
    sent, so they are small.

    Raises:
        LibraryError: a worker died, which only a native library can do to it.
    """
    with looking_at_what_is_new():
        if workers < 2 or len(things) < fewest:
            yield from map(work, things)
            return
        fork = multiprocessing.get_context("fork")
        try:
            with ProcessPoolExecutor(workers, mp_context=fork, initializer=_take_up, initargs=(work,)) as pool:
                yield from pool.map(_work, things, chunksize=chunk)
        except BrokenProcessPool as error:
            raise dead_worker() from error


@contextmanager
def looking_at_what_is_new() -> Iterator[None]:
    """Look for circles seldom, and only in what is made from now on.

    A card is full of circles, and what was there before, which is a whole site, stays. To go through it again and again
    gave each worker a copy of its own of all that it only reads: 72 MB instead of 50 with a hundred aids.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def dead_worker() -> LibraryError:
    """What is told of a worker that died."""
    return LibraryError(
        "a worker died while making cards",
        why="a native library or a font broke it, or memory ran out",
        fix="run make doctor; if it finds nothing, build with --workers 1",
    )


def _take_up(work: Callable[[Any], Any]) -> None:
    """In a worker, before anything else: know what it is there for."""
    global _work_here  # noqa: PLW0603 - where a worker finds it again with each thing
    _work_here = work


def _work(thing: Any) -> Any:  # noqa: ANN401 - whatever the work is about
    if _work_here is None:
        raise RuntimeError("a worker was started without its work")
    return _work_here(thing)
