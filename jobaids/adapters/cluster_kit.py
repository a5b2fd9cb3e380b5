"""What a machine brings to the making of cards, by name, so that two machines can say where they differ.

The store needs one fingerprint of all of it (`tools.py`). A person who is to mend a difference needs the name of a
library, and which version of it is where.
"""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from types import MappingProxyType

from packaging.requirements import Requirement

from jobaids import __version__
from jobaids.adapters.body import digest_of
from jobaids.adapters.fonts import FETCHED, SHIPPED, FontFile, font_folders
from jobaids.adapters.templates import shipped
from jobaids.adapters.tools import PACKAGE, contents, native

SHORT = 12  # signs of a digest that a person compares
ABSENT = "none"
ROOTS = ("jobaids", "distributed")  # what is needed for cards, and to reach other machines
LAYING_OUT = (
    "libpango-1.0",
    "libpangoft2",
    "libharfbuzz.so",
    "libharfbuzz-subset",
    "libfontconfig",
    "libfreetype",
    "libglib-2.0",
    "libfribidi",
)
"""The system's libraries that the PDF engine loads."""

Kit = Mapping[str, str]
"""The name of each tool, and its version or a digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontWanted:
    """A font that was fetched for a project, as it is looked for on another machine."""

    file: str
    sha256: str
    families: tuple[str, ...]


def wanted(fonts: Iterable[FontFile]) -> tuple[FontWanted, ...]:
    """What has to be found elsewhere of some fonts: those that do not ship."""
    return tuple(
        FontWanted(file=font.path.name, sha256=font.sha256, families=font.families)
        for font in fonts
        if font.path.parent != SHIPPED
    )


def asked_for(fonts: Iterable[FontWanted]) -> Kit:
    """The tools of this machine with the fonts of a project, which another machine is to have."""
    return {**_tools(), **{f"font {font.file}": font.sha256[:SHORT] for font in fonts}}


def found_here(fonts: Iterable[FontWanted]) -> Kit:
    """The tools of this machine with those of some fonts that it has itself."""
    return {**_tools(), **{f"font {font.file}": font.sha256[:SHORT] if find_font(font) else ABSENT for font in fonts}}


@cache
def _tools() -> Kit:
    kit = {
        "Python": platform.python_version(),
        "processor": platform.machine(),
        "jobaids": __version__,
        "files of jobaids": _digest(line for line in contents((PACKAGE,)) if not line.startswith("0 templates/")),
        "templates of jobaids": _digest(contents((shipped(),))),
        **{f"library {name}": version for name, version in sorted(_libraries().items())},
        **{f"library {name}": file for name, file in _native().items()},
        **{f"font {path.name}": _sum(path) for path in sorted(SHIPPED.glob("*.ttf"))},
    }
    return MappingProxyType(kit)


def sign_of(kit: Kit) -> str:
    """What tells a kit from all others."""
    return _digest(f"{name} {what}" for name, what in kit.items())


def differences(here: Kit, there: Kit) -> tuple[str, ...]:
    """What differs between this machine and another, each as `library weasyprint: 70.0 here, 69.0 there`."""
    names = sorted({*here, *there})
    pairs = ((name, here.get(name, ABSENT), there.get(name, ABSENT)) for name in names)
    return tuple(f"{name}: {ours} here, {theirs} there" for name, ours, theirs in pairs if ours != theirs)


@cache
def find_font(font: FontWanted) -> Path | None:
    """Where this machine has a font, by its name and its digest: as `jobaids fonts` fetched it, or as installed."""
    for folder in (Path(FETCHED), *font_folders()):
        for path in sorted(folder.rglob(font.file)):
            if sha256(path.read_bytes()).hexdigest() == font.sha256:
                return path.resolve()
    return None


def _native() -> dict[str, str]:
    """Each of the system's libraries by the name of its file, which ends in its version."""
    lines = [line.split() for line in native()]
    files = ((name, [file for link, file in lines if link.startswith(name)]) for name in LAYING_OUT)
    return {name: found[0] for name, found in files if found}


def _libraries() -> dict[str, str]:
    """All packages of Python that jobaids needs, with their versions; others beside them do not matter."""
    found: dict[str, str] = {}
    needed = [Requirement(name) for name in ROOTS]
    while needed:
        wish = needed.pop()
        try:
            package = distribution(wish.name)
        except PackageNotFoundError:
            continue
        fresh = package.name.lower() not in found
        found[package.name.lower()] = package.version
        if fresh or wish.extras:
            needed += _needs(package.requires or (), {"", *wish.extras})
    del found["jobaids"]  # known by its files
    return found


def _needs(requires: Iterable[str], extras: Iterable[str]) -> Iterator[Requirement]:
    for line in requires:
        wish = Requirement(line)
        if wish.marker is None or any(wish.marker.evaluate({"extra": extra}) for extra in extras):
            yield wish


def _sum(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:SHORT]


def _digest(lines: Iterable[str]) -> str:
    return digest_of("\n".join(lines).encode())[:SHORT]
