"""The working tree, understood: parsed, probed, matched with what was released, given codes, and judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from jobaids.lint.rules import lint_aid, lint_site
from jobaids.lint.site import Site
from jobaids.lint.verdict import judge
from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.media import Media
from jobaids.model.names import Slug
from jobaids.model.release import AidRecord, Edition, Registry
from jobaids.model.settings import Settings
from jobaids.model.source import NOWHERE, Source
from jobaids.model.station import Station
from jobaids.parse.project import ParsedProject
from jobaids.record.accepted_address import base_changed
from jobaids.record.assign import Assigned
from jobaids.record.borrow import borrow, media_of
from jobaids.record.index import index_registry
from jobaids.record.proposal import differs
from jobaids.record.rematch import Doubt, rematch, with_moves

EVERYTHING = ("jobaids.toml", "content/registry/")
"""The files that all pages and cards depend on."""

GONE = "JA601"
"""A released target is gone from its source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbench:
    """What the working tree would be if it were released now.

    `drafts` holds an edition of every aid without an error; `faulty` names the others.
    """

    settings: Settings
    stations: tuple[Station, ...]
    drafts: tuple[Edition, ...]
    faulty: frozenset[Slug]
    told: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]


def match_aids(parsed: ParsedProject, registry: Registry, day: date) -> tuple[tuple[Aid, ...], Registry]:
    """Each aid under its permanent anchors, and the registry as a release on that day would leave its codes."""
    at = datetime.combine(day, time.max, UTC)
    matched = rematch(parsed.aids, index_registry(registry), at, doubt=doubt_of(parsed))
    return matched.aids, with_moves(registry, matched.moves)


def doubt_of(parsed: ParsedProject) -> Doubt:
    """What of the working tree was not read well enough to say that something is gone from it."""
    judged = judge(parsed.told, parsed.excuses, parsed.settings.rules)
    read = {aid.file for aid in parsed.aids}
    broken = {one.span.file for one in judged if one.severity is Severity.ERROR}
    unread = any(file.endswith(".md") for file in broken - read)
    return Doubt(slugs=faulty_aids(parsed.aids, judged), unread=unread)


def draft_editions(
    aids: tuple[Aid, ...], registry: Registry, assigned: Assigned, media: tuple[Media, ...]
) -> tuple[Edition, ...]:
    """The draft of every aid; steps of other aids stand in it as they were last released, or are now if never."""
    lent = {aid.slug: assigned.edition(aid) for aid in aids}
    lent |= {record.slug: record.latest for record in registry.aids if record.latest}
    return tuple(_edition(borrow(aid, lent.get), assigned, media, lent.get) for aid in aids)


def _edition(
    aid: Aid, assigned: Assigned, media: tuple[Media, ...], lender: Callable[[Slug], Edition | None]
) -> Edition:
    return assigned.edition(aid, media_of(aid, media, lender))


def lint_project(
    parsed: ParsedProject, drafts: tuple[Edition, ...], registry: Registry, today: date, accepted_base: str = ""
) -> tuple[Diagnostic, ...]:
    """Everything the rules tell about the working tree, before it is judged."""
    return (*lint_drafts(parsed, drafts), *lint_together(parsed, drafts, registry, today, accepted_base))


def lint_drafts(parsed: ParsedProject, drafts: tuple[Edition, ...]) -> tuple[Diagnostic, ...]:
    """Of this, what each aid tells by itself."""
    return tuple(told for draft in drafts for told in lint_aid(draft, parsed.settings))


def lint_together(
    parsed: ParsedProject, drafts: tuple[Edition, ...], registry: Registry, today: date, accepted_base: str = ""
) -> tuple[Diagnostic, ...]:
    """Of this, all else."""
    site = Site(aids=tuple(draft.aid for draft in drafts), today=today, stations=parsed.stations, registry=registry)
    base = parsed.settings.site.base_url
    return (*lint_site(site), *(() if base == accepted_base else base_changed(registry, base)))


def workbench(parsed: ParsedProject, drafts: tuple[Edition, ...], told: tuple[Diagnostic, ...]) -> Workbench:
    """The working tree with all that was told on the way judged by the project's settings and excuses."""
    judged = judge((*parsed.told, *told), parsed.excuses, parsed.settings.rules)
    faulty = faulty_aids(parsed.aids, judged)
    return Workbench(
        settings=parsed.settings,
        stations=parsed.stations,
        drafts=tuple(draft for draft in drafts if draft.aid.slug not in faulty),
        faulty=faulty,
        told=judged,
        sources=parsed.sources,
    )


def faulty_aids(aids: tuple[Aid, ...], told: tuple[Diagnostic, ...]) -> frozenset[Slug]:
    """The aids that an error is told about, by name or by place.

    That a released step left its source is told about an aid that may be sound as it now is.
    """
    errors = [one for one in told if one.severity is Severity.ERROR and one.rule != GONE]
    slugs, files = {one.slug for one in errors}, {one.span.file for one in errors}
    return frozenset(aid.slug for aid in aids if aid.slug in slugs or aid.file in files)


def placed(told: Iterable[Diagnostic], drafts: Iterable[Edition]) -> tuple[Diagnostic, ...]:
    """What was told of finished cards, each at the place in its source that asks for them."""
    aids = {draft.aid.slug: draft.aid for draft in drafts}

    def place(one: Diagnostic) -> Diagnostic:
        aid = aids.get(Slug(one.slug)) if one.span == NOWHERE else None
        return replace(one, span=aid.head.span_of("formats") if aid.head.formats else aid.span) if aid else one

    return tuple(map(place, told))


def formats_asked(drafts: Iterable[Edition]) -> dict[Slug, tuple[str, ...]]:
    """The formats that the sources of the working tree ask for, released or not."""
    return {draft.aid.slug: draft.aid.head.formats for draft in drafts}


def unreleased(drafts: tuple[Edition, ...], registry: Registry) -> tuple[Edition, ...]:
    """The drafts that say what their last release does not, or never had one."""
    records = {record.slug: record for record in registry.aids}
    return tuple(draft for draft in drafts if _is_news(draft, records.get(draft.aid.slug)))


def _is_news(draft: Edition, record: AidRecord | None) -> bool:
    return record is None or record.latest is None or differs(draft, record.latest, record)


def is_sound(bench: Workbench) -> bool:
    """Whether anything may be published at all: what an error in settings or registry spoils is everything."""
    return not any(one.severity is Severity.ERROR and one.span.file.startswith(EVERYTHING) for one in bench.told)
