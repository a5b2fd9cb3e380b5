"""A project in a real git repository, worked on in branches."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from jobaids.adapters.starter import start_project
from jobaids.model.names import Anchor, Code, Slug
from jobaids.record.index import Index, index_registry, target_of
from jobaids.record.order import Order
from jobaids.release import Released, release
from tests.release.project import ORDER, Plant, plant

QUIET = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A"), ("EMAIL", "a@b"))
    },
}
FIRST_DAY = datetime(2027, 3, 3, 12, tzinfo=UTC)
REGISTRY = "content/registry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A project under version control."""

    plant: Plant

    def git(self, *arguments: str, may_fail: bool = False) -> subprocess.CompletedProcess[str]:
        """Run git."""
        run = subprocess.run(
            ["git", "-c", "merge.conflictStyle=merge", *arguments],
            cwd=self.plant.root,
            env=os.environ | QUIET,
            capture_output=True,
            text=True,
            check=False,
        )
        assert may_fail or run.returncode == 0, run.stderr or run.stdout
        return run

    def commit(self, message: str = "work") -> None:
        """Commit all that changed."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def branch(self, name: str) -> None:
        """Begin a branch at the first one."""
        self.git("checkout", "--quiet", "-b", name, "main")

    def merge(self, *names: str) -> tuple[str, ...]:
        """Merge branches into the first one, and name the files in conflict."""
        self.git("checkout", "--quiet", "main")
        for name in names:
            self.git("merge", "--quiet", "--no-edit", name, may_fail=True)
        return tuple(self.git("diff", "--name-only", "--diff-filter=U").stdout.splitlines())

    def keep_both(self, file: str) -> None:
        """Settle a conflict as the message says: the lines of both sides, without the marks."""
        lines = self.plant.text(file).splitlines(keepends=True)
        marks = ("<<<<<<<", "=======", ">>>>>>>")
        self.plant.write(file, "".join(line for line in lines if not line.startswith(marks)))

    def release(self, day: int = 0, order: Order = ORDER) -> Released:
        """Release what changed, so many days after the first."""
        at = FIRST_DAY + timedelta(days=day)
        return release(replace(self.plant.ports(), now=lambda _: at), order)

    def index(self) -> Index:
        """What codes open."""
        return index_registry(self.plant.registry().registry)

    def code(self, slug: str, anchor: str = "") -> Code:
        """The code to print for a target, which must have one."""
        code = self.index().code_of(target_of(Slug(slug), Anchor(anchor)))
        assert code is not None, f"{slug}#{anchor} has no code"
        return code

    def place(self, code: Code) -> tuple[str, str]:
        """What a code leads to."""
        target = self.index().leads_to(code)
        assert target is not None, f"{code} leads nowhere"
        return target.slug, target.anchor or ""

    def numbers(self, slug: str) -> list[int]:
        """The numbers of an aid's releases, as they stand."""
        return [one.seal.number for one in self.plant.record(slug).releases if one.seal]


def repository(root: Path) -> Repository:
    """A project as `jobaids init` sets it up for git, with two aids, all released and committed."""
    start_project(root / "started")
    project = plant(root / "plant")
    for name in (".gitattributes", ".gitignore"):
        project.write(name, (root / "started" / name).read_text(encoding="utf-8"))
    project.write("content/nozzle.md", NOZZLE)
    found = Repository(plant=project)
    found.git("init", "--quiet", "--initial-branch", "main")
    found.release()
    found.commit("first cards")
    return found


NOZZLE = """\
---
title: Clean the nozzle
---

1. **Turn off the steam.** The gauge must show 0 bar.
2. **Unscrew the nozzle.** Left-hand thread.
3. **Rinse the nozzle.** Warm water, nothing else.
"""
