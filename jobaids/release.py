"""The release, from top to bottom: read, parse, probe, match, show, seal.

It is the only way into the registry. What the world has to do with it is handed in as `ReleasePorts`. Whatever fails
on the way, the registry holds whole releases: media are kept first, then names are written into sources, then each aid
is recorded in one piece, and what is missing is made good by the next run.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime

from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.media import Media
from jobaids.model.names import Slug
from jobaids.model.project import Project
from jobaids.model.release import Registry, Reviewed
from jobaids.model.settings import Settings
from jobaids.model.source import Source
from jobaids.parse.project import parse_project
from jobaids.plan.workbench import Workbench, doubt_of, draft_editions, is_sound, lint_project, workbench
from jobaids.record.accepted_address import accepted_base
from jobaids.record.assign import assign
from jobaids.record.docket import Desk, Docket, check_reasons, docket, writings
from jobaids.record.index import index_registry
from jobaids.record.journal import Event
from jobaids.record.ledger import BASES, aid_file
from jobaids.record.order import AskedWronglyError, Moment, Order, check_order, concerning, moment_of
from jobaids.record.rematch import rematch, with_moves

Told = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasePorts:
    """All that a release asks of the world.

    `agree` shows what would be recorded and asks for a yes; `name` writes what a source lacks of its names; `now` is
    the time in a time zone.
    """

    lock: Callable[[], AbstractContextManager[None]]
    read: Callable[[], Project]
    remember: Callable[[], tuple[Registry, Told]]
    probe: Callable[[tuple[Aid, ...], frozenset[str]], tuple[tuple[Media, ...], Told]]
    agree: Callable[[Docket], bool]
    keep: Callable[[tuple[Media, ...]], None]
    name: Callable[[Source, Aid, Settings], bool]
    append: Callable[[str, tuple[Event, ...]], None]
    now: Callable[[str], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """What a release told, what it found to record, which aids it refused, and what was recorded."""

    told: Told
    sources: tuple[Source, ...]
    docket: Docket
    refused: frozenset[Slug] = frozenset()
    recorded: bool = False
    accepted: str = ""  # a `base_url` that the registry holds from now on


def release(ports: ReleasePorts, order: Order) -> Released:
    """Seal what changed, under the lock of the registry, if everything is sound and the approver agrees.

    An aid with an error is refused and holds up no other. Broken settings or a damaged registry stop everything.

    Raises:
        AskedWronglyError: the order names what is not there, or lowers an effect without a reason.
    """
    with ports.lock():
        project = ports.read()
        registry, damage = ports.remember()
        parsed = parse_project(project)
        check_order(order, parsed.aids)
        media, faults = ports.probe(parsed.aids, project.files)
        moment = moment_of(ports.now(parsed.settings.site.timezone), parsed.settings.site.base_url)
        accepted = accepted_base(registry, moment.base, order, moment)
        matched = rematch(parsed.aids, index_registry(registry), moment.at, order.answers, doubt_of(parsed))
        registry = with_moves(registry, matched.moves)
        index = index_registry(registry)
        assigned = assign(index, matched.aids, parsed.stations)
        drafts = draft_editions(matched.aids, registry, assigned, media)
        told = (*damage, *faults, *lint_project(parsed, drafts, registry, moment.day, moment.base if accepted else ""))
        bench = workbench(parsed, drafts, told)
        if not is_sound(bench):
            return Released(told=bench.told, sources=bench.sources, docket=Docket())
        if accepted:  # by itself, for cards of every aid will hold it, whatever is released now
            ports.append(BASES, (accepted,))
        refused = bench.faulty
        fit = tuple(aid for aid in matched.aids if aid.slug not in refused and not aid.head.draft)
        desk = Desk(aids=fit, stations=parsed.stations, media=media, index=index, assigned=assigned, matched=matched)
        found = docket(desk, order, moment)
        check_reasons(found, order)
        recorded = not found.is_empty and ports.agree(found)
        if recorded:
            _seal(ports, bench, desk, found, moment)
    return Released(
        told=concerning((*bench.told, *found.told), order, parsed.aids),
        sources=bench.sources,
        docket=found,
        refused=found.refused | (refused & set(order.slugs) if order.slugs else refused),
        recorded=recorded,
        accepted=accepted.base if accepted else "",
    )


def review(ports: ReleasePorts, slugs: tuple[Slug, ...], reviewed: Reviewed) -> None:
    """Record that released aids were looked at and hold until a new date; no revision is made.

    Raises:
        AskedWronglyError: one of them was never released.
    """
    with ports.lock():
        registry, _ = ports.remember()
        for slug in slugs:
            if registry.aid(slug) is None:
                raise AskedWronglyError(f"{slug} was never released; there is nothing to review")
        at = moment_of(ports.now("UTC"), "").at
        for slug in slugs:
            ports.append(aid_file(slug), (replace(reviewed, at=at),))


def _seal(ports: ReleasePorts, bench: Workbench, desk: Desk, found: Docket, moment: Moment) -> None:
    """Media, then names, then records: each step leaves what the next run can build on."""
    sealed = {proposal.edition.aid.slug for proposal in found.proposals}
    sources = {source.file: source for source in bench.sources}
    for proposal in found.proposals:
        ports.keep(proposal.edition.media)
    for aid in desk.aids:
        if aid.slug in sealed:
            ports.name(sources[aid.file], aid, bench.settings)
    for file, events in writings(found, desk.assigned, moment):
        ports.append(file, events)
