"""The registry on disk: read in one pass, written whole file by whole file, only under its lock.

A file grows by lines and is put in place complete, so a killed run leaves the old file or the new one. Nothing here
changes or drops a line.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zlib import compress, decompress

from filelock import FileLock, Timeout

from jobaids.adapters.errors import FolderError, FormatError, LockedError
from jobaids.adapters.folder import Folder
from jobaids.adapters.pickles import pickled, unpickled
from jobaids.adapters.remembered import remembered_of, stats_of
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.media import Media, MediaKind
from jobaids.model.names import Digest, Slug
from jobaids.model.release import Batch, Edition, GivenCode, Registry
from jobaids.record.filed import Filed, disputed, filed, record_of
from jobaids.record.journal import FORMAT, Event, write_line
from jobaids.record.ledger import (
    AIDS,
    BASES,
    BLANKS,
    ENDING,
    PACKS,
    POSTED,
    STATIONS,
    bases_of,
    packs_of,
    posted_of,
    station_record,
)
from jobaids.record.lines import healed, read_lines

REGISTRY = "content/registry"
MEDIA = "media"
_KIND = "registry"
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

    Only files that were written since the last run are opened.

    Raises:
        FormatError: a newer jobaids wrote it.
        FolderError: a file cannot be read.
    """
    folder, remembered = Folder(root=root / REGISTRY), remembered_of(root)
    stats = {path: stat for path, stat in stats_of(folder).items() if _slug_of(path) is not None}
    known = {path: one for path, one in remembered.fresh(_KIND, stats).items() if isinstance(one, Filed)}
    files = {path: known.get(path) or _read(folder, path) for path in stats}
    remembered.keep(_KIND, stats, {path: one for path, one in files.items() if path not in known})
    return RegistryRead(
        registry=_registry(files),
        told=(*(one for found in files.values() for one in found.told), *disputed(files.values())),
    )


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


def _slug_of(path: str) -> Slug | None:
    """What a file below the registry is named for; none where it is no part of the registry."""
    kind, _, rest = path.partition("/")
    if path in (POSTED, BASES, PACKS):
        return Slug("")
    return Slug(rest.removesuffix(ENDING)) if kind in (AIDS, STATIONS, BLANKS) and rest.endswith(ENDING) else None


def _read(folder: Folder, path: str) -> Filed:
    slug = _slug_of(path) or Slug("")
    octets = folder.read(path, LARGEST_FILE)
    text = octets.decode("utf-8", errors="replace").replace("\r\n", "\n")
    lines = read_lines(f"{REGISTRY}/{path}", text, slug if path.startswith(f"{AIDS}/") else "")
    if lines.newer:
        raise FormatError(
            f"{path} has registry format {lines.newer}; this jobaids reads {FORMAT}",
            why="an older reader would leave out what it does not know, and cards would get wrong answers",
            fix="install the jobaids that wrote it, or a newer one",
        )
    return filed(f"{REGISTRY}/{path}", slug, lines, _packed)


def _packed(edition: Edition) -> bytes | Edition:
    try:
        return compress(pickled(edition), level=1)
    except RecursionError:
        return edition


def _unpacked(packed: bytes) -> Edition:
    edition = unpickled(decompress(packed))
    if not isinstance(edition, Edition):
        raise TypeError(f"a release was packed as {type(edition)}")  # a fault of ours
    return edition


def _registry(files: Mapping[str, Filed]) -> Registry:
    kinds: defaultdict[str, dict[Slug, Filed]] = defaultdict(dict)
    for path, found in files.items():
        kinds[path.partition("/")[0]][_slug_of(path) or Slug("")] = found
    blanks = [event for found in kinds[BLANKS].values() for event in found.events]
    batches = (event for event in blanks if isinstance(event, Batch))
    return Registry(
        aids=tuple(record_of(slug, found, _unpacked) for slug, found in kinds[AIDS].items()),
        stations=tuple(station_record(slug, found.events) for slug, found in kinds[STATIONS].items()),
        blanks=tuple(event for event in blanks if isinstance(event, GivenCode)),
        batches=tuple(batches),
        bases=bases_of(base for found in files.values() for base in found.bases),
        posted=posted_of(event for found in kinds[POSTED].values() for event in found.events),
        packs=packs_of(event for found in kinds[PACKS].values() for event in found.events),
        format=FORMAT,
    )


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
