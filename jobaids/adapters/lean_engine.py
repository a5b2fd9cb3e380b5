"""Brings in the PDF engine without what a card asks for seldom or never.

To cut fonts the engine has HarfBuzz; it brings in a second way, of fontTools, and what makes a font of a variable one,
which takes a tenth of a second. Something stands in for them that brings them in when they are called.

For each native library the engine tries the names it has on all systems. What is no name here is looked up by running
the compiler, two dozen times, though under Linux the last of them is the name by which the loader knows it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import util
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any

from jobaids.adapters.compiled import use_compiled

ENGINE = "weasyprint"
LATER = ("fontTools.subset", "fontTools.varLib.instancer", "fontTools.ttLib.woff2")
"""Modules of which the engine calls functions and classes, and none while it is brought in itself."""


def bring_in() -> None:
    """Bring in the engine, once a process; to do so without this takes longer, and comes to the same."""
    if ENGINE in sys.modules:
        return
    use_compiled("cssselect2.compiler")
    try:
        with _standing_in(), _by_their_names():
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
