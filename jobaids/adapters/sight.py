"""Which sources of a project changed since it was last understood whole, told by stats; and what was understood then.

    sight = sight_of(root)                    before anything is read
    known = recognised(root, sight, day)      what is remembered, if nothing but sources of aids changed
    remark(root, sight, day, known)           after all of it was understood, or understood again

It counts only on the same day, with the same program, and if the same files are there. Of a build it counts only while
`build/` is as it was left.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from jobaids.adapters.content import CONTENT, REGISTRY
from jobaids.adapters.remembered import remembered_of
from jobaids.adapters.standing import files_read, has_rested, lines_of, outputs

if TYPE_CHECKING:  # to see whether few sources changed takes none of it
    from jobaids.plan.overview import Overview
    from jobaids.plan.review import Review  # of builds alone: lint does not wait for what makes pages

KIND, SOURCES = "overview", "sources"
LINTED, BUILT = "linted", "built"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """The sources of aids, each as the disk told it, and one digest of all else and of which sources there are.

    Of a source that had not rested nothing is told, so that it counts as changed the next time. `settled` is whether
    all else had.
    """

    sources: Mapping[str, bytes]
    rest: bytes
    settled: bool
    read: bytes  # of everything, as `unchanged.State`
    left: bytes = b""  # of what the last build left, where that matters


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A project as it was understood: what its sources were told by, what tells their texts, and what came of it."""

    sources: Mapping[str, bytes]
    texts: Mapping[str, bytes]
    overview: Overview
    review: Review | None = None  # of a project that was built

    def changed(self, sight: Sight) -> tuple[str, ...]:
        """The sources that may say something else now."""
        return tuple(file for file, told in sight.sources.items() if not told or told != self.sources[file])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
    told: bytes
    settled: bool


def sight_of(root: Path) -> Sight:
    """The state of a project on disk. Look before anything is read."""
    now = time.time_ns()
    sources: dict[str, bytes] = {}
    rest: list[tuple[str, os.stat_result]] = []
    files = tuple(files_read(str(root)))
    for path, stat in files:
        if _is_source(path):
            sources[path] = lines_of(((path, stat),)) if has_rested(stat, now) else b""
        else:
            rest.append((path, stat))
    settled = all(has_rested(stat, now) for _, stat in rest)
    names = sha256("\n".join(sources).encode(errors="surrogateescape")).digest()
    return Sight(sources=sources, rest=sha256(lines_of(rest)).digest() + names, settled=settled, read=lines_of(files))


def recognised(root: Path, sight: Sight, day: date) -> Known | None:
    """What was understood of a project, if nothing changed since but sources of aids."""
    name = _name(sight)
    known = remembered_of(root).fresh(KIND, {name: _key(sight, day)}).get(name)
    return known if isinstance(known, Known) else None


def few_changed(root: Path, most: int) -> bool:
    """Whether there is little to do since the last build: no more than so many sources of aids changed, and no else."""
    sight = left_by_build(root, sight_of(root))
    before = remembered_of(root).fresh(SOURCES, {BUILT: _Key(told=sight.rest + sight.left, settled=True)}).get(BUILT)
    if not isinstance(before, dict):
        return False
    changed = [file for file, told in sight.sources.items() if not told or told != before.get(file)]
    return len(changed) <= most


def remark(root: Path, sight: Sight, day: date, known: Known) -> None:
    """Remember what was understood of a project that looks so."""
    name = _name(sight)
    remembered_of(root).keep(KIND, {name: _key(sight, day)}, {name: known}, also=True)
    if sight.left:
        key = _Key(told=sight.rest + sight.left, settled=sight.settled)
        remembered_of(root).keep(SOURCES, {name: key}, {name: dict(known.sources)}, also=True)


def left_by_build(root: Path, sight: Sight) -> Sight:
    """The same with what stands in `build/` now."""
    return replace(sight, left=sha256(lines_of(outputs(str(root)))).digest())


def _name(sight: Sight) -> str:
    return BUILT if sight.left else LINTED


def _key(sight: Sight, day: date) -> _Key:
    return _Key(told=sight.rest + sight.left + day.isoformat().encode(), settled=sight.settled)


def _is_source(path: str) -> bool:
    return path.startswith(f"{CONTENT}/") and path.endswith(".md") and not path.startswith(f"{CONTENT}/{REGISTRY}/")
