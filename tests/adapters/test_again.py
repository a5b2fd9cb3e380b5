"""What was typed again is answered at once, and only while it would be answered the same."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobaids.adapters import again as module
from jobaids.adapters.again import ALWAYS, Again, standing
from jobaids.adapters.own_folder import own_folder
from jobaids.adapters.unchanged import Account, Ask
from tests.adapters.test_unchanged import CHANGES, PROJECT
from tests.sites.archive import unpack

SAID = ("error[JA301]: قف\n", "1 aid: 1 error\n", 1)
WORDS = ("build", "--as-of", "2026-10-01")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which something was said, and the folder where it is typed."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = unpack(PROJECT, tmp_path / "works")
    monkeypatch.chdir(root)
    keep(Again(WORDS, "dull"))
    return root


def keep(again: Again, until: float = ALWAYS) -> None:
    """Keep what was said of the project as it stands."""
    again.keep(standing(".", lint=False), until, SAID)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_kind_of_change_is_seen(project: Path, change: Callable[[Path], object]) -> None:
    """The shortest way must see all that the longer one sees."""
    before = Again(WORDS, "dull").said()

    change(project)

    assert before == SAID
    assert Again(WORDS, "dull").said() is None


@pytest.mark.parametrize(
    ("words", "look"),
    [
        (("build",), "dull"),
        (("build", "--as-of", "2026-10-02"), "dull"),
        ((*WORDS, "--format", "json"), "dull"),
        ((*WORDS, "--profile"), "dull"),
        (WORDS[::-1], "dull"),
        (("lint", *WORDS[1:]), "dull"),
        (WORDS, "in colours"),
    ],
)
def test_another_wish_or_another_look_is_another_answer(project: Path, words: tuple[str, ...], look: str) -> None:
    """Whoever asks for a file for programs gets no text for persons, and a pipe no colours."""
    assert project == Path.cwd()

    said = Again(words, look).said()

    assert said is None
    assert Again(WORDS, "dull").said() == SAID


def test_the_answer_holds_for_its_day_alone(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the next day a card may be due for review; and nobody answers for a clock that was set back."""
    assert project == Path.cwd()
    now = time.time()
    keep(Again(WORDS, "dull"), now + 3600)

    told = []
    for hours in (-0.5, 0.5, 1.5):
        monkeypatch.setattr(module.time, "time", lambda hours=hours: now + hours * 3600)
        told.append(Again(WORDS, "dull").said())

    assert told == [None, SAID, None]


@given(day=st.dates(date(1990, 1, 1), date(2040, 12, 31)), zone=st.sampled_from(["UTC", "Europe/Berlin", "Asia/Gaza"]))
def test_a_day_ends_where_the_site_is(day: date, zone: str) -> None:
    """A plant in Gaza has days that begin at one o'clock."""
    account = Account(told=(), sources=(), aids=0, lines=(), stages="", timezone=zone, day=day)

    end = account.until(Ask())

    ends = [datetime.fromtimestamp(end + more, UTC).astimezone(ZoneInfo(zone)).date() for more in (-1, 0)]
    assert ends[0] == day
    assert ends[1] > day
    assert account.until(Ask(day=day)) == ALWAYS


def test_another_program_gives_no_answer_of_the_last(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new jobaids, another Python, or a new library beside it may say something else."""
    assert project == Path.cwd()
    libraries = tmp_path / "site-packages"
    libraries.mkdir()
    package = tmp_path / "package"
    (package / "data").mkdir(parents=True)
    told = []

    for number, change in enumerate(
        (
            lambda: monkeypatch.setattr("sys.version", "3.99"),
            lambda: monkeypatch.syspath_prepend(libraries),
            (libraries / "weasyprint").mkdir,
            lambda: monkeypatch.setattr("jobaids.adapters.standing.PACKAGE", str(package)),
            lambda: (package / "data/words.po").write_text(""),
        )
    ):
        words = (*WORDS, "--workers", str(number + 1))
        keep(Again(words, "dull"))
        told.append(Again(words, "dull").said())
        change()
        told.append(Again(words, "dull").said())

    assert told == [SAID, None] * 5


def test_what_the_program_became_while_it_ran_counts_for_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run is of the program it began with, though an upgrade came in meanwhile."""
    package = project.parent / "package"
    package.mkdir()
    monkeypatch.setattr("jobaids.adapters.standing.PACKAGE", str(package))
    running = Again(WORDS, "dull")

    (package / "upgraded.py").write_text("")
    keep(running)

    assert Again(WORDS, "dull").said() is None


@pytest.mark.parametrize(
    "harm",
    [
        lambda octets: octets[:0],
        lambda octets: octets[:-1],
        lambda octets: octets[:40],
        lambda octets: octets + b"x",
        lambda octets: octets.replace(b"1 error", b"0 error"),
        lambda octets: b"\xff" + octets,
        lambda octets: b"0\n" + octets[:0],
        lambda octets: octets.replace(b" ", b" -", 1),
    ],
)
def test_a_damaged_answer_is_no_answer(project: Path, harm: Callable[[bytes], bytes]) -> None:
    """A power cut must cost time and nothing else."""
    (place,) = Path(own_folder("again", str(project))).iterdir()

    place.write_bytes(harm(place.read_bytes()))

    assert Again(WORDS, "dull").said() is None


def test_without_a_safe_place_nothing_is_said_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else may put words into its mouth."""
    shutil.rmtree(project.parent / "cache/jobaids/again")
    for place in (project / "cache", project.parent / "file/cache"):
        monkeypatch.setenv("XDG_CACHE_HOME", str(place))
        (project.parent / "file").touch()

        keep(Again(WORDS, "dull"))

        assert Again(WORDS, "dull").said() is None
    assert not (project / "cache").exists()
    monkeypatch.setenv("XDG_CACHE_HOME", str(project.parent / "cache"))
    keep(Again(WORDS, "dull"))
    (project.parent / "cache/jobaids/again").chmod(0o777)
    assert Again(WORDS, "dull").said() is None


def test_two_projects_and_two_commands_answer_for_themselves(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of a project is another one; a lint between two builds takes nothing from them."""
    other = shutil.copytree(project, project.parent / "other")
    Again(("lint",), "dull").keep(standing(".", lint=True), ALWAYS, ("", "nothing\n", 0))
    os.truncate("build/.ledger.json", 0)

    linted = Again(("lint",), "dull").said()
    monkeypatch.chdir(other)

    assert linted == ("", "nothing\n", 0)
    assert Again(WORDS, "dull").said() is None
