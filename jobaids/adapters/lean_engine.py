"""Brings in the PDF engine without what a card asks for seldom or never.

To cut fonts the engine has HarfBuzz; it brings in a second way, of fontTools, and what makes a font of a variable one,
which takes a tenth of a second. Something stands in for them that brings them in when they are called.

For each native library the engine tries the names it has on all systems. What is no name here is looked up by running
the compiler, two dozen times, though under Linux the last of them is the name by which the loader knows it.

What these libraries are asked for is declared in C. The engine has cffi read these 400 lines each time, and all of the
names again with each kind of value it makes first. They are read once, and kept as what cffi makes of them for
programs that are delivered compiled (its out-of-line mode).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from ctypes import util
from functools import partial
from importlib import import_module
from io import StringIO
from types import ModuleType, SimpleNamespace
from typing import Any

import _cffi_backend
import cffi

from jobaids.adapters.compiled import code_of, use_compiled

ENGINE = "weasyprint"
CFFI = 2  # its version
_PLAIN = cffi.FFI
LATER = ("fontTools.subset", "fontTools.varLib.instancer", "fontTools.ttLib.woff2")
"""Modules of which the engine calls functions and classes, and none while it is brought in itself."""


def bring_in() -> None:
    """Bring in the engine, once a process; to do so without this takes longer, and comes to the same."""
    if ENGINE in sys.modules:
        return
    use_compiled("cssselect2.compiler")
    try:
        with _standing_in(), _by_their_names(), _declared_once(), redirect_stdout(StringIO()):
            import_module(ENGINE)
    except OSError:  # a library that only the compiler finds
        import_module(ENGINE)


@contextmanager
def _standing_in() -> Iterator[None]:
    """Have something stand in for what is seldom called."""
    absent = [name for name in LATER if name not in sys.modules]
    sys.modules.update({name: _Later(name) for name in absent})
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


@contextmanager
def _by_their_names() -> Iterator[None]:
    """Let libraries be found by the loader alone, where it knows them by the names they are asked for by."""
    found = util.find_library
    if sys.platform == "linux":
        util.find_library = _nowhere
    try:
        yield
    finally:
        util.find_library = found


@contextmanager
def _declared_once() -> Iterator[None]:
    """Let what is declared in C be read once, if cffi is of the kind that is known here."""
    if cffi.__version_info__[0] == CFFI:
        cffi.FFI = _Declared
    try:
        yield
    finally:
        cffi.FFI = _PLAIN


class _Declared(_cffi_backend.FFI):  # type: ignore[misc]  # cffi carries no types
    """Libraries as cffi has them for compiled programs; its words for this are those of its class that reads C."""

    def __init__(self) -> None:
        """Nothing is declared yet."""

    def cdef(self, declared: str) -> None:
        """Declare what is in the libraries."""
        code = code_of(f"cffi {cffi.__version__} {declared}", "exec", partial(_written, declared))
        exec(code, {"_cffi_backend": SimpleNamespace(FFI=super().__init__)})  # noqa: S102 - written by cffi


def _written(declared: str) -> str:
    """What cffi writes for compiled programs, but for the line that brings in what it calls."""
    ffi, text = _PLAIN(), StringIO()
    ffi.cdef(declared)
    ffi.set_source("declared", None)
    import_module("cffi.recompiler").make_py_source(ffi, "declared", text)
    return text.getvalue().replace("import _cffi_backend\n", "")


def _nowhere(name: str) -> str | None:  # noqa: ARG001 - as `find_library` is called
    return None


class _Later(ModuleType):
    """Stands in for a module until something of it is called."""

    def __getattr__(self, name: str) -> object:
        """What calls something of the module, which is brought in then."""
        if name.startswith("__"):
            raise AttributeError(name)
        return partial(_call, self.__name__, name)


def _call(module: str, name: str, *arguments: Any, **named: Any) -> object:  # noqa: ANN401 - whatever the engine says
    return getattr(import_module(module), name)(*arguments, **named)
