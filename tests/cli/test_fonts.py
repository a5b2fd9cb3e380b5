"""`jobaids fonts` brings what a language needs, or says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from jobaids.adapters import fonts_fetch
from jobaids.adapters.errors import LibraryError
from jobaids.adapters.fonts import RECORD, fetched_fonts, font_folders
from jobaids.cli.commands import jobaids


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """A terminal in a small project in Thai and Polish."""
    (tmp_path / "content").mkdir()
    (tmp_path / "jobaids.toml").write_text('[site]\nlanguages = ["pl", "th"]\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    return CliRunner()


def test_a_project_gets_what_its_languages_need(run: CliRunner, tmp_path: Path) -> None:
    """The author names languages once, in the settings."""
    said = run.invoke(jobaids, ["fonts"], catch_exceptions=False).output

    assert "pl: its fonts ship with jobaids" in said
    assert "th: NotoSansThai-Regular.ttf" in said
    assert {font.family for font in fetched_fonts(tmp_path)} == {"Noto Sans Thai"}


def test_what_is_here_is_not_fetched_again(run: CliRunner, tmp_path: Path) -> None:
    """A second run changes nothing, and needs neither the fonts of the machine nor a network."""
    run.invoke(jobaids, ["fonts"], catch_exceptions=False)
    record = (tmp_path / RECORD).read_bytes()

    said = run.invoke(jobaids, ["fonts"], catch_exceptions=False).output

    assert "th: the fonts for Thai are here" in said
    assert (tmp_path / RECORD).read_bytes() == record


def test_fonts_can_be_brought_in_a_folder(run: CliRunner, tmp_path: Path) -> None:
    """A machine without network and without packages has a stick."""
    stick = tmp_path / "stick"
    stick.mkdir()
    for file in fonts_fetch.find(fonts_fetch.SCRIPTS[-1], font_folders()):
        (stick / file.name).write_bytes(file.read_bytes())

    said = run.invoke(jobaids, ["fonts", "th", "--from", str(stick)], catch_exceptions=False).output

    assert "th: NotoSansThai-Bold.ttf" in said


def test_what_nothing_offers_is_told_with_the_files_to_bring(run: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    """The operator knows what to look for, by name."""
    monkeypatch.setattr("jobaids.cli.fonts.font_folders", lambda: ())
    monkeypatch.setattr(fonts_fetch, "is_debian", lambda: False)

    with pytest.raises(LibraryError) as told:
        run.invoke(jobaids, ["fonts", "hi"], catch_exceptions=False)

    assert "NotoSansDevanagari-Regular.ttf and NotoSansDevanagari-Bold.ttf" in told.value.fix


@pytest.mark.parametrize("language", ["xx", "chr"])
def test_a_language_without_a_font_is_not_said_to_have_one(run: CliRunner, language: str) -> None:
    """Its cards would be refused only when they are printed; and a slip of the pen is no language."""
    ended = run.invoke(jobaids, ["fonts", "pl", language])

    assert isinstance(ended.exception, LibraryError)
    assert ended.exception.what == f"jobaids knows no font for {language}"
    assert ended.output == "pl: its fonts ship with jobaids\n"
