"""Measures one project in a process of its own: `python -m tests.bench.measure FOLDER`; prints its figures as JSON.

With `load` behind the folder it loads the registry and does no more, as the first run does that remembers it.

Times are of the processor, in seconds, so that other work on the machine counts little; memory is the most that was
held at a time, in megabytes.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from jobaids.adapters.registry import append_events, read_registry, registry_lock
from jobaids.model.aid import Aid
from jobaids.model.release import Edition, Registry
from jobaids.record.canonical import digest_of
from jobaids.record.index import index_registry
from jobaids.record.label import label_of
from jobaids.record.ledger import aid_file
from jobaids.record.rematch import rematch

T = TypeVar("T")
AT = datetime(2027, 4, 1, tzinfo=UTC)


def main() -> None:
    """Load, match all aids with one of them reworded, release that one."""
    root, figures = Path(sys.argv[1]), {}

    def timed(name: str, work: Callable[[], T]) -> T:
        begun = time.process_time()
        done = work()
        figures[name] = round(time.process_time() - begun, 3)
        return done

    registry = timed("load", lambda: read_registry(root).registry)
    figures["loaded"] = _most_memory()
    if sys.argv[2:] == ["load"]:
        print(json.dumps(figures))  # noqa: T201 - what it is run for
        return
    index = timed("index", lambda: index_registry(registry))
    aids = _tree(registry)
    matched = timed("match", lambda: rematch(aids, index, AT))
    if matched.questions or matched.moves or len(matched.aids) != len(registry.aids):
        raise AssertionError("one reworded step asked or moved something")
    timed("release", lambda: _release(root, registry, matched.aids[0]))
    figures["aids"], figures["codes"] = len(registry.aids), len(index.given)
    figures["megabytes"] = _most_memory()
    print(json.dumps(figures))  # noqa: T201 - what it is run for


def _most_memory() -> int:
    """The most this process held, without what the one that started it did."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:"))


def _tree(registry: Registry) -> tuple[Aid, ...]:
    """The aids as last released, the first with a step in other words."""
    first, *others = (record.latest.aid for record in registry.aids if record.latest)
    phase = first.phases[0]
    steps = (*phase.steps[:-1], replace(phase.steps[-1], action="Run it for two minutes. Look for drops and listen."))
    return (replace(first, phases=(replace(phase, steps=steps),)), *others)


def _release(root: Path, registry: Registry, aid: Aid) -> None:
    """Record one more release of an aid."""
    record = registry.aid(aid.slug)
    if record is None or record.latest is None or record.latest.seal is None:
        raise AssertionError(f"{aid.slug} was not released before")
    edition = Edition(aid=aid, codes=record.latest.codes)
    seal = replace(record.latest.seal, number=2, label=label_of(2, digest_of(edition)), at=AT)
    with registry_lock(root):
        append_events(root, aid_file(aid.slug), [replace(edition, seal=seal)])


if __name__ == "__main__":
    main()
