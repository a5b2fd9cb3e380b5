"""Says on a terminal what is being done, how far it is and how long it will take; silent where nobody watches."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from jobaids.cli.bar import Bar

PATIENCE = 0.5  # seconds before anything is shown: a quick build needs no bar


class Watch:
    """One line that tells where a run is, and goes when the run ends."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._started = time.monotonic()
        self._stage = "read"
        self._bar: Bar | None = None

    def stage(self, name: str) -> None:
        """Say that a stage begins."""
        self._stage = name
        if self._bar:
            self._bar.show(name, 0, None)

    def pieces(self, done: int, everything: int | None) -> None:
        """Say how many pieces of a stage are made, and of how many, where that is known."""
        if self._bar is None and self._stream.isatty() and time.monotonic() - self._started > PATIENCE:
            from jobaids.cli.bar import Bar  # noqa: PLC0415 - what draws it takes longer than a quick build may wait

            self._bar = Bar(self._stream)
        if self._bar:
            self._bar.show(self._stage, done, everything)

    def end(self) -> None:
        """Take the line away."""
        if self._bar:
            self._bar.end()
