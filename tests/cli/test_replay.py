"""`jobaids replay` over a real repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from jobaids.cli.replay import replay
from tests.adapters.test_history import Repository

SEAL = "# Seal\n\n1. Lock out the filler.\n2. Lift out the old seal.\n"


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Two commits: one step is added."""
    repository = Repository(tmp_path / "repository")
    repository.commit(docs__seal_md=SEAL)
    repository.commit(docs__seal_md=SEAL + "3. Press the new seal in.\n")
    return repository.root


def test_figures_are_there_for_a_program(history: Path) -> None:
    """A large history is judged by a script."""
    ran = CliRunner().invoke(replay, [str(history), "--path", "docs", "--json"])

    figures = json.loads(ran.stdout)
    assert ran.exit_code == 0
    assert (figures["commits"], figures["codes"], figures["kept_by_equality"], figures["new"]) == (2, 4, 2, 1)
    assert figures["dangling"] == 0


def test_figures_are_there_for_a_person(history: Path) -> None:
    """And say first what was looked at."""
    ran = CliRunner().invoke(replay, [str(history)])

    assert ran.exit_code == 0
    assert ran.stdout.startswith("2 commits, 2 releases, 4 codes\n")
    assert "codes that open nothing: 0" in ran.stdout


def test_a_folder_that_holds_no_markdown_is_told(history: Path) -> None:
    """A folder typed wrong would pass for a history in which every code lived."""
    ran = CliRunner().invoke(replay, [str(history), "--path", "dosc"])

    assert ran.exit_code == 2
    assert "changed a Markdown file below dosc" in ran.stderr
    assert ran.stdout == ""


def test_nothing_is_written_into_the_repository(history: Path) -> None:
    """It may be somebody's working tree."""
    before = sorted((path, path.stat().st_mtime_ns) for path in history.rglob("*"))

    CliRunner().invoke(replay, [str(history)])

    assert sorted((path, path.stat().st_mtime_ns) for path in history.rglob("*")) == before
