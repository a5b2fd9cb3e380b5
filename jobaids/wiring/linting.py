"""The ports of lint: what the build does up to its verdict, and nothing that makes anything."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jobaids.adapters.content import read_project
from jobaids.lint.verdict import Verdict
from jobaids.parse.project import parse_project
from jobaids.plan.workbench import draft_editions, lint_project, match_aids, workbench
from jobaids.record.assign import assign
from jobaids.record.index import index_registry
from jobaids.wiring.reading import probe_files, remember, today


def lint_folder(root: Path, day: date | None = None) -> Verdict:
    """Everything told about the project at `root`, for `day` or today."""
    project = read_project(root)
    registry, damage = remember(root)
    parsed = parse_project(project)
    media, faults = probe_files(root, parsed.aids, project.files)
    aids = match_aids(parsed.aids, registry)
    assigned = assign(index_registry(registry), aids, parsed.stations)
    drafts = draft_editions(aids, registry, assigned, media)
    day = day or today(parsed.settings.site.timezone)
    bench = workbench(parsed, drafts, (*damage, *faults, *lint_project(parsed, drafts, registry, day)))
    return Verdict(told=bench.told, sources=bench.sources)
