"""Make the fonts that ship from their published packages: `make fonts`.

`fonts.toml` names the exact version of each package and the digest of each file taken from it. The result is the
same bytes every time: static TrueType for print, WOFF2 for pages, the licences, `coverage.json` (which signs each
font draws) and `digests` (which `sha256sum -c` reads).
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tarfile
import tomllib
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from jobaids.adapters.fonts import SHIPPED, read_ranges, written_ranges

HERE = Path(__file__).parent


def main() -> None:
    """Fetch every package once, and write every font into its folder anew."""
    shutil.rmtree(SHIPPED, ignore_errors=True)
    SHIPPED.mkdir(parents=True)
    faces = tomllib.loads((HERE / "fonts.toml").read_text("utf-8"))
    with TemporaryDirectory() as folder:
        packages = {face["package"] for face in faces.values()} | {licence_of(face) for face in faces.values()}
        opened = {package: open_package(package, Path(folder)) for package in sorted(packages)}
        for name, face in faces.items():
            make_face(name, face, opened[face["package"]])
            licence = opened[licence_of(face)] / "LICENSE_FONT"
            (SHIPPED / f"{name.partition('-')[0]}-LICENCE.txt").write_bytes(licence.read_bytes())
    coverage = {name: written_ranges(signs(SHIPPED / f"{name}.ttf")) for name in sorted(faces)}
    (SHIPPED / "coverage.json").write_text(json.dumps(coverage, indent=1) + "\n", "utf-8")
    files = sorted(SHIPPED.iterdir())
    (SHIPPED / "digests").write_text("".join(f"{digest(file)}  {file.name}\n" for file in files), "utf-8")


def open_package(package: str, folder: Path) -> Path:
    """Fetch a package with npm and unpack it into a folder of its own."""
    packed = subprocess.run(
        ("npm", "pack", "--silent", package), cwd=folder, check=True, capture_output=True, text=True
    )
    archive = folder / packed.stdout.split()[-1]
    unpacked = archive.with_suffix("")
    with tarfile.open(archive) as files:
        files.extractall(unpacked, filter="data")
    return unpacked / "package"


def make_face(name: str, face: dict[str, str], package: Path) -> None:
    """Write one face as TrueType, cut down to what is kept, and as WOFF2."""
    file = f"{name.partition('-')[0]}_{face['style']}.ttf"
    source = next(path for path in (package / face["style"] / file, package / file) if path.is_file())
    if (found := digest(source)) != face["sha256"]:
        raise SystemExit(f"{source.name} of {face['package']} has the digest {found}, not {face['sha256']}")
    target = SHIPPED / f"{name}.ttf"
    if keep := face.get("keep"):
        cut(source, target, keep=read_ranges(keep), narrow_space=name.startswith("NotoEmoji"))
    else:
        target.write_bytes(source.read_bytes())
    if face.get("page", True):
        font = TTFont(target, recalcTimestamp=False)
        font.flavor = "woff2"
        font.save(target.with_suffix(".woff2"))


def licence_of(face: dict[str, str]) -> str:
    """Name the package that holds a face's licence: its own, unless it was packed before licences were."""
    return face.get("licence", face["package"])


def cut(source: Path, target: Path, *, keep: Iterable[int], narrow_space: bool) -> None:
    """Keep some signs of a font with all that shapes them, and no hints, which neither paper nor phones read.

    A space takes the font of the sign before it, and the space of an emoji font is as wide as a picture.
    """
    options = Options(layout_features=["*"], hinting=False, glyph_names=False, recalc_timestamp=False)
    options.drop_tables += ["MATH", "vhea", "vmtx", "STAT"]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=keep)
    subsetter.subset(font)
    if narrow_space:
        font["hmtx"][font.getBestCmap()[0x20]] = (font["head"].unitsPerEm // 4, 0)
    font.save(target)


def digest(file: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def signs(file: Path) -> list[int]:
    """Return the code points a font has a glyph for, in order."""
    return sorted(TTFont(file).getBestCmap())


if __name__ == "__main__":
    main()
