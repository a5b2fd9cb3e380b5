"""What Python compiles of text while it imports, compiled once.

For each frozen class, `dataclasses` writes some six functions as text and lets `exec` compile them: a thousandth of a
second a class, a third of what an import of this program takes. The PDF engine does so with each selector of a style
sheet. Here the compiled code of each text is kept, as Python keeps that of each module. Whoever can write such a file
can run code; so it stands where nobody else writes (decision 16). A text is its own key, so nothing kept can be out of
date; what another Python compiled is never looked at.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from collections.abc import Callable
from importlib import import_module
from types import CodeType

from jobaids.adapters.own_folder import own_folder

FOLDER = "compiled"
MOST = 8_000_000  # bytes; this program has two fifths of them, and what is left of older ones is to go some day

_KNOWN: dict[str, bytes] = {}
_NEW: dict[str, bytes] = {}


def use_compiled(module: str) -> None:
    """From now on, let what a module compiles of text take the code that was kept for it."""
    if not _KNOWN:
        _KNOWN.update(_read())
    # What stands in a module is found before what is built in; these do the same.
    vars(import_module(module)).update(exec=_execute, eval=_evaluate)


def keep_compiled() -> None:
    """Keep what was compiled in this process, if it was anything."""
    place = _place()
    if not _NEW or not place:
        return
    octets = marshal.dumps({**_read(), **_NEW})
    draft = f"{place}.{os.getpid()}"
    try:
        with open(draft, "wb") as file:
            file.write(b"%d\n" % zlib.crc32(octets))
            file.write(octets)
        os.replace(draft, place)
    except OSError:  # then it is compiled again the next time
        return
    _NEW.clear()


def _execute(text: str, names: dict[str, object], found: dict[str, object]) -> None:
    """Run a text as `exec` does."""
    exec(_code(text, "exec"), names, found)  # noqa: S102 - as those do in whose place it is


def _evaluate(text: str, names: dict[str, object], found: dict[str, object]) -> object:
    """The value of a text as `eval` has it."""
    return eval(_code(text, "eval"), names, found)  # noqa: S307 - as above


def code_of(key: str, how: str, write: Callable[[], str]) -> CodeType:
    """The code of a text, as Python compiles it; unless it is kept under its key, somebody has to write the text."""
    if key not in _KNOWN:
        _KNOWN[key] = _NEW[key] = marshal.dumps(compile(write(), "<string>", how, dont_inherit=True))
    code: CodeType = marshal.loads(_KNOWN[key])  # noqa: S302 - see above: only this user can have written it
    return code


def _code(text: str, how: str) -> CodeType:
    return code_of(f"{how} {text}", how, lambda: text)


def _read() -> dict[str, bytes]:
    """What was kept; nothing where it is damaged."""
    try:
        with open(_place(), "rb") as file:
            total, octets = int(file.readline()), file.read(MOST + 1)
    except (OSError, ValueError):
        return {}
    if zlib.crc32(octets) != total or len(octets) > MOST:
        return {}
    kept: dict[str, bytes] = marshal.loads(octets)  # noqa: S302 - as above
    return kept


def _place() -> str:
    folder = own_folder(FOLDER)
    return f"{folder}/{zlib.crc32(sys.version.encode()):08x}" if folder else ""
