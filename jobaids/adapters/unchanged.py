"""Whether anything changed since the last build or lint, told by the stats of files alone.

A build depends on the program, on what stands in the project, on the day where the site is, and on what was wished.
Where none of them changed and `build/` is as it was left, the last build's account is given again. Looking into a file,
or importing what makes pages and cards, would take longer than all of this. Lint depends on the same, but for `build/`.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jobaids.adapters.folder import Folder
from jobaids.adapters.remembered import remembered_of
from jobaids.adapters.shared_libraries import library_folders
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.source import Source

NOTHING = "nothing changed since: all of it stands as it was built"
READ = ("content", "templates", ".cache/fonts")
ALONE = ("jobaids.toml", "fonts.lock")
BUILD = "build"
CHECKOUT = Path(__file__).parents[2]  # of this program; where it is installed, its templates stand inside the package
FINE, COARSE = 100_000_000, 2_000_000_000  # ns that a file must have rested, if its disk tells less than 1 ms or not
MILLISECOND = 1_000_000  # ns


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What is asked for: to build some aids or all, one tree or both, for some day or for today; or only to lint."""

    aids: tuple[str, ...] = ()
    only: str | None = None
    day: date | None = None
    lint: bool = False

    @property
    def name(self) -> str:
        """What no other ask is called."""
        return f"{' '.join(self.aids)}|{self.only or ''}|{self.day or ''}"

    @property
    def kind(self) -> str:
        """Under what it is remembered: the last build and the last lint are both known."""
        return "linted" if self.lint else "built"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a build told: faults with the sources they are in, lines about what was made, and how long it took."""

    told: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]
    aids: int
    lines: tuple[str, ...]
    stages: str
    timezone: str
    day: date  # the day it was built for


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """All that a build may read and all it left; not `settled` while a file could still change without a new time."""

    read: bytes
    left: bytes
    settled: bool

    @property
    def told(self) -> bytes:
        """All of it."""
        return self.read + self.left


def recall(root: Path, ask: Ask) -> Account | None:
    """The account of the last build, if what is asked now would come to the same."""
    kept = remembered_of(root).fresh(ask.kind, {ask.name: state_of(root, ask)}).get(ask.name)
    if not isinstance(kept, Account):
        return None
    now = ask.day or datetime.now(ZoneInfo(kept.timezone)).date()
    return replace(kept, stages=NOTHING) if kept.day == now else None


def note(root: Path, ask: Ask, account: Account, before: bytes) -> None:
    """Remember what a build came to, unless something that it may have read changed since it began."""
    state = state_of(root, ask)
    if state.read == before:
        named = {one.span.file for one in account.told}
        needed = tuple(source for source in account.sources if source.file in named)
        remembered_of(root).keep(ask.kind, {ask.name: state}, {ask.name: replace(account, sources=needed)})


def state_of(root: Path, ask: Ask) -> State:
    """The state of all in a project, now, on which the answer depends."""
    read, settled = digest_of_stats(files_read(root))
    left, _ = digest_of_stats(iter(()) if ask.lint else outputs(root / BUILD))
    return State(read=read, left=left, settled=settled)


def digest_of_stats(stats: Iterable[tuple[str, os.stat_result]]) -> tuple[bytes, bool]:
    """What tells some files from all their other states, and whether all had rested."""
    now, settled = time.time_ns(), True
    digest = hashlib.sha256()
    for path, stat in stats:
        digest.update(line_of(path, stat))
        settled = settled and has_rested(stat, now)
    return digest.digest(), settled


def line_of(path: str, stat: os.stat_result) -> bytes:
    """What tells one state of a file from its others."""
    line = f"{path}\0{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino} {stat.st_mode}\n"
    return line.encode(errors="surrogateescape")


def has_rested(stat: os.stat_result, now: int) -> bool:
    """Whether any change of a file from now on (in ns) would show."""
    fine = stat.st_mtime_ns % MILLISECOND
    return now - max(stat.st_mtime_ns, stat.st_ctime_ns) > (FINE if fine else COARSE)


def files_read(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Every file that a build may read; of the system's libraries, the folders: their times tell what came or went."""
    for folder in library_folders():
        yield folder, os.stat(folder)  # noqa: PTH116 - asked each build
    if (CHECKOUT / "pyproject.toml").exists():
        for path, stat in Folder(root=CHECKOUT / "templates").stats():
            yield f"shipped/{path}", stat
    for name in ALONE:
        if (place := root / name).exists():
            yield name, place.stat()
    for name in READ:
        for path, stat in Folder(root=root / name).stats():
            yield f"{name}/{path}", stat


def outputs(build: Path) -> Iterator[tuple[str, os.stat_result]]:
    """The ledger of what was put into `build/`, and the folders near its top: whose times tell what came or went."""
    for place in (build, *sorted(build.glob("*"))) if build.is_dir() else ():
        yield str(place.name), place.stat()
    ledger = build / ".ledger.json"
    if ledger.exists():
        yield ledger.name, ledger.stat()
