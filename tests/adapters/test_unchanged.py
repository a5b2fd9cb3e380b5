"""A build with nothing to do knows it at once; whatever a build depends on, a change of it is seen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jobaids.adapters import remembered, standing, unchanged
from jobaids.adapters.own_folder import own_folder
from jobaids.adapters.unchanged import Account, Ask, note, recall, state_of
from tests.site.running import DAY, ROOT, Ended, finish, run, start
from tests.sites.archive import unpack

PROJECT = """
-- jobaids.toml --
[cards]
formats = ["a6"]
codes = "card"
-- content/stations.yaml --
line-1:
  name: Line 1
  aids: [oil]
-- content/oil.md --
---
title: Oil the chain
aid: oil
---

1. **Stop the line.** Turn the key to OFF. {#stop}
-- content/key.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="12" height="8" viewBox="0 0 12 8"><circle cx="6" cy="4" r="3"/></svg>
-- content/registry/aids/oil.jsonl --
-- templates/card/card.css --
h1 { color: red }
-- .cache/fonts/Noto.ttf --
no font
-- fonts.lock --
-- build/.ledger.json --
{}
-- build/report.json --
{}
-- build/site/index.html --
home
-- build/site/oil/index.html --
oil
-- build/cards/oil-a6.pdf --
card
"""
TODAY = Ask(day=date(2026, 10, 1))
ACCOUNT = Account(
    told=(), sources=(), aids=1, lines=("1 card",), stages="stages: make 2 s", timezone="UTC", day=date(2026, 10, 1)
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that was built, and has rested since."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = unpack(PROJECT, tmp_path / "works")
    built(root)
    return root


def built(root: Path) -> None:
    """Let the project rest, and note that it was built."""
    time.sleep(standing.FINE / 1e9 + 0.05)
    note(root, TODAY, ACCOUNT, state_of(root, TODAY).read)


def rewrite(place: Path, octets: bytes) -> None:
    """Write other bytes, as many as before, and set the time back to what it was: only the disk's own time tells."""
    stat = place.stat()
    assert len(octets) == stat.st_size
    place.write_bytes(octets)
    os.utime(place, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def swap(place: Path) -> None:
    """Put another file in the place of one, with its size and its time."""
    stat = place.stat()
    draft = place.with_name("draft")
    draft.write_bytes(bytes(stat.st_size))
    os.utime(draft, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    draft.replace(place)


def append(place: Path) -> None:
    """Add a line to a file."""
    place.write_text(f"{place.read_text()}\n")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word of an aid": lambda root: append(root / "content/oil.md"),
    "a word of the same length, with its time set back": lambda root: rewrite(
        root / "content/oil.md", (root / "content/oil.md").read_bytes().replace(b"OFF", b"off")
    ),
    "another file in the place of an aid": lambda root: swap(root / "content/oil.md"),
    "a new aid": lambda root: (root / "content/seal.md").write_text("---\ntitle: Seal\n---\n"),
    "an aid less": lambda root: (root / "content/oil.md").unlink(),
    "an aid of another name": lambda root: (root / "content/oil.md").rename(root / "content/grease.md"),
    "an aid in a new folder": lambda root: shutil.copytree(root / "content", root / "content/more"),
    "an aid that nobody may read": lambda root: (root / "content/oil.md").chmod(0),
    "a station": lambda root: append(root / "content/stations.yaml"),
    "a picture with as many bytes": lambda root: rewrite(
        root / "content/key.svg", (root / "content/key.svg").read_bytes().replace(b'r="3"', b'r="2"')
    ),
    "a line of the registry": lambda root: append(root / "content/registry/aids/oil.jsonl"),
    "a setting": lambda root: append(root / "jobaids.toml"),
    "no settings": lambda root: (root / "jobaids.toml").unlink(),
    "a template": lambda root: append(root / "templates/card/card.css"),
    "no template of their own": lambda root: shutil.rmtree(root / "templates"),
    "a font": lambda root: append(root / ".cache/fonts/Noto.ttf"),
    "the list of fonts": lambda root: append(root / "fonts.lock"),
    "a page taken away": lambda root: (root / "build/site/index.html").unlink(),
    "a stray file beside the pages": lambda root: (root / "build/site/stray.html").write_text("stray"),
    "a stray folder in build/": lambda root: (root / "build/stray").mkdir(),
    "a card taken away": lambda root: (root / "build/cards/oil-a6.pdf").unlink(),
    "no pages at all": lambda root: shutil.rmtree(root / "build/site"),
    "no build/": lambda root: shutil.rmtree(root / "build"),
    "no ledger": lambda root: (root / "build/.ledger.json").unlink(),
    "another report": lambda root: append(root / "build/report.json"),
    "a build that was killed": lambda root: (root / "build/.staged").mkdir(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_kind_of_change_is_seen(project: Path, change: Callable[[Path], object]) -> None:
    """A build that says that nothing changed, where something did, leaves an old torque on the wall."""
    before = recall(project, TODAY)

    change(project)

    assert before is not None
    assert (before.lines, before.stages) == (("1 card",), unchanged.NOTHING)
    assert recall(project, TODAY) is None


@pytest.mark.parametrize(
    "ask",
    [
        Ask(day=date(2026, 10, 2)),
        Ask(),
        Ask(day=date(2026, 10, 1), only="draft"),
        Ask(day=date(2026, 10, 1), aids=("oil",)),
    ],
)
def test_another_wish_is_another_build(project: Path, ask: Ask) -> None:
    """On the next day a card may be due for review; drafts alone are not the site."""
    assert recall(project, ask) is None
    assert recall(project, TODAY) is not None


def test_an_account_for_today_is_none_for_tomorrow(project: Path) -> None:
    """Who builds each night builds for the day where the site is."""
    note(project, Ask(), ACCOUNT, state_of(project, TODAY).read)

    assert recall(project, Ask()) is None  # it was built for a day of 2026


def test_lint_has_an_account_of_its_own(project: Path) -> None:
    """Who lints between two builds repeats neither; what stands in `build/` is nothing to lint."""
    lint = replace(TODAY, lint=True)
    note(project, lint, replace(ACCOUNT, lines=()), state_of(project, lint).read)

    append(project / "build/.ledger.json")

    assert recall(project, lint) is not None
    assert recall(project, TODAY) is None
    append(project / "content/oil.md")
    assert recall(project, lint) is None


def test_another_program_builds_anew(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new jobaids, or a new library beside it, may make other cards."""
    monkeypatch.setattr(remembered, "own_stamp", lambda: "another program")

    assert recall(project, TODAY) is None


def test_another_library_of_the_system_builds_anew(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lays out text may come from the system: an upgrade of it may break lines elsewhere."""
    libraries = tmp_path / "lib"
    libraries.mkdir()
    monkeypatch.setenv("LD_LIBRARY_PATH", str(libraries))
    built(project)
    before = recall(project, TODAY)

    (libraries / "libpango-1.0.so.0.5200.1").write_bytes(b"")

    assert before is not None
    assert recall(project, TODAY) is None


def test_what_changes_while_a_build_runs_is_built_the_next_time(project: Path) -> None:
    """Somebody saves a file after it was read and before the build ends."""
    before = state_of(project, TODAY).read
    append(project / "content/oil.md")
    time.sleep(standing.FINE / 1e9 + 0.05)

    note(project, TODAY, ACCOUNT, before)

    assert recall(project, TODAY) is None


def test_nothing_is_noted_of_files_that_may_still_be_in_writing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second edit within one tick of the disk's clock, as long as the first, would never be seen."""
    monkeypatch.setattr(standing, "FINE", 3600 * 10**9)  # on this disk a tick takes an hour
    append(project / "content/oil.md")

    note(project, TODAY, ACCOUNT, state_of(project, TODAY).read)

    assert not state_of(project, TODAY).settled
    assert recall(project, TODAY) is None


def test_without_a_place_to_remember_each_build_builds(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a home folder is slower, and right."""
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(project))  # no cache folder within the project: see decision 16

    built(project)

    assert recall(project, TODAY) is None


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real project that was really built."""
    root = tmp_path_factory.mktemp("unchanged") / "works"
    unpack(PROJECT.partition("-- content/registry")[0], root)
    time.sleep(standing.FINE / 1e9)
    assert run(root, "build", "--workers", "1", "--as-of", DAY).code == 0
    return root


def _spied(works: Path, words: tuple[str, ...]) -> tuple[Ended, set[str]]:
    """What a command said and how it ended, and what was imported for that."""
    spy = """
import sys
from jobaids.cli import main
try:
    main()
finally:
    open("../seen", "w").write(" ".join(sys.modules))
"""
    ended = subprocess.run(
        [sys.executable, "-c", spy, *words],
        cwd=works,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    seen = set((works.parent / "seen").read_text().split())
    return Ended(code=ended.returncode, out=ended.stdout, err=ended.stderr), seen


def _cache_of(works: Path) -> Path:
    return Path(own_folder("again", str(works))).parent


def test_a_build_with_nothing_to_do_opens_no_content_and_imports_no_engine(works: Path, tmp_path: Path) -> None:
    """With a hundred thousand aids it must end before anybody looks up."""
    seen = tmp_path / "seen"
    spy = f"""
import sys
sys.argv = ["jobaids", "build", "--workers", "1", "--as-of", "{DAY}"]
opened = []
sys.addaudithook(lambda event, told: opened.append(str(told[0])) if event == "open" else None)
from jobaids.cli import main
try:
    main()
finally:
    mine = [path for path in opened if path.startswith("{works}/")]
    open("{seen}", "w").write("\\n".join([*mine, "--", *sorted(sys.modules)]))
"""
    subprocess.run([sys.executable, "-c", spy], cwd=works, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)

    opened, _, modules = seen.read_text().partition("--")
    heavy = {"weasyprint", "jinja2", "markdown_it", "PIL", "pypdfium2", "av", "yaml", "fontTools", "lxml"}
    assert opened == ""
    assert heavy.isdisjoint(modules.split())
    assert "jobaids.cli.build" in modules.split()


def test_a_build_with_nothing_to_do_says_the_same_and_writes_nothing(works: Path) -> None:
    """Faults that are not mended are told again by every build."""
    before = {path: path.stat() for path in works.rglob("*")}

    again = finish(start(works, "build", "--workers", "1", "--as-of", DAY))

    assert again.code == 0
    assert unchanged.NOTHING in again.err
    assert "2 cards" in again.err or "1 card" in again.err
    assert {path: path.stat().st_mtime_ns for path in works.rglob("*")} == {
        path: stat.st_mtime_ns for path, stat in before.items()
    }


@pytest.mark.parametrize("words", [("build", "--as-of", DAY), ("lint", "--format", "json"), ("build", "--draft")])
def test_what_is_typed_twice_is_said_twice_without_looking_at_options(works: Path, words: tuple[str, ...]) -> None:
    """Both ways to find out that nothing changed tell the same, to the byte, and end alike."""
    (works / "content/oil.md").write_text((works / "content/oil.md").read_text() + "\nSee [the seal](seal.md).\n")
    time.sleep(standing.FINE / 1e9 + 0.05)
    first = finish(start(works, *words))

    told, modules = _spied(works, words)
    shutil.rmtree(_cache_of(works) / "again")
    anew, others = _spied(works, words)

    assert {"click", "dataclasses", "typing", "pathlib", "sqlite3", "hashlib"}.isdisjoint(modules)
    assert {"click", "jobaids.adapters.unchanged"} <= others
    assert "jobaids.build" not in others
    assert (told.code, told.out, told.err) == (anew.code, anew.out, anew.err)
    assert (told.code, told.out) == (first.code, first.out)
    assert "JA3" in told.out
