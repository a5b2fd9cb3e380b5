"""An unfinished or faulty file in content/ reaches no worker, and holds up nobody's urgent correction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.site.running import build, release, tree
from tests.site.test_same_bytes import PROJECT
from tests.sites.archive import unpack

HALF = "---\ntitle: Half written\naid: [\n"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'
FAULTS = {
    "new files, half written": {
        "content/unreadable.md": b"\xff\xfe broken",
        "content/half.md": HALF.encode(),
        "content/draft.md": b"# New\n\n1. Do it.\n",
        "content/more/taken.md": b"---\naid: oil\ntitle: X\n---\n\n1. A.\n",
    },
    "a released aid half written, its picture broken": {"content/oil.md": HALF.encode(), "content/key.svg": b"<svg"},
    "a released aid emptied, stations that cannot be read": {
        "content/seal.md": b"",
        "content/stations.yaml": b"line-1: [\n",
    },
    "a released aid written anew, its picture exchanged": {
        "content/oil.md": b"---\ntitle: Grease\naid: oil\nowner: M\n---\n\n1. A. {#stop}\n\n   ![k](key.svg)\n",
        "content/key.svg": DRAWING,
    },
    "sources that are gone": {"content/oil.md": None, "content/seal.md": None, "content/key.svg": None},
}


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project, released and built."""
    root = unpack(
        PROJECT.replace('formats = ["a4", "a6", "letter"]', ""), tmp_path_factory.mktemp("released") / "plant"
    )
    sealed = release(root)
    assert sealed.code == 0, sealed.out + sealed.err
    ended = build(root)
    assert ended.code == 0, ended.out
    return root


@pytest.mark.parametrize("faults", FAULTS.values(), ids=FAULTS.keys())
def test_the_working_tree_changes_no_byte_that_a_worker_sees(released: Path, faults: dict[str, bytes | None]) -> None:
    """Someone is always in the middle of writing something when the correction for line 2 must go out."""
    seen = seen_by_workers(released)

    with instead(released, faults):
        ended = build(released)

    after = seen_by_workers(released)
    assert ended.code in {0, 1}
    assert any(name.startswith("cards/") for name in seen)
    assert after == seen


@contextmanager
def instead(root: Path, faults: dict[str, bytes | None]) -> Iterator[None]:
    """Files exchanged for others for a while; None takes one away."""
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in faults}
    put(root, faults)
    try:
        yield
    finally:
        put(root, before)


def put(root: Path, files: dict[str, bytes | None]) -> None:
    """Write files, or take them away."""
    for path, octets in files.items():
        if octets is None:
            (root / path).unlink(missing_ok=True)
        else:
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_bytes(octets)


def seen_by_workers(root: Path) -> dict[str, bytes]:
    """The released site and its cards."""
    return {path: octets for path, octets in tree(root / "build").items() if path.startswith(("site/", "cards/"))}
