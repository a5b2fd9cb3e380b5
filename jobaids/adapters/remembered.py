"""What was once worked out from a file, kept until the file changes: one SQLite file a project, never inside it.

    stats = stats_of(folder)
    known = remembered.fresh("parsed", stats)
    worked_out = {path: parse(folder.read(path, most)) for path in stats.keys() - known.keys()}
    remembered.keep("parsed", stats, worked_out)

A file that was not written since is not opened again. What is kept can always be worked out again, so nothing here
ever fails: where there is no cache folder, where the disk is full, the file damaged or another run busy with it, all is
worked out anew. Values are pickled, and whoever can write pickles can run code; so they stand in the cache folder of
the user, where no commit or pull request reaches (see decision 16).
"""

from __future__ import annotations

import gc
import hashlib
import os
import platform
import sqlite3
import sys
import sysconfig
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

from jobaids.adapters.folder import Folder
from jobaids.adapters.own_folder import own_folder
from jobaids.adapters.pickles import pickled, unpickled

FILE = "remembered.sqlite"
UNSETTLED = 2_000_000_000  # ns; FAT tells times by two seconds, all others by less
PATIENCE = 1.0  # seconds to wait for another run; then nothing is remembered

_TABLES = (
    "CREATE TABLE IF NOT EXISTS stamp (stamp TEXT NOT NULL)",
    """CREATE TABLE IF NOT EXISTS kept (
        kind TEXT, path BLOB, stat BLOB NOT NULL, sum INTEGER NOT NULL, value BLOB NOT NULL, PRIMARY KEY (kind, path)
    )""",
)
_KNOWN = (
    "SELECT CAST(path AS BLOB), CAST(stat AS BLOB), sum, CAST(value AS BLOB) FROM kept, stamp"
    " WHERE kind = ? AND stamp = ?"
)
_ONE = f"{_KNOWN} AND path = ?"
FEW = 16  # files that are looked up one by one; for more, all of their kind are gone through
_HARMLESS = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_NOMEM,
    )
)
"""Faults of the moment, not of the file: it is left as it is, and may serve the next run."""


class Told(Protocol):
    """What tells one state of a thing from all its others."""

    @property
    def told(self) -> bytes:
        """All that must stay equal."""

    @property
    def settled(self) -> bool:
        """Whether any change from now on would show."""


class Stat(NamedTuple):
    """What tells that a file was not written since, without opening it.

    `settled` says whether it had rested for `UNSETTLED` when it was looked at. One that had not may be written once
    more without its times changing, so nothing is kept of it.
    """

    size: int  # bytes
    mtime: int  # ns
    ctime: int  # ns; nobody can set it back
    inode: int
    settled: bool

    @property
    def told(self) -> bytes:
        """All of it that must stay equal."""
        return b"%d %d %d %d" % self[:4]


def stats_of(folder: Folder) -> dict[str, Stat]:
    """The stats of every file below a folder, by path, in the order of `Folder.paths`.

    Take them before the files are read: one that is written meanwhile is then read again by the next run.
    """
    rested = time.time_ns() - UNSETTLED
    return {path: _stat(stat, rested) for path, stat in folder.stats()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What is known of the files of one project. Make it with `remembered_of`; without a `place` it knows nothing."""

    place: Path | None
    stamp: str  # of the program that worked it out; what another one did counts for nothing

    def fresh(self, kind: str, stats: Mapping[str, Told]) -> dict[str, object]:
        """What was kept under this kind of the files that are as they were then, by path."""
        found: dict[str, object] = {}

        def look(database: sqlite3.Connection) -> None:
            for octets, stat, total, value in _rows_of(database, (kind, self.stamp), stats):
                path = os.fsdecode(octets)
                now = stats.get(path)
                if now and now.told == stat and _sum(octets, stat, value) == total:
                    found[path] = unpickled(value)

        with _without_collector():
            self._use(look)
        return found

    def keep(self, kind: str, stats: Mapping[str, Told], values: Mapping[str, object], *, also: bool = False) -> None:
        """Keep what was worked out of some files.

        What was kept of files that are not among `stats` is forgotten, or with `also` left as it is.
        """
        rows = tuple(_rows(kind, stats, values))

        def write(database: sqlite3.Connection) -> None:
            database.execute("BEGIN IMMEDIATE")
            if database.execute("SELECT stamp FROM stamp").fetchall() != [(self.stamp,)]:
                database.execute("DELETE FROM kept")
                database.execute("DELETE FROM stamp")
                database.execute("INSERT INTO stamp VALUES (?)", (self.stamp,))
            kept = () if also else database.execute("SELECT CAST(path AS BLOB) FROM kept WHERE kind = ?", (kind,))
            gone = [(kind, path) for (path,) in kept if os.fsdecode(path) not in stats]
            database.executemany("DELETE FROM kept WHERE kind = ? AND path = ?", gone)
            database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", rows)
            database.execute("COMMIT")

        if rows:
            self._use(write)

    def _use(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do something with the file; what goes wrong with it stays undone, and a damaged one is thrown away."""
        if self.place is None:
            return
        try:
            with closing(sqlite3.connect(self.place, timeout=PATIENCE, isolation_level=None)) as database:
                database.execute("PRAGMA journal_mode = WAL")
                database.execute("PRAGMA synchronous = NORMAL")
                for table in _TABLES:
                    database.execute(table)
                work(database)
        except sqlite3.Error as fault:
            if getattr(fault, "sqlite_errorcode", 0) & 0xFF not in _HARMLESS:
                for ending in ("", "-wal", "-shm"):
                    with suppress(OSError):
                        self.place.with_name(f"{FILE}{ending}").unlink()


NOTHING = Remembered(place=None, stamp="")
"""For those who look at everything."""


def remembered_of(root: Path) -> Remembered:
    """What is remembered of the project at `root`; nothing, where there is no safe place to keep it."""
    return Remembered(place=_place_of(root), stamp=own_stamp())


@cache
def own_stamp() -> str:
    """A run is of one program, whatever becomes of its files meanwhile."""
    return stamp_of(Path(__file__).parent.parent)


def stamp_of(package: Path) -> str:
    """What changes with the program: Python, every file of this package, and the libraries that lie beside it."""
    parts = [
        f"{path} {stat.st_size} {stat.st_mtime_ns}" for path, stat in Folder(root=package).stats() if _counts(path)
    ]
    libraries = {Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")}
    parts += [f"{folder} {folder.stat().st_mtime_ns}" for folder in sorted(libraries) if folder.exists()]
    return hashlib.sha256("\n".join((sys.version, *parts)).encode(errors="surrogateescape")).hexdigest()


def _place_of(root: Path) -> Path | None:
    """Projects are told apart by their real path, and machines that share a home by their name."""
    project = Path(os.path.realpath(root))
    name = hashlib.sha256(f"{platform.node()}\0{project}".encode(errors="surrogateescape")).hexdigest()[:20]
    folder = own_folder(name, str(project))
    return Path(folder) / FILE if folder else None


def _counts(path: str) -> bool:
    """Whether a file of this package is the program; what Python compiled of it is not."""
    return not path.endswith(".pyc")


def _stat(stat: os.stat_result, rested: int) -> Stat:
    settled = max(stat.st_mtime_ns, stat.st_ctime_ns) < rested
    return Stat(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, settled)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Millions of values are made here and none of them in a circle; to look for circles takes a third of the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _rows_of(
    database: sqlite3.Connection, which: tuple[str, str], stats: Mapping[str, Told]
) -> Iterator[tuple[bytes, bytes, int, bytes]]:
    """The rows of some files, and of others too where there are many."""
    if len(stats) > FEW:
        yield from database.execute(_KNOWN, which)
        return
    for path in stats:
        yield from database.execute(_ONE, (*which, os.fsencode(path)))


def _rows(
    kind: str, stats: Mapping[str, Told], values: Mapping[str, object]
) -> Iterator[tuple[str, bytes, bytes, int, bytes]]:
    for path, value in values.items():
        if stats[path].settled:
            with suppress(RecursionError):  # nested so deep that it has to be worked out each time
                octets, stat, written = os.fsencode(path), stats[path].told, pickled(value)
                yield kind, octets, stat, _sum(octets, stat, written), written


def _sum(path: bytes, stat: bytes, value: bytes) -> int:
    """What tells a damaged row from a whole one; SQLite does not look."""
    return zlib.crc32(value, zlib.crc32(stat, zlib.crc32(path)))
