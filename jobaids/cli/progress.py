"""Says on a terminal what is being done, how far it is and how long it will take; silent where nobody watches."""

from __future__ import annotations

import time
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

PATIENCE = 0.5  # seconds before anything is shown: a quick build needs no bar


class Pace(ProgressColumn):
    """How many pieces a second."""

    def render(self, task: Task) -> Text:
        """`12.5/s`, or nothing where nothing is known yet."""
        return Text(f"{task.speed:,.1f}/s" if task.speed else "")


class Watch:
    """One line that tells where a run is, and goes when the run ends."""

    def __init__(self, stream: TextIO) -> None:
        self._started = time.monotonic()
        self._bar = Progress(
            TextColumn("{task.description:<8}"),
            BarColumn(),
            MofNCompleteColumn(),
            Pace(),
            TimeRemainingColumn(),
            console=Console(file=stream),
            transient=True,
            disable=not stream.isatty(),
        )
        self._task = self._bar.add_task("read", total=None)

    def stage(self, name: str) -> None:
        """Say that a stage begins."""
        self._bar.update(self._task, description=name, completed=0, total=None)

    def pieces(self, done: int, everything: int | None) -> None:
        """Say how many pieces of a stage are made, and of how many, where that is known."""
        if not self._bar.live.is_started and time.monotonic() - self._started > PATIENCE:
            self._bar.start()
        self._bar.update(self._task, completed=done, total=everything)

    def end(self) -> None:
        """Take the line away."""
        self._bar.stop()
