"""Two branches come together: in memory as git would, or by git itself with the attributes of a new project."""

from __future__ import annotations

import os
import subprocess
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from tests.release.sheets import Tree

ATTRIBUTES = (files("jobaids.data") / "starter/gitattributes").read_bytes()
REGISTRY = "content/registry"
MARKS = ("<<<<<<<", "=======", ">>>>>>>")
T = TypeVar("T")


def merge_writing(base: Tree, ours: Tree, other: Tree) -> None:
    """What one side left alone is the other's; where both worked on it, a person takes ours."""
    _merge_files(base.sheets, ours.sheets, other.sheets)
    _merge_files(base.posts, ours.posts, other.posts)


def _merge_files(base: dict[str, T], ours: dict[str, T], other: dict[str, T]) -> None:
    for name in sorted(other.keys() | ours.keys()):
        was, mine, theirs = (side.get(name) for side in (base, ours, other))
        if mine == was and theirs != was:
            if theirs is None:
                ours.pop(name, None)
            else:
                ours[name] = theirs


def united(base: Tree, ours: Tree, other: Tree) -> dict[str, str]:
    """The registry with the lines of both sides."""
    registry = dict(ours.registry)
    for file, text in other.registry.items():
        mine = registry.get(file, "")
        known = set(mine.splitlines())
        added = [line for line in text.removeprefix(base.registry.get(file, "")).splitlines() if line not in known]
        registry[file] = mine + "".join(f"{line}\n" for line in added)
    return registry


def merged_by_git(base: Tree, ours: Tree, other: Tree) -> dict[str, str]:
    """The registry as git merges it; conflicts are settled as git's user is told to: keep both, delete the marks."""
    with TemporaryDirectory() as name:
        root = Path(name)
        _git(root, "init", "--quiet", "--initial-branch", "main")
        (root / ".gitattributes").write_bytes(ATTRIBUTES)
        _commit(root, base)
        _git(root, "checkout", "--quiet", "-b", "other")
        _commit(root, other)
        _git(root, "checkout", "--quiet", "main")
        _commit(root, ours)
        _git(root, "merge", "--quiet", "--no-edit", "other")
        folder = root / REGISTRY
        return {
            place.relative_to(folder).as_posix(): _settled(place.read_text(encoding="utf-8"))
            for place in sorted(folder.rglob("*.jsonl"))
        }


def _settled(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(MARKS))


def _commit(root: Path, tree: Tree) -> None:
    for file, text in tree.registry.items():
        place = root / REGISTRY / file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--allow-empty", "--message", "work")


def _git(root: Path, *arguments: str) -> None:
    """Run git, whatever the settings of this machine; a merge may end in conflicts."""
    who = {f"GIT_{role}_{what}": "a@b" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    run = subprocess.run(
        ["git", *arguments],
        cwd=root,
        env=os.environ | who | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0 or (arguments[0] == "merge" and run.returncode == 1), run.stderr
