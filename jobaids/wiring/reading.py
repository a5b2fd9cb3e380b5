"""What build, release and lint all ask of the world: the project, the registry, and facts about files."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jobaids.adapters.content import CONTENT
from jobaids.adapters.folder import Folder
from jobaids.adapters.probe import probe
from jobaids.adapters.registry import read_registry
from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.media import Media
from jobaids.model.release import Registry

Told = tuple[Diagnostic, ...]


def remember(root: Path) -> tuple[Registry, Told]:
    """Everything ever released in a project, and what is wrong with its record."""
    read = read_registry(root)
    return read.registry, read.told


def probe_files(root: Path, aids: tuple[Aid, ...], files: frozenset[str]) -> tuple[tuple[Media, ...], Told]:
    """The facts of every file the aids of a project name, and what is wrong with them."""
    probed = probe(Folder(root=root / CONTENT), aids, files)
    return probed.media, probed.told


def today(timezone: str) -> date:
    """The day it is where the site is."""
    return datetime.now(ZoneInfo(timezone)).date()
