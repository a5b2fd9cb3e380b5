"""What is typed: commands, one per file; each is imported only when it is asked for, so that help answers at once."""

from __future__ import annotations

import gc
import os
import sys

from jobaids.adapters.again import Again

USUAL = gc.get_threshold()
CONTENT_FAILED = 1
ASKED_WRONGLY = 2  # click's own
WORLD_FAILED = 3
BUG = 70  # EX_SOFTWARE of sysexits.h
SELDOM = 200_000  # values made since the last look; some 20 MB
REPEATED = frozenset({"build", "lint"})  # commands that say the same while nothing changes


def main() -> None:
    """Do what was typed; what would only be said again is said before anything else is imported."""
    gc.disable()  # to look through what Python brought along for circles takes longer than all of this
    again = Again(sys.argv[1:], _look()) if sys.argv[1:2] and sys.argv[1] in REPEATED else None
    if again and (said := again.said()):
        _say(*said)
    gc.enable()
    from jobaids.adapters.compiled import keep_compiled, use_compiled  # noqa: PLC0415 - see above

    use_compiled("dataclasses")
    from jobaids.cli.commands import run  # noqa: PLC0415 - takes longer than to say the same again

    try:
        run(again)
    finally:
        keep_compiled()


def hurry() -> None:
    """Let a short run look for circles of values seldom; to look as often as a long one took an eighth of its time."""
    gc.set_threshold(SELDOM)


def take_time() -> None:
    """Look for circles as often as ever: the run turned out to be a long one."""
    gc.set_threshold(*USUAL)


def _look() -> str:
    """How what is said will look, as far as that depends on where it is said."""
    streams = [f"{stream and stream.encoding} {stream and stream.errors}" for stream in (sys.stdout, sys.stderr)]
    width = os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout and sys.stdout.isatty() else None
    return f"{streams} {width} {os.environ.get('NO_COLOR')} {os.environ.get('TERM')}"


def _say(out: str, err: str, code: int) -> None:
    """Say it, and end."""
    try:
        for stream, text in ((sys.stdout, out), (sys.stderr, err)):
            stream.write(text)
            stream.flush()
    except BrokenPipeError:  # whoever listened has heard enough
        code = 0
    sys.exit(code)
