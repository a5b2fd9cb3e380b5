"""What was found on disk: the texts of a project and the names of its files."""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.model.diagnostic import Diagnostic
from jobaids.model.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The texts of a project as read, before anything is understood.

    `files` holds the path below `content/` of everything there but the registry, with forward slashes.
    """

    sources: tuple[Source, ...]
    settings: Source | None = None
    stations: Source | None = None
    files: frozenset[str] = frozenset()
    told: tuple[Diagnostic, ...] = ()
