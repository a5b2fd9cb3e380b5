"""Who makes cards and pages on this machine, engaged before anything of the project is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from jobaids.adapters.foreman import Foreman, engage
from jobaids.adapters.sight import few_changed
from jobaids.plan.recipe import Maker
from jobaids.wiring.workshops import workshop_of

FEW = 4  # aids; with more of them, what is made takes longer than what it takes to begin


@contextmanager
def foreman_for(root: Path, aids: int, workers: int, cluster: str) -> Iterator[Foreman | None]:
    """The foreman of a build of a number of aids, or of all where it is none; nobody where one process is to work.

    Where few are to be made, and not by a `cluster`, he gets the press ready at once. Of all, few are where few sources
    changed since the last build.
    """
    if workers < 2:
        yield None
        return
    few = not cluster and (aids <= FEW if aids else few_changed(root, FEW))
    with engage(partial(workshop_of, root), workers, frozenset({Maker.CARD} if few else ())) as foreman:
        yield foreman
