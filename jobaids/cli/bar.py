"""The line that a terminal shows of a long run."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text


class Pace(ProgressColumn):
    """How many pieces a second."""

    def render(self, task: Task) -> Text:
        """`12.5/s`, or nothing where nothing is known yet."""
        return Text(f"{task.speed:,.1f}/s" if task.speed else "")


class Bar:
    """Shows the stage of a run, how far it is, and how long it will take, from when it is made until it ends."""

    def __init__(self, stream: TextIO) -> None:
        self._bar = Progress(
            TextColumn("{task.description:<8}"),
            BarColumn(),
            MofNCompleteColumn(),
            Pace(),
            TimeRemainingColumn(),
            console=Console(file=stream),
            transient=True,
        )
        self._task = self._bar.add_task("", total=None)
        self._bar.start()

    def show(self, stage: str, done: int, everything: int | None) -> None:
        """Show how many pieces of a stage are made, and of how many, where that is known."""
        self._bar.update(self._task, description=stage, completed=done, total=everything)

    def end(self) -> None:
        """Take the line away."""
        self._bar.stop()
