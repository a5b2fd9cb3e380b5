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
from pathlib import Path

import pytest

SERVE = """
import sys
from pathlib import Path
from jobaids.adapters.preview import serve_folder
root = Path(sys.argv[1])
serve_folder(root / "site", int(sys.argv[2]), root, ("touch", "site/again"))
"""
PATIENCE = 30.0  # seconds


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A small site, served by a process of its own."""
    (tmp_path / "content").mkdir()
    (tmp_path / "site/7K3QMX").mkdir(parents=True)
    (tmp_path / "site/7K3QMX/index.html").write_text("the step")
    (tmp_path / "site/404.html").write_text("type the code")
    (tmp_path / "secret").write_text("secret")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-c", SERVE, str(tmp_path), str(port)])
    try:
        _until(lambda: _answer(f"http://127.0.0.1:{port}/7K3QMX/") == (200, "the step"))
        yield f"http://127.0.0.1:{port}"
    finally:
        os.kill(server.pid, signal.SIGTERM)
        server.wait(PATIENCE)


def test_pages_and_what_is_not_there_answer_as_on_a_host(address: str) -> None:
    """What an author sees is what a phone will see."""
    assert _answer(f"{address}/7K3QMX/") == (200, "the step")
    assert _answer(f"{address}/7K3QMY/") == (404, "type the code")


def test_nothing_beside_the_site_is_served(address: str) -> None:
    """A page opened by accident must not read the author's files."""
    for way_out in ("/../secret", "/%2e%2e/secret", "/..%2fsecret"):
        assert _answer(address + way_out)[1] != "secret"


def test_a_part_of_a_clip_can_be_asked_for(address: str) -> None:
    """Players jump to a step's part of a clip by asking for bytes from the middle."""
    request = urllib.request.Request(f"{address}/7K3QMX/index.html", headers={"Range": "bytes=4-7"})

    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        assert (answer.status, answer.read()) == (206, b"step")


def test_a_saved_source_is_built_again(address: str, tmp_path: Path) -> None:
    """An author saves and looks."""
    (tmp_path / "content/seal.md").write_text("1. Stop.\n")

    _until(lambda: _answer(f"{address}/again") == (200, ""))


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
