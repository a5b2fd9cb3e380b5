"""What jobaids needs of the machine, how each thing is looked for, and what brings it.

Standard library only, like all of set-up that runs before anything is installed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from jobaids.adapters.fonts import font_folders

ROOT = Path(__file__).resolve().parent.parent
SYSTEM = ROOT / ".system"  # where libraries are unpacked that may not be installed; setup/run leads there
WORLD_FAILED = 3  # the exit code for what somebody at this machine can put right
LOOKING = 20  # seconds; a library that takes longer to load does not work

OPEN_LIBRARY = "import ctypes, sys; ctypes.CDLL(sys.argv[1])"


class Need(NamedTuple):
    """One thing of the system, and the Debian package that brings it."""

    name: str
    package: str
    libraries: tuple[str, ...] = ()  # any of these names: Linux first, then macOS
    command: str = ""
    font: str = ""  # a file
    module: str = ""  # of Python
    serves: bool = False  # Debian starts it once it is installed, and tests may not put a server on anybody's machine


PRINTING = (
    Need("venv", "python3-venv", module="ensurepip"),
    Need("GObject", "libglib2.0-0", ("libgobject-2.0.so.0", "libgobject-2.0.dylib")),
    Need("fontconfig", "libfontconfig1", ("libfontconfig.so.1", "libfontconfig.1.dylib")),
    Need("Pango", "libpango-1.0-0", ("libpango-1.0.so.0", "libpango-1.0.dylib")),
    Need("Pango for FreeType", "libpangoft2-1.0-0", ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib")),
    Need("HarfBuzz", "libharfbuzz0b", ("libharfbuzz.so.0", "libharfbuzz.0.dylib")),
    # Called optional by WeasyPrint, which prints twelve times slower without it.
    Need("HarfBuzz subset", "libharfbuzz-subset0", ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib")),
)

TESTING = (
    Need("ZBar", "libzbar0", ("libzbar.so.0", "libzbar.0.dylib")),
    Need("Java", "default-jre-headless", command="java"),
    Need("Chromium", "chromium", command="chromium"),
    Need("nginx", "nginx", command="nginx", serves=True),
    Need("Caddy", "caddy", command="caddy", serves=True),
    Need("libatomic", "libatomic1", ("libatomic.so.1", "libSystem.dylib")),  # Playwright's; part of macOS
    Need("Noto fonts of India", "fonts-noto-core", font="NotoSansDevanagari-Regular.ttf"),
    Need("Noto fonts of Hebrew", "fonts-noto-core", font="NotoSansHebrew-Regular.ttf"),
    Need("Noto fonts of Thai", "fonts-noto-core", font="NotoSansThai-Regular.ttf"),
    Need("Noto fonts of East Asia", "fonts-noto-cjk", font="NotoSansCJK-Regular.ttc"),
)

DEBIAN = "apt-get install --yes --no-install-recommends"

# Elsewhere: the line that brings everything to print, and what `make test` needs besides. From the package lists of
# these systems; nobody has run them yet.
ELSEWHERE = {
    "dnf": (
        "sudo dnf install python3-pip pango harfbuzz",
        "zbar-libs libatomic java-headless chromium nginx caddy google-noto-sans-{devanagari,hebrew,thai,cjk}-fonts",
    ),
    "pacman": (
        "sudo pacman -S python-pip pango harfbuzz",
        "zbar gcc-libs jre-openjdk-headless chromium nginx caddy noto-fonts noto-fonts-cjk",
    ),
    "apk": (
        "sudo apk add py3-pip pango so:libharfbuzz-subset.so.0",
        "zbar libatomic openjdk17-jre-headless chromium nginx caddy font-noto-{devanagari,hebrew,thai,cjk}",
    ),
    "brew": (
        "brew install pango",
        "zbar openjdk chromium nginx caddy font-noto-sans-{devanagari,hebrew,thai,cjk}",
    ),
}


def is_there(need: Need) -> bool:
    """Whether a need is met, looked for in a child process where looking could kill this one."""
    if need.module:
        return any(SYSTEM.glob("usr/share/python-wheels/pip-*.whl")) or succeeds("-c", f"import {need.module}")
    if need.command:
        return shutil.which(need.command) is not None
    if need.font:
        return any(found for folder in font_folders() for found in folder.rglob(need.font))
    return any(succeeds("-c", OPEN_LIBRARY, library) for library in need.libraries)


def succeeds(*arguments: str, python: str = sys.executable) -> bool:
    """Run Python on something that may crash or hang, and say whether it did neither."""
    try:
        child = subprocess.run((python, *arguments), capture_output=True, check=False, timeout=LOOKING)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return child.returncode == 0


def command_for(missing: tuple[Need, ...]) -> str:
    """The one line that brings what is missing to this machine, for somebody who may install."""
    if shutil.which("apt-get"):
        packages = " ".join(dict.fromkeys(need.package for need in missing))
        return f"sudo apt-get update && sudo {DEBIAN} {packages}"
    for manager, (printing, testing) in ELSEWHERE.items():
        if shutil.which(manager):
            return f"{printing} {testing}" if any(need in TESTING for need in missing) else printing
    return f"install {', '.join(need.name for need in missing)} the way this system does it"
