"""A whole project as one text: each line `-- path --` opens a file, and all up to the next one is in it.

What stands before the first file says why the project is there. A file called `told` is no file of the project: it
names what must be told, one `RULE path` a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

TOLD = "told"
_OPENING = re.compile(r"^-- (.+) --\n", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Why a project is there, its files by path, and what must be told of them."""

    why: str
    files: dict[str, str]
    told: frozenset[tuple[str, str]]

    def unpack(self, folder: Path) -> Path:
        """Write the project below `folder`, with settings even where it has none of its own."""
        for path, text in {"jobaids.toml": "", **self.files}.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        return folder


def read_archive(text: str) -> Archive:
    """The project that a text holds."""
    why, *parts = _OPENING.split(text)
    files = dict(zip(parts[::2], parts[1::2], strict=True))
    told = files.pop(TOLD, "")
    pairs = (line.partition(" ") for line in told.splitlines() if line.strip())
    return Archive(why=why.strip(), files=files, told=frozenset((rule, path) for rule, _, path in pairs))


def unpack(text: str, folder: Path) -> Path:
    """Write the project that a text holds below `folder`."""
    return read_archive(text).unpack(folder)
