"""What is known of a whole project, in little; and what it comes to when only words of some aids changed since.

A project of a thousand aids takes seconds to be understood, and most edits are of a few words. What such an edit comes
to can be told from the aid alone where nothing else bears on it: it is released, its names are written down, it
borrows no step and translates nothing, and nothing is told of it but what each aid tells by itself. All else is left
to an ordinary pass over everything.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from jobaids.lint.rules import lint_aid
from jobaids.lint.verdict import judge
from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.media import Media
from jobaids.model.names import Anchor, Code, Slug
from jobaids.model.project import Project
from jobaids.model.release import Edition, Registry
from jobaids.model.settings import Settings
from jobaids.parse.links import link_alone
from jobaids.parse.places import Landmark, Places, landmark_of, places_of
from jobaids.parse.project import ParsedProject
from jobaids.parse.reading import Parsed, Reading
from jobaids.plan.outline import same_outline
from jobaids.record.borrow import media_of

if TYPE_CHECKING:
    from jobaids.plan.workbench import Workbench  # whoever only retells what is known does without it

Told = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One aid as all others see it, the codes it has, and whether it is `alone`: nothing but its source bears on it."""

    landmark: Landmark
    codes: tuple[tuple[Anchor, Code], ...]
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What an ordinary pass over everything came to."""

    settings: Settings
    reading: Reading
    files: frozenset[str]  # all paths below content/
    media: tuple[Media, ...]
    standings: Mapping[str, Standing]  # by the file of the source
    told: Told  # judged
    aids: int  # sources that could be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """An ordinary pass, from the sources to the verdict; `apart` is what is told of more than one aid by itself."""

    project: Project
    parsed: ParsedProject
    media: tuple[Media, ...]
    bench: Workbench
    registry: Registry
    apart: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """A source of which only words changed, and what it says before and now."""

    file: str
    before: Parsed
    now: Parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """A project some words of which changed: all that is told of it, and the drafts, as they were and are now."""

    overview: Overview
    before: tuple[Edition, ...]
    drafts: tuple[Edition, ...]


def overview_of(whole: Pass) -> Overview:
    """What is to be known of a project when the next words change."""
    drafts = {draft.aid.slug: draft for draft in whole.bench.drafts}
    is_alone = partial(_is_alone, _Bearing.of(whole), {record.slug: record.latest for record in whole.registry.aids})
    return Overview(
        settings=whole.parsed.settings,
        reading=whole.parsed.reading,
        files=whole.project.files,
        media=whole.media,
        standings={
            aid.file: Standing(
                landmark=landmark_of(aid),
                codes=drafts[aid.slug].codes if aid.slug in drafts else (),
                alone=aid.slug in drafts and is_alone(aid),
            )
            for aid in whole.parsed.aids
        },
        told=whole.bench.told,
        aids=sum(source.file.endswith(".md") for source in whole.parsed.sources),
    )


def retold(overview: Overview, reworded: Iterable[Reworded]) -> Retold | None:
    """The same with other words; None where it takes an ordinary pass to say what they mean."""
    places = places_of((standing.landmark for standing in overview.standings.values()), overview.files)
    before: list[Edition] = []
    drafts: list[Edition] = []
    told: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for one in overview.told:
        told[one.span.file].append(one)
    for source in reworded:
        found = _draft(overview, source, places)
        own = _own(overview, source, found) if found else None
        if found is None or own is None:
            return None
        before.append(found.before)
        drafts.append(found.now)
        told[source.file] = own
    everything = tuple(one for file in sorted(told) for one in told[file])
    return Retold(overview=replace(overview, told=everything), before=tuple(before), drafts=tuple(drafts))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """The draft of a source, as it was and is now, and what is told of its links."""

    before: Edition
    now: Edition
    told: Told


def _draft(overview: Overview, source: Reworded, places: Places) -> _Draft | None:
    """The draft of a source that was reworded."""
    standing, before, now = overview.standings.get(source.file), source.before.aid, source.now.aid
    if not (standing and standing.alone and before and now and _only_reworded(before, now)):
        return None
    was, is_now = (link_alone(replace(aid, slug=standing.landmark.slug), places) for aid in (before, now))
    old, new = (
        Edition(aid=aid, codes=standing.codes, media=media_of(aid, overview.media, _nobody))
        for aid in (was.aids[0], is_now.aids[0])
    )
    return _Draft(before=old, now=new, told=is_now.told)


def _own(overview: Overview, source: Reworded, found: _Draft) -> list[Diagnostic] | None:
    """What is told of one source; None where that could mean something for others."""
    said = (*source.now.told, *found.told, *lint_aid(found.now, overview.settings))
    own = judge(said, source.now.excuses, overview.settings.rules)
    if any(one.severity is Severity.ERROR for one in own) or any(one.span.file != source.file for one in said):
        return None
    return [one for one in own if one.span.file == source.file]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bearing:
    """What is told of more than one aid, or of one by more than its source; and the names that aids share."""

    files: frozenset[str]
    slugs: frozenset[str]
    faulty: frozenset[str]  # files with an error
    shared: frozenset[str]

    @classmethod
    def of(cls, whole: Pass) -> _Bearing:
        apart = (*whole.project.told, *whole.apart)
        named = Counter(aid.slug.casefold() for aid in whole.parsed.aids)
        return cls(
            files=frozenset(one.span.file for one in apart),
            slugs=frozenset(one.slug for one in apart),
            faulty=frozenset(one.span.file for one in whole.bench.told if one.severity is Severity.ERROR),
            shared=frozenset(name for name, times in named.items() if times > 1),
        )


def _is_alone(bearing: _Bearing, latest: Mapping[Slug, Edition | None], aid: Aid) -> bool:
    last = latest.get(aid.slug)
    told = aid.file in bearing.files | bearing.faulty or aid.slug in bearing.slugs
    return (
        last is not None
        and not told
        and aid.slug.casefold() not in bearing.shared
        and "/" not in aid.slug
        and not any("+" in form for form in aid.head.formats)
        and not any(step.borrowed for step in aid.steps)
        and _is_settled(aid)
        and set(aid.anchors) <= set(last.aid.anchors)
    )


def _only_reworded(before: Aid, now: Aid) -> bool:
    return _is_settled(now) and before.slug_written is now.slug_written and same_outline(before, now)


def _is_settled(aid: Aid) -> bool:
    """Whether no name of an aid follows from its words."""
    return all(step.anchor_written for step in aid.steps) and all(one.anchor_written for one in aid.remedies)


def _nobody(_: Slug) -> None:
    """Who lends a step where none is borrowed."""
