"""The engine that is brought in without what is seldom called is the engine."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.running import ROOT

CARD = """
import sys
if sys.argv[1] == "lean":
    from jobaids.adapters.lean_engine import bring_in
    bring_in()
import weasyprint
from weasyprint.pdf import fonts
from weasyprint.text.ffi import fontconfig, gobject, harfbuzz, harfbuzz_subset, pango, pangoft2
assert ("fontTools.subset" in sys.modules) is (sys.argv[1] != "lean")
"""


PROGRAMS = (
    "print(weasyprint.HTML(string='<p>Turn the key to OFF</p>').write_pdf(pdf_identifier=b'1').hex())",
    "print(sorted(fonts.subset.Options(recommended_glyphs=True).__dict__))",
    "print(fonts.subset.Subsetter(fonts.subset.Options()).glyph_ids_requested)",
    "from fontTools.subset import Subsetter; print(type(fonts.subset.Subsetter()) is Subsetter)",
    "import fontTools.varLib.instancer as real; print(real.__file__)",
    "print(all((harfbuzz.hb_version_atleast(4, 1, 0), harfbuzz_subset, gobject, fontconfig, pango, pangoft2)))",
    "from ctypes.util import find_library; print(find_library('c'))",
    "fonts.instantiateVariableFont(None, {})",
)
EACH_ALONE = """
import os
for number, program in enumerate(sys.argv[3:]):
    child = os.fork()
    if not child:
        for descriptor, ending in ((1, "out"), (2, "err")):
            os.dup2(os.open(f"{sys.argv[2]}/{number}.{ending}", os.O_CREAT | os.O_WRONLY), descriptor)
        exec(program)
        break
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """How a program ended, and what it wrote."""

    code: int
    out: bytes
    err: bytes


def tried(how: str, folder: Path) -> tuple[Tried, ...]:
    """What comes of each program in a process of its own, all of them forked after the engine was brought in."""
    folder.mkdir()
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", CARD + EACH_ALONE, how, str(folder), *PROGRAMS],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    codes = map(int, ended.stdout.split())
    return tuple(
        Tried(code=code, out=(folder / f"{number}.out").read_bytes(), err=(folder / f"{number}.err").read_bytes())
        for number, code in enumerate(codes)
    )


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[Tried, Tried], ...]:
    """What comes of each program with the lean engine, and with the whole one."""
    folder = tmp_path_factory.mktemp("tried")
    return tuple(zip(tried("lean", folder / "lean"), tried("whole", folder / "whole"), strict=True))


@pytest.mark.parametrize("number", range(len(PROGRAMS)), ids=PROGRAMS)
def test_all_that_is_asked_of_it_is_answered_the_same(both: tuple[tuple[Tried, Tried], ...], number: int) -> None:
    """A card must have the same bytes, whoever brought in what it is made with."""
    lean, whole = both[number]

    assert lean.code == whole.code
    assert lean.out == whole.out
    assert lean.err.splitlines()[-1:] == whole.err.splitlines()[-1:]
    assert lean.out or lean.err


def test_a_library_that_the_loader_does_not_know_is_looked_for() -> None:
    """On some machines a library has a name of its own."""
    program = """
import builtins, sys, cffi
from ctypes import util
from jobaids.adapters import lean_engine
asked = []
found, real = util.find_library, cffi.FFI.dlopen
def dlopen(ffi, name, flags=0):
    if "pango-1.0.so" in name:  # the loader does not know it by this name here
        raise OSError(name)
    return real(ffi, name, flags)
cffi.FFI.dlopen = dlopen
quick = lean_engine._Declared.dlopen
def refused(ffi, name, flags=0):
    return dlopen(ffi, name, flags) if "pango-1.0.so" in name else quick(ffi, name, flags)
lean_engine._Declared.dlopen = refused
util.find_library = lambda name: asked.append(name) or found(name)
lean_engine.bring_in()
import weasyprint
print("pango-1.0" in asked)
"""
    ended = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.stdout == "True\n", ended.stderr
