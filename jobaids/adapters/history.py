"""The history of a git repository, read by git itself: which Markdown files each commit changed, and to what.

A repository may have been made by anybody. Nothing in it is run: no hook, no signature program, no pager, no filter,
no submodule, no fetch of what is missing; its files are read as blobs, and nothing is checked out.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from jobaids.adapters.content import LARGEST_TEXT, decode
from jobaids.adapters.errors import FolderError
from jobaids.adapters.git import git_program
from jobaids.model.source import Source

ENDING = ".md"
_PLAIN_FILES = frozenset({b"100644", b"100755"})  # no links, no submodules
_HEAD = b"\x01"  # opens the head of a commit; no answer of git begins with it
_CHUNK = 1 << 16  # bytes
_HARMLESS = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.pager=cat",
    "core.attributesFile=/dev/null",
    "core.alternateRefsCommand=true",
    "log.showSignature=false",
    "log.showRoot=true",
    "log.mailmap=false",
    "diff.ignoreSubmodules=all",
    "protocol.allow=never",
    "gc.auto=0",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """What a step of history did to the texts below the folder: their bytes decoded, or None where one went."""

    at: datetime
    changes: tuple[tuple[str, Source | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    at: datetime
    blobs: dict[str, bytes | None]  # by path; None where the file went


def read_history(repository: Path, folder: str = "", every: int = 1) -> Iterator[Commit]:
    """Each n-th commit of the first parents that touches a Markdown file, oldest first; the last one always.

    What lies between two of them is told by the later one. A text that is none, or too large, is left as it was.

    Raises:
        FolderError: there is no repository, or git cannot read it.
        LibraryError: there is no git.
    """
    place = _git_dir(repository)
    with _git(place, "cat-file", "--batch", readable=True) as blobs:
        for step in _thinned(_steps(place, folder.strip("/")), every):
            read = _blobs(blobs, [blob for blob in step.blobs.values() if blob])
            texts = {path: _text(path, read.get(blob)) if blob else None for path, blob in step.blobs.items()}
            unread = {path for path, blob in step.blobs.items() if blob and texts[path] is None}
            yield Commit(at=step.at, changes=tuple((path, texts[path]) for path in sorted(texts.keys() - unread)))


@contextmanager
def counted(repository: Path, folder: str = "", every: int = 1) -> Iterator[Callable[[], int | None]]:
    """How many commits `read_history` will come to, at most; None until git has counted them, beside everything else.

    Raises:
        FolderError: there is no repository.
        LibraryError: there is no git.
    """
    where = _where(folder.strip("/"))
    with _git(_git_dir(repository), "rev-list", "--count", "--first-parent", "HEAD", "--", where) as run:

        def count() -> int | None:
            if run.poll() != 0:
                return None
            known.append(_stream(run.stdout).read())
            found = int(b"".join(known) or b"0")
            return -(-found // every)

        known: list[bytes] = []
        yield count


def _git_dir(repository: Path) -> Path:
    """Where a repository keeps itself: below a checkout, in another place that it names, or right here."""
    inner = repository / ".git"
    if inner.is_dir():
        return inner
    if inner.is_file():
        named = inner.read_text(encoding="utf-8", errors="replace").removeprefix("gitdir:").strip()
        return repository / named
    if (repository / "HEAD").is_file() and (repository / "objects").is_dir():
        return repository
    raise FolderError(f"{repository} is no git repository", fix="name the folder of a clone")


@contextmanager
def _git(place: Path, *arguments: str, readable: bool = False) -> Iterator[subprocess.Popen[bytes]]:
    """A run of git that asks nobody, fetches nothing and knows no settings but ours and the repository's."""
    settings = [part for setting in _HARMLESS for part in ("-c", setting)]
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "LC_ALL": "C",
        "GIT_DIR": str(place.absolute()),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_ALLOW_PROTOCOL": "none",
    }
    run = subprocess.Popen(  # noqa: S603 - git by its path, arguments of ours, a folder behind `:(literal)`
        [git_program(), *settings, "--no-pager", *arguments],
        stdin=subprocess.PIPE if readable else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=place,
    )
    try:
        yield run
    finally:
        for stream in (run.stdin, run.stdout):
            if stream:
                stream.close()
        run.kill()
        run.wait()


def _steps(place: Path, folder: str) -> Iterator[_Step]:
    """Every commit of the first parents with the Markdown files it touched."""
    log = ("log", "--first-parent", "--diff-merges=first-parent", "--reverse", "--raw", "-z", "--no-abbrev")
    plain = ("--no-renames", "--no-ext-diff", "--no-textconv", "--no-show-signature", "--format=%x01%ct", "HEAD")
    with _git(place, *log, *plain, "--", _where(folder)) as run:
        yield from _parsed(_fields(_stream(run.stdout)))
        if run.wait() != 0:
            raise FolderError(
                f"git cannot read the history in {place}",
                why="it is damaged, empty, or a part of it was never fetched",
                fix=f"see what it says: git -C {place} log",
            )


def _where(folder: str) -> str:
    return f":(top,literal){folder}" if folder else f":(top,glob)**/*{ENDING}"


def _fields(stream: IO[bytes]) -> Iterator[bytes]:
    """What stands between the NULs."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole
    if rest:
        yield rest


def _parsed(fields: Iterator[bytes]) -> Iterator[_Step]:
    step: _Step | None = None
    for field in fields:
        mark = field.lstrip(b"\n")
        if mark.startswith(_HEAD):
            if step and step.blobs:
                yield step
            step = _Step(at=datetime.fromtimestamp(max(0, int(mark[1:].split()[0])), UTC), blobs={})
        elif mark.startswith(b":") and step:
            _, mode, _, blob, _ = mark.split(b" ")
            path = next(fields).decode("utf-8", errors="replace")
            if path.endswith(ENDING):
                step.blobs[path] = blob if mode in _PLAIN_FILES else None
    if step and step.blobs:
        yield step


def _thinned(steps: Iterator[_Step], every: int) -> Iterator[_Step]:
    """Each n-th step, holding all that was changed since the one before."""
    waiting: dict[str, bytes | None] = {}
    last: datetime | None = None
    for count, step in enumerate(steps, start=1):
        waiting.update(step.blobs)
        last = step.at
        if count % every == 0:
            yield _Step(at=step.at, blobs=waiting)
            waiting = {}
    if waiting and last:
        yield _Step(at=last, blobs=waiting)


def _blobs(run: subprocess.Popen[bytes], wanted: list[bytes]) -> dict[bytes, bytes | None]:
    """The bytes of each blob; None where it is missing or larger than a text may be."""
    found: dict[bytes, bytes | None] = {}
    for blob in dict.fromkeys(wanted):
        questions, answers = _stream(run.stdin), _stream(run.stdout)
        questions.write(blob + b"\n")
        questions.flush()
        found[blob] = _answer(answers)
    return found


def _answer(stream: IO[bytes]) -> bytes | None:
    head = stream.readline()
    if not head:
        raise FolderError(
            "git cannot read a file of the history",
            why="it is damaged, or was never fetched; nothing is fetched while a history is read",
            fix="clone the repository whole, without --filter",
        )
    _, kind, *size = head.split()
    if not size:
        return None
    left = int(size[0]) + 1  # a line end closes the answer
    if left > LARGEST_TEXT + 1 or kind != b"blob":
        while left:
            left -= len(stream.read(min(left, _CHUNK)))
        return None
    return stream.read(left)[:-1]


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise RuntimeError("git was started without the pipe that is read here")
    return stream


def _text(path: str, octets: bytes | None) -> Source | None:
    read = decode(path, octets) if octets is not None else None
    return read if isinstance(read, Source) else None
