"""The registry as a commit holds it, read by git itself, and as it stands now.

Nothing is checked out, fetched or run.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from jobaids.adapters.errors import FolderError
from jobaids.adapters.folder import Folder
from jobaids.adapters.git import git_program
from jobaids.adapters.registry import LARGEST_FILE, REGISTRY
from jobaids.record.kept import Holding
from jobaids.record.ledger import ENDING

_HARMLESS = ("core.fsmonitor=false", "core.hooksPath=/dev/null", "core.quotePath=false", "protocol.allow=never")


def registry_at(root: Path, name: str) -> Holding:
    """The registry of the project at `root` as the commit `name` holds it; empty where it holds none.

    Raises:
        FolderError: there is no such commit, or no repository.
        LibraryError: there is no git.
    """
    if name.startswith("-") or _git(root, "rev-parse", "--quiet", "--verify", f"{name}^{{commit}}") is None:
        raise FolderError(
            f"git knows no commit {name} here",
            why="what the registry held then is read from it",
            fix="name a branch or commit, such as origin/main; in a workflow, fetch the whole history first",
        )
    listed = _git(root, "ls-tree", "-r", "-z", "--name-only", name, "--", REGISTRY) or b""
    paths = [path.decode("utf-8", errors="replace") for path in listed.split(b"\0") if path]
    texts = [path for path in paths if path.endswith(ENDING)]
    return Holding(
        name=name,
        texts=dict(zip(texts, _texts(root, name, texts), strict=True)),
        others=frozenset(paths) - frozenset(texts),
    )


def registry_now(root: Path) -> Holding:
    """The registry of the project at `root` as it stands on disk."""
    folder = Folder(root=root / REGISTRY)
    paths = frozenset(folder.paths())
    texts = frozenset(path for path in paths if path.endswith(ENDING))
    return Holding(
        name="the folder",
        texts={f"{REGISTRY}/{path}": _decoded(folder.read(path, LARGEST_FILE)) for path in texts},
        others=frozenset(f"{REGISTRY}/{path}" for path in paths - texts),
    )


def _decoded(octets: bytes) -> str:
    return octets.decode("utf-8", errors="replace")


def _texts(root: Path, name: str, paths: list[str]) -> list[str]:
    """The texts at these paths, asked for all at once: a file each would be a run of git each."""
    questions = "".join(f"{name}:./{path}\n" for path in paths).encode()
    answer = _git(root, "cat-file", "--batch", asked=questions) or b""
    texts: list[str] = []
    for path in paths:
        head, _, rest = answer.partition(b"\n")
        size = head.rpartition(b" ")[2]
        if not size.isdigit():
            raise FolderError(f"git cannot read {path} of {name}", fix="fetch the whole history first")
        texts.append(_decoded(rest[: int(size)]))
        answer = rest[int(size) + 1 :]
    return texts


def _git(root: Path, *arguments: str, asked: bytes = b"") -> bytes | None:
    """What git says, or None where it says no."""
    settings = [part for setting in _HARMLESS for part in ("-c", setting)]
    told = os.environ | {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
    run = subprocess.run(  # noqa: S603 - git by its path, and a commit that does not begin like an option
        [git_program(), *settings, "--no-pager", *arguments],
        cwd=root,
        input=asked,
        capture_output=True,
        env=told,
        check=False,
    )
    return run.stdout if run.returncode == 0 else None
