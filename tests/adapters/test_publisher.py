"""Whatever happens to a build, `build/` holds a whole old or a whole new site."""

from __future__ import annotations

import builtins
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobaids.adapters import publisher
from jobaids.adapters.errors import FolderError
from jobaids.adapters.publisher import OvertakenError, amend, publish

Tree = dict[str, bytes]

OLD: Tree = {"site/index.html": b"old home", "site/A/index.html": b"old step", "cards/seal.pdf": b"old card"}
NEW: Tree = {"site/index.html": b"new home", "site/A/index.html": b"old step", "site/B/index.html": b"new step"}

trees = st.dictionaries(
    st.sampled_from(["site/a", "site/b", "site/c/d", "cards/e", "cards/f/g", "report"]),
    st.binary(max_size=3),
    max_size=6,
)


def tree_of(build: Path) -> Tree:
    """What is published in a folder."""
    return {path: (build / path).read_bytes() for path in publisher.standing(build)}


def test_a_build_holds_exactly_what_was_made(tmp_path: Path) -> None:
    """A page of an aid that was taken down must not go on opening."""
    publisher.publish(tmp_path, OLD.items())

    told = publisher.publish(tmp_path, NEW.items())

    assert tree_of(tmp_path) == NEW
    assert (told.put, told.dropped, told.same) == (2, 1, 1)


def test_what_is_kept_stays_as_it_was(tmp_path: Path) -> None:
    """The last good card hangs in the folder until a new one can be decoded."""
    publisher.publish(tmp_path, OLD.items())

    publisher.publish(tmp_path, NEW.items(), keep=frozenset({"cards/seal.pdf"}))

    assert tree_of(tmp_path)["cards/seal.pdf"] == b"old card"


def test_what_another_run_published_is_not_amended_by_one_that_did_not_see_it(tmp_path: Path) -> None:
    """A run that read what stands there, and made something of it, has to look again."""
    build = tmp_path / "build"
    before = publish(build, [("a.html", b"a")]).state
    publish(build, [("a.html", b"b")])

    with pytest.raises(OvertakenError):
        amend(build, [("c.html", b"c")], since=before)

    assert tree_of(build) == {"a.html": b"b"}


def test_a_file_that_did_not_change_is_not_touched(tmp_path: Path) -> None:
    """Web hosts tell phones what changed by the time of a file; only real changes may move it."""
    publisher.publish(tmp_path, OLD.items())
    before = (tmp_path / "site/A/index.html").stat().st_mtime_ns

    publisher.publish(tmp_path, NEW.items())

    assert (tmp_path / "site/A/index.html").stat().st_mtime_ns == before


@settings(max_examples=40)
@given(old=trees, new=trees, calls=st.integers(min_value=0, max_value=40))
def test_a_run_killed_anywhere_leaves_the_old_or_the_new_site(
    tmp_path_factory: pytest.TempPathFactory, old: Tree, new: Tree, calls: int
) -> None:
    """Power goes in a workshop; a phone must never open half of each."""
    build = tmp_path_factory.mktemp("build")
    publisher.publish(build, old.items())

    killed = _publish_in_a_child_killed_after(build, new, calls)
    publisher.recover(build)

    assert tree_of(build) == new if not killed else tree_of(build) in (old, new)
    publisher.publish(build, new.items())
    assert tree_of(build) == new


def test_what_is_new_is_moved_as_one_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand new aids are forty thousand folders: the disk is asked once to have them all."""
    publisher.publish(tmp_path, OLD.items())
    new = {f"site/draft/{number}/index.html": b"step %d" % number for number in range(2 * publisher.MANY_FOLDERS)}
    moved: list[str] = []
    synced: list[str] = []
    real = Path.replace

    def seen(source: Path, target: Path) -> Path:
        moved.append(str(target.relative_to(tmp_path)))
        return real(source, target)

    monkeypatch.setattr(Path, "replace", seen)
    monkeypatch.setattr(os, "sync", lambda: synced.append("all"))

    told = publisher.publish(tmp_path, {**OLD, **new}.items())

    assert tree_of(tmp_path) == {**OLD, **new}
    assert (told.put, told.same) == (len(new), len(OLD))
    assert [path for path in moved if path.startswith("site")] == ["site/draft"]
    assert synced == ["all"]


def test_a_folder_that_came_in_between_is_filled(tmp_path: Path) -> None:
    """Somebody puts a picture beside the cards while a build runs: the cards come there nevertheless."""

    def made() -> Iterator[tuple[str, bytes]]:
        yield "cards/a4/seal.pdf", b"card"
        yield "cards/a4/oil.pdf", b"card"
        (tmp_path / "cards/a4").mkdir(parents=True)
        (tmp_path / "cards/a4/wall.jpg").write_bytes(b"wall")

    publisher.publish(tmp_path, made(), keep=frozenset({"cards/a4/wall.jpg"}))

    assert tree_of(tmp_path) == {
        "cards/a4/oil.pdf": b"card",
        "cards/a4/seal.pdf": b"card",
        "cards/a4/wall.jpg": b"wall",
    }


def test_a_file_where_a_folder_is_to_be_gives_way(tmp_path: Path) -> None:
    """What was `site/A` in one year is `site/A/` in another, and the other way round."""
    file, folder = {"site/A": b"step", "site/index.html": b"home"}, {"site/A/index.html": b"step"}
    for tree in (file, folder, file):
        publisher.publish(tmp_path, tree.items())

        assert tree_of(tmp_path) == tree


@pytest.mark.parametrize(
    "paths", [("site/B", "site/B/b"), ("site/B/b", "site/B"), ("cards/seal.pdf", "cards/seal.pdf/b")]
)
def test_no_file_is_lost_to_a_folder_of_its_name(tmp_path: Path, paths: tuple[str, str]) -> None:
    """Such a pair is a fault of ours; it must be told, and the old site stand."""
    publisher.publish(tmp_path, OLD.items())

    with pytest.raises(ValueError, match="both a file and a folder"):
        publisher.publish(tmp_path, [(path, OLD.get(path, b"step")) for path in paths])

    assert tree_of(tmp_path) == OLD


def test_files_that_fail_while_being_made_leave_the_old_site(tmp_path: Path) -> None:
    """A crash of ours in the middle of a build costs the build, not the site."""
    publisher.publish(tmp_path, OLD.items())

    def failing() -> Iterator[tuple[str, bytes]]:
        yield "site/index.html", b"half"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        publisher.publish(tmp_path, failing())

    assert tree_of(tmp_path) == OLD
    assert not (tmp_path / publisher.STAGED).exists()


def test_a_full_disk_is_told_and_changes_nothing(tmp_path: Path) -> None:
    """Somebody at the machine can make room; until then the old site stands."""
    full = Path("/dev/full")
    build = tmp_path / "build"
    publisher.publish(build, OLD.items())
    (build / publisher.STAGED).mkdir()

    def to_full_device(_: str) -> None:
        with full.open("wb", buffering=0) as device:
            device.write(b"x")

    with pytest.raises(FolderError) as told:
        publisher.publish(build, ((path, to_full_device(path) or octets) for path, octets in NEW.items()))

    assert "No space left" in told.value.what
    assert tree_of(build) == OLD


def _publish_in_a_child_killed_after(build: Path, new: Tree, calls: int) -> bool:
    """Publish in a forked child that ends without cleaning up at its n-th call to the file system."""
    child = os.fork()
    if child == 0:
        left = iter(range(calls))

        def die_in_time(where: object, name: str) -> None:
            real = getattr(where, name)

            def counted(*given: object, **named: object) -> object:
                if next(left, None) is None:
                    os._exit(9)
                return real(*given, **named)

            setattr(where, name, counted)

        for name in ("write_text", "replace", "unlink", "rmdir"):
            die_in_time(Path, name)
        die_in_time(os, "mkdir")
        die_in_time(builtins, "open")
        publisher.publish(build, new.items())
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
