"""`jobaids lint --against`: whether the registry only grew since a commit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jobaids.adapters.errors import FolderError
from jobaids.cli.lint import lint
from jobaids.record.ledger import aid_file
from tests.git.repository import REGISTRY, Repository, repository

SEAL_LINES = f"{REGISTRY}/{aid_file('seal')}"


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A branch in which somebody works, in a folder below that of the repository."""
    made = repository(tmp_path)
    made.git("checkout", "--quiet", "-b", "work")
    monkeypatch.chdir(made.plant.root)
    return made


def _lint(against: str = "main") -> Result:
    return CliRunner().invoke(lint, ["--format", "json", "--against", against], catch_exceptions=False)


def _told(said: Result) -> list[dict[str, str]]:
    return [one for one in json.loads(said.stdout)["told"] if one["rule"] == "JA623"]


def test_a_registry_that_grew_is_fine(found: Repository) -> None:
    """Releasing is what everybody does."""
    found.plant.edit("content/seal.md", "5 seconds", "6 seconds")
    found.release(1)

    said = _lint()

    assert said.exit_code == 0
    assert _told(said) == []


def test_a_line_that_was_taken_out_is_named_with_the_way_back(found: Repository) -> None:
    """Whoever deletes a code's line makes every card that bears it open nothing."""
    lines = found.plant.text(SEAL_LINES).splitlines(keepends=True)
    found.plant.write(SEAL_LINES, "".join((*lines[:2], *lines[3:])))

    said = _lint()

    (told,) = _told(said)
    assert said.exit_code == 1
    assert "a record of the code" in told["what"]
    assert "line 3 in main" in told["what"]
    assert f"git show main:./{SEAL_LINES}" in told["fix"]


def test_a_release_sealed_anew_under_its_number_is_told(found: Repository) -> None:
    """A line can be forged with its sum; the commit knows better."""
    release = next(line for line in found.plant.text(SEAL_LINES).splitlines() if '"event":"release"' in line)
    found.plant.edit(SEAL_LINES, f"{release}\n", "")
    found.plant.edit("content/seal.md", "5 seconds", "9 seconds")
    found.release(1)

    (told,) = _told(_lint())

    assert "the release 1" in told["what"]


def test_a_file_that_went_is_told(found: Repository) -> None:
    """The aid is done no more; its cards still hang."""
    (found.plant.root / SEAL_LINES).unlink()

    (told,) = _told(_lint())

    assert "is gone" in told["what"]


def test_lines_in_another_order_are_still_there(found: Repository) -> None:
    """A merge may put the lines of the other branch first."""
    head, *lines = found.plant.text(SEAL_LINES).splitlines(keepends=True)
    found.plant.write(SEAL_LINES, "".join((head, *reversed(lines))))

    assert _told(_lint()) == []


@pytest.mark.parametrize("name", ["no-such-branch", "--output=x"])
def test_a_commit_that_is_not_there_is_said(found: Repository, name: str) -> None:
    """A workflow that fetched too little must not pass as a check that found nothing."""
    with pytest.raises(FolderError) as told:
        _lint(name)

    assert name in told.value.what
    assert not (found.plant.root / "x").exists()
