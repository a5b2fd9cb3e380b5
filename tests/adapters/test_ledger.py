"""What stands in `build/` is known without reading it, and what somebody touched there is never taken for it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from jobaids.adapters import ledger
from jobaids.adapters.body import digest_of
from jobaids.adapters.ledger import LEDGER, read_ledger
from jobaids.adapters.publisher import publish
from jobaids.plan.recipe import Kept

PAGES = {"site/index.html": b"home", "site/A/index.html": b"step", "cards/oil.pdf": b"%PDF"}


@dataclass(frozen=True, kw_only=True)
class Noting:
    """Who keeps one file, and writes down what was brought."""

    octets: bytes
    brought: list[str]

    def bring(self, file: Kept) -> bytes:
        """Its bytes."""
        self.brought.append(file.path)
        return self.octets


def kept(path: str, octets: bytes, brought: list[str]) -> Kept:
    """A file that stands in a store, and notes that it was brought out of it."""
    return Kept(path=path, size=len(octets), digest=digest_of(octets), keeper=Noting(octets=octets, brought=brought))


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A folder into which three files were published."""
    publish(tmp_path / "build", PAGES.items())
    return tmp_path / "build"


def published(build: Path, pages: dict[str, bytes]) -> tuple[list[str], dict[str, bytes]]:
    """Publish files out of a store: what had to be brought, and what stands there after."""
    brought: list[str] = []
    publish(build, [(path, kept(path, octets, brought)) for path, octets in pages.items()])
    return brought, {path: (build / path).read_bytes() for path in pages}


def test_what_stands_there_is_neither_read_nor_brought(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To read a hundred thousand pages takes a minute, and nothing changed in them."""
    ledger = read_ledger(build)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read"))

    standing = [ledger.stands(path, kept(path, octets, [])) for path, octets in PAGES.items()]

    assert standing == [True, True, True]


def test_nothing_is_written_where_nothing_changed(build: Path) -> None:
    """The time of the ledger tells the next run that all stands as it was."""
    before = (build / LEDGER).stat()

    brought, _ = published(build, PAGES)

    after = (build / LEDGER).stat()
    assert brought == []
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_only_what_differs_is_brought_and_put(build: Path) -> None:
    """A web host copies by the time of a file: a page that did not change must not look new."""
    before = (build / "site/index.html").stat()

    brought, stands = published(build, {**PAGES, "site/A/index.html": b"pets", "site/B/index.html": b"new"})

    after = (build / "site/index.html").stat()
    assert brought == ["site/A/index.html", "site/B/index.html"]
    assert stands["site/A/index.html"] == b"pets"
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("how", ["same size and time", "another file", "a copy", "touched", "gone"])
def test_a_file_that_somebody_touched_is_put_right(build: Path, how: str) -> None:
    """An edit by hand in build/ must not outlive the next build that publishes."""
    place = build / "site/index.html"
    stat = place.stat()
    match how:
        case "same size and time":
            place.write_bytes(b"HOME")
            os.utime(place, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        case "another file":
            (build / "draft").write_bytes(b"HOME")
            (build / "draft").replace(place)
            os.utime(place, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        case "a copy":
            (build / "site/A/index.html").write_bytes(b"home")
        case "touched":
            os.utime(place)
        case _:
            place.unlink()

    _, stands = published(build, PAGES)

    assert stands == PAGES
    assert published(build, PAGES)[0] == []


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"site/index.html": [1, 2]}', '{"site/index.html": 7}', "\x00"])
def test_a_damaged_ledger_counts_for_nothing(build: Path, text: str) -> None:
    """It is only what was remembered; what stands there is then read."""
    (build / LEDGER).write_text(text)

    brought, stands = published(build, PAGES)

    assert (brought, stands) == ([], PAGES)
    assert json.loads((build / LEDGER).read_text()).keys() == PAGES.keys()


def test_deleting_the_ledger_changes_nothing(build: Path) -> None:
    """Everything that is remembered may be forgotten."""
    (build / LEDGER).unlink()

    brought, stands = published(build, PAGES)

    assert (brought, stands) == ([], PAGES)
    assert published(build, PAGES)[0] == []


def test_what_is_no_longer_published_is_no_longer_in_the_ledger(build: Path) -> None:
    """A page that comes back later must be looked at."""
    fewer = {path: octets for path, octets in PAGES.items() if path != "cards/oil.pdf"}
    published(build, fewer)

    assert "cards/oil.pdf" not in read_ledger(build).lines
    assert published(build, PAGES) == (["cards/oil.pdf"], PAGES)


def test_a_ledger_of_many_files_is_written_piece_by_piece(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a million lines at once would be the largest thing a build ever holds."""
    monkeypatch.setattr(ledger, "AT_ONCE", 2)
    many = {f"site/{number}/index.html": b"%d" % number for number in range(7)}

    published(build, many)

    lines = json.loads((build / LEDGER).read_text())
    assert list(lines) == list(many)
    assert published(build, many)[0] == []
