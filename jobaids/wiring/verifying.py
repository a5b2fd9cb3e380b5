"""The ports of `jobaids verify`: pictures, what was released, and the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jobaids.adapters.errors import FolderError
from jobaids.adapters.exposures import expose
from jobaids.adapters.finder import find_symbols
from jobaids.model.release import Registry
from jobaids.model.settings import Settings
from jobaids.paper.sighting import Sighting, in_rows
from jobaids.record.index import index_registry
from jobaids.record.standing import Judge
from jobaids.record.worth import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One symbol of a picture, with the row it stands in and its place there, counted from 1."""

    row: int
    place: int
    sighting: Sighting
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One picture that was looked at."""

    file: str
    page: int
    pages: bool  # whether it is one of several
    size: tuple[int, int]  # pixels
    symbols: tuple[Judged, ...]  # row by row


def judge_of(registry: Registry, settings: Settings, day: date) -> Judge:
    """Who judges what symbols say, by what was released."""
    bases = dict.fromkeys((settings.site.base_url, *reversed(registry.bases)))
    return Judge(registry=registry, index=index_registry(registry), bases=tuple(filter(None, bases)), day=day)


def look_at(file: Path, judge: Judge) -> Iterator[Looked | FolderError]:
    """Every picture of a file, and every symbol in it; at the end why it could not be looked at further, if so."""
    try:
        for exposure in expose(file):
            rows = in_rows(find_symbols(exposure.picture))
            yield Looked(
                file=exposure.file,
                page=exposure.page,
                pages=exposure.of > 1,
                size=exposure.picture.size,
                symbols=tuple(
                    Judged(row=row, place=place, sighting=one, standing=judge.standing(one.says))
                    for row, line in enumerate(rows, start=1)
                    for place, one in enumerate(line, start=1)
                ),
            )
    except FolderError as fault:
        yield fault
