"""The preview answers as a host would, and only to this machine."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

SERVE = """
import sys
from pathlib import Path
from functools import partial
from jobaids.adapters.preview import Preview, serve_folder
from jobaids.render.addresses import Addresses
from jobaids.render.arrival import arrive
root, port, start, rewrites = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4] == "rewrites"
site = root / "site"
lead = partial(arrive, addresses=Addresses(root=start, rewrites=rewrites), is_file=lambda one: (site / one).is_file())
serve_folder(Preview(folder=site, port=port, root=start, lead=lead), root, ("touch", "site/again"))
"""
PATIENCE = 30.0  # seconds
CODE = "FFEGQ3"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A small site, served by a process of its own."""
    with served(tmp_path) as address:
        yield address


@contextmanager
def served(folder: Path, *, start: str = "/", host: str = "static") -> Iterator[str]:
    """A site of one code, where its addresses begin with `start`, as one kind of host shows it."""
    (folder / "content").mkdir()
    (folder / "site" / CODE / ("12K" if host == "static" else "")).mkdir(parents=True)
    (folder / "site" / CODE / "index.html").write_text("the step")
    (folder / "site" / CODE / ("12K" if host == "static" else "") / "index.html").write_text("the step")
    (folder / "site/404.html").write_text("type the code")
    (folder / "secret").write_text("secret")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-c", SERVE, str(folder), str(port), start, host])
    try:
        _until(lambda: _answer(f"http://127.0.0.1:{port}{start}{CODE}/") == (200, "the step"))
        yield f"http://127.0.0.1:{port}"
    finally:
        os.kill(server.pid, signal.SIGTERM)
        server.wait(PATIENCE)


@pytest.mark.parametrize(
    ("host", "path", "led"),
    [
        ("rewrites", f"/{CODE}/12K/", f"/{CODE}/#R12K"),
        ("rewrites", f"/{CODE.lower()}/12k", f"/{CODE}/#R12K"),
        ("rewrites", f"/{CODE.lower()}/", f"/{CODE}/"),
        ("rewrites", f"/{CODE}/hello/", f"/{CODE}/#R"),
        ("static", f"/{CODE.lower()}/12k/", f"/{CODE}/12K/"),
        ("static", f"/{CODE.lower()}", f"/{CODE}/"),
        ("static", f"/{CODE}/99Z/", f"/{CODE}/#R"),
        ("static", f"/{CODE}/l2k/", f"/{CODE}/12K/"),
    ],
)
def test_addresses_arrive_as_they_do_on_a_host(host: str, path: str, led: str, tmp_path: Path) -> None:
    """An author who scans a card at the desk must come to where the worker comes."""
    with served(tmp_path, host=host) as address:
        answer = _redirect(address + path)

    assert answer == led


def test_a_site_below_a_path_is_shown_below_it(tmp_path: Path) -> None:
    """Its pages link to each other by that path."""
    with served(tmp_path, start="/Wiki/aids/") as address:
        card, home = _redirect(f"{address}/Wiki/aids/{CODE.lower()}/12k/"), _redirect(f"{address}/")

    assert (card, home) == (f"/Wiki/aids/{CODE}/12K/", "/Wiki/aids/")


def test_pages_and_what_is_not_there_answer_as_on_a_host(address: str) -> None:
    """What an author sees is what a phone will see."""
    assert _answer(f"{address}/{CODE}/") == (200, "the step")
    assert _answer(f"{address}/FFEGQ4/") == (404, "type the code")


def test_nothing_beside_the_site_is_served(address: str) -> None:
    """A page opened by accident must not read the author's files."""
    for way_out in ("/../secret", "/%2e%2e/secret", "/..%2fsecret"):
        assert _answer(address + way_out)[1] != "secret"


def test_a_part_of_a_clip_can_be_asked_for(address: str) -> None:
    """Players jump to a step's part of a clip by asking for bytes from the middle."""
    request = urllib.request.Request(f"{address}/{CODE}/index.html", headers={"Range": "bytes=4-7"})

    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        assert (answer.status, answer.read()) == (206, b"step")


def test_a_saved_source_is_built_again(address: str, tmp_path: Path) -> None:
    """An author saves and looks."""
    (tmp_path / "content/seal.md").write_text("1. Stop.\n")

    _until(lambda: _answer(f"{address}/again") == (200, ""))


def _redirect(address: str) -> str:
    """Where an address leads, without following."""
    host, _, path = address.removeprefix("http://").partition("/")
    connection = HTTPConnection(host, timeout=PATIENCE)
    try:
        connection.request("GET", f"/{path}")
        return str(connection.getresponse().headers["Location"])
    finally:
        connection.close()


def _answer(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except urllib.error.URLError:
        return 0, ""


def _until(true: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        if true():
            return
        time.sleep(0.1)
    raise AssertionError("it did not come true in time")
