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
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import Slug
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What was known of a project, what it comes to now, and the sources that were read for that."""

    known: Known
    retold: Retold
    sources: tuple[Source, ...]
    reworded: tuple[Reworded, ...]  # what they said and say

    @property
    def texts(self) -> dict[str, bytes]:
        """What tells the text of every source."""
        return {**self.known.texts, **told_by(self.sources, self.known.overview.reading)}


def reread(moment: Moment, known: Known, also: Iterable[Slug] = (), before: Reread | None = None) -> Reread | None:
    """What a project comes to; None where that takes an ordinary pass over everything.

    The drafts of some aids are worked out `also` where they did not change. What was read `before` is not read again.
    """
    read = before.sources if before else ()
    changed = dict.fromkeys((*known.changed(moment.sight), *_files_of(known, frozenset(also))))
    files = changed.keys() - {source.file for source in read}
    if len(changed) > MOST:
        return None
    folder = Folder(root=moment.root)
    found = tuple(read_text(folder, file) for file in sorted(files))
    sources = tuple(source for source in found if isinstance(source, Source))
    more = _reworded(moment.root, known, sources) if len(sources) == len(files) else None
    if more is None:
        return None
    reworded = (*(before.reworded if before else ()), *more)
    told = retold(known.overview, reworded)
    return Reread(known=known, retold=told, sources=(*read, *sources), reworded=reworded) if told else None


def _files_of(known: Known, slugs: frozenset[Slug]) -> Iterable[str]:
    return (file for file, standing in known.overview.standings.items() if standing.landmark.slug in slugs)


def known_before(moment: Moment) -> Known | None:
    """What is remembered of a project, if nothing changed since but sources of aids."""
    return recognised(moment.root, moment.sight, moment.day)


def lint_words(moment: Moment) -> Verdict | None:
    """Everything told about a project of which only words changed; None where more did."""
    known = known_before(moment)
    found = reread(moment, known) if known else None
    if found is None:
        return None
    overview = found.retold.overview
    known = Known(sources=moment.sight.sources, texts=found.texts, overview=overview)
    remark(moment.root, moment.sight, moment.day, known)
    return Verdict(told=overview.told, sources=spoken_of(moment.root, overview.told), aids=overview.aids)


def spoken_of(root: Path, told: Iterable[Diagnostic]) -> tuple[Source, ...]:
    """The texts that something is told about."""
    folder, files = Folder(root=root), dict.fromkeys(one.span.file for one in told)
    read = (read_text(folder, file) for file in files if file)
    return tuple(source for source in read if isinstance(source, Source))


def remember_pass(moment: Moment, whole: Pass) -> None:
    """Remember what an ordinary pass came to, for the next time that only words change."""
    remark(moment.root, moment.sight, moment.day, known_of(moment.sight, whole))


def known_of(sight: Sight, whole: Pass) -> Known:
    """What is to be known of a project after an ordinary pass."""
    overview = overview_of(whole)
    texts = told_by(whole.parsed.sources, overview.reading)
    return Known(sources=sight.sources, texts=texts, overview=overview)


def told_by(sources: Iterable[Source], reading: Reading) -> dict[str, bytes]:
    """What tells the text of each source from all others."""
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
