"""The build, from top to bottom: read, parse, probe, match, assign, lint, plan, make, verify, write, publish.

It reads what was written and what was released, and writes below `build/` only. What the world has to do with it is
handed in as `BuildPorts`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.media import Media
from jobaids.model.names import Slug
from jobaids.model.project import Project
from jobaids.model.release import Registry
from jobaids.model.settings import Settings, StoreSettings
from jobaids.model.source import Source
from jobaids.parse.project import Parse, parse_project
from jobaids.plan.overview import Pass
from jobaids.plan.recipe import Artifact, Made, Recipe
from jobaids.plan.report import Counts, counts_of, report_file
from jobaids.plan.site import DRAFT, Furniture, Tree, plan_tree
from jobaids.plan.verified import pages_of, publication, recipes_of, spoken_of, verify
from jobaids.plan.wish import Wish, shown_of
from jobaids.plan.workbench import (
    Workbench,
    draft_editions,
    is_sound,
    lint_drafts,
    lint_together,
    match_aids,
    placed,
    workbench,
)
from jobaids.record.assign import assign
from jobaids.record.index import index_registry
from jobaids.record.order import check_slugs
from jobaids.render.view import Render

Told = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildPorts:
    """All that the build asks of the world.

    `standing` are the paths that `build/` holds now; `publish` makes it hold some files and those to be kept, or all.
    """

    read: Callable[[], Project]
    remember: Callable[[], tuple[Registry, Told]]
    parse: Parse
    probe: Callable[[tuple[Aid, ...], frozenset[str]], tuple[tuple[Media, ...], Told]]
    furnish: Callable[[Settings], Furniture]
    make: Callable[[StoreSettings, tuple[Recipe, ...]], Iterable[Made]]
    render: Render
    standing: Callable[[], frozenset[str]]
    publish: Callable[[StoreSettings, Iterable[Artifact], frozenset[str] | None], None]
    stage: Callable[[str], AbstractContextManager[None]]
    seconds: Callable[[], Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build told and came to; `counts` is None where nothing could be published."""

    told: Told
    sources: tuple[Source, ...]
    aids: int = 0  # sources of aids that could be read
    counts: Counts | None = None
    whole: Pass | None = None  # where all of it was gone through and published
    spoken: frozenset[Slug] = frozenset()  # the aids of whose released cards something is told


def build(ports: BuildPorts, wish: Wish) -> Built:
    """Make the released site and its cards, and the drafts of what is not released, and publish them whole.

    An aid with an error stops only its own draft. Broken settings or a damaged registry stop everything, and so what
    was published before stays.

    Raises:
        AskedWronglyError: the wish names an aid that is not there.
    """
    with ports.stage("read"):
        project = ports.read()
        registry, damage = ports.remember()
    with ports.stage("parse"):
        parsed = parse_project(project, ports.parse)
    with ports.stage("probe"):
        media, faults = ports.probe(parsed.aids, project.files)
    with ports.stage("match"):
        aids, coming = match_aids(parsed, registry, wish.day)
    check_slugs(sorted(wish.choice), {aid.slug for aid in aids} | {record.slug for record in registry.aids})
    with ports.stage("assign"):
        assigned = assign(index_registry(coming), aids, parsed.stations)
        drafts = draft_editions(aids, coming, assigned, media)
    with ports.stage("lint"):
        furniture = ports.furnish(parsed.settings)
        own, together = lint_drafts(parsed, drafts), lint_together(parsed, drafts, coming, wish.day)
        apart = (*damage, *faults, *furniture.told)
        bench = workbench(parsed, drafts, (*apart, *own, *together))
    if not is_sound(bench):
        return Built(told=bench.told, sources=bench.sources, aids=len(project.sources))
    with ports.stage("plan"):
        trees = tuple(plan_tree(shown, furniture) for shown in shown_of(bench, registry, coming, wish))
    built = replace(carry_out(ports, wish, bench, trees), aids=len(project.sources))
    if wish.choice or not (wish.site and wish.drafts) or coming is not registry:
        return built
    whole = Pass(project=project, parsed=parsed, media=media, bench=bench, registry=coming, apart=(*apart, *together))
    return replace(built, whole=whole)


def carry_out(ports: BuildPorts, wish: Wish, bench: Workbench, trees: tuple[Tree, ...]) -> Built:
    """Make what some trees hold, or of it what is wished, prove it, and publish it."""
    with ports.stage("make"):
        made = tuple(ports.make(bench.settings.store, recipes_of(trees, wish.choice)))
    with ports.stage("verify"):
        verified = tuple(verify(tree, made, ports.standing) for tree in trees)
    with ports.stage("write"):
        pages = tuple(ports.make(bench.settings.store, pages_of(verified, wish.choice)))
    with ports.stage("publish"):
        everything = publication(verified, pages, ports.render)
        counts = counts_of(made, everything, verified)
        found = placed((one for piece in (*made, *pages) for one in piece.told), bench.drafts)
        told = (*bench.told, *found, *everything.told)
        report = report_file(told, counts, ports.seconds())
        keep = None if wish.choice else everything.keep | _unwished(ports, wish)
        ports.publish(bench.settings.store, (*everything.files, report), keep)
    return Built(told=told, sources=bench.sources, counts=counts, spoken=spoken_of(verified))


def _unwished(ports: BuildPorts, wish: Wish) -> frozenset[str]:
    """What stands in the trees that nobody asked for now."""
    if wish.site and wish.drafts:
        return frozenset()
    return frozenset(path for path in ports.standing() if not (wish.drafts if path.startswith(DRAFT) else wish.site))
