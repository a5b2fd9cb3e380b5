"""Look at everything jobaids needs of this machine, and say the one thing to do: `make doctor`.

Standard library only: it runs when nothing else does. What could kill the interpreter is tried in a child process:
a broken library can, and so can a PDF engine that finds no font.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from setup.machine import PRINTING, ROOT, TESTING, WORLD_FAILED, command_for, is_there, succeeds

FONTS = ROOT / "jobaids" / "data" / "fonts"
VENV_PYTHON = ROOT / ".venv" / "bin" / "python"

COUNT_GLYPHS = """
import ctypes, sys
for name in ("libharfbuzz.so.0", "libharfbuzz.0.dylib"):
    try: harfbuzz = ctypes.CDLL(name)
    except OSError: pass
read, face, count = harfbuzz.hb_blob_create_from_file, harfbuzz.hb_face_create, harfbuzz.hb_face_get_glyph_count
read.restype = face.restype = ctypes.c_void_p
face.argtypes, count.argtypes = (ctypes.c_void_p, ctypes.c_uint), (ctypes.c_void_p,)
sys.exit(count(face(read(sys.argv[1].encode()), 0)) < 2)
"""

PRINT_A_PAGE = """
import sys
from weasyprint import HTML
from weasyprint.text.ffi import harfbuzz_subset
face = f"@font-face {{ font-family: own; src: url('file://{sys.argv[1]}') }} body {{ font-family: own }}"
pdf = HTML(string=f"<style>{face}</style><p>7K3QMX-12K").write_pdf()
sys.exit(harfbuzz_subset is None or not pdf.startswith(b"%PDF") or not 2_000 < len(pdf) < 20_000)
"""


class Finding(NamedTuple):
    """One thing looked at: whether it is well and, if not, what to do."""

    name: str
    well: bool
    remedy: str = ""
    matters: bool = True  # not, where only tests would miss it


def main() -> int:
    """Print every finding, then the one thing to do."""
    findings = tuple(examine(tests="--tests" in sys.argv))
    for finding in findings:
        state = "ok" if finding.well else "missing" if finding.matters else "not here, and only tests need it"
        print(f"  {finding.name:<26} {state}")
    remedies = [finding.remedy for finding in findings if not finding.well and finding.matters]
    print(f"\nDo this: {remedies[0]}" if remedies else "\nAll is well.")
    return WORLD_FAILED if remedies else 0


def examine(*, tests: bool) -> Iterator[Finding]:
    """Look at Python, libraries, fonts and the printing of a page, in the order they build on each other."""
    yield Finding(f"Python {sys.version.split()[0]}", well=True)  # set-up does not begin with an older one
    looked = {need: is_there(need) for need in PRINTING + TESTING}
    wanted = PRINTING + TESTING if tests else PRINTING
    remedy = command_for(tuple(need for need in wanted if not looked[need]))
    for need, well in looked.items():
        yield Finding(need.name, well, remedy, matters=need in wanted)
    if all(looked[need] for need in PRINTING):
        yield from examine_fonts()
        yield from examine_printing()


def examine_fonts() -> Iterator[Finding]:
    """Check that each font that ships is as it was made, and that HarfBuzz can read it; name those that are not."""
    digests = [line.split("  ") for line in (FONTS / "digests").read_text("utf-8").splitlines()]
    broken = [name for digest, name in digests if not is_sound(FONTS / name, digest)]
    remedy = "put jobaids/data/fonts back as it was: git checkout -- jobaids/data/fonts"
    for name in broken or ["the fonts that ship"]:
        yield Finding(name, not broken, remedy)


def is_sound(font: Path, digest: str) -> bool:
    """Whether a file of the fonts is as it was made and, if it is one to print with, can be read."""
    if not font.is_file() or hashlib.sha256(font.read_bytes()).hexdigest() != digest:
        return False
    return font.suffix != ".ttf" or succeeds("-c", COUNT_GLYPHS, str(font))


def examine_printing() -> Iterator[Finding]:
    """Print a page with the installed engine, if it is installed yet."""
    if VENV_PYTHON.exists():
        font = str(FONTS / "AtkinsonHyperlegibleNext-Regular.ttf")
        well = succeeds("-c", PRINT_A_PAGE, font, python=str(VENV_PYTHON))
        yield Finding("a printed page", well, "make the tools anew: rm -r .venv && make build")


if __name__ == "__main__":
    sys.exit(main())
