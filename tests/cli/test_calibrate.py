"""`jobaids calibrate`: from a ruler to the lines of jobaids.toml."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from jobaids.cli.calibrate import calibrate
from jobaids.model.names import Mm
from jobaids.model.settings import Printer, PrinterFace
from jobaids.model.source import Source
from jobaids.parse.settings import parse_settings


def test_what_was_measured_becomes_lines_that_the_settings_read() -> None:
    """The figures go from a pencil to a file by hand; what is printed must be what the file takes."""
    asked = ["--printer", "line-3", "--front", "99.2,99.2,15.4,14.6,15,15", "--back", "100,100,15,15,14,16"]

    answer = CliRunner().invoke(calibrate, asked)

    assert answer.exit_code == 0, answer.output
    settings = parse_settings(Source(file="jobaids.toml", text=answer.output)).settings
    assert settings.printers == (
        Printer(name="line-3", front=PrinterFace(x=Mm(-0.4), y=Mm(0.0), scale=1.0081), back=PrinterFace(y=Mm(1.0))),
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("99.2,98", "are not six figures"),
        ("a,b,c,d,e,f", "are not six figures"),
        ("50,50,15,15,15,15", "a square of 50 × 50 mm is not the one of 100 mm"),
    ],
)
def test_figures_no_ruler_can_have_said_are_refused(typed: str, told: str) -> None:
    """A slip of the pencil would spoil every sheet that is printed later."""
    answer = CliRunner().invoke(calibrate, ["--front", typed])

    assert answer.exit_code == 2
    assert told in answer.output


def test_a_sheet_is_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the first thing printed in a new place, before there is anything else."""
    (tmp_path / "jobaids.toml").write_text('[site]\nbase_url = "https://aids.example.com"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    answer = CliRunner().invoke(calibrate, ["--sheet", "letter"])

    assert answer.exit_code == 0, answer.output
    assert (tmp_path / "build/packs/calibration-letter.pdf").read_bytes().startswith(b"%PDF")


def test_a_printer_nobody_measured_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name mistyped would print without the profile, and look as if it had been."""
    (tmp_path / "jobaids.toml").write_text('[site]\nbase_url = "https://aids.example.com"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    answer = CliRunner().invoke(calibrate, ["--printer", "ofice"])

    assert answer.exit_code == 2
    assert "jobaids.toml has no [printer.ofice]" in answer.output
