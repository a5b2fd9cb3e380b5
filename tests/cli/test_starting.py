"""The first commands somebody runs: they work, and they never write over anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jobaids.adapters.errors import FolderError
from jobaids.cli.commands import COMMANDS, jobaids
from jobaids.wiring.linting import lint_folder
from tests.site.moments import now_in


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """A terminal in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return CliRunner()


def started(run: CliRunner, *words: str) -> Result:
    """What a command says; its operator's errors are raised."""
    return run.invoke(jobaids, words, catch_exceptions=False)


def test_a_started_project_has_nothing_to_be_told(run: CliRunner, tmp_path: Path) -> None:
    """What a newcomer is given to learn from obeys every rule."""
    started(run, "init", "plant")

    assert lint_folder(now_in(tmp_path / "plant")).told == ()
    assert (tmp_path / "plant/.gitignore").read_text() == "/build/\n/.cache/\n/content/registry/.lock\n"


def test_a_new_aid_is_a_draft_without_a_fault(run: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A supervisor who has filled in nothing yet must not stop anybody's build."""
    started(run, "init", "plant")
    monkeypatch.chdir(tmp_path / "plant")

    started(run, "new", "Clean the slicer", "--in", "kitchen")

    verdict = lint_folder(now_in(tmp_path / "plant"))
    form = next(source for source in verdict.sources if source.file == "content/kitchen/clean-the-slicer.md")
    assert "title: Clean the slicer" in form.text
    assert not [told for told in verdict.told if told.severity.value == "error"]


@pytest.mark.parametrize("words", [("init", "plant"), ("new", "Seal"), ("new", "x", "--in", "../..")])
def test_nothing_is_written_over_or_outside(
    run: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """An hour of writing must not be lost to a command run twice."""
    started(run, "init", "plant")
    (tmp_path / "plant/content/seal.md").write_text("mine")
    if words[0] == "new":
        monkeypatch.chdir(tmp_path / "plant")
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(FolderError):
        started(run, *words)

    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "plant/content/seal.md").read_text() == "mine"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(run: CliRunner, name: str) -> None:
    """Who stands at a terminal once a month learns from examples."""
    said = started(run, name, "--help").output

    assert f"jobaids {name}" in said.partition("Example")[2]


def test_a_mistyped_command_is_answered_with_the_near_one(run: CliRunner) -> None:
    """A slip of the finger costs one more line, not a search."""
    said = started(run, "biuld")

    assert said.exit_code == 2
    assert "is it build?" in said.output


def test_what_is_said_next_leads_into_the_project(run: CliRunner) -> None:
    """Whoever is in the folder already must not be sent through `cd .`."""
    here, there = started(run, "init", "."), started(run, "init", "plant")

    assert here.output.endswith("\nNext: jobaids build\n")
    assert there.output.endswith("\nNext: cd plant && jobaids build\n")
