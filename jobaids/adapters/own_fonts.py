"""The fonts of a project's own: TrueType and OpenType files in `templates/fonts/`."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path

from jobaids.adapters.errors import LibraryError
from jobaids.adapters.folder import Folder
from jobaids.adapters.fonts import FontFile

OWN = "fonts"  # within the project's templates
ENDINGS = (".ttf", ".otf")
MOST = 40_000_000  # bytes; a font of all Chinese signs has 19 million
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16  # names of a font (OpenType, `name`)
_BOLD, _ITALIC = 0x20, 0x01  # of OpenType, `OS/2`, fsSelection


def own_fonts(templates: Path | None) -> tuple[FontFile, ...]:
    """Every font below a project's templates, by name.

    Raises:
        LibraryError: a file is no font.
    """
    if templates is None or not (templates / OWN).is_dir():
        return ()
    folder = Folder(root=templates / OWN)
    return tuple(_read(folder, path) for path in folder.paths() if path.endswith(ENDINGS))


def _read(folder: Folder, path: str) -> FontFile:
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - 0.3 s, and few projects have fonts of their own

    octets = folder.read(path, MOST)
    try:
        with TTFont(BytesIO(octets), lazy=True) as font:
            names, style = font["name"], font["OS/2"].fsSelection
            family = names.getDebugName(_TYPOGRAPHIC_FAMILY) or names.getDebugName(_FAMILY)
            signs = frozenset(font.getBestCmap())
    except (TTLibError, KeyError, TypeError) as error:
        raise LibraryError(
            f"templates/{OWN}/{path} is no font to print with",
            why=str(error),
            fix="put a static TrueType or OpenType file there, or take it away",
        ) from error
    return FontFile(
        families=(family,),
        path=folder.root / path,
        sha256=sha256(octets).hexdigest(),
        bold=bool(style & _BOLD),
        italic=bool(style & _ITALIC),
        signs=signs,
    )
