"""The working tree as the author's preview holds it: understood whole once, then source by source as they are saved.

`survey` is an ordinary pass over everything. `touched` looks at one source that was saved and at nothing else, so that
its page can be shown at once; what the change means for other aids, the next `survey` tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from jobaids.lint.rules import lint_aid, lint_site
from jobaids.lint.site import Site
from jobaids.lint.verdict import judge
from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.media import Media
from jobaids.model.names import Slug
from jobaids.model.project import Project
from jobaids.model.references import references
from jobaids.model.release import Edition, Registry
from jobaids.model.settings import Settings
from jobaids.model.source import Source
from jobaids.parse.aid import parse_aid
from jobaids.parse.links import link_aid
from jobaids.parse.places import Landmark, landmark_of, places_of
from jobaids.parse.project import Parse, ParsedProject, parse_project
from jobaids.parse.reading import Parsed
from jobaids.plan.workbench import draft_editions, faulty_aids, is_sound, match_aids, workbench
from jobaids.record.accepted_address import base_changed
from jobaids.record.assign import assign
from jobaids.record.borrow import borrow, media_of
from jobaids.record.index import Index, index_registry
from jobaids.record.rematch import match_alone

Told = tuple[Diagnostic, ...]
Probe = Callable[[tuple[Aid, ...], frozenset[str]], tuple[tuple[Media, ...], Told]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What stands on disk: the texts, the record of releases, and the day it is."""

    project: Project
    registry: Registry
    damage: Told = ()
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Everything that is known of the working tree.

    `drafts` are the editions that can be shown; that of an aid with an error is the last that had none. `aids` are all
    aids as their sources say them now, by file, under their permanent anchors. `apart` is what no aid tells by itself,
    before it is judged.
    """

    parsed: ParsedProject
    files: frozenset[str]
    registry: Registry  # as a release would leave its codes now
    index: Index
    media: tuple[Media, ...]
    faults: Told  # of pictures, clips and files
    drafts: Mapping[Slug, Edition]
    aids: Mapping[str, Aid]
    landmarks: Mapping[str, Landmark]  # what links can lead to, by file
    apart: Told
    told: Told
    sources: Mapping[str, Source] = field(default_factory=dict)

    @property
    def settings(self) -> Settings:
        """The settings of the project."""
        return self.parsed.settings

    def told_of(self, file: str) -> Told:
        """What is told about one source, in the order of its lines, and about an aid where it names no line."""
        aid = self.aids.get(file)
        slug = aid.slug if aid else None
        mine = (one for one in self.told if one.span.file == file or (not one.span.file and one.slug == slug))
        return tuple(sorted(mine, key=lambda one: (one.span.line, one.span.column)))


def survey(found: Found, parse: Parse, probe: Probe, before: Survey | None = None) -> Survey:
    """One ordinary pass over everything, up to its verdict; what was understood `before` spares work.

    Where settings or registry are broken, all is shown as it was.
    """
    project = found.project
    parsed = parse_project(project, parse)
    media, faults = probed(parsed.aids, project.files, probe, before)
    aids, registry = match_aids(parsed, found.registry, found.day)
    index = index_registry(registry)
    drafts = draft_editions(aids, registry, assign(index, aids, parsed.stations), media)
    site = Site(aids=tuple(draft.aid for draft in drafts), today=found.day, stations=parsed.stations, registry=registry)
    apart = (*found.damage, *lint_site(site), *base_changed(registry, parsed.settings.site.base_url))
    own = (told for draft in drafts for told in lint_aid(draft, parsed.settings))
    bench = workbench(parsed, drafts, (*faults, *own, *apart))
    if before and not is_sound(bench):
        return replace(before, told=bench.told)
    return Survey(
        parsed=parsed,
        files=project.files,
        registry=registry,
        index=index,
        media=media,
        faults=faults,
        drafts=_kept(bench.drafts, bench.faulty, before),
        aids={aid.file: aid for aid in aids},
        landmarks={aid.file: landmark_of(aid) for aid in parsed.aids},
        apart=apart,
        told=bench.told,
        sources={source.file: source for source in parsed.sources},
    )


def touched(old: Survey, source: Source, probe: Probe) -> Survey | None:
    """The same after one source was saved; None where only a whole `survey` can tell what that means."""
    read = parse_aid(source, old.parsed.reading)
    before = next((aid for aid in old.parsed.aids if aid.file == source.file), None)
    if before is None or read.aid is None:
        return _unreadable(old, source, read) if before else None
    aid = replace(read.aid, slug=before.slug)
    if not _is_same_aid(read.aid, before, old.index):
        return None
    aids = tuple(aid if one is before else one for one in old.parsed.aids)
    landmarks = {**old.landmarks, source.file: landmark_of(aid)}
    linked = link_aid(aid, aids, places_of(landmarks.values(), old.files))
    aid = linked.aids[0]
    media, faults = probed((aid,), old.files, probe, old)
    settled = match_alone(aid, old.index).aid
    edition = _draft(settled, old, media)
    apart = tuple(one for one in old.apart if one.span.file == source.file or one.slug == aid.slug)
    said = (*read.told, *linked.told, *faults, *lint_aid(edition, old.settings), *apart)
    own = _own(judge(said, read.excuses, old.settings.rules), source.file, aid.slug)
    faulty = faulty_aids((aid,), own)
    return replace(
        old,
        parsed=replace(old.parsed, aids=tuple(aid if one is before else one for one in old.parsed.aids)),
        media=tuple({(one.source, one.language): one for one in (*old.media, *media)}.values()),
        faults=(*(one for one in old.faults if one.slug != aid.slug), *faults),
        drafts=old.drafts if faulty else {**old.drafts, aid.slug: _same(edition, old.drafts.get(aid.slug))},
        aids={**old.aids, source.file: settled},
        landmarks=landmarks,
        told=(*_others(old.told, source.file, aid.slug), *own),
        sources={**old.sources, source.file: source},
    )


def probed(
    aids: tuple[Aid, ...], files: frozenset[str], probe: Probe, before: Survey | None
) -> tuple[tuple[Media, ...], Told]:
    """The facts of every file that aids name; only aids that name new ones, or had a fault, are looked at again."""
    if before is None:
        return probe(aids, files)
    known = {media.source for media in before.media}
    at_fault = {fault.slug for fault in before.faults}
    new = tuple(aid for aid in aids if aid.slug in at_fault or {one.source for one in references(aid)} - known)
    media, faults = probe(new, files) if new else ((), ())
    merged = {(one.source, one.language): one for one in (*before.media, *media)}
    return tuple(merged[key] for key in sorted(merged)), faults


def without_media(old: Survey) -> Survey:
    """The same, with nothing known of pictures, clips and files: one of them was saved."""
    return replace(old, media=(), faults=())


def _is_same_aid(now: Aid, before: Aid, index: Index) -> bool:
    """Whether a source is still of the aid it was, and of one whose codes do not come from another."""
    record = index.aids.get(before.slug)
    named = now.slug == before.slug or not (now.slug_written or before.slug_written)
    return named and now.language == before.language and (record is None or record.latest is not None)


def _unreadable(old: Survey, source: Source, read: Parsed) -> Survey:
    """All is shown as it was, and what is wrong is told."""
    own = judge(read.told, read.excuses, old.settings.rules)
    slug = old.aids[source.file].slug if source.file in old.aids else Slug("")
    told = (*_others(old.told, source.file, slug), *_own(own, source.file, slug))
    return replace(old, told=told, sources={**old.sources, source.file: source})


def _draft(aid: Aid, old: Survey, media: tuple[Media, ...]) -> Edition:
    """The draft of one aid; steps of other aids stand in it as they were last released, or are now if never."""

    def lender(slug: Slug) -> Edition | None:
        record = old.index.aids.get(slug)
        return (record.latest if record else None) or old.drafts.get(slug)

    whole = borrow(aid, lender)
    return assign(old.index, (aid,)).edition(whole, media_of(whole, media, lender))


def _kept(drafts: Iterable[Edition], faulty: frozenset[Slug], before: Survey | None) -> dict[Slug, Edition]:
    """The drafts that can be shown; one that says what it did stays the same thing, so that its pages need not be made.

    An aid with an error is shown as it last was without.
    """
    old = before.drafts if before else {}
    now = {draft.aid.slug: _same(draft, old.get(draft.aid.slug)) for draft in drafts}
    return {**{slug: old[slug] for slug in sorted(faulty) if slug in old}, **now}


def _same(new: Edition, old: Edition | None) -> Edition:
    return old if old is not None and old == new else new


def _own(told: Iterable[Diagnostic], file: str, slug: Slug) -> Told:
    return tuple(one for one in told if _is_of(one, file, slug))


def _others(told: Iterable[Diagnostic], file: str, slug: Slug) -> Told:
    return tuple(one for one in told if not _is_of(one, file, slug))


def _is_of(one: Diagnostic, file: str, slug: Slug) -> bool:
    return one.span.file == file or (not one.span.file and bool(slug) and one.slug == slug)
