"""Writes docs/licences.md from what installed packages say of themselves: `python -m scripts.licences`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "licences.md"
CLASSIFIER = "License :: OSI Approved :: "
MIT = "Permission is hereby granted, free of charge"  # opens that licence
LONGEST = 60  # signs; what is longer is the whole text of a licence

OPENING = """\
<!-- Made by `python -m scripts.licences` from installed packages. -->

# Licences

jobaids is under the [MIT licence](../LICENSE). What you make with it is yours.

## What comes with it

| what | licence |
|---|---|
| fonts Atkinson Hyperlegible Next and Mono (the Atkinson Hyperlegible project authors) | SIL Open Font License 1.1 |
| fonts Noto Sans, Arabic, Math, Mono, Symbols and Symbols 2 (the Noto project authors) | SIL Open Font License 1.1 |
| font Noto Emoji (Google LLC) | SIL Open Font License 1.1 |
| sample content, drawings and clips | MIT, as jobaids |

The licence of each font lies beside it in `jobaids/data/fonts/`.

## What it needs of the system

| what | licence |
|---|---|
| Pango, GLib | LGPL 2.1 or later |
| HarfBuzz | MIT (old style) |
| fontconfig | MIT-like (HPND) |
| ZBar (tests only) | LGPL 2.1 or later |
| Chromium (tests only) | BSD and others |
| OpenJDK (tests only) | GPL 2 with the class-path exception |
| Noto fonts of other scripts (tests, or fetched on request) | SIL Open Font License 1.1 |
| the Nu HTML checker (tests only) | MIT |
| csp_evaluator, Lighthouse (tests only) | Apache 2.0 |

"""

CARRIED = """
Several wheels carry native libraries, each under its own licence, and name them in their own files. The one to know:
`av` carries FFmpeg, which is under LGPL 3 or later, and beside it x264 and x265, which are under GPL 2 or later.
jobaids calls it to read clips, from where you installed it; whoever passes both on together passes on those terms, too.

"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One installed package, its licence, and what it says it is."""

    name: str
    licence: str
    summary: str


def page() -> str:
    """The whole page."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runs = closure(project["dependencies"])
    extras = project["optional-dependencies"]
    cluster = closure(extras["cluster"]) - runs
    tests = closure(extras["dev"]) - runs - cluster
    return (
        OPENING
        + "## What it runs on\n\n"
        + table(runs)
        + CARRIED
        + "## What only builds on many machines need\n\n"
        + table(cluster)
        + "\n## What only its tests and checks need\n\n"
        + table(tests)
    )


def table(names: Iterable[str]) -> str:
    """Packages by name, each with its licence and what it says it is."""
    rows = (f"| {one.name} | {one.licence} | {one.summary} |\n" for one in map(package, sorted(names)))
    return "| package | licence | what it says it is |\n|---|---|---|\n" + "".join(rows)


def package(name: str) -> Package:
    """What an installed package says of itself."""
    said = metadata.metadata(name)
    summary = field(said, "Summary").replace("|", "/").strip()
    return Package(name=said["Name"], licence=licence(said), summary=summary)


def licence(said: metadata.PackageMetadata) -> str:
    """The licence, by the newest way in which a package names it; its text comes last.

    Raises:
        ValueError: it names none.
    """
    short = field(said, "License").strip()
    classified = [
        one.removeprefix(CLASSIFIER) for one in said.get_all("Classifier") or () if one.startswith(CLASSIFIER)
    ]
    found = field(said, "License-Expression") or (short if "\n" not in short and len(short) < LONGEST else "")
    found = found or ", ".join(sorted(classified)) or _read(said)
    if not found:
        raise ValueError(f"{said['Name']} names no licence")
    return found


def field(said: metadata.PackageMetadata, name: str) -> str:
    """What a package says under a name, or nothing; another reader of packages than Python's own may be at work."""
    return next(iter(said.get_all(name) or ()), "")


def _read(said: metadata.PackageMetadata) -> str:
    """MIT, where that is the text of the licence that came with a package; else nothing."""
    texts = (file for file in metadata.files(said["Name"]) or () if file.stem.upper() in {"LICENSE", "LICENCE"})
    return "MIT" if any(MIT in file.read_text(encoding="utf-8") for file in texts) else ""


def closure(wanted: Iterable[str]) -> frozenset[str]:
    """The names of all packages that some requirements bring to this machine."""
    found: set[str] = set()
    waiting = [(Requirement(one), "") for one in wanted]
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        found.add(canonicalize_name(requirement.name))
        waiting += [pair for pair in needs(requirement) if canonicalize_name(pair[0].name) not in found]
    return frozenset(found)


def needs(requirement: Requirement) -> Iterator[tuple[Requirement, str]]:
    """What an installed package needs, with the extras that are asked of it."""
    for line in metadata.requires(requirement.name) or ():
        for extra in ("", *sorted(requirement.extras)):
            yield Requirement(line), extra


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
