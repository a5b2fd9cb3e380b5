"""What every build asks of the world, and how it ends: what was made is counted, told and published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass

from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.media import Media
from jobaids.model.project import Project
from jobaids.model.release import Registry
from jobaids.model.settings import Settings, StoreSettings
from jobaids.model.source import Source
from jobaids.parse.project import Parse
from jobaids.plan.overview import Pass
from jobaids.plan.publication import Publication, Verified
from jobaids.plan.recipe import Artifact, Made, Recipe
from jobaids.plan.report import Counts, counts_of, report_file
from jobaids.plan.tree import Furniture
from jobaids.plan.workbench import Workbench, placed
from jobaids.render.view import Render

Told = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildPorts:
    """All that the build asks of the world.

    `standing` are the paths that `build/` holds now; `publish` makes it hold some files and those to be kept, and
    `amend` some files beside all that it holds but some. `amend_alone` does so only if nobody else published since this
    run began, and says whether; `undisturbed` is whether nobody did since this run published. `intact` is whether all
    that stands there is as it was put, and `published` reads a file of it.
    """

    read: Callable[[], Project]
    remember: Callable[[], tuple[Registry, Told]]
    parse: Parse
    probe: Callable[[tuple[Aid, ...], frozenset[str]], tuple[tuple[Media, ...], Told]]
    furnish: Callable[[Settings], Furniture]
    make: Callable[[StoreSettings, tuple[Recipe, ...]], Iterable[Made]]
    render: Render
    standing: Callable[[], frozenset[str]]
    publish: Callable[[StoreSettings, Iterable[Artifact], frozenset[str]], None]
    amend: Callable[[StoreSettings, Iterable[Artifact], frozenset[str]], None]
    amend_alone: Callable[[StoreSettings, Iterable[Artifact], frozenset[str]], bool]
    undisturbed: Callable[[], bool]
    intact: Callable[[], bool]
    published: Callable[[str], bytes]
    stage: Callable[[str], AbstractContextManager[None]]
    seconds: Callable[[], Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of all recipes that were followed, what of it may be shown, and which files that makes."""

    verified: tuple[Verified, ...]
    made: tuple[Made, ...]
    publication: Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """All that a build of everything found and made."""

    found: Pass
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build told and came to; `counts` is None where nothing could be published."""

    told: Told
    sources: tuple[Source, ...]
    aids: int = 0  # sources of aids that could be read
    counts: Counts | None = None
    whole: Whole | None = None  # where all of it was gone through and published


def publish(ports: BuildPorts, bench: Workbench, outcome: Outcome, keep: frozenset[str] | None) -> Built:
    """Make `build/` hold what was made, with a report of it, and what is to be kept, or all that is there."""
    built, files = reported(ports, bench, outcome)
    if keep is None:
        ports.amend(bench.settings.store, files, frozenset())
    else:
        ports.publish(bench.settings.store, files, keep)
    return built


def reported(ports: BuildPorts, bench: Workbench, outcome: Outcome) -> tuple[Built, tuple[Artifact, ...]]:
    """What is told of what was made, and the files to be published, with a report of it."""
    counts = counts_of(outcome.made, outcome.publication, outcome.verified)
    found = placed((one for piece in outcome.made for one in piece.told), bench.drafts)
    told = (*bench.told, *found, *outcome.publication.told)
    report = report_file(told, counts, ports.seconds())
    return Built(told=told, sources=bench.sources, counts=counts), (*outcome.publication.files, report)
