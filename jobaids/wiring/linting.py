"""The ports of lint: what the build does up to its verdict, and nothing that makes anything."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from jobaids.adapters import source_edit
from jobaids.adapters.committed import registry_at, registry_now
from jobaids.adapters.content import read_project
from jobaids.lint.verdict import Verdict, judge
from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.source import Source
from jobaids.parse.aid import Reading, parse_aid
from jobaids.parse.project import parse_project
from jobaids.plan.overview import Pass
from jobaids.plan.workbench import draft_editions, faulty_aids, lint_drafts, lint_together, match_aids, workbench
from jobaids.record.assign import assign
from jobaids.record.index import index_registry
from jobaids.record.kept import lost_lines
from jobaids.wiring.dressing import theme_faults
from jobaids.wiring.reading import parse_remembered, probe_files, remember
from jobaids.wiring.rereading import Moment, remember_pass
from jobaids.wiring.today import today


def write_names(root: Path) -> tuple[str, ...]:
    """Write the names and anchors that sources lack into them, and say into which.

    An aid with an error is left alone until it is put right.
    """
    project = read_project(root)
    registry, _ = remember(root)
    parsed = parse_project(project)
    faulty = faulty_aids(parsed.aids, judge(parsed.told, parsed.excuses, parsed.settings.rules))
    sources = {source.file: source for source in parsed.sources}
    aids, _ = match_aids(parsed, registry, today(parsed.settings.site.timezone))
    sound = tuple(aid for aid in aids if aid.slug not in faulty)
    read = partial(_read, parsed.reading)
    return tuple(aid.file for aid in sound if source_edit.write_names(root, sources[aid.file], aid, read))


def _read(reading: Reading, source: Source) -> Aid | None:
    return parse_aid(source, reading).aid


def lint_folder(moment: Moment, against: str = "") -> Verdict:
    """Everything told about a project; `against` names a commit to compare with."""
    root, day = moment.root, moment.day
    project = read_project(root)
    registry, damage = remember(root)
    damage = (*damage, *_lost(root, against)) if against else damage
    parsed = parse_project(project, partial(parse_remembered, root, os.cpu_count() or 1))
    media, faults = probe_files(root, parsed.aids, project.files)
    aids, registry = match_aids(parsed, registry, day)
    assigned = assign(index_registry(registry), aids, parsed.stations)
    drafts = draft_editions(aids, registry, assigned, media)
    apart = (*damage, *faults, *theme_faults(root, parsed.settings))
    own = lint_drafts(parsed, drafts)
    together = lint_together(parsed, drafts, registry, day)
    bench = workbench(parsed, drafts, (*apart, *own, *together))
    if not against:
        whole = Pass(
            project=project, parsed=parsed, media=media, bench=bench, registry=registry, apart=(*apart, *together)
        )
        remember_pass(moment, whole)
    return Verdict(told=bench.told, sources=bench.sources, aids=len(project.sources))


def _lost(root: Path, commit: str) -> tuple[Diagnostic, ...]:
    """What the registry held in a commit and does not hold any more."""
    return tuple(lost_lines(registry_at(root, commit), registry_now(root)))
