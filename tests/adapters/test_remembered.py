"""What was worked out of a file is used again while the file stands, and never a moment longer."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from jobaids.adapters import remembered
from jobaids.adapters.folder import Folder
from jobaids.adapters.remembered import FILE, Remembered, Stat, remembered_of, stamp_of, stats_of

RESTED = 1_700_000_000  # long ago, in seconds


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two files, and a cache folder beside the project."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "project"
    root.mkdir()
    (root / "one.md").write_text("one")
    (root / "two.md").write_text("two")
    return root


def _rested(root: Path) -> dict[str, Stat]:
    """The stats of the files as they will be once they have rested for two seconds."""
    return {path: stat._replace(settled=True) for path, stat in stats_of(Folder(root=root)).items()}


def _kept(root: Path) -> Remembered:
    """What is remembered once the lengths of both files were worked out."""
    found = remembered_of(root)
    found.keep("length", _rested(root), {"one.md": 3, "two.md": 3})
    return found


def test_what_was_kept_is_known_until_its_file_changes(project: Path) -> None:
    """Whoever corrects one aid of thousands waits for that one."""
    known = _kept(project)

    (project / "two.md").write_text("three")

    assert known.fresh("length", _rested(project)) == {"one.md": 3}
    assert known.fresh("width", _rested(project)) == {}


def test_a_file_is_known_by_its_kind(project: Path) -> None:
    """A source is parsed by one and counted by another; neither may get the other's answer."""
    known = _kept(project)

    known.keep("words", _rested(project), {"one.md": ("one",)})

    assert known.fresh("length", _rested(project)) == {"one.md": 3, "two.md": 3}
    assert known.fresh("words", _rested(project)) == {"one.md": ("one",)}


def test_nothing_is_kept_of_a_file_that_was_just_written(project: Path) -> None:
    """A second edit within one tick of the disk's clock, as long as the first, would never be seen."""
    known, stats = remembered_of(project), stats_of(Folder(root=project))

    known.keep("length", stats, {"one.md": 3, "two.md": 3})

    assert not any(stat.settled for stat in stats.values())
    assert known.fresh("length", stats) == {}


def test_an_edit_of_the_same_length_with_its_time_set_back_is_seen(project: Path) -> None:
    """Tools that unpack and synchronise set times; a wrong code mended so must not stay wrong."""
    os.utime(project / "one.md", (RESTED, RESTED))
    known = _kept(project)

    (project / "one.md").write_text("eno")
    os.utime(project / "one.md", (RESTED, RESTED))

    assert known.fresh("length", _rested(project)) == {"two.md": 3}


def test_a_file_put_in_the_place_of_another_is_seen(project: Path) -> None:
    """Releases and version control replace files whole."""
    known = _kept(project)

    draft = project / "draft"
    draft.write_text("eno")
    os.utime(draft, ns=(0, (project / "one.md").stat().st_mtime_ns))
    draft.replace(project / "one.md")

    assert known.fresh("length", _rested(project)) == {"two.md": 3}


def test_what_was_kept_of_a_file_that_is_gone_is_forgotten(project: Path) -> None:
    """What is remembered must not grow for ever."""
    known, stats = _kept(project), _rested(project)

    (project / "one.md").unlink()
    known.keep("length", _rested(project), {"two.md": 3})

    assert known.fresh("length", stats) == {"two.md": 3}


def test_another_program_finds_nothing_and_starts_anew(project: Path) -> None:
    """A newer jobaids reads more out of a line than an older one did."""
    old, stats = _kept(project), _rested(project)
    new = replace(old, stamp="newer")

    before = new.fresh("length", stats)
    new.keep("length", stats, {"one.md": 30})

    assert before == {}
    assert new.fresh("length", stats) == {"one.md": 30}
    assert old.fresh("length", stats) == {}


def test_every_file_of_the_program_counts(tmp_path: Path) -> None:
    """Someone who mends the reader must see at once what it reads now."""
    (tmp_path / "reader").mkdir()
    stamps = [stamp_of(tmp_path)]

    for path, text in (("reader/one.py", "1"), ("reader/one.py", "10"), ("words.po", ""), ("reader/one.pyc", "")):
        (tmp_path / path).write_text(text)
        stamps.append(stamp_of(tmp_path))

    assert len(set(stamps)) == 4
    assert stamps[-1] == stamps[-2]


@pytest.mark.parametrize("keep", [0, 20, 100, 5000])
def test_a_file_cut_off_is_thrown_away_and_made_anew(project: Path, keep: int) -> None:
    """A full disk or a power cut must cost time and nothing else."""
    known, stats = _kept(project), _rested(project)
    assert known.place is not None

    os.truncate(known.place, keep)
    found = known.fresh("length", stats)
    known.keep("length", stats, {"one.md": 3, "two.md": 3})
    known.keep("length", stats, {"one.md": 3, "two.md": 3})

    assert found == {}
    assert known.fresh("length", stats) == {"one.md": 3, "two.md": 3}


def test_no_damaged_byte_gives_a_wrong_answer(project: Path) -> None:
    """SQLite does not notice a bit that a disk lost; a code must not come out as another."""
    known, stats = remembered_of(project), _rested(project)
    known.keep("codes", stats, {"one.md": "7K3QMX", "two.md": "PP4N5Q"})
    assert known.place is not None
    whole = known.place.read_bytes()
    wanted = {"one.md": "7K3QMX", "two.md": "PP4N5Q"}

    for at in range(0, len(whole), 101):
        known.place.write_bytes(whole[:at] + bytes([whole[at] ^ 0x15]) + whole[at + 1 :])
        found = known.fresh("codes", stats)

        assert found.items() <= wanted.items(), at


def test_a_row_that_was_changed_is_not_believed(project: Path) -> None:
    """The last test hits few of the bytes that count; this one hits nothing else."""
    known, stats = _kept(project), _rested(project)
    assert known.place is not None

    for column, value in (
        ("value", b"\x80\x04K\t."),
        ("sum", 7),
        ("path", b"three.md"),
        ("stat", 7),
        ("value", "text"),
    ):
        with closing(sqlite3.connect(known.place, isolation_level=None)) as database:
            database.execute(_CHANGES[column], (value, b"one.md"))

        assert known.fresh("length", stats) == {"two.md": 3}, (column, value)
        known.keep("length", stats, {"one.md": 3})


_CHANGES = {
    "path": "UPDATE kept SET path = ? WHERE path = ?",
    "stat": "UPDATE kept SET stat = ? WHERE path = ?",
    "sum": "UPDATE kept SET sum = ? WHERE path = ?",
    "value": "UPDATE kept SET value = ? WHERE path = ?",
}


def test_a_foreign_file_in_its_place_does_no_harm(project: Path) -> None:
    """Somebody may have put anything there, an older program of ours too."""
    known, stats = _kept(project), _rested(project)
    assert known.place is not None
    known.place.unlink()
    with closing(sqlite3.connect(known.place, isolation_level=None)) as database:
        database.execute("CREATE TABLE kept (other TEXT)")

    assert known.fresh("length", stats) == {}
    known.keep("length", stats, {"one.md": 3})
    known.keep("length", stats, {"one.md": 3})
    assert known.fresh("length", stats) == {"one.md": 3}


def test_a_run_does_not_wait_for_another_that_holds_the_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An urgent release runs while the night build does."""
    monkeypatch.setattr(remembered, "PATIENCE", 0.01)
    known, stats = _kept(project), _rested(project)
    assert known.place is not None

    with closing(sqlite3.connect(known.place, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        known.keep("length", stats, {"one.md": 4})

    assert known.fresh("length", stats) == {"one.md": 3, "two.md": 3}


_WRITER = """
import sys
from pathlib import Path
from jobaids.adapters.folder import Folder
from jobaids.adapters.remembered import remembered_of, stats_of
root, name = Path(sys.argv[1]), sys.argv[2]
for _ in range(40):
    stats = {path: stat._replace(settled=True) for path, stat in stats_of(Folder(root=root)).items()}
    known = remembered_of(root)
    known.keep("length", stats, {"one.md": 3, "two.md": 3})
    known.keep(name, stats, {"one.md": name})
    assert known.fresh("length", stats).items() <= {"one.md": 3, "two.md": 3}.items()
"""


def test_two_runs_at_once_both_end_well(project: Path) -> None:
    """A preview runs in one window and a release in the other."""
    names = ("left", "right")
    runs = [subprocess.Popen([sys.executable, "-c", _WRITER, str(project), name]) for name in names]

    ended = [run.wait(timeout=60) for run in runs]

    assert ended == [0, 0]
    known = remembered_of(project)
    assert known.fresh("length", _rested(project)) == {"one.md": 3, "two.md": 3}
    assert [known.fresh(name, _rested(project)) for name in names] == [{"one.md": name} for name in names]


@pytest.fixture
def nowhere(tmp_path: Path, project: Path) -> dict[str, str]:
    """Cache folders that must not or cannot be used."""
    (tmp_path / "file").write_text("")
    shared = tmp_path / "shared"
    (shared / "jobaids").mkdir(parents=True)
    (shared / "jobaids").chmod(0o777)
    (tmp_path / "link").symlink_to(project)
    return {
        "inside the project": str(project / "cache"),
        "inside the project by a link": str(tmp_path / "link" / "cache"),
        "below a file": str(tmp_path / "file" / "cache"),
        "where the system is": "/proc/cache",
        "where others may write": str(shared),
    }


def test_without_a_safe_place_nothing_is_remembered_and_nothing_fails(
    nowhere: dict[str, str], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build machine may have no home that can be written to, and what others can write must not be unpickled."""
    stats = _rested(project)

    for name, place in nowhere.items():
        monkeypatch.setenv("XDG_CACHE_HOME", place)
        known = remembered_of(project)
        known.keep("length", stats, {"one.md": 3})

        assert known.place is None, name
        assert known.fresh("length", stats) == {}, name
        assert sorted(path.name for path in project.iterdir()) == ["one.md", "two.md"], name


def test_a_folder_of_another_user_is_not_trusted(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `sudo` the home is still that of the other; who plants a file there would be obeyed as root."""
    _kept(project)
    owner = os.geteuid()

    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)

    assert remembered_of(project).place is None


def test_without_an_absolute_cache_home_the_one_below_home_is_used(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The XDG rules say that a relative path counts as none; a project lies where the command is given."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    places = []

    for named in ("", "cache"):
        monkeypatch.setenv("XDG_CACHE_HOME", named)
        places.append(_kept(project).place)

    assert places[0] == places[1]
    assert places[0] is not None
    assert places[0].is_relative_to(tmp_path / "home" / ".cache" / "jobaids")
    assert places[0].name == FILE


def test_what_is_nested_too_deep_is_worked_out_each_time(project: Path) -> None:
    """A forged line can nest as deep as it likes; it must not stop a build."""
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    known, stats = remembered_of(project), _rested(project)

    known.keep("deep", stats, {"one.md": deep, "two.md": []})

    assert known.fresh("deep", stats) == {"two.md": []}
    _flatten(deep)


def _flatten(deep: list[object]) -> None:
    """Take it apart from outside, so that it is not freed by recursion."""
    while deep:
        inner = deep.pop()
        assert isinstance(inner, list)
        deep = inner


def test_a_name_that_is_no_text_is_remembered_like_others(project: Path) -> None:
    """Archives from old machines bring names in other encodings."""
    name = os.fsdecode(b"caf\xe9.md")
    (project / name).write_text("four")
    known, stats = remembered_of(project), _rested(project)

    known.keep("length", stats, {name: 4})

    assert known.fresh("length", stats) == {name: 4}


def test_only_the_user_can_read_or_write_what_is_kept(tmp_path: Path, project: Path) -> None:
    """Pickles are run, not read."""
    _kept(project)

    found = sorted((tmp_path / "cache" / "jobaids").rglob("*"))

    assert [path.name for path in found[1:]] == [FILE]
    assert all(folder.stat().st_mode & 0o777 == 0o700 for folder in (found[0], found[0].parent))


def test_throwing_it_away_is_always_safe(project: Path) -> None:
    """It can be taken away for its size, at any time."""
    known, stats = _kept(project), _rested(project)
    assert known.place is not None

    known.place.unlink()

    assert known.fresh("length", stats) == {}
