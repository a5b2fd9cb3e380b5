"""`jobaids release` as somebody types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jobaids.cli.release import release
from tests.release.project import plant

WHO = ("--approved-by", "Maintenance lead")
FIRST = (*WHO, "--note", "First cards.")


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(release, arguments)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path)
    monkeypatch.chdir(tmp_path)


def test_what_changed_is_shown_step_by_step_before_it_is_sealed(tmp_path: Path) -> None:
    """The approver sees the old and the new words side by side."""
    _run(*FIRST, "--yes")
    plant_text = (tmp_path / "content/seal.md").read_text()
    (tmp_path / "content/seal.md").write_text(plant_text.replace("5 seconds", "50 seconds"))

    shown = _run(*WHO, "--note", "Longer.", "--yes")

    assert shown.exit_code == 0
    assert "step 3, seat-the-new-seal: work: numbers or units" in shown.output
    assert "- Seat the new seal. Press it in with both thumbs for 5 seconds." in shown.output
    assert "+ Seat the new seal. Press it in with both thumbs for 50 seconds." in shown.output
    assert "effect: work: old cards are old" in shown.output


def test_without_a_terminal_it_does_not_take_silence_for_yes(tmp_path: Path) -> None:
    """A script that forgot --yes must not hang, and must not seal."""
    shown = _run(*FIRST)

    assert shown.exit_code == 2
    assert "--yes" in shown.output
    assert not list((tmp_path / "content/registry").glob("aids/*"))


def test_nothing_changed_is_said_and_is_no_failure() -> None:
    """A nightly release of nothing is fine."""
    _run(*FIRST, "--yes")

    again = _run(*FIRST, "--yes")

    assert again.exit_code == 0
    assert "nothing changed" in again.output


def test_an_error_is_shown_with_its_place_and_ends_with_1(tmp_path: Path) -> None:
    """The others are released all the same."""
    (tmp_path / "content/broken.md").write_text("---\ntitle: Broken\n---\n\n1. Look. ![Seal](missing.jpg)\n")

    shown = _run(*FIRST, "--yes")

    assert shown.exit_code == 1
    assert "content/broken.md:5:" in shown.output
    assert "refused: broken" in shown.output
    assert "released: seal 1" in shown.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((*WHO,), "--note"),
        ((*FIRST, "sael"), "no aid sael"),
        ((*FIRST, "--same", "seat"), "old anchor, ="),
        ((*FIRST, "--new", "nowhere"), "nowhere"),
        ((*WHO, "--reviewed", "2029-01-01"), "name the aids"),
        ((*WHO, "--reviewed", "2029-01-01", "seal"), "never released"),
    ],
)
def test_a_wrong_question_ends_with_2_and_says_what_to_ask(arguments: tuple[str, ...], said: str) -> None:
    """Nobody should have to read the manual twice."""
    shown = _run(*arguments, "--yes")

    assert shown.exit_code == 2
    assert said in shown.output


def test_a_review_is_recorded() -> None:
    """No revision, one line."""
    _run(*FIRST, "--yes")

    shown = _run(*WHO, "--reviewed", "2029-01-01", "seal")

    assert shown.exit_code == 0
    assert "reviewed until 2029-01-01: seal" in shown.output
