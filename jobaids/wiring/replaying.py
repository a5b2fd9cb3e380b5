"""A history from its repository through the record."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from jobaids.adapters.history import Commit, counted, read_history
from jobaids.adapters.readers import Readers, readers
from jobaids.model.aid import Aid
from jobaids.parse.aid import Reading
from jobaids.record.replay import Replay
from jobaids.record.tally import Tally

WINDOW = 32  # commits that are read at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What a history came to, how long it took and how much memory at most."""

    tally: Tally
    dangling: int
    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which history: each n-th commit of a repository that touches Markdown below a folder, or anywhere."""

    repository: Path
    folder: str = ""
    every: int = 1
    workers: int = 1


def replay_repository(wanted: Wanted, watch: Callable[[int, int | None], None]) -> Replayed:
    """Release each wanted state of a repository's Markdown files, oldest first.

    `watch` hears how many are done, and of how many once that is known.
    """
    started = time.perf_counter()
    replay = Replay()
    last = None
    history = (wanted.repository, wanted.folder, wanted.every)
    with readers(Reading(), wanted.workers) as read, counted(*history) as count:
        commits = read_history(*history)
        while window := tuple(islice(commits, WINDOW)):
            for at, changes in _read(window, read):
                last = max(at, last + timedelta(seconds=1)) if last else at  # clocks of authors go back and forth
                replay.release(last, changes)
                watch(replay.tally.commits, count())
    return Replayed(
        tally=replay.tally,
        dangling=replay.dangling(),
        seconds=time.perf_counter() - started,
        megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def _read(window: tuple[Commit, ...], read: Readers) -> Iterator[tuple[datetime, dict[str, Aid | None]]]:
    """Each commit with its sources read; a file that yields no aid is left as it was."""
    aids = iter(read([source for commit in window for _, source in commit.changes if source]))
    for commit in window:
        found = {file: next(aids) if source else None for file, source in commit.changes}
        went = {file for file, source in commit.changes if source is None}
        yield commit.at, {file: aid for file, aid in found.items() if aid or file in went}
