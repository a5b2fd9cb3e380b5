"""A small project, released twice and built for both kinds of hosts, and real servers for what was built."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.hosts.servers import CADDY, NGINX, Kind, Server, serving
from tests.release.project import SETTINGS, plant
from tests.site.running import build, release

OLD = "https://old.example.org/wiki"
PRINTED = re.compile(r"([0-9A-HJKMNP-TV-Z]{6})/([0-9]+[A-Z]?)/index\.html")
KINDS = {kind.name: kind for kind in (NGINX, CADDY)}


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltSites:
    """The same releases, built for hosts that serve files and for hosts that redirect."""

    static: Path
    rewrites: Path

    def folder(self, host: str) -> Path:
        """The `build` folder for one kind of host."""
        return self.static if host == "static" else self.rewrites

    @property
    def printed(self) -> tuple[tuple[str, str], ...]:
        """Every code with every label it was printed with, and with that of a test card."""
        paths = (place.relative_to(self.static / "site").as_posix() for place in self.static.rglob("index.html"))
        found = tuple(match.groups() for path in sorted(paths) if (match := PRINTED.fullmatch(path)))
        return tuple((code, label) for code, label in found)


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> BuiltSites:
    """One aid in two releases, made with an address the site no longer has."""
    project = plant(tmp_path_factory.mktemp("plant"))
    project.write("jobaids.toml", SETTINGS.replace("https://aids.example.com", OLD))
    assert release(project.root).code == 0
    project.write("jobaids.toml", SETTINGS)
    project.edit("content/seal.md", "for 5 seconds", "for 10 seconds")
    accepted = release(project.root, "--accept-base-url", "https://aids.example.com")
    assert accepted.code == 0, accepted.err
    built = {}
    for host in ("static", "rewrites"):
        project.write("jobaids.toml", f'{SETTINGS}host = "{host}"\n')
        ended = build(project.root, "--released")
        assert ended.code == 0, ended.out
        built[host] = (project.root / "build").rename(project.root / f"built-for-{host}")
    return BuiltSites(static=built["static"], rewrites=built["rewrites"])


Serve = Callable[[str, Path, Path], Server]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts a server by name for a folder, with the files that tell it how; all are ended with the test."""
    with ExitStack() as running:

        def start(name: str, root: Path, files: Path) -> Server:
            kind: Kind = KINDS[name]
            folder = tmp_path / f"run-{len(list(tmp_path.glob('run-*')))}"
            return running.enter_context(serving(kind, folder, root, files))

        yield start
