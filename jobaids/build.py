"""The build, from top to bottom: read, parse, probe, match, assign, lint, plan, make, verify, write, publish.

It reads what was written and what was released, and writes below `build/` only. What the world has to do with it is
handed in as `BuildPorts`.
"""

from __future__ import annotations

from dataclasses import replace

from jobaids.parse.project import parse_project
from jobaids.plan.overview import Pass
from jobaids.plan.ports import BuildPorts, Built, Outcome, Whole, publish
from jobaids.plan.publication import pages_of, recipes_of
from jobaids.plan.site import plan_tree, shown_of
from jobaids.plan.tree import DRAFT, Tree
from jobaids.plan.verified import publication, verify
from jobaids.plan.wish import Wish
from jobaids.plan.workbench import (
    Workbench,
    draft_editions,
    is_sound,
    lint_drafts,
    lint_together,
    match_aids,
    workbench,
)
from jobaids.record.assign import assign
from jobaids.record.index import index_registry
from jobaids.record.order import check_slugs


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
    outcome, built = carry_out(ports, wish, bench, trees)
    built = replace(built, aids=len(project.sources))
    if wish.choice or not (wish.site and wish.drafts) or coming is not registry:
        return built
    found = Pass(project=project, parsed=parsed, media=media, bench=bench, registry=coming, apart=(*apart, *together))
    return replace(built, whole=Whole(found=found, outcome=outcome))


def carry_out(ports: BuildPorts, wish: Wish, bench: Workbench, trees: tuple[Tree, ...]) -> tuple[Outcome, Built]:
    """Make what some trees hold, or of it what is wished, prove it, and publish it."""
    with ports.stage("make"):
        made = tuple(ports.make(bench.settings.store, recipes_of(trees, wish.choice)))
    with ports.stage("verify"):
        verified = tuple(verify(tree, made, ports.standing) for tree in trees)
    with ports.stage("write"):
        pages = tuple(ports.make(bench.settings.store, pages_of(verified, wish.choice)))
    with ports.stage("publish"):
        everything = publication(verified, pages, ports.render)
        keep = None if wish.choice else everything.keep | _unwished(ports, wish)
        outcome = Outcome(verified=verified, made=(*made, *pages), publication=everything)
        return outcome, publish(ports, bench, outcome, keep)


def _unwished(ports: BuildPorts, wish: Wish) -> frozenset[str]:
    """What stands in the trees that nobody asked for now."""
    if wish.site and wish.drafts:
        return frozenset()
    return frozenset(path for path in ports.standing() if not (wish.drafts if path.startswith(DRAFT) else wish.site))
