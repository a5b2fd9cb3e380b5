"""The fonts a project prints with: those that ship, and those `jobaids fonts` fetched for other scripts.

Nothing is drawn with whatever else a machine has: the same card looks the same everywhere, and a sign that no font
here has is told before anybody prints an empty box.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jobaids.adapters.errors import FormatError, LibraryError
from jobaids.model.names import Language

SHIPPED = Path(__file__).parent.parent / "data" / "fonts"
FETCHED = ".cache/fonts"  # below a project; not kept with its sources
PRESS = ".cache/press"  # what the PDF engine remembers of the fonts; apart from them, for they tell what changed
RECORD = "fonts.lock"  # below a project; kept with its sources
FORMAT = 1

LATIN = "Atkinson Hyperlegible Next"
WIDER = "Noto Sans"
ORDER = (
    LATIN,
    WIDER,
    "Noto Sans Arabic",
    "Noto Sans Math",
    "Noto Sans Symbols 2",
    "Noto Sans Symbols",
    "Noto Sans Mono",
    "Noto Emoji",
)
"""Families in the order they are asked for a sign. Emoji come last: before them, a tick is drawn as a letter is."""

MONOSPACE = "Atkinson Hyperlegible Mono"

WIDER_FIRST = frozenset(
    (
        *("az", "ba", "be", "bg", "ce", "cv", "el", "ha", "ig", "kk", "ky", "mk"),
        *("mn", "os", "ru", "sah", "sr", "tg", "tk", "tt", "uk", "uz", "vi", "yo"),
    )
)
"""Languages of which Atkinson Hyperlegible has no letter, or only some: a word is drawn with one font."""

REGIONS_OF_CHINESE = {"hant": "TC", "tw": "TC", "hk": "HK", "mo": "HK"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFile:
    """A font to print with, and its WOFF2 for pages where it has one."""

    families: tuple[str, ...]  # several in a collection
    path: Path
    sha256: str
    bold: bool = False
    italic: bool = False
    page: Path | None = None
    signs: frozenset[int] = field(repr=False)  # the code points it draws

    @property
    def family(self) -> str:
        """The first of its families."""
        return self.families[0]


@cache
def shipped_fonts() -> tuple[FontFile, ...]:
    """The fonts that come with jobaids: Latin, Greek, Cyrillic, Arabic, and signs."""
    digests = {}
    for line in (SHIPPED / "digests").read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        digests[name] = digest
    coverage: dict[str, str] = json.loads((SHIPPED / "coverage.json").read_text("utf-8"))
    return tuple(_shipped(name, digests[f"{name}.ttf"], signs) for name, signs in coverage.items())


def fetched_fonts(root: Path) -> tuple[FontFile, ...]:
    """The fonts that were fetched for the project at `root`, each as it was then.

    One that is recorded and not here (a fresh clone) is left out; its signs are then told as missing.

    Raises:
        LibraryError: a font is not the one that was recorded.
        FormatError: the record was written by a newer jobaids.
    """
    fonts = []
    for entry in read_record(root):
        path = root / FETCHED / entry["file"]
        if not path.is_file():
            continue
        if sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
            raise LibraryError(
                f"the font {entry['file']} is not the one that {RECORD} names",
                why="cards printed with it may look different from those on the wall",
                fix=f"remove {FETCHED}/{entry['file']} and run: jobaids fonts",
            )
        fonts.append(
            FontFile(
                families=tuple(entry["families"]),
                path=path,
                sha256=entry["sha256"],
                bold="Bold" in path.stem,
                signs=read_ranges(entry["signs"]),
            )
        )
    return tuple(fonts)


def read_record(root: Path) -> tuple[dict[str, Any], ...]:
    """What `fonts.lock` says was fetched for a project; nothing, if there is none.

    Raises:
        FormatError: it cannot be read, or was written by a newer jobaids.
    """
    path = root / RECORD
    if not path.exists():
        return ()
    try:
        record = json.loads(path.read_text("utf-8"))
        if record["format"] > FORMAT:
            raise FormatError(f"{RECORD} was written by a newer jobaids", fix="use that jobaids, or a newer one")
        return tuple(record["fonts"])
    except (ValueError, KeyError, TypeError) as error:
        raise FormatError(
            f"{RECORD} cannot be read",
            why=str(error),
            fix="remove it and run: jobaids fonts",
        ) from error


def font_stack(language: Language, fonts: Iterable[FontFile]) -> tuple[str, ...]:
    """The families to draw a text of a language with, in the order each sign is looked for."""
    here = tuple(dict.fromkeys(family for font in fonts for family in font.families))
    others = tuple(family for family in here if family not in ORDER and family != MONOSPACE)
    wanted = (*_first(language), *ORDER, *others)
    return tuple(family for family in dict.fromkeys(wanted) if family in here)


def missing_for(text: str, fonts: Iterable[FontFile]) -> tuple[str, ...]:
    """The signs of a text that none of the fonts can draw, in order, each once."""
    known: frozenset[int] = frozenset().union(*(font.signs for font in fonts))
    return tuple(sorted(sign for sign in set(text) if not _is_drawn(sign, known)))


@contextmanager
def confined(fonts: Iterable[FontFile], folder: Path) -> Iterator[None]:
    """Let a PDF engine that is opened meanwhile see these fonts and no others, by fontconfig's own settings.

    The settings are written to `folder`, which two processes may do at once; where that cannot be, to a passing one.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    with TemporaryDirectory(prefix="jobaids-") as passing:
        try:
            settings = _write_settings(tuple(fonts), folder.resolve())
        except OSError:
            settings = _write_settings(tuple(fonts), Path(passing).resolve())
        os.environ["FONTCONFIG_FILE"] = str(settings)
        try:
            yield
        finally:
            del os.environ["FONTCONFIG_FILE"]
            if before is not None:
                os.environ["FONTCONFIG_FILE"] = before


def _write_settings(fonts: tuple[FontFile, ...], folder: Path) -> Path:
    text = _settings(fonts, folder)
    settings = folder / f"fonts-{sha256(text.encode()).hexdigest()[:8]}.conf"
    if not settings.exists():
        folder.mkdir(parents=True, exist_ok=True)
        fresh = settings.with_suffix(f".{os.getpid()}")
        fresh.write_text(text, "utf-8")
        fresh.replace(settings)
    return settings


def read_ranges(written: str) -> frozenset[int]:
    """The code points that `20-7E A0` stands for."""
    bounds = (part.partition("-") for part in written.split())
    return frozenset(point for first, _, last in bounds for point in range(int(first, 16), int(last or first, 16) + 1))


def written_ranges(points: Iterable[int]) -> str:
    """Code points, given in order, as `20-7E A0`."""
    ranges: list[list[int]] = []
    for point in points:
        if ranges and point == ranges[-1][1] + 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return " ".join(f"{first:X}-{last:X}" if last > first else f"{first:X}" for first, last in ranges)


def font_folders() -> tuple[Path, ...]:
    """Where systems keep fonts: those of the user first, as freedesktop.org and Apple name them."""
    home = Path.home()
    data_home = os.environ.get("XDG_DATA_HOME") or str(home / ".local/share")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    folders = [Path(folder) / "fonts" for folder in (data_home, *shared.split(":"))]
    folders += [home / ".fonts", home / "Library/Fonts", Path("/Library/Fonts")]
    return tuple(folder for folder in folders if folder.is_dir())


def _shipped(name: str, digest: str, signs: str) -> FontFile:
    stem, _, style = name.partition("-")
    page = SHIPPED / f"{name}.woff2"
    return FontFile(
        families=(FAMILIES[stem],),
        path=SHIPPED / f"{name}.ttf",
        sha256=digest,
        bold="Bold" in style,
        italic="Italic" in style,
        page=page if page.exists() else None,
        signs=read_ranges(signs),
    )


FAMILIES = {family.replace(" ", ""): family for family in (*ORDER, MONOSPACE)}


def _first(language: Language) -> tuple[str, ...]:
    """The families a language asks for before all others."""
    parts = language.lower().split("-")
    if parts[0] in WIDER_FIRST:
        return (WIDER,)
    if parts[0] == "zh":
        region = next((REGIONS_OF_CHINESE[part] for part in parts if part in REGIONS_OF_CHINESE), "SC")
        return (f"Noto Sans CJK {region}",)
    return {"ja": ("Noto Sans CJK JP",), "ko": ("Noto Sans CJK KR",)}.get(parts[0], ())


def _is_drawn(sign: str, known: frozenset[int]) -> bool:
    """Whether a sign needs no glyph, has one, or is put together from signs that have one."""
    if ord(sign) in known or unicodedata.category(sign) in {"Cc", "Cf"} or "\ufe00" <= sign <= "\ufe0f":
        return True
    parts = unicodedata.normalize("NFD", sign)
    return parts != sign and all(ord(part) in known for part in parts)


def _settings(fonts: tuple[FontFile, ...], folder: Path) -> str:
    """Fontconfig's settings: folders, which of their files are fonts to use, and what general names mean."""
    folders = dict.fromkeys(font.path.parent for font in fonts)
    generic = {"emoji": ("Noto Emoji",), "monospace": (MONOSPACE,), "sans-serif": ORDER, "serif": ORDER}
    lines = [f"<dir>{escape(str(folder))}</dir>" for folder in folders]
    lines += [
        f"<cachedir>{escape(str(folder))}</cachedir>",
        "<selectfont><rejectfont><glob>*</glob></rejectfont>",
    ]
    lines += [f"<acceptfont><glob>{escape(str(font.path))}</glob></acceptfont>" for font in fonts]
    lines += ["</selectfont>"]
    for name, families in generic.items():
        preferred = "".join(f"<family>{family}</family>" for family in families)
        lines.append(f'<alias binding="same"><family>{name}</family><prefer>{preferred}</prefer></alias>')
    head = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
    return "\n".join((head, "<fontconfig>", *lines, "</fontconfig>", ""))
