"""Starts a scheduler and workers of Dask on this machine, each a process that may be killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
STARTING = 60.0  # seconds on a busy machine
ONCE = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Machines:
    """A scheduler, and the workers that were started for it."""

    folder: Path
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where the scheduler listens."""
        return str(json.loads(self.file.read_text("utf-8"))["address"])

    @property
    def file(self) -> Path:
        """What the scheduler says of itself once it listens."""
        return self.folder / "scheduler.json"

    def hire(self, **environment: str) -> subprocess.Popen[bytes]:
        """One more worker, with nothing of the project's in its folder."""
        number = len(self.workers)
        home = self.folder / f"worker-{number}"
        home.mkdir()
        worker = _dask(
            home,
            ("worker", self.address, "--no-nanny", "--nthreads", "1", "--no-dashboard", "--local-directory", str(home)),
            environment,
        )
        self.workers.append(worker)
        return worker

    def dismiss(self) -> None:
        """End all workers."""
        for worker in self.workers:
            worker.kill()
            worker.wait()


@contextmanager
def machines(folder: Path) -> Iterator[Machines]:
    """A scheduler for as long as it is needed."""
    folder.mkdir()
    listening = ("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    scheduler = _dask(folder, (*listening, "--scheduler-file", str(folder / "scheduler.json")), ONCE)
    started = Machines(folder=folder, scheduler=scheduler)
    deadline = time.monotonic() + STARTING
    while not started.file.exists() or not started.file.read_bytes().endswith(b"}"):
        assert scheduler.poll() is None, (folder / "log").read_text("utf-8")
        assert time.monotonic() < deadline, "the scheduler does not start"
        time.sleep(0.05)
    try:
        yield started
    finally:
        started.dismiss()
        scheduler.kill()
        scheduler.wait()


def _dask(folder: Path, words: tuple[str, ...], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            (sys.executable, "-m", "dask", *words),
            cwd=folder,
            env={"PYTHONPATH": str(ROOT), **os.environ, **environment},
            stdout=log,
            stderr=log,
        )
