"""A bare machine becomes one that prints, with one command and no password."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jobaids.adapters.debian import turn_links
from setup import doctor, machine, system
from setup.machine import PRINTING, ROOT, TESTING, Need, command_for, is_there, succeeds

LOCKS = ("requirements.lock", "requirements-dev.lock")
ABSENT = Need("nothing", "no-such-package", ("libno-such-library.so.9",))


def test_set_up_needs_nothing_but_python() -> None:
    """On a bare machine nothing else is there yet: set-up would fail on its first line."""
    modules = "setup.doctor, setup.system, setup.venv"

    ran = subprocess.run((sys.executable, "-S", "-c", f"import {modules}"), cwd=ROOT, capture_output=True, check=False)

    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_library_that_kills_the_interpreter_is_only_told() -> None:
    """A broken library ends the process that loads it; the doctor has to live on to say so."""
    assert not succeeds("-c", "import os; os.abort()")
    assert succeeds("-c", "")


def test_a_library_that_hangs_is_only_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A set-up that never ends says nothing at all."""
    monkeypatch.setattr(machine, "LOOKING", 0.2)

    assert not succeeds("-c", "import time; time.sleep(60)")


def test_what_is_not_there_is_seen_to_be_missing() -> None:
    """A check that always passes would leave the author with a crash in the middle of a build."""
    kinds = (ABSENT, Need("n", "p", command="no-such-command"), Need("n", "p", font="No.ttf"))

    assert [is_there(need) for need in kinds] == [False, False, False]


def test_everything_the_tests_need_is_here() -> None:
    """No test is left out because something is missing: set-up brings it, or `make test` does not begin."""
    assert [need.name for need in PRINTING + TESTING if not is_there(need)] == []


def test_one_line_brings_all_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever may install gets a line to copy, whole, with no package twice."""
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "apt-get" else None)

    line = command_for((*PRINTING[-2:], PRINTING[-1]))

    assert line == (
        "sudo apt-get update && sudo apt-get install --yes --no-install-recommends libharfbuzz0b libharfbuzz-subset0"
    )


@pytest.mark.parametrize("manager", ["dnf", "pacman", "apk", "brew"])
def test_other_systems_get_one_line_to_run_and_an_exit_code(
    manager: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nothing is installed behind anybody's back where the project does not know the system well."""
    monkeypatch.setattr(shutil, "which", lambda name: name if name == manager else None)
    monkeypatch.setattr(system, "PRINTING", (ABSENT,))
    monkeypatch.setattr(sys, "argv", ["system"])

    code = system.main()

    assert code == 3
    assert f"{manager} " in capfd.readouterr().err


def test_nobody_is_asked_for_a_password(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A build that waits for a password in the night is a build that never ends."""
    sudo = tmp_path / "sudo"
    sudo.write_text('#!/bin/sh\n[ "$1" = -n ] || sleep 60\nexit 1\n')
    sudo.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert system.sudo_without_password() is None


def test_a_web_server_is_never_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian starts what it installs: a test run would open port 80 of somebody's machine to the world."""
    done: list[tuple[str, tuple[str, ...]]] = []
    server = ABSENT._replace(package="no-such-server", serves=True)
    monkeypatch.setattr(system, "PRINTING", (ABSENT, server))
    monkeypatch.setattr(system, "is_debian", lambda: True)
    monkeypatch.setattr(system, "sudo_without_password", lambda: ())
    monkeypatch.setattr(system, "install", lambda needs, _: done.append(("install", tuple(n.package for n in needs))))
    monkeypatch.setattr(system, "unpack", lambda packages, _: done.append(("unpack", packages)))
    monkeypatch.setattr(system, "look_again", lambda: 0)
    monkeypatch.setattr(sys, "argv", ["system"])

    code = system.main()

    assert code == 0
    assert done == [("install", ("no-such-package",)), ("unpack", ("no-such-server",))]


def test_links_of_an_unpacked_package_stay_inside(tmp_path: Path) -> None:
    """Packages name their settings from the root of the system, where an unpacked one has nothing."""
    (tmp_path / "etc/java").mkdir(parents=True)
    (tmp_path / "etc/java/security").write_text("settings")
    (tmp_path / "usr/lib/jvm").mkdir(parents=True)
    link = tmp_path / "usr/lib/jvm/security"
    link.symlink_to("/etc/java/security")
    outside = tmp_path / "usr/lib/jvm/passwd"
    outside.symlink_to("/etc/passwd")

    turn_links(tmp_path)

    assert link.read_text() == "settings"
    assert link.readlink() == Path("../../../etc/java/security")
    assert outside.readlink() == Path("/etc/passwd")


def test_unpacked_libraries_are_found_before_those_of_the_machine(tmp_path: Path) -> None:
    """Where nothing may be installed, everything of the project still runs: through `setup/run`."""
    (tmp_path / "setup").mkdir()
    shutil.copy(ROOT / "setup/run", tmp_path / "setup/run")
    (tmp_path / ".system").mkdir()

    ran = subprocess.run((tmp_path / "setup/run", "env"), capture_output=True, text=True, check=True)

    seen = dict(line.split("=", 1) for line in ran.stdout.splitlines() if "=" in line)
    assert seen["LD_LIBRARY_PATH"].startswith(f"{tmp_path}/.system/usr/lib/")
    assert not seen["LD_LIBRARY_PATH"].endswith(":")  # an empty part would be the working folder
    assert seen["PATH"].startswith(f"{tmp_path}/.venv/bin:")
    assert seen["XDG_DATA_DIRS"].startswith(f"{tmp_path}/.system/usr/share:")


def test_the_doctor_tells_a_font_that_is_not_as_it_was_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A font cut short by a full disk draws boxes, or ends the engine."""
    fonts = tmp_path / "fonts"
    shutil.copytree(doctor.FONTS, fonts)
    whole = fonts / "NotoSansMono-Regular.ttf"
    whole.write_bytes(whole.read_bytes()[:1000])
    monkeypatch.setattr(doctor, "FONTS", fonts)

    told = [finding for finding in doctor.examine_fonts() if not finding.well]

    assert [finding.name for finding in told] == ["NotoSansMono-Regular.ttf"]
    assert "git checkout" in told[0].remedy


def test_the_doctor_finds_a_machine_that_prints() -> None:
    """The last thing it does is print a page, because libraries that load may still not work together."""
    findings = list(doctor.examine_printing())

    assert [(finding.name, finding.well) for finding in findings] == [("a printed page", True)]


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_installed_is_pinned_by_digest(lock: str) -> None:
    """What was tried is what is installed, wherever it is fetched from."""
    text = (ROOT / lock).read_text("utf-8")
    pins = re.findall(r"^[a-z].*(?:\n {4}.*)*", text, re.MULTILINE)

    assert len(pins) > 40
    assert [pin for pin in pins if not re.match(r"[\w.-]+==\S+ \\\n {4}--hash=sha256:", pin)] == []


@pytest.mark.parametrize("lock", [*LOCKS, "setup/checker/package-lock.json"])
def test_no_lock_names_a_place(lock: str) -> None:
    """Another workplace fetches from its own mirror."""
    assert not re.search(r"https?:|--index-url|--find-links|file:/", (ROOT / lock).read_text("utf-8"))


def test_make_alone_lists_what_it_can_make() -> None:
    """Somebody who has just cloned the project types `make` first."""
    listed = subprocess.run(("make", "-C", str(ROOT)), capture_output=True, text=True, check=True).stdout

    named = re.findall(r"^  make (\w+)", listed, re.MULTILINE)
    assert {"build", "test", "serve", "check", "soak", "bench", "lint", "lock", "clean", "doctor"} <= set(named)
