"""What was made once, kept under the fingerprint of its recipe, so that nothing is made twice.

    <store>/made/ab/cdef…      a digest and a line of JSON that says which files follow: where, how long, their digests;
                               then these files one after the other, packed if that makes them smaller (`body.py`)
    <store>/reads/ab/cdef…     which questions a maker asked on its way: a list of lists of names and keys

A file is put in place whole, so any number of builds may share a store, on one machine or on many. What is found
damaged counts for nothing. Deleting all of it, or any part, is safe: it is made again, byte for byte the same. Nothing
in a store is ever run or unpickled.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from secrets import token_hex
from typing import Any

from jobaids.adapters.body import Body, DamagedError, digest_of, packed_of
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.source import Span
from jobaids.plan.fingerprint import Fingerprint
from jobaids.plan.recipe import Artifact, File, Kept, Made
from jobaids.plan.watch import Reads

MADE, READS = "made", "reads"
FORMAT = 2
MOST_READS = 8  # sets of questions kept of one recipe: what is asked may depend on what was answered
TOUCH_AFTER = 86_400  # seconds after which the use of an entry is noted anew
OLDEST = 30 * 86_400  # seconds without use after which an entry may go
PRUNE_AFTER = 86_400  # seconds between two looks at how large the store is
PRUNED = ".pruned"
LONGEST_HEAD = 16_000_000  # bytes; the lists of 100,000 aids need a tenth


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What came of a recipe, and the fingerprint of where its sources stood if anything was told of them.

    `reads` are the questions under whose answers it is kept.
    """

    files: tuple[Artifact, ...]
    told: tuple[Diagnostic, ...] = ()
    decoded: int = 0
    placed: str = ""
    reads: Reads = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    """The files of one entry."""

    body: Body

    def bring(self, file: Kept) -> bytes:
        return self.body.bring(file.start, file.size, file.digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """A folder of what was made; one that cannot be written keeps nothing, and stops no build."""

    root: Path

    def find(self, name: Fingerprint) -> Entry | None:
        """What was made of a recipe, its files left where they are; None where there is nothing, or it is damaged."""
        place = self._place(MADE, name)
        try:
            with place.open("rb") as stream:
                head = stream.readline(LONGEST_HEAD)
                stat = os.fstat(stream.fileno())
            entry = _entry(head, place, stat.st_size)
            _note_use(place, stat)
        except (OSError, DamagedError):
            return None
        return entry

    def keep(self, name: Fingerprint, made: Made, placed: str = "") -> Entry | None:
        """Keep what a maker made, and hand it back as it will be found; None where the disk does not let us."""
        files = [(file, digest_of(file.octets)) for file in made.files if isinstance(file, File)]
        bodies = {digest: file.octets for file, digest in files}  # a card lies in two folders, and here once
        starts = dict(zip(bodies, accumulate(map(len, bodies.values()), initial=0), strict=False))
        whole, packed, parts = packed_of(tuple(bodies.values()))
        head = {
            "format": FORMAT,
            "files": [[file.path, starts[digest], file.size, digest] for file, digest in files],
            "told": [_plain(one) for one in made.told],
            "decoded": made.decoded,
            "placed": placed if made.told else "",
            "whole": whole,
            "packed": packed,
        }
        text = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
        line = f"{digest_of(text.encode())} {text}\n".encode()
        place = self._place(MADE, name)
        try:
            _put(place, (line, *parts))
        except OSError:
            return None
        return _entry(line, place, len(line) + sum(map(len, parts)))

    def asked(self, name: Fingerprint) -> tuple[Reads, ...]:
        """The sets of questions that were asked when this recipe was followed, the latest first."""
        try:
            place = self._place(READS, name)
            sets = json.loads(place.read_bytes())
            _note_use(place, place.stat())
            return tuple(tuple((str(of), str(key)) for of, key in reads) for reads in sets)
        except (OSError, ValueError, TypeError):
            return ()

    def ask(self, name: Fingerprint, reads: Reads) -> None:
        """Keep which questions were asked."""
        sets = tuple(dict.fromkeys((reads, *self.asked(name))))[:MOST_READS]
        with suppress(OSError):
            _put(self._place(READS, name), (json.dumps(sets, ensure_ascii=False).encode(),))

    def prune(self, most: int) -> int:
        """Let go of what was not used for a month, and of the longest unused above `most` bytes; returns how many.

        Looked at once a day.
        """
        mark = self.root / PRUNED
        try:
            if mark.exists() and time.time() - mark.stat().st_mtime < PRUNE_AFTER:
                return 0
            self.root.mkdir(parents=True, exist_ok=True)
            mark.touch()
        except OSError:  # somebody else looks after it
            return 0
        return sum(_drop(path) for path in _too_many(sorted(self._uses()), most, time.time() - OLDEST))

    def _uses(self) -> Iterator[tuple[float, int, str]]:
        for kind in (MADE, READS):
            for folder, _, names in os.walk(self.root / kind):
                for name in names:
                    with suppress(OSError):
                        stat = os.stat(path := f"{folder}/{name}")  # noqa: PTH116 - a hundred thousand of them
                        yield stat.st_mtime, stat.st_size, path

    def _place(self, kind: str, name: str) -> Path:
        return self.root / kind / name[:2] / name[2:]


def _note_use(place: Path, stat: os.stat_result) -> None:
    if time.time() - stat.st_mtime > TOUCH_AFTER:
        with suppress(OSError):
            os.utime(place)


def _too_many(uses: list[tuple[float, int, str]], most: int, since: float) -> Iterator[str]:
    """What goes, of uses from the longest ago to the latest."""
    total = sum(size for _, size, _ in uses)
    for used, size, path in uses:
        if used >= since and total <= most:
            return
        total -= size
        yield path


def _drop(path: str) -> bool:
    try:
        Path(path).unlink()
    except OSError:
        return False
    return True


def _put(place: Path, parts: Iterable[bytes]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".{place.name}.{token_hex(8)}")  # two machines may well give one number to two processes
    try:
        with draft.open("xb") as stream:
            stream.writelines(parts)
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def _entry(line: bytes, place: Path, size: int) -> Entry:
    """What the first line of a file of so many bytes says of the rest."""
    digest, _, text = line.rstrip(b"\n").partition(b" ")
    if not line.endswith(b"\n") or digest_of(text) != digest.decode(errors="replace"):
        raise DamagedError(str(place))
    head = json.loads(text)
    if head["format"] != FORMAT:
        raise DamagedError(str(place))
    body = Body(place=place, start=len(line), whole=head["whole"], packed=head["packed"])
    if body.end != size:
        raise DamagedError(str(place))
    keeper = _Shelf(body=body)
    files = (
        Kept(path=path, size=length, digest=told, keeper=keeper, start=start)
        for path, start, length, told in head["files"]
    )
    diagnostics = tuple(_diagnostic(one) for one in head["told"])
    return Entry(files=tuple(files), told=diagnostics, decoded=head["decoded"], placed=head["placed"])


def _plain(one: Diagnostic) -> dict[str, Any]:
    span = one.span
    place = [getattr(span, name) for name in Span.__dataclass_fields__]
    return {"place": place, "severity": one.severity.value} | {name: getattr(one, name) for name in _WORDS}


def _diagnostic(plain: dict[str, Any]) -> Diagnostic:
    span = Span(**dict(zip(Span.__dataclass_fields__, plain["place"], strict=True)))
    words = {name: plain[name] for name in _WORDS}
    return Diagnostic(severity=Severity(plain["severity"]), span=span, **words)


_WORDS = ("rule", "what", "why", "fix", "slug")
