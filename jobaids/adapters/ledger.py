"""What stands in `build/`: the stat and the digest of each file that was put there, so that none is read to compare it.

    build/.ledger.json   {"site/index.html": [size, mtime, ctime, inode, digest], …}; safe to delete

A file that somebody touched since has another stat, and is read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeAlias

from jobaids.adapters.body import digest_of
from jobaids.plan.recipe import Kept

LEDGER = ".ledger.json"
AT_ONCE = 1_000  # lines that are written together: all of half a million at once take several times their length


State: TypeAlias = tuple[int, ...]
"""What tells a ledger from what it was: whoever changes what stands in `build/` writes another."""


class Line(NamedTuple):
    """One file as it was put, or was found to be; times in nanoseconds."""

    size: int
    mtime: int
    ctime: int
    inode: int
    digest: str


@dataclass(slots=True, kw_only=True)
class Ledger:
    """The ledger of one `build/`; make it with `read_ledger`."""

    build: Path
    lines: Mapping[str, object]  # as they were written; each is looked at when its file is, for there are many
    now: dict[str, str] = field(default_factory=dict)  # the digest of every file this run publishes, by path
    same: set[str] = field(default_factory=set)  # of these, those that nobody touched

    def stands(self, path: str, content: bytes | Kept) -> bool:
        """Whether a file has this content already."""
        size = content.size if isinstance(content, Kept) else len(content)
        digest = self.now[path] = content.digest if isinstance(content, Kept) else digest_of(content)
        try:
            stat = os.stat(f"{self.build}/{path}")  # noqa: PTH116 - a hundred thousand of them
        except OSError:
            return False
        if stat.st_size != size:
            return False
        line = self._line(path)
        if line and _line(stat, digest)[:4] == line[:4]:
            if line.digest == digest:
                self.same.add(path)
            return line.digest == digest
        return digest_of((self.build / path).read_bytes()) == digest

    def untouched(self, path: str) -> bool:
        """Whether a file stands as it was put."""
        line = self._line(path)
        try:
            return line is not None and _line(os.stat(f"{self.build}/{path}"), line.digest) == line  # noqa: PTH116
        except OSError:
            return False

    def write(self, dropped: frozenset[str] | None = None) -> None:
        """Write down what stands there now, where that is not what was written before; or beside it, but some."""
        gone = len(self.lines) != len(self.now) if dropped is None else any(path in self.lines for path in dropped)
        if len(self.same) == len(self.now) and not gone:
            return
        draft = self.build / f"{LEDGER}.draft"
        with draft.open("w", encoding="utf-8") as stream:
            lines, before = self._standing(dropped), "{"
            while some := dict(islice(lines, AT_ONCE)):
                stream.write(before + json.dumps(some, ensure_ascii=False, separators=(",", ":"))[1:-1])
                before = ","
            stream.write("}" if before == "," else "{}")
        draft.replace(self.build / LEDGER)

    def _standing(self, dropped: frozenset[str] | None) -> Iterator[tuple[str, object]]:
        """Each path and its line."""
        if dropped is not None:
            gone = dropped | self.now.keys()
            yield from ((path, line) for path, line in self.lines.items() if path not in gone)
        for path, digest in self.now.items():
            with suppress(OSError):
                seen = self.lines[path] if path in self.same else None
                yield path, seen or _line(os.stat(f"{self.build}/{path}"), digest)  # noqa: PTH116 - as above

    def _line(self, path: str) -> Line | None:
        line = self.lines.get(path)
        return Line(*line) if isinstance(line, list) and len(line) == len(Line._fields) else None


def read_ledger(build: Path) -> Ledger:
    """What was written down; nothing where it is not there or cannot be understood."""
    try:
        told = json.loads((build / LEDGER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        told = {}
    return Ledger(build=build, lines=told if isinstance(told, dict) else {})


def state_of(build: Path) -> State:
    """What the ledger is told by now; nothing where there is none."""
    try:
        stat = (build / LEDGER).stat()
    except OSError:
        return ()
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def is_intact(build: Path) -> bool:
    """Whether every file that was put there stands, and nobody touched it; no file is read for that."""
    ledger = read_ledger(build)
    return bool(ledger.lines) and all(map(ledger.untouched, ledger.lines))


def _line(stat: os.stat_result, digest: str) -> Line:
    return Line(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, digest)
