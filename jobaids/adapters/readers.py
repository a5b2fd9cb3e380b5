"""Reads many sources in several processes; what comes back is in the order of what went in."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial

from jobaids.adapters.errors import LibraryError
from jobaids.model.aid import Aid
from jobaids.model.source import Source
from jobaids.parse.aid import Reading, parse_aid

CHUNK = 8  # sources a process takes at once: reading one takes some 0.005 s
FEWEST = 16  # sources below which sending them costs more than it saves

Readers = Callable[[Sequence[Source]], list[Aid | None]]


@contextmanager
def readers(reading: Reading, workers: int) -> Iterator[Readers]:
    """A way to read sources, for as long as its processes run; an aid is None where nothing could be read.

    Raises:
        LibraryError: a process died, which only want of memory can do to it.
    """
    read = partial(_read, reading)
    if workers < 2:
        yield lambda sources: list(map(read, sources))
        return
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _leave_stopping_to_the_first) as pool:
            yield lambda sources: list(
                pool.map(read, sources, chunksize=CHUNK) if len(sources) >= FEWEST else map(read, sources)
            )
    except BrokenProcessPool as error:
        raise LibraryError(
            "a process died while reading", why="memory ran out, most likely", fix="run it again with --workers 1"
        ) from error


def _leave_stopping_to_the_first() -> None:
    """Ctrl-C goes to every process of a terminal; the one that began ends the others, and says so once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read(reading: Reading, source: Source) -> Aid | None:
    return parse_aid(source, reading).aid
