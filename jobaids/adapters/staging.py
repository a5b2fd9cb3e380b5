"""Where files wait until all of them are there: what is moved into place is a file, or the highest folder that is new.

A page lies in a folder of its own. Of a thousand new aids, their forty thousand folders are made, filled and brought to
the disk where nobody looks, and then moved with the one above them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path


@dataclass(slots=True, kw_only=True)
class Staging:
    """The files that wait in `root`, and the places in `build` they wait for.

    `put` has the names in `root` of what is moved, by the path it goes to.
    """

    build: Path
    root: Path
    put: dict[str, str] = field(default_factory=dict)
    names: Iterator[int] = field(default_factory=count)
    files: int = 0
    homes: dict[str, str] = field(default_factory=lambda: {"": ""})  # in `root`, by folder; empty for one that stands

    def lay(self, path: str, octets: bytes) -> None:
        """Have a file wait for its place."""
        folder, _, name = path.rpartition("/")
        home = self._home(folder)
        staged = f"{home}/{name}" if home else self._apart(path)
        with open(f"{self.root}/{staged}", "wb") as stream:  # noqa: PTH123 - forty thousand of them, as below
            stream.write(octets)
        self.files += 1

    def _home(self, folder: str) -> str:
        """Where the files of a folder that is new wait."""
        if folder not in self.homes:
            above, _, name = folder.rpartition("/")
            home = self._home(above)
            staged = f"{home}/{name}" if home else "" if (self.build / folder).is_dir() else self._apart(folder)
            if staged:
                os.mkdir(f"{self.root}/{staged}")  # noqa: PTH102 - forty thousand of them
            self.homes[folder] = staged
        return self.homes[folder]

    def _apart(self, path: str) -> str:
        """A name of its own for what is moved by itself."""
        self.put[path] = name = str(next(self.names))
        return name
