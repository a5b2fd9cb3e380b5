"""Understands a project of which only words changed from what is remembered of it, and from their sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jobaids.adapters.content import read_text
from jobaids.adapters.folder import Folder
from jobaids.adapters.sight import Known, Sight, recognised, remark
from jobaids.lint.verdict import Verdict
from jobaids.model.source import Source
from jobaids.parse.aid import parse_aid
from jobaids.parse.reading import Reading
from jobaids.plan.overview import Pass, Retold, Reworded, overview_of, retold
from jobaids.wiring.texts import Text, keep_parsed, parsed_before, texts_of

MOST = 16  # sources; whoever changes more has changed more than words


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A project as it lies on disk, and the day it is looked at."""

    root: Path
    sight: Sight
    day: date


def reread(moment: Moment) -> Retold | None:
    """What a project comes to; None where that takes an ordinary pass over everything."""
    known = recognised(moment.root, moment.sight, moment.day)
    changed = known.changed(moment.sight) if known else ()
    if known is None or len(changed) > MOST:
        return None
    folder = Folder(root=moment.root)
    read = tuple(read_text(folder, file) for file in changed)
    sources = tuple(source for source in read if isinstance(source, Source))
    reworded = _reworded(moment.root, known, sources)
    found = retold(known.overview, reworded) if reworded is not None and len(sources) == len(changed) else None
    if found:
        texts = {**known.texts, **_told(sources, known.overview.reading)}
        remark(moment.root, moment.sight, moment.day, texts, found.overview)
    return found


def lint_words(moment: Moment) -> Verdict | None:
    """Everything told about a project of which only words changed; None where more did."""
    found = reread(moment)
    if found is None:
        return None
    told = found.overview.told
    folder, files = Folder(root=moment.root), dict.fromkeys(one.span.file for one in told)
    read = (read_text(folder, file) for file in files if file)
    sources = tuple(source for source in read if isinstance(source, Source))
    return Verdict(told=told, sources=sources, aids=found.overview.aids)


def remember_pass(moment: Moment, whole: Pass) -> None:
    """Remember what an ordinary pass came to, for the next time that only words change."""
    overview = overview_of(whole)
    remark(moment.root, moment.sight, moment.day, _told(whole.parsed.sources, overview.reading), overview)


def _told(sources: Iterable[Source], reading: Reading) -> dict[str, bytes]:
    return {file: text.told for file, text in texts_of(sources, reading).items()}


def _reworded(root: Path, known: Known, sources: tuple[Source, ...]) -> tuple[Reworded, ...] | None:
    """What some sources said and say; None where it is not remembered."""
    reading = known.overview.reading
    before = parsed_before(root, {source.file: Text(told=known.texts[source.file]) for source in sources})
    if len(before) < len(sources):
        return None
    texts = texts_of(sources, reading)
    new = {one.file: parse_aid(one, reading) for one in sources if texts[one.file].told != known.texts[one.file]}
    keep_parsed(root, texts, new, also=True)
    return tuple(
        Reworded(file=one.file, before=before[one.file], now=new.get(one.file, before[one.file])) for one in sources
    )
