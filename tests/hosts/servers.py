"""nginx and Caddy on the loopback, each with the files a build wrote for it, started and ended by these tests alone."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from subprocess import DEVNULL, Popen

WAIT = 20.0  # seconds until a server that does not answer counts as broken
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said."""

    status: int
    headers: Message
    text: str

    def __getitem__(self, name: str) -> str:
        """One header, empty where it was not sent."""
        return str(self.headers.get(name, ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server that runs, and the folder it serves."""

    port: int
    root: Path
    name: str

    def ask(self, path: str, **asked: str) -> Answer:
        """One request, no redirect followed; `if_none_match="…"` is a header."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in asked.items()})
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            return Answer(status=answer.status, headers=answer.headers, text=text)
        finally:
            connection.close()

    def open(self, path: str) -> tuple[Answer, str]:
        """What a phone gets, after one redirect at most, and the address it then shows, without the host."""
        answer = self.ask(path)
        if answer.status not in REDIRECTS:
            return answer, path
        place = answer["Location"].removeprefix(f"http://127.0.0.1:{self.port}")
        return self.ask(place.partition("#")[0]), place


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One server: its command, and the settings around the files that were written for it."""

    name: str
    settings: Callable[[Path, Path, Path, int], str]
    command: Callable[[str, Path], list[str]]
    environment: dict[str, str] = field(default_factory=dict)


def _nginx_settings(folder: Path, root: Path, files: Path, port: int) -> str:
    http = files / "http.conf"
    return f"""
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/errors warn;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}/a;
    proxy_temp_path {folder}/b;
    fastcgi_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d;
    scgi_temp_path {folder}/e;
    {f"include {http};" if http.exists() else ""}
    server {{
        listen 127.0.0.1:{port};
        root {root};
        include {files}/site.conf;
    }}
}}
"""


def _caddy_settings(folder: Path, root: Path, files: Path, port: int) -> str:
    return f"""
{{
	admin off
	auto_https off
	storage file_system {folder}
}}
http://127.0.0.1:{port} {{
	root * {root}
	import {files}/site.caddy
}}
"""


NGINX = Kind(
    name="nginx",
    settings=_nginx_settings,
    command=lambda binary, settings: [binary, "-p", str(settings.parent), "-c", str(settings), "-e", "stderr"],
)
CADDY = Kind(
    name="caddy",
    settings=_caddy_settings,
    command=lambda binary, settings: [binary, "run", "--adapter", "caddyfile", "--config", str(settings)],
)


@contextmanager
def serving(kind: Kind, folder: Path, root: Path, files: Path) -> Iterator[Server]:
    """A server of that kind for `root`, told by `files` how; `folder` is its own."""
    binary = shutil.which(kind.name)
    assert binary, f"{kind.name} is not here; `make test` brings it"
    folder.mkdir(parents=True, exist_ok=True)
    port = _free_port()
    settings = folder / "settings"
    settings.write_text(kind.settings(folder, root, files, port), encoding="utf-8")
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "said").open("wb") as said:
        process = Popen(kind.command(binary, settings), stdout=DEVNULL, stderr=said, env=environment)
        try:
            _await(process, port, folder / "said")
            yield Server(port=port, root=root, name=kind.name)
        finally:
            _end(process)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _await(process: Popen[bytes], port: int, said: Path) -> None:
    ends = time.monotonic() + WAIT
    while time.monotonic() < ends and process.poll() is None:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"the server did not start: {said.read_text()}")


def _end(process: Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=WAIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
