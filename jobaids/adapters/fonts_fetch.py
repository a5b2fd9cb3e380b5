"""Fetches fonts for scripts that do not ship, from what the machine or a Debian package offers.

Noto in every case: one hand for all scripts, and no sign of one language drawn like another's. What was fetched is
recorded by digest, so that another machine, or next year's package, cannot change a card unnoticed.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from babel.core import get_global
from fontTools.ttLib import TTCollection, TTFont

from jobaids.adapters.debian import UnpackError, is_debian, unpack
from jobaids.adapters.errors import FolderError, LibraryError
from jobaids.adapters.fonts import FETCHED, FORMAT, RECORD, read_record, written_ranges
from jobaids.model.names import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A script that does not ship: the languages written in it, and the fonts that draw it."""

    name: str
    languages: frozenset[str]
    stem: str  # of the font files
    ending: str = "ttf"
    package: str = "fonts-noto-core"  # Debian's

    @property
    def files(self) -> tuple[str, str]:
        """The font files, regular and bold."""
        return (f"{self.stem}-Regular.{self.ending}", f"{self.stem}-Bold.{self.ending}")


def _script(name: str, languages: str) -> Script:
    return Script(name=name, languages=frozenset(languages.split()), stem=f"NotoSans{name}")


SHIPPED_SCRIPTS = frozenset({"latn", "grek", "cyrl", "arab"})  # ISO 15924
LENGTH_OF_A_SCRIPT = 4  # of its subtag; BCP 47, 2.2.3
SCRIPTS = (
    Script(
        name="Chinese, Japanese and Korean",
        languages=frozenset(("zh", "ja", "ko")),
        stem="NotoSansCJK",
        ending="ttc",
        package="fonts-noto-cjk",
    ),
    _script("Armenian", "hy"),
    _script("Bengali", "bn as"),
    _script("Devanagari", "hi mr ne sa"),
    _script("Ethiopic", "am ti"),
    _script("Georgian", "ka"),
    _script("Gujarati", "gu"),
    _script("Gurmukhi", "pa"),
    _script("Hebrew", "he yi"),
    _script("Kannada", "kn"),
    _script("Khmer", "km"),
    _script("Lao", "lo"),
    _script("Malayalam", "ml"),
    _script("Myanmar", "my"),
    _script("Oriya", "or"),
    _script("Sinhala", "si"),
    _script("Tamil", "ta"),
    _script("Telugu", "te"),
    _script("Thaana", "dv"),
    _script("Thai", "th"),
)


def script_of(language: Language) -> Script | None:
    """The script a language needs beside those that ship, if it does; `hi-IN` is written as `hi` is."""
    plain = language.lower().partition("-")[0]
    return next((script for script in SCRIPTS if plain in script.languages), None)


def is_shipped(language: Language) -> bool:
    """Whether the fonts that ship hold the script a language is written in, by CLDR's likely subtags."""
    plain, *more = language.lower().split("-")
    named = next((part for part in more if len(part) == LENGTH_OF_A_SCRIPT and part.isalpha()), "")
    likely = get_global("likely_subtags").get(plain, "").split("_")
    return (named or next(iter(likely[1:]), "").lower()) in SHIPPED_SCRIPTS


def is_fetched(script: Script, root: Path) -> bool:
    """Whether the project at `root` has both fonts of a script, on record and on disk."""
    recorded = {entry["file"] for entry in read_record(root)}
    return all(file in recorded and (root / FETCHED / file).is_file() for file in script.files)


def fetch(script: Script, root: Path, folders: Iterable[Path], *, renew: bool = False) -> tuple[str, ...]:
    """Bring the fonts of a script into the project at `root`, and say where each came from.

    They are looked for in `folders`, then in Debian's package, which needs no rights to install.

    Raises:
        LibraryError: nothing offers them, or what does is not what `fonts.lock` names and `renew` is not asked for.
        FolderError: the project cannot be written.
    """
    found = find(script, folders)
    if found:
        return _keep(found, root, renew=renew)
    if not is_debian():
        raise _nowhere(script, "this machine has no packages of Debian")
    with TemporaryDirectory(prefix="jobaids-") as place:
        try:
            unpack((script.package,), Path(place))
        except UnpackError as error:
            raise _nowhere(script, f"the package {script.package} cannot be fetched: {error}") from error
        found = find(script, (Path(place),))
        if not found:
            raise _nowhere(script, f"they are not in the package {script.package}")
        return tuple(f"{line}, from {script.package}" for line in _keep(found, root, renew=renew))


def find(script: Script, folders: Iterable[Path]) -> tuple[Path, ...]:
    """Both fonts of a script in the first folder that has both, or none."""
    for folder in folders:
        found = [sorted(folder.rglob(file)) for file in script.files]
        if all(found):
            return tuple(paths[0] for paths in found)
    return ()


def _keep(paths: tuple[Path, ...], root: Path, *, renew: bool) -> tuple[str, ...]:
    """Copy fonts into the project and record them."""
    record = {entry["file"]: entry for entry in read_record(root)}
    entries = [_entry(path) for path in paths]
    for entry in entries:
        known = record.get(entry["file"])
        if known and known["sha256"] != entry["sha256"] and not renew:
            raise LibraryError(
                f"the font {entry['file']} found here is not the one that {RECORD} names",
                why="cards printed with it may look different from those on the wall",
                fix="bring the recorded one with --from DIR, or take this one: jobaids fonts --renew",
            )
        record[entry["file"]] = entry
    try:
        (root / FETCHED).mkdir(parents=True, exist_ok=True)
        for path in paths:
            shutil.copyfile(path, root / FETCHED / path.name)
        text = json.dumps({"format": FORMAT, "fonts": [record[file] for file in sorted(record)]}, indent=1)
        (root / RECORD).write_text(text + "\n", "utf-8")
    except OSError as error:
        raise FolderError(f"the fonts cannot be kept: {error}", fix="make room, or check the permissions") from error
    return tuple(f"{path.name} {path.stat().st_size // 1024} kB" for path in paths)


def _entry(path: Path) -> dict[str, Any]:
    """What is recorded of a font file."""
    octets = path.read_bytes()
    faces = TTCollection(BytesIO(octets)).fonts if path.suffix == ".ttc" else [TTFont(BytesIO(octets))]
    return {
        "file": path.name,
        "sha256": sha256(octets).hexdigest(),
        "families": [family for family in map(_family, faces) if "Mono" not in family],
        "signs": written_ranges(sorted(faces[0].getBestCmap())),
    }


def _family(font: TTFont) -> str:
    return str(font["name"].getDebugName(1))


def _nowhere(script: Script, why: str) -> LibraryError:
    return LibraryError(
        f"there are no fonts for {script.name} here",
        why=why,
        fix=f"put {' and '.join(script.files)} of the Noto fonts into a folder DIR and run: jobaids fonts --from DIR",
    )
