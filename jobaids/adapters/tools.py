"""What every maker brings itself, as a fingerprint each: the program, its libraries, its templates, its fonts.

Of files only their content counts, so that machines that installed the same things share what they made.
"""

from __future__ import annotations

import platform
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from jobaids.adapters.body import digest_of
from jobaids.adapters.folder import Folder
from jobaids.adapters.fonts import FontFile
from jobaids.adapters.remembered import NOTHING, Remembered, stats_of
from jobaids.adapters.shared_libraries import library_folders
from jobaids.plan.recipe import Maker

PACKAGE = Path(__file__).parent.parent
LARGEST = 100_000_000  # bytes of one file of the program
APART = (".ttf", ".otf", ".ttc", ".woff2", ".pyc")  # fonts are known by digests of their own
NATIVE = ("libpango", "libharfbuzz", "libfontconfig", "libfreetype", "libcairo", "libglib-2", "libfribidi")
"""How the names of the system's libraries that lay out text begin."""


def tools_of(
    templates: Iterable[Path], card_folders: Iterable[str], fonts: Iterable[FontFile], remembered: Remembered = NOTHING
) -> Mapping[Maker, str]:
    """A fingerprint for each maker; `templates` are the folders they are looked for in, the first that has one wins.

    Cards see only the templates of `card_folders`. What is `remembered` of a file that was not written since counts.
    """
    program, looks = _program(remembered), tuple(contents(templates, remembered))

    def below(*folders: str) -> Iterator[str]:
        starts = tuple(f"{folder}/" for folder in folders)
        return (line for line in looks if line.partition(" ")[2].startswith(starts))

    sheets = (*below(*card_folders), *(f"{font.sha256} {font.families}" for font in fonts), *native())
    pages = digest_of("\n".join((program, *looks)).encode())
    return {
        Maker.CARD: digest_of("\n".join((program, *sheets)).encode()),
        Maker.PACK: digest_of("\n".join((program, *below("pack"), *sheets)).encode()),
        Maker.MEDIA: program,
        Maker.ICONS: program,
        Maker.PAGES: pages,
        Maker.LISTS: pages,
    }


@cache
def _program(remembered: Remembered) -> str:
    """This package and the names, with their versions, of the packages beside it."""
    libraries = {Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")}
    found = {path.name for folder in libraries if folder.is_dir() for path in folder.glob("*.dist-info")}
    parts = (platform.python_version(), platform.machine(), *sorted(found), *contents((PACKAGE,), remembered))
    return digest_of("\n".join(parts).encode())


def contents(folders: Iterable[Path], remembered: Remembered = NOTHING) -> Iterator[str]:
    """The path and the digest of every file, as many makers cannot tell one path from another; fonts are left out."""
    for number, root in enumerate(folders):
        for path, digest in _digests(Folder(root=root), remembered).items():
            yield f"{number} {path} {digest}"


def _digests(folder: Folder, remembered: Remembered) -> dict[str, object]:
    kind = f"digests {folder.root}"
    stats = {path: stat for path, stat in stats_of(folder).items() if not path.endswith(APART)}
    known = remembered.fresh(kind, stats)
    new = {path: digest_of(folder.read(path, LARGEST)) for path in stats if path not in known}
    remembered.keep(kind, stats, new)
    return {path: known.get(path) or new[path] for path in stats}


@cache
def native() -> tuple[str, ...]:
    """The full names, which end in their versions, of the system's libraries that lay out text."""
    found: dict[str, str] = {}
    for folder in library_folders():
        for library in sorted(Path(folder).iterdir()):
            if library.name.startswith(NATIVE) and (".so." in library.name or library.suffix == ".dylib"):
                found.setdefault(library.name, library.resolve().name)
    return tuple(f"{name} {real}" for name, real in found.items())
