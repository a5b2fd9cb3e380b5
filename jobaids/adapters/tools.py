"""What every maker brings itself, as a fingerprint each: the program, its libraries, its templates, its fonts.

Of files only their content counts, so that machines that installed the same things share what they made.
"""

from __future__ import annotations

import platform
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from jobaids.adapters.folder import Folder
from jobaids.adapters.fonts import FontFile
from jobaids.adapters.shared_libraries import library_folders
from jobaids.adapters.store import digest_of
from jobaids.plan.recipe import Maker

PACKAGE = Path(__file__).parent.parent
LARGEST = 100_000_000  # bytes of one file of the program
APART = (".ttf", ".otf", ".ttc", ".woff2", ".pyc")  # fonts are known by digests of their own
NATIVE = ("libpango", "libharfbuzz", "libfontconfig", "libfreetype", "libcairo", "libglib-2", "libfribidi")
"""How the names of the system's libraries that lay out text begin."""


def tools_of(templates: Iterable[Path], card_folders: Iterable[str], fonts: Iterable[FontFile]) -> Mapping[Maker, str]:
    """A fingerprint for each maker; `templates` are the folders they are looked for in, the first that has one wins.

    Cards see only the templates of `card_folders`.
    """
    program = _program()
    folders = tuple(templates)
    cards = tuple(f"{name}/" for name in card_folders)
    pages = digest_of("\n".join((program, *contents(folders, ("",)))).encode())
    sheets = (*contents(folders, cards), *(f"{font.sha256} {font.families}" for font in fonts), *native())
    return {
        Maker.CARD: digest_of("\n".join((program, *sheets)).encode()),
        Maker.PACK: digest_of("\n".join((program, *contents(folders, ("pack/",)), *sheets)).encode()),
        Maker.MEDIA: program,
        Maker.ICONS: program,
        Maker.PAGES: pages,
        Maker.LISTS: pages,
    }


@cache
def _program() -> str:
    """This package and the names, with their versions, of the packages beside it."""
    libraries = {Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")}
    found = {path.name for folder in libraries if folder.is_dir() for path in folder.glob("*.dist-info")}
    parts = (platform.python_version(), platform.machine(), *sorted(found), *contents((PACKAGE,), ("",)))
    return digest_of("\n".join(parts).encode())


def contents(folders: Iterable[Path], below: tuple[str, ...]) -> Iterator[str]:
    """The path and the digest of every file, as many makers cannot tell one path from another; fonts are left out."""
    for number, root in enumerate(folders):
        folder = Folder(root=root)
        for path in folder.paths():
            if path.startswith(below) and not path.endswith(APART):
                yield f"{number} {path} {digest_of(folder.read(path, LARGEST))}"


@cache
def native() -> tuple[str, ...]:
    """The full names, which end in their versions, of the system's libraries that lay out text."""
    found: dict[str, str] = {}
    for folder in library_folders():
        for library in sorted(Path(folder).iterdir()):
            if library.name.startswith(NATIVE) and (".so." in library.name or library.suffix == ".dylib"):
                found.setdefault(library.name, library.resolve().name)
    return tuple(f"{name} {real}" for name, real in found.items())
