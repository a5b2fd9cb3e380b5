"""What is installed away from the repository has everything it shows and prints with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from setup.machine import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)),
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (made,) = folder.glob("*.whl")
    return made


def test_templates_catalogues_fonts_and_starter_are_in_the_wheel(wheel: Path) -> None:
    """Whoever installs jobaids has no repository to take them from."""
    names = ZipFile(wheel).namelist()

    for folder in ("templates", "jobaids/data"):
        here = {path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts}
        inside = {f"jobaids/{path.relative_to(ROOT)}".replace("jobaids/jobaids", "jobaids") for path in here}
        assert inside <= set(names), sorted(inside - set(names))[:5]


def test_an_installed_jobaids_starts_a_project_and_builds_it(wheel: Path, tmp_path: Path) -> None:
    """The first ten minutes of somebody new: install, init, build."""
    with ZipFile(wheel) as files:
        files.extractall(tmp_path / "installed")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    command = (sys.executable, "-m", "jobaids.cli")

    for words, place in ((("init", "plant"), tmp_path), (("build",), tmp_path / "plant")):
        ran = subprocess.run(
            (*command, *words), cwd=place, env=environment, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr

    assert list((tmp_path / "plant" / "build").rglob("*.pdf"))
