"""A history from its repository through the record."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from jobaids.adapters.history import read_history
from jobaids.record.replay import Replay
from jobaids.record.tally import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What a history came to, how long it took and how much memory at most."""

    tally: Tally
    dangling: int
    seconds: float
    megabytes: float


def replay_repository(repository: Path, folder: str, every: int, watch: Callable[[int], None]) -> Replayed:
    """Release each n-th state of a repository's Markdown files, oldest first; `watch` hears how many are done."""
    started = time.perf_counter()
    replay = Replay()
    last = None
    for commit in read_history(repository, folder, every):
        last = max(commit.at, last + timedelta(seconds=1)) if last else commit.at  # clocks of authors go back and forth
        replay.release(last, commit.changes)
        watch(replay.tally.commits)
    return Replayed(
        tally=replay.tally,
        dangling=replay.dangling(),
        seconds=time.perf_counter() - started,
        megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )
