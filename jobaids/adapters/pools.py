"""Works through many things in this process or in forked workers; their number changes no byte."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from jobaids.adapters.errors import LibraryError

Thing = TypeVar("Thing")
Result = TypeVar("Result")

CHUNK = 4  # cards a worker takes at once: one takes some 0.05 s, a message to a worker 0.001 s
FEWEST = 8  # cards below which starting workers costs more than they save

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
    if workers < 2 or len(things) < fewest:
        yield from map(work, things)
        return
    fork = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(workers, mp_context=fork, initializer=_take_up, initargs=(work,)) as pool:
            yield from pool.map(_work, things, chunksize=chunk)
    except BrokenProcessPool as error:
        raise dead_worker() from error


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
