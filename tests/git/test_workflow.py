"""The workflow that `jobaids init` writes, with its steps run here as they stand."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from jobaids import __version__
from jobaids.adapters.registry import read_registry
from jobaids.adapters.starter import start_project
from jobaids.model.names import Slug
from tests.git.repository import QUIET

ROOT = Path(__file__).parent.parent.parent
FILE = ".github/workflows/jobaids.yml"
MESSAGE = 'Longer wait; "$(touch stolen)" `touch stolen`\n\nAnd more.\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A new project, pushed to a place from which others fetch it."""
    root = tmp_path / "plant"
    start_project(root)
    settings = root / "jobaids.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('formats = ["a4"]', 'formats = ["a6"]'))
    typed = tmp_path / "bin/jobaids"
    typed.parent.mkdir()
    typed.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m jobaids.cli "$@"\n')
    typed.chmod(0o755)
    _run(tmp_path, "git init --quiet --bare --initial-branch main origin.git")
    _run(root, "git init --quiet --initial-branch main && git add --all && git commit --quiet -m first")
    _run(root, "git remote add origin ../origin.git && git push --quiet origin main")
    return root


def _run(place: Path, script: str, **more: str) -> subprocess.CompletedProcess[str]:
    path = f"{place.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    environment = os.environ | QUIET | {"PATH": path, "RUNNER_TEMP": str(place.parent)} | more
    run = subprocess.run(shell, cwd=place, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return run


def _workflow(root: Path) -> dict[str, Any]:
    read: dict[str, Any] = YAML(typ="safe").load((root / FILE).read_text(encoding="utf-8"))
    return read


def _step(root: Path, job: str, name: str) -> str:
    steps = _workflow(root)["jobs"][job]["steps"]
    return str(next(step["run"] for step in steps if step.get("name") == name))


def _release(root: Path) -> str:
    """Run the first step of a merge, and give back what it said to the others."""
    output = root.parent / "output"
    output.write_text("")
    script = _step(root, "release", "Release what changed")
    _run(root, script, APPROVER="Shift lead", MESSAGE=MESSAGE, GITHUB_OUTPUT=str(output))
    return output.read_text()


def _publish(root: Path) -> None:
    """Run the others."""
    _run(root, _step(root, "release", "Make the cards and the pages"))
    _run(root, _step(root, "release", "Put the pages in place"))


def test_a_merge_releases_commits_and_publishes(project: Path) -> None:
    """The author has nothing but a browser; all that a terminal would do is done here."""
    said = _release(project)
    _publish(project)

    record = read_registry(project).registry.aid(Slug("replace-cut-off-wheel"))
    pushed = _run(project.parent / "origin.git", "git ls-tree -r --name-only main").stdout.splitlines()
    site = _run(project.parent / "origin.git", "git ls-tree -r --name-only pages").stdout.splitlines()
    assert said == "refused=0\n"
    assert record is not None
    assert record.latest is not None
    assert record.latest.seal is not None
    assert record.latest.seal.approved_by == "Shift lead"
    assert record.latest.seal.note.startswith("Longer wait")
    assert "And more" not in record.latest.seal.note
    assert not (project / "stolen").exists()
    assert "content/registry/aids/replace-cut-off-wheel.jsonl" in pushed
    assert not [path for path in pushed if path.startswith("build/")]
    assert {"index.html", "404.html", ".nojekyll", f"{record.codes[0].code}/index.html"} <= set(site)
    assert _run(project, "git status --porcelain").stdout == ""


def test_an_aid_with_an_error_is_said_and_holds_up_no_other(project: Path) -> None:
    """The others are on the wall already; the job ends red so that somebody looks."""
    (project / "content/broken.md").write_text("---\ntitle: Broken\n---\n\n1. Look. ![Seal](missing.jpg)\n")

    said = _release(project)
    _publish(project)

    assert said == "refused=1\n"
    assert read_registry(project).registry.aid(Slug("replace-cut-off-wheel"))
    assert read_registry(project).registry.aid(Slug("broken")) is None


def test_a_proposed_change_is_checked_against_where_it_goes(project: Path) -> None:
    """A registry line that somebody deleted must not be merged by a friendly approver."""
    _release(project)
    _run(project, "git fetch --quiet")
    place = project / "content/registry/aids/replace-cut-off-wheel.jsonl"
    check = _step(project, "check", "Look at every aid, and whether the registry only grew")
    _run(project, check, BASE="origin/main")

    place.write_text("".join(place.read_text().splitlines(keepends=True)[:-1]))

    with pytest.raises(AssertionError, match="JA623"):
        _run(project, check, BASE="origin/main")


def test_the_workflow_runs_one_action_and_what_others_wrote_is_never_in_a_script(project: Path) -> None:
    """A title such as `$(rm -r .)` must stay a title; and whoever owns an action owns the site."""
    text = (project / FILE).read_text(encoding="utf-8")
    workflow = _workflow(project)
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]

    assert {step["uses"] for step in steps if "uses" in step} == {"actions/checkout@v4"}
    assert not [step for step in steps if "${{" in step.get("run", "")]
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["release"]["environment"] == "cards"
    assert f'"jobaids=={__version__}"' in workflow["env"]["INSTALL"]
    assert not re.search(r"https?://", text)
