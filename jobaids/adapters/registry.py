"""The registry on disk: read in one pass, written whole file by whole file, only under its lock.

A file grows by lines and is put in place complete, so a killed run leaves the old file or the new one. Nothing here
changes or drops a line.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from jobaids.adapters.errors import FolderError, FormatError, LockedError
from jobaids.adapters.folder import Folder
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.media import Media, MediaKind
from jobaids.model.names import Digest, Slug
from jobaids.model.release import AidRecord, Batch, GivenCode, Registry, StationRecord
from jobaids.record.journal import FORMAT, Event, write_line
from jobaids.record.ledger import (
    AIDS,
    BASES,
    BLANKS,
    ENDING,
    POSTED,
    STATIONS,
    aid_record,
    bases_of,
    claims_of,
    clashes,
    posted_of,
    station_record,
    strangers,
    twins,
    uncoded,
)
from jobaids.record.lines import Entry, Lines, healed, read_lines

REGISTRY = "content/registry"
MEDIA = "media"
LOCK = ".lock"
LOCK_SECONDS = 10.0  # a release of one aid takes less than a second
LARGEST_FILE = 1_000_000_000  # bytes; a thousand releases of the longest aid take a tenth


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistryRead:
    """The registry, and what is told about lines that are not as they were written."""

    registry: Registry
    told: tuple[Diagnostic, ...] = ()


def read_registry(root: Path) -> RegistryRead:
    """Everything ever released in the project at `root`; empty where nothing was.

    Raises:
        FormatError: a newer jobaids wrote it.
        FolderError: a file cannot be read.
    """
    folder = Folder(root=root / REGISTRY)
    kinds: defaultdict[str, dict[Slug, Lines]] = defaultdict(dict)
    for path in folder.paths():
        kind, _, rest = path.partition("/")
        if kind in (AIDS, STATIONS, BLANKS) and rest.endswith(ENDING):
            slug = Slug(rest.removesuffix(ENDING))
            kinds[kind][slug] = _read(folder, path, slug if kind == AIDS else "")
        elif path in (POSTED, BASES):
            kinds[path][Slug("")] = _read(folder, path, "")
    return RegistryRead(registry=_registry(kinds), told=tuple(_told(kinds)))


@contextmanager
def registry_lock(root: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Hold the registry, so that two releases never give one code or one number.

    Raises:
        LockedError: another release holds it and did not end in time.
    """
    folder = root / REGISTRY
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / LOCK, timeout=seconds):
            yield
    except Timeout as fault:
        raise LockedError(
            "another release is being made in this project",
            why="two at once could give one number to two texts",
            fix="wait until it is done, then run this one again",
        ) from fault


def append_events(root: Path, file: str, events: Iterable[Event]) -> None:
    """Add events to a registry file, as whole lines, all or none; `file` is below the registry.

    Raises:
        FolderError: the disk is full or does not let us write; the file is as it was.
    """
    place = root / REGISTRY / file
    lines = "".join(f"{write_line(event)}\n" for event in events)
    with _telling(place):
        before = place.read_bytes().decode("utf-8", errors="surrogateescape") if place.exists() else ""
        write_whole(place, (healed(before) + lines).encode("utf-8", errors="surrogateescape"))


def keep_media(root: Path, media: Iterable[Media]) -> None:
    """Keep the bytes of released files under their digests; those that are kept already are left alone.

    Raises:
        FolderError: a file changed since it was looked at, or the disk does not let us write.
    """
    for file in media:
        place = media_place(root, file)
        if place.exists():
            continue
        source = root / "content" / _source(file)
        with _telling(source):
            octets = source.read_bytes()
            if Digest(hashlib.sha256(octets).hexdigest()) != file.digest:
                raise FolderError(f"{_source(file)} changed while it was being released", fix="run the release again")
            write_whole(place, octets)


def media_place(root: Path, media: Media) -> Path:
    """Where the bytes of a released file are kept."""
    return root / REGISTRY / MEDIA / f"{media.digest}.{media.ending}"


def write_whole(place: Path, octets: bytes) -> None:
    """Put a file in place complete and on the disk, or leave what was there.

    Raises:
        OSError: the disk does not let us.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".{place.name}.draft")
    try:
        with draft.open("wb") as stream:
            stream.write(octets)
            stream.flush()
            os.fsync(stream.fileno())
        if place.exists():
            draft.chmod(place.stat().st_mode & 0o7777)
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(place.parent)


def _read(folder: Folder, path: str, slug: str) -> Lines:
    octets = folder.read(path, LARGEST_FILE)
    text = octets.decode("utf-8", errors="replace").replace("\r\n", "\n")
    lines = read_lines(f"{REGISTRY}/{path}", text, slug)
    if lines.newer:
        raise FormatError(
            f"{path} has registry format {lines.newer}; this jobaids reads {FORMAT}",
            why="an older reader would leave out what it does not know, and cards would get wrong answers",
            fix="install the jobaids that wrote it, or a newer one",
        )
    return lines


def _registry(kinds: dict[str, dict[Slug, Lines]]) -> Registry:
    aids: list[AidRecord] = [aid_record(slug, lines.entries) for slug, lines in kinds[AIDS].items()]
    stations: list[StationRecord] = [station_record(slug, lines.entries) for slug, lines in kinds[STATIONS].items()]
    blanks = [entry.event for lines in kinds[BLANKS].values() for entry in lines.entries]
    batches = (event for event in blanks if isinstance(event, Batch))
    return Registry(
        aids=tuple(aids),
        stations=tuple(stations),
        blanks=tuple(event for event in blanks if isinstance(event, GivenCode)),
        batches=tuple(batches),
        bases=bases_of(_entries(kinds)),
        posted=posted_of(entry for lines in kinds[POSTED].values() for entry in lines.entries),
        format=FORMAT,
    )


def _told(kinds: dict[str, dict[Slug, Lines]]) -> Iterator[Diagnostic]:
    for files in kinds.values():
        for slug, lines in files.items():
            yield from lines.told
            yield from strangers(slug, lines.entries)
            yield from twins(slug, lines.entries)
            yield from uncoded(slug, lines.entries)
    yield from clashes(claims_of(_entries(kinds)))


def _entries(kinds: dict[str, dict[Slug, Lines]]) -> Iterator[Entry]:
    for files in kinds.values():
        for lines in files.values():
            yield from lines.entries


def _source(media: Media) -> str:
    """Where a file stands below `content/`; captions stand beside their clip, as `name.<language>.vtt`."""
    if media.kind is MediaKind.CAPTIONS:
        return f"{media.source.rpartition('.')[0]}.{media.language}.{media.ending}"
    return media.source


@contextmanager
def _telling(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise FolderError(
            f"{fault.filename or place} cannot be written: {fault.strerror}",
            why="what was released before still stands whole",
            fix="make room or mend the permissions, then run the release again",
        ) from fault


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
