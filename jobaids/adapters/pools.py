"""Follows recipes in this process or in forked workers; the order and number of workers change no byte."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeAlias

from jobaids.adapters.errors import LibraryError
from jobaids.plan.recipe import Made, Recipe

Make: TypeAlias = Callable[[Recipe], Made]

CHUNK = 4  # recipes a worker takes at once: a card takes some 0.1 s, a message to a worker 0.001 s
FEWEST = 8  # recipes below which starting workers costs more than they save

_make_here: Make | None = None  # in a worker: set before the fork, so that nothing has to be sent


def follow(recipes: Sequence[Recipe], make: Make, workers: int) -> Iterator[Made]:
    """Make every recipe, and yield what was made in the order of the recipes.

    `make` may hold what cannot be sent to another process: workers inherit it by being forked.

    Raises:
        LibraryError: a worker died, which only a native library can do to it.
    """
    if workers < 2 or len(recipes) < FEWEST:
        yield from map(make, recipes)
        return
    global _make_here  # noqa: PLW0603 - the one thing a forked worker cannot be handed as an argument
    _make_here = make
    try:
        with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_follow_here, recipes, chunksize=CHUNK)
    except BrokenProcessPool as error:
        raise LibraryError(
            "a worker died while making cards",
            why="a native library or a font broke it, or memory ran out",
            fix="run make doctor; if it finds nothing, build with --workers 1",
        ) from error
    finally:
        _make_here = None


def _follow_here(recipe: Recipe) -> Made:
    if _make_here is None:
        raise RuntimeError("a worker was started without its maker")
    return _make_here(recipe)
