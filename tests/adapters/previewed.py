"""A small project and a preview of it, in a process of its own."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

PATIENCE = 60.0  # seconds; it takes one
AID = """---
title: Change the seal
aid: seal
---

![A seal](seal.png)

1. Stop the filler. {#stop}
2. Seat the seal. {#seat}
"""
SETTINGS = (
    '[site]\ntitle = "Works"\nbase_url = "https://aids.example.com{start}"\nlanguages = ["en"]\ntell = "the lead"\n'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    octets: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A project and where its preview is."""

    root: Path
    port: int

    @property
    def source(self) -> Path:
        """The one aid."""
        return self.root / "content/seal.md"

    def address(self, path: str) -> str:
        """The whole address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def ask(self, path: str, **headers: str) -> Reply:
        """What is answered, without following redirects."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return Reply(
                status=answer.status,
                headers={name.lower(): said for name, said in answer.headers.items()},
                octets=answer.read(),
            )

    def text(self, path: str) -> str:
        """What a page says."""
        return self.ask(path).octets.decode()

    @contextmanager
    def events(self, path: str) -> Iterator[HTTPResponse]:
        """What is told to an open page as it now is."""
        seen = re.search(r'data-seen="(\w+)"', self.text(path))
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request("GET", f"/_preview/events?at={path}&seen={seen[1] if seen else ''}")
            with connection.getresponse() as events:
                yield events


@contextmanager
def previewed(root: Path, start: str = "") -> Iterator[Served]:
    """A project of one aid whose addresses begin with `start`, and its preview."""
    write_project(root, start)
    server = start_preview(root, port := free_port())
    served = Served(root=root, port=port)
    try:
        until(lambda: answers(served.address(f"{start}/aids/seal/")))
        yield served
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=PATIENCE)


def write_project(root: Path, start: str) -> None:
    """A project of one aid with a picture."""
    (root / "content").mkdir()
    (root / "jobaids.toml").write_text(SETTINGS.format(start=start))
    (root / "content/seal.md").write_text(AID)
    shutil.copy(_picture(), root / "content/seal.png")


def _picture() -> Path:
    return next((Path(__file__).parents[2] / "docs").rglob("*.png"))


def start_preview(root: Path, port: int) -> subprocess.Popen[str]:
    """The command of every author."""
    command = (sys.executable, "-m", "jobaids.cli", "serve", "--port", str(port))
    return subprocess.Popen(
        command,
        cwd=root,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def await_event(events: HTTPResponse, kind: str) -> None:
    """Wait for word of a kind."""
    while line := events.fp.readline().decode():
        if line.strip() == f"event: {kind}":
            return
    raise AssertionError(f"no {kind} was told of")


def answers(address: str) -> bool:
    """Whether a page is there."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return bool(answer.status == 200)
    except urllib.error.URLError:
        return False


def until(true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        if true():
            return
        time.sleep(0.1)
    raise AssertionError("it did not come true in time")
