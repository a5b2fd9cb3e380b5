"""Puts finished files in place: staged first, then journalled, then moved.

A run that is killed before its journal is written leaves the old `build/`, and the next run clears what was staged;
one that is killed after it leaves a journal that the next run carries out. In both cases `build/` is whole again
before anything new happens to it.

    build/.staged/0, 1, …        files that differ from what stands in build/, and folders that are not there yet
    build/.staged/journal.json   {"put": {"site/index.html": "0"}, "drop": ["site/old.html"]}, written last
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from jobaids.adapters.errors import FolderError, LockedError
from jobaids.adapters.ledger import Ledger, State, read_ledger, state_of
from jobaids.adapters.staging import Staging
from jobaids.plan.recipe import Kept

BUILD = "build"  # the folder of a project that holds what is published
STAGED = ".staged"
JOURNAL = "journal.json"
LOCK = ".lock"
LOCK_SECONDS = 10.0  # a build of the sample site takes less
MANY_FOLDERS = 64  # above which one sync of the whole disk takes less than one of each folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """What is to be done to `build/`: staged names of files and folders by the path they go to, and what to drop."""

    put: dict[str, str]
    drop: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """How many files were put, dropped and left alone, the bytes that stand in `build/`, and what its ledger is now."""

    put: int
    dropped: int
    same: int
    octets: int
    state: State


class OvertakenError(Exception):
    """Another run published after this one had looked at what stands there."""


def publish(
    build: Path,
    files: Iterable[tuple[str, bytes | Kept]],
    keep: frozenset[str] = frozenset(),
    apart: tuple[str, ...] = (),
) -> Published:
    """Make `build` hold exactly `files`, those of `keep` that are there already, and all below the folders `apart`.

    Raises:
        LockedError: another run publishes into the same folder.
        FolderError: the disk is full or does not let us write; `build` is as it was, or the next run finishes it.
    """
    folders = tuple(f"{folder}/" for folder in apart)

    def strangers(seen: set[str]) -> Iterator[str]:
        return (path for path in set(standing(build)) - seen - keep if not path.startswith(folders))

    return _alone(build, lambda: _publish(build, files, strangers))


def amend(
    build: Path,
    files: Iterable[tuple[str, bytes | Kept]],
    drop: frozenset[str] = frozenset(),
    since: State | None = None,
) -> Published:
    """Make `build` hold `files` beside all that is there already, but for what is to be dropped.

    Raises:
        OvertakenError: its ledger is not what it was, `since`; nothing was done.
        LockedError, FolderError: as `publish`.
    """

    def work() -> Published:
        if since is not None and state_of(build) != since:
            raise OvertakenError
        return _publish(build, files, lambda seen: drop - seen, dropped=drop)

    return _alone(build, work)


def _alone(build: Path, work: Callable[[], Published]) -> Published:
    """Do something to `build` while nobody else does, once what was begun before is finished."""
    try:
        build.mkdir(parents=True, exist_ok=True)
        with FileLock(build / LOCK, timeout=LOCK_SECONDS):
            recover(build)
            return work()
    except Timeout as error:
        raise LockedError(f"another run is publishing into {build}", fix="wait for it, then run again") from error
    except OSError as error:
        raise FolderError(
            f"{error.filename or build} cannot be written: {error.strerror}",
            why="what was published before still stands whole, or the next run finishes this one",
            fix="make room or mend the permissions, then run again",
        ) from error


def recover(build: Path) -> None:
    """Finish what a killed run had journalled, or clear what it had only staged."""
    staged = build / STAGED
    journal = staged / JOURNAL
    if journal.exists():
        _carry_out(build, Journal(**json.loads(journal.read_text(encoding="utf-8"))))
    shutil.rmtree(staged, ignore_errors=True)


def _publish(
    build: Path,
    files: Iterable[tuple[str, bytes | Kept]],
    strangers: Callable[[set[str]], Iterable[str]],
    dropped: frozenset[str] | None = None,
) -> Published:
    """Stage, journal and move; `strangers` are what goes once it is known what is there, or just what is `dropped`."""
    staged = build / STAGED
    staged.mkdir()
    ledger, staging = read_ledger(build), Staging(build=build, root=staged)
    try:
        seen, octets = _stage(files, ledger, staging)
        journal = Journal(put=staging.put, drop=sorted(strangers(seen)))
        if journal.put or journal.drop:
            _write_journal(staged, journal)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    if journal.put or journal.drop:
        _carry_out(build, journal)
    ledger.write(dropped)
    shutil.rmtree(staged)
    same = len(seen) - staging.files
    return Published(put=staging.files, dropped=len(journal.drop), same=same, octets=octets, state=state_of(build))


def _stage(files: Iterable[tuple[str, bytes | Kept]], ledger: Ledger, staging: Staging) -> tuple[set[str], int]:
    seen: set[str] = set()
    octets = 0
    for path, content in files:
        if path in seen:
            raise ValueError(f"two artifacts with one path: {path}")
        if not _is_below(path):
            raise ValueError(f"an artifact outside its folder: {path}")
        seen.add(path)
        octets += content.size if isinstance(content, Kept) else len(content)
        if not ledger.stands(path, content):
            staging.lay(path, content.bring() if isinstance(content, Kept) else content)
    if both := seen & staging.homes.keys():
        raise ValueError(f"both a file and a folder: {min(both)}")
    return seen, octets


def _is_below(path: str) -> bool:
    """Whether a path leads further down and nowhere else; the last wall, should every other one have a hole."""
    return all(part not in {"", ".", ".."} for part in path.split("/")) and "\0" not in path


def _write_journal(staged: Path, journal: Journal) -> None:
    """Written whole or not at all, and never before what it names is on the disk."""
    draft = staged / f"{JOURNAL}.draft"
    draft.write_text(json.dumps(asdict(journal)), encoding="utf-8")
    os.sync()  # one for all staged files; one fsync a file takes ten times as long
    draft.replace(staged / JOURNAL)
    _sync_folder(staged)


def _carry_out(build: Path, journal: Journal) -> None:
    """Do what the journal says; whatever of it was done before is passed over."""
    touched = {build}
    for path in journal.drop:
        place = build / path
        if place.is_file():
            place.unlink()
        _drop_empty(place.parent, build)
    staged = build / STAGED
    for path, name in journal.put.items():
        place = build / path
        if (folder := place.parent) not in touched:
            folder.mkdir(parents=True, exist_ok=True)
            touched.add(folder)
        _move(staged / name, place, touched)
    _sync(touched)
    (build / STAGED / JOURNAL).unlink(missing_ok=True)


def _move(staged: Path, place: Path, touched: set[Path]) -> None:
    """Move a file or a whole folder; a folder that came to stand there since is filled."""
    try:
        staged.replace(place)
    except FileNotFoundError:
        return  # it was moved before
    except OSError:
        if not (staged.is_dir() and place.is_dir()):
            raise
        touched.add(place)
        for one in sorted(staged.iterdir()):
            _move(one, place / one.name, touched)


def standing(build: Path) -> list[str]:
    """The published files in `build`, as paths below it; what opens with a dot at the top is not one of them."""
    found: list[str] = []
    start = len(str(build)) + 1
    for folder, folders, names in os.walk(build):
        folders[:] = sorted(name for name in folders if folder != str(build) or not name.startswith("."))
        found += [f"{folder}/{name}"[start:] for name in sorted(names)]
    return [path for path in found if not path.startswith(".")]


def _drop_empty(folder: Path, build: Path) -> None:
    while folder != build and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _sync(folders: set[Path]) -> None:
    """Make sure that names are on the disk as files are."""
    if len(folders) > MANY_FOLDERS:
        os.sync()
        return
    for folder in folders:
        _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
