"""Reads and lists below one folder, and never outside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jobaids.adapters.errors import FolderError
from jobaids.adapters.standing import below, holds, stats_below


class OutsideError(Exception):
    """A path leads out of its folder, by `..`, by a link or by being absolute."""


class TooLargeError(Exception):
    """A file is larger than its reader allows; `size` in bytes."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size} bytes")
        self.size = size


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder whose files are named by paths below it, with forward slashes."""

    root: Path

    def place(self, path: str) -> Path:
        """Where `path` is on disk.

        Raises:
            OutsideError: it is not below the folder once every link is followed.
        """
        place = Path(os.path.realpath(self.root / path))
        if not place.is_relative_to(os.path.realpath(self.root)):
            raise OutsideError(path)
        return place

    def read(self, path: str, most: int) -> bytes:
        """The bytes of a file of at most `most` bytes.

        Raises:
            FileNotFoundError: there is no such file.
            OutsideError: the path leads out of the folder.
            TooLargeError: the file is larger than `most`.
            FolderError: the file is there and cannot be read.
        """
        place = self.place(path)
        if not place.is_file():
            raise FileNotFoundError(path)
        size = place.stat().st_size
        if size > most:
            raise TooLargeError(size)
        try:
            return place.read_bytes()
        except OSError as error:
            raise FolderError(
                f"{path} cannot be read: {error.strerror}", fix="check its permissions and the disk"
            ) from error

    def paths(self) -> Iterator[str]:
        """Every regular file below the folder in one order; hidden names and links leading out are passed over."""
        return (path for path, _ in below(str(self.root)))

    def stats(self) -> Iterator[tuple[str, os.stat_result]]:
        """The same files and what the disk knows of each; one that is taken away meanwhile is passed over."""
        return stats_below(str(self.root))

    def holds(self, path: str) -> bool:
        """Whether `path` is a regular file below the folder."""
        return holds(str(self.root), path)
