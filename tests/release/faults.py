"""Releases in processes of their own: killed at any moment, with a full disk, many at once."""

from __future__ import annotations

import os
import subprocess
import sys
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path

from jobaids.adapters.errors import JobaidsError
from jobaids.adapters.registry import REGISTRY
from jobaids.model.names import Code
from jobaids.model.release import Registry
from jobaids.record.index import index_registry
from jobaids.release import Released, release
from jobaids.wiring.releasing import release_ports
from tests.release.project import ORDER, Plant, plant

ROOT = Path(__file__).parent.parent.parent
RELEASE = """
import sys
from pathlib import Path
from jobaids.record.order import Order
from jobaids.release import release
from jobaids.wiring.releasing import release_ports
ports = release_ports(Path(sys.argv[1]), lambda docket: True)
print("ready", flush=True)
sys.stdin.readline()
released = release(ports, Order(approved_by="Lead", note="At once."))
print(sorted(one.edition.aid.slug for one in released.docket.proposals) if released.recorded else [])
"""


def start_release(root: Path) -> subprocess.Popen[str]:
    """A process that is ready to release a project, and does so at `go`."""
    run = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", RELEASE, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert run.stdout is not None
    assert run.stdout.readline() == "ready\n"
    return run


def release_at_once(root: Path, count: int) -> list[tuple[frozenset[str], str]]:
    """Release in so many processes at one moment; gives of each what it released, and the name of its error."""
    context = get_context("fork")
    moment = context.Barrier(count)
    with context.Pool(count, initializer=_wait_at, initargs=(moment,)) as pool:
        return pool.map(_release_with_others, [root] * count, chunksize=1)


_moment: list[Barrier] = []


def _wait_at(moment: Barrier) -> None:
    _moment.append(moment)


def _release_with_others(root: Path) -> tuple[frozenset[str], str]:
    ports = release_ports(root, lambda _: True)
    _moment[0].wait()
    try:
        released = release(ports, ORDER)
    except JobaidsError as error:
        return frozenset(), type(error).__name__
    return frozenset(one.edition.aid.slug for one in released.docket.proposals if released.recorded), ""


def go(run: subprocess.Popen[str]) -> None:
    """Let a process begin."""
    assert run.stdin is not None
    run.stdin.write("\n")
    run.stdin.flush()


def released_project(root: Path) -> Plant:
    """A project with two aids and a station, released by the clock of this machine."""
    project = plant(root)
    project.write("content/nozzle.md", NOZZLE)
    release_now(root)
    return project


def release_now(root: Path) -> Released:
    """Release in this process, by the clock of this machine, as the processes do."""
    return release(release_ports(root, lambda _: True), ORDER)


def registry_lines(root: Path) -> dict[str, frozenset[str]]:
    """Every line of the registry, by file."""
    folder = root / REGISTRY
    return {
        place.relative_to(folder).as_posix(): frozenset(place.read_text(encoding="utf-8").splitlines())
        for place in folder.rglob("*.jsonl")
    }


def assert_only_grew(before: dict[str, frozenset[str]], root: Path) -> None:
    """Every line that stood in the registry stands there still, and every line is whole."""
    after = registry_lines(root)
    assert all(lines <= after.get(path, frozenset()) for path, lines in before.items())
    assert all(place.read_bytes().endswith(b"\n") for place in (root / REGISTRY).rglob("*.jsonl"))


def codes_of(registry: Registry) -> frozenset[Code]:
    """Every code that was ever given; each opens something."""
    index = index_registry(registry)
    assert all(index.opens(code) for code in index.given)
    return frozenset(index.given)


def reword(project: Plant, turn: int) -> None:
    """Change two aids and a station, and add a third aid, so that a release has several files to write."""
    project.edit("content/seal.md", f"{turn + 4} seconds", f"{turn + 5} seconds")
    project.edit("content/nozzle.md", f"{turn - 1} bar", f"{turn} bar")
    project.edit("content/stations.yaml", f"Line {turn + 2}", f"Line {turn + 3}")
    project.write(
        f"content/belt-{turn}.md", f"---\ntitle: Belt {turn}\n---\n\n1. **Grease belt {turn}.** One stroke.\n"
    )


NOZZLE = "---\ntitle: Nozzle\n---\n\n1. **Wait for 0 bar.** Look at the gauge.\n2. **Unscrew it.** Left-hand thread.\n"


def kill_one(project: Plant, turn: int, seconds: float) -> bool:
    """Kill a release after so many seconds, run it again, and say whether the kill met it at work.

    Checks what must hold whenever the plug is pulled: no line lost, none cut, no code forgotten; the next run heals.
    """
    reword(project, turn)
    before, known = registry_lines(project.root), codes_of(project.registry().registry)
    with start_release(project.root) as run:
        go(run)
        try:
            run.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            run.kill()
        met = run.wait() != 0
    assert_only_grew(before, project.root)
    assert project.registry().told == ()
    with start_release(project.root) as again:
        go(again)
        said, failed = again.communicate()
    assert again.returncode == 0, said + failed
    read = project.registry()
    assert read.told == ()
    assert known <= codes_of(read.registry)
    assert {f"belt-{turn}", "seal", "nozzle"} <= {record.slug for record in read.registry.aids if record.latest}
    assert len(project.record("seal").releases) == turn + 1
    assert release_now(project.root).docket.is_empty
    return met
