"""Histories of git repositories, which anybody may have made."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from jobaids.adapters.errors import FolderError
from jobaids.adapters.history import read_history

WHO = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@b"}


class Repository:
    """A repository in a folder, and a clock that goes on a minute a commit."""

    def __init__(self, root: Path) -> None:
        self.root, self.minute = root, 0
        root.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> None:
        """Run git there, whatever the settings of this machine."""
        when = f"2027-03-03T12:{self.minute:02d}:00Z"
        dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(
            ["git", *arguments], cwd=self.root, check=True, env=os.environ | WHO | dates, capture_output=True
        )

    def commit(self, **files: str | bytes | None) -> None:
        """Write some files (`_` for a dot, `__` for a slash), take away those that are None, and commit."""
        for name, text in files.items():
            place = self.root / name.replace("__", "/").replace("_", ".")
            place.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                place.unlink()
            else:
                place.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.minute += 1
        self.git("add", "-A")
        self.git("commit", "-q", "--no-verify", "--allow-empty", "-m", "x")

    def read(self, folder: str = "", every: int = 1) -> list[dict[str, str | None]]:
        """What each commit did to which text."""
        return [
            {path: source.text if source else None for path, source in commit.changes}
            for commit in read_history(self.root, folder, every)
        ]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository."""
    return Repository(tmp_path / "repository")


def test_each_commit_tells_what_it_changed_and_what_went(repository: Repository) -> None:
    """A step that went is as telling as one that came."""
    repository.commit(a_md="1. Turn.", docs__b_md="1. Wait.", c_txt="no")
    repository.commit(c_txt="still no")
    repository.commit(a_md=None, docs__b_md="1. Wait on.")

    assert repository.read() == [
        {"a.md": "1. Turn.", "docs/b.md": "1. Wait."},
        {"a.md": None, "docs/b.md": "1. Wait on."},
    ]


def test_only_one_folder_is_read_where_one_is_named(repository: Repository) -> None:
    """`docs` is no pattern, and what lies beside it is not its."""
    repository.commit(a_md="a", docs__b_md="b", docs2__c_md="c")

    assert repository.read("docs/") == [{"docs/b.md": "b"}]
    assert repository.read("d*") == []


def test_every_nth_commit_holds_what_came_between(repository: Repository) -> None:
    """A step that was changed twice in between is seen once; the newest state is seen always."""
    for number in range(5):
        repository.commit(a_md=f"version {number}", **{f"f{number}_md": "x"})

    assert repository.read(every=2) == [
        {"a.md": "version 1", "f0.md": "x", "f1.md": "x"},
        {"a.md": "version 3", "f2.md": "x", "f3.md": "x"},
        {"a.md": "version 4", "f4.md": "x"},
    ]


def test_a_merge_is_one_step_of_the_branch_it_was_made_on(repository: Repository) -> None:
    """What others did on their branch arrives with the merge, once."""
    repository.commit(a_md="a")
    repository.git("checkout", "-q", "-b", "other")
    repository.commit(b_md="b")
    repository.git("checkout", "-q", "main")
    repository.commit(a_md="a2")
    repository.minute += 1
    repository.git("merge", "-q", "--no-edit", "other")

    assert repository.read() == [{"a.md": "a"}, {"a.md": "a2"}, {"b.md": "b"}]


def test_a_repository_without_a_checkout_and_a_worktree_are_read_too(repository: Repository, tmp_path: Path) -> None:
    """Forges keep bare ones."""
    repository.commit(a_md="a")
    repository.git("clone", "-q", "--bare", ".", str(tmp_path / "bare"))
    repository.git("worktree", "add", "-q", str(tmp_path / "tree"))

    assert [len(list(read_history(tmp_path / name))) for name in ("bare", "tree")] == [1, 1]


def test_names_with_spaces_and_quotes_and_any_script_arrive_whole(repository: Repository) -> None:
    """Folder names of real wikis."""
    place = repository.root / 'Laser & "Cutter"\n安全.md'
    place.write_text("1. Open.", encoding="utf-8")
    repository.commit()

    assert repository.read() == [{'Laser & "Cutter"\n安全.md': "1. Open."}]


def test_what_is_no_text_is_left_as_it_was(repository: Repository) -> None:
    """Bytes that are no UTF-8, links and submodules yield no steps, and take none away."""
    repository.commit(a_md="a")
    (repository.root / "link.md").symlink_to("/etc/passwd")
    repository.commit(a_md=b"\xff\xfe", b_md="b")
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},sub.md")
    repository.git("commit", "-q", "-m", "x")

    assert repository.read() == [{"a.md": "a"}, {"b.md": "b", "link.md": None}]


def test_nothing_of_a_repository_is_run(repository: Repository, tmp_path: Path) -> None:
    """It was made by anybody: its settings name programs, and reading it must start none of them."""
    repository.commit(a_md="a", _gitattributes="*.md filter=evil diff=evil")
    trap = tmp_path / "trap"
    script = tmp_path / "evil"
    script.write_text(f"#!/bin/sh\ntouch {trap}\n", encoding="utf-8")
    script.chmod(0o755)
    names = ("core.fsmonitor", "core.pager", "pager.log", "gpg.program", "diff.external", "diff.evil.textconv")
    for name in (*names, "filter.evil.smudge", "diff.evil.command", "core.sshCommand", "core.editor"):
        repository.git("config", name, str(script))
    repository.git("config", "log.showSignature", "true")
    repository.git("config", "log.diffMerges", "remerge")
    repository.git("config", "core.hooksPath", str(tmp_path))

    read = repository.read()

    assert read == [{"a.md": "a"}]
    assert not trap.exists()


def test_what_was_never_fetched_is_not_fetched_now(repository: Repository, tmp_path: Path) -> None:
    """A clone may name a program as the place to fetch from."""
    repository.commit(a_md="a")
    clone = tmp_path / "clone"
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.git("clone", "-q", "--filter=blob:none", "--no-checkout", f"file://{repository.root}", str(clone))
    trap = tmp_path / "trap"
    subprocess.run(["git", "-C", str(clone), "config", "remote.origin.uploadpack", f"touch {trap}; false"], check=True)

    with pytest.raises(FolderError, match="cannot read"):
        list(read_history(clone))

    assert not trap.exists()


def test_a_folder_that_is_no_repository_is_told(tmp_path: Path) -> None:
    """And so is one that cannot be read."""
    with pytest.raises(FolderError, match="no git repository"):
        list(read_history(tmp_path))
    Repository(tmp_path / "empty")
    with pytest.raises(FolderError, match="cannot read"):
        list(read_history(tmp_path / "empty"))
