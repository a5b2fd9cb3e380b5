"""What build, release and lint all ask of the world: the project, the registry, and facts about files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from jobaids.adapters.content import CONTENT, SETTINGS_FILE, read_text
from jobaids.adapters.folder import Folder
from jobaids.adapters.looked import looked_into
from jobaids.adapters.pools import work_through
from jobaids.adapters.probe import probe
from jobaids.adapters.registry import read_registry
from jobaids.adapters.remembered import remembered_of
from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.media import Media
from jobaids.model.release import Registry
from jobaids.model.settings import Settings
from jobaids.model.source import Source
from jobaids.parse.aid import Parsed, Reading, parse_aid
from jobaids.parse.settings import parse_settings
from jobaids.plan.fingerprint import Prints

Told = tuple[Diagnostic, ...]

PARSED = "parsed"
CHUNK, FEWEST = 50, 200  # texts: parsing one takes some 0.002 s, starting workers 0.1 s


def remember(root: Path) -> tuple[Registry, Told]:
    """Everything ever released in a project, and what is wrong with its record."""
    read = read_registry(root)
    return read.registry, read.told


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """What tells one text from all others, read in one way; it is itself, so it cannot change unseen."""

    told: bytes
    settled: bool = True


def parse_remembered(root: Path, workers: int, sources: tuple[Source, ...], reading: Reading) -> tuple[Parsed, ...]:
    """What each source says; one that says what it did the last time is not parsed again."""
    kept = remembered_of(root)
    how = Prints().of(reading)
    texts = {source.file: _Text(told=sha256(f"{how}{source.text}".encode()).digest()) for source in sources}
    known = {file: said for file, said in kept.fresh(PARSED, texts).items() if isinstance(said, Parsed)}
    new = [source for source in sources if source.file not in known]
    said = work_through(new, partial(parse_aid, reading=reading), workers, CHUNK, FEWEST)
    fresh = {source.file: one for source, one in zip(new, said, strict=True)}
    kept.keep(PARSED, texts, fresh)
    return tuple(known.get(source.file) or fresh[source.file] for source in sources)


def probe_files(root: Path, aids: tuple[Aid, ...], files: frozenset[str]) -> tuple[tuple[Media, ...], Told]:
    """The facts of every file the aids of a project name, and what is wrong with them."""
    content = Folder(root=root / CONTENT)
    looked = looked_into(content, remembered_of(root))
    probed = probe(content, aids, files, looked.look)
    looked.keep()
    return probed.media, probed.told


def today(timezone: str) -> date:
    """The day it is where the site is."""
    return datetime.now(ZoneInfo(timezone)).date()


def today_in(root: Path) -> tuple[str, date]:
    """The time zone of a project's site, and the day it is there."""
    source = read_text(Folder(root=root), SETTINGS_FILE)
    settings = parse_settings(source).settings if isinstance(source, Source) else Settings()
    return settings.site.timezone, today(settings.site.timezone)
