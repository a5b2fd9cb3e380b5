"""Debian packages for somebody who may not install any: fetched, and unpacked under a folder.

Set-up uses it before anything is installed: standard library only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

STATUS = "/var/lib/dpkg/status"  # what the machine has already, and need not be fetched


class UnpackError(Exception):
    """A package could not be fetched or unpacked; the text says what Debian's tools said."""


def is_debian() -> bool:
    """Whether this machine has Debian's tools."""
    return shutil.which("apt-get") is not None and shutil.which("dpkg-deb") is not None


def unpack(packages: tuple[str, ...], into: Path) -> None:
    """Fetch packages with all they need and the machine lacks, and unpack them below `into`.

    Debian checks the signatures. The lists and archives are kept only meanwhile.

    Raises:
        UnpackError: no network, no such package, or no room.
    """
    fetched = into / "apt"
    for folder in ("lists/partial", "archives/partial"):
        (fetched / folder).mkdir(parents=True, exist_ok=True)
    options = [f"Dir::State={fetched}", f"Dir::State::status={STATUS}", f"Dir::Cache={fetched}", "Debug::NoLocking=1"]
    apt = ["apt-get", "--quiet", "--quiet", *(f"--option={option}" for option in options)]
    try:
        _run([*apt, "update"])
        _run([*apt, "install", "--download-only", "--no-install-recommends", "--yes", *packages])
        for archive in sorted((fetched / "archives").glob("*.deb")):
            _run(["dpkg-deb", "--extract", str(archive), str(into)])
    finally:
        shutil.rmtree(fetched, ignore_errors=True)
    turn_links(into)


def _run(command: list[str]) -> None:
    ran = subprocess.run(  # noqa: S603 - Debian's own tools, and package names of ours
        command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"}
    )
    if ran.returncode:
        raise UnpackError(ran.stderr.strip() or f"{command[0]} failed with {ran.returncode}")


def turn_links(root: Path) -> None:
    """Turn links that name a place from the root of the system towards the same place below `root`."""
    for folder, names, files in os.walk(root):
        for name in (*names, *files):
            link = Path(folder, name)
            if link.is_symlink() and (target := link.readlink()).is_absolute():
                inside = root / target.relative_to("/")
                if inside.exists() or inside.is_symlink():
                    link.unlink()
                    link.symlink_to(os.path.relpath(inside, link.parent))
