"""Somebody who gets the press ready while the project is still being read, and then makes a few cards.

To bring in the PDF engine takes as long as all else that a small build needs. A process of its own does it on another
core, from the moment it is engaged; that has to be early, so nothing large is imported here but by the apprentice.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from jobaids.adapters.compiled import keep_compiled
from jobaids.adapters.pools import dead_worker
from jobaids.adapters.sight import few_changed
from jobaids.plan.recipe import Made, Maker, Recipe

if TYPE_CHECKING:
    from jobaids.adapters.workshop import Workshop

FEW = 4  # aids; more of them keep more than one process busy


@dataclass(frozen=True, slots=True, kw_only=True)
class Apprentice:
    """Makes cards, as a crew of the kitchen. Engage one with `engage`, and send it home in the end."""

    root: Path
    pool: ProcessPoolExecutor

    def takes(self, recipe: Recipe) -> bool:
        """Whether it is a card."""
        return recipe.maker is Maker.CARD

    def follow(self, recipes: Sequence[Recipe]) -> Iterator[tuple[Made, float]]:
        """What comes of each card, and how many seconds that took.

        Raises:
            LibraryError: the apprentice died, which only a native library can do to it.
        """
        return _brought(recipes, self.pool.map(partial(_make, self.root), recipes))

    def __enter__(self) -> Self:
        """Itself, until it is sent home."""
        return self

    def __exit__(self, *_: object) -> None:
        """Send it home."""
        self.go_home()

    def go_home(self) -> None:
        """Leave for good, once it is done with what it has begun."""
        self.pool.shutdown(cancel_futures=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """Who makes cards: how many workers here, machines elsewhere, and an apprentice, if one was engaged."""

    workers: int = 1
    cluster: str = ""
    apprentice: Apprentice | None = None


@contextmanager
def hands_for(root: Path, aids: int, workers: int, cluster: str) -> Iterator[Hands]:
    """Those who make a number of aids, or all where it is none; of few, an apprentice makes the cards.

    Of all, few are to be made where few sources changed since the last build.
    """
    if cluster or workers < 2 or aids > FEW or not (aids or few_changed(root, FEW)):
        yield Hands(workers=workers, cluster=cluster)
        return
    with engage(root) as apprentice:
        yield Hands(workers=workers, apprentice=apprentice)


def engage(root: Path) -> Apprentice:
    """An apprentice in the workshop of a project, who begins at once to get the press ready."""
    pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork"))
    pool.submit(_get_ready, root)  # what goes wrong with it is told with the first card
    return Apprentice(root=root, pool=pool)


def _brought(recipes: Sequence[Recipe], coming: Iterator[tuple[Made, float]]) -> Iterator[tuple[Made, float]]:
    try:
        for recipe, (made, seconds) in zip(recipes, coming, strict=True):
            yield replace(made, recipe=recipe), seconds
    except BrokenProcessPool as error:
        raise dead_worker() from error


def _get_ready(root: Path) -> None:
    _workshop(root)


@cache
def _workshop(root: Path) -> Workshop:
    """In the apprentice's process: where it works, once it is ready."""
    from jobaids.wiring.workshops import workshop_of  # noqa: PLC0415 - see above

    workshop = workshop_of(root)
    workshop.prepare(frozenset({Maker.CARD}))
    keep_compiled()
    return workshop


def _make(root: Path, recipe: Recipe) -> tuple[Made, float]:
    started = time.perf_counter()
    made = _workshop(root).make(recipe)
    nothing = Recipe(maker=recipe.maker, name=recipe.name, order=None)  # whoever asked holds it
    return replace(made, recipe=nothing), time.perf_counter() - started
