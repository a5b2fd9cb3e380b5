"""Times whole processes, and looks at how much memory they hold meanwhile."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

LONGEST = 3 * 3600  # seconds until something that is measured counts as hung
LOOK = 0.2  # seconds between two looks at the memory
ROLLUP = "smaps_rollup"


class FailedError(Exception):
    """Something that was to be measured failed; the text says what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """Seconds of the clock, seconds of the processor with those of all children, and what was printed."""

    seconds: float
    processor: float
    out: str


@dataclass(slots=True, kw_only=True)
class Memory:
    """Megabytes held, look by look: by the process that was started, and by each it forked.

    What processes share is divided among them (the kernel's proportional set size).
    """

    own: list[float] = field(default_factory=list)
    workers: dict[int, list[float]] = field(default_factory=dict)
    alone: dict[int, list[float]] = field(default_factory=dict)  # of each, what it shares with nobody
    leaders: set[int] = field(default_factory=set)  # of these, those that forked others

    @property
    def most_of_a_worker(self) -> float:
        """The most any worker held."""
        return max((max(looks) for looks in self.workers.values()), default=0.0)

    @property
    def most_alone(self) -> float:
        """The most any worker held that it shared with nobody."""
        return max((max(looks) for looks in self.alone.values()), default=0.0)

    @property
    def growth(self) -> float:
        """How much more the workers held in the last quarter of their looks than in the second, as a share.

        A process that forked others is left out: what it shared becomes its own when these end.
        """
        working = [looks for worker, looks in self.workers.items() if worker not in self.leaders]
        parts = [(_quarter(looks, 1), _quarter(looks, 3)) for looks in working if len(looks) >= 12]
        return max((late / early - 1 for early, late in parts), default=0.0)


def _quarter(looks: list[float], which: int) -> float:
    return median(looks[which * len(looks) // 4 : (which + 1) * len(looks) // 4])


def run(command: Sequence[str | Path], folder: Path, env: Mapping[str, str], watch: Memory | None = None) -> Took:
    """Run a command to its end.

    Raises:
        FailedError: it ended with anything but 0.
    """
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as told:
        begun = time.perf_counter()
        child = subprocess.Popen(command, cwd=folder, env=dict(env), stdout=out, stderr=told)
        ended = threading.Event()
        watcher = threading.Thread(target=_watch, args=(child.pid, watch, ended)) if watch else None
        if watcher:
            watcher.start()
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        ended.set()
        if watcher:
            watcher.join()
        out.seek(0)
        told.seek(0)
        said = out.read()
        if child.returncode:
            raise FailedError(
                f"{' '.join(map(str, command))} ended with {child.returncode}: {told.read()[-2000:]}{said[-500:]}"
            )
    return Took(seconds=seconds, processor=used.ru_utime + used.ru_stime, out=said)


def _watch(pid: int, memory: Memory, ended: threading.Event) -> None:
    while not ended.wait(LOOK):
        if own := _held(pid):
            memory.own.append(own[0])
        for worker, leader in _below(pid):
            if held := _held(worker):
                memory.workers.setdefault(worker, []).append(held[0])
                memory.alone.setdefault(worker, []).append(held[1])
            if leader != pid:
                memory.leaders.add(leader)


def _below(pid: int) -> Iterable[tuple[int, int]]:
    """Every process a process started, and what those started, each with who started it."""
    try:
        children = [int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in _children(task)]
    except OSError:
        return
    for child in children:
        yield child, pid
        yield from _below(child)


def _children(task: Path) -> list[str]:
    try:
        return (task / "children").read_text(encoding="ascii").split()
    except OSError:
        return []


def _held(pid: int) -> tuple[float, float] | None:
    """Megabytes a process holds, with its share of what it shares and without; None once it has ended."""
    try:
        lines = Path(f"/proc/{pid}/{ROLLUP}").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    sizes = {line.partition(":")[0]: int(line.split()[1]) / 1024 for line in lines[1:]}
    return (sizes["Pss"], sizes["Private_Clean"] + sizes["Private_Dirty"]) if sizes else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One who is measured: `ready` is done before each run and not timed; `go` says how many seconds it took."""

    name: str
    go: Callable[[], float]
    ready: Callable[[], object] = lambda: None


def alternate(contenders: Sequence[Contender], rounds: int) -> dict[str, list[float]]:
    """Let each run once a round, so that what else the machine does falls on all alike."""
    times: dict[str, list[float]] = {one.name: [] for one in contenders}
    for _ in range(rounds):
        for one in contenders:
            one.ready()
            times[one.name].append(one.go())
    return times
