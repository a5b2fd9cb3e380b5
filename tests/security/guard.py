"""A project in a cage: nothing may be read outside it, nothing may come in from a network, and nothing may leak."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import pikepdf
import pytest

from tests.site.running import pdf_words

SECRET = "crown-jewels-7731"  # noqa: S105 - it stands in a file that must never be read


@dataclass
class Watch:
    """Notes each file that is opened while it is on. An audit hook cannot be taken away, so there is one for all."""

    on: bool = False
    opened: list[str] = field(default_factory=list)

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        """Note one opened file."""
        if self.on and event == "open" and isinstance(arguments[0], str | bytes):
            path = arguments[0]
            self.opened.append(path.decode() if isinstance(path, bytes) else path)


WATCH = Watch()
sys.addaudithook(WATCH.hear)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Every file that Python opens meanwhile."""
    WATCH.opened.clear()
    WATCH.on = True
    try:
        yield WATCH.opened
    finally:
        WATCH.on = False


def lay_secret(folder: Path) -> Path:
    """Files outside the project that hold something to be found again: a text, a drawing, a template."""
    folder.mkdir()
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text y="15">{SECRET}</text></svg>'
    for name in ("secret.txt", "secret.md", "secret.html", "passwd"):
        (folder / name).write_text(f"{SECRET}\n", encoding="utf-8")
    (folder / "secret.svg").write_text(drawing, encoding="utf-8")
    return folder


def leaks(build: Path) -> list[str]:
    """The published files in which the secret stands, in their bytes, their PDF words or their PDF streams."""
    files = (place for place in sorted(build.rglob("*")) if place.is_file())
    return [place.relative_to(build).as_posix() for place in files if SECRET in _everything(place)]


def _everything(place: Path) -> str:
    text = place.read_bytes().decode("latin-1")
    if place.suffix != ".pdf":
        return text
    with pikepdf.open(place) as document:
        streams = [one.read_bytes() for one in document.objects if isinstance(one, pikepdf.Stream) and _is_text(one)]
    return "\n".join((text, pdf_words(place), *(stream.decode("latin-1") for stream in streams)))


def _is_text(stream: pikepdf.Stream) -> bool:
    return str(stream.get("/Subtype")) != "/Image"


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every way out to another machine ends here, loudly."""

    def refuse(*asked: object, **_: object) -> NoReturn:
        raise AssertionError(f"a build went to the network: {asked}")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
