"""What a command said, said again while nothing that it depends on changed.

    again = Again(words, look)       before anything else
    if said := again.said():         what it said the last time
    again.keep(stands, until, said)  after it was said for the first time

This is the shortest way of `unchanged`, and looks at the same. It is taken if the very same was typed in the same
folder; it is imported before anything else, and so brings in almost nothing. What takes time to find out (which options
are known, whether they are well formed, in what colours an error is shown) was found out the last time.
"""

from __future__ import annotations

import os
import sys
import time
import zlib

from jobaids.adapters.own_folder import own_folder
from jobaids.adapters.standing import PACKAGE, files_read, lines_of, outputs, program

TYPE_CHECKING = False  # as in typing, which would have to be brought in
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Said = tuple[str, str, int]  # to the one stream, to the other, and how it ended

FOLDER = "again"
ALWAYS = float(1 << 40)  # seconds since 1970
LIBRARIES = ("site-packages", "dist-packages")
ZONES = "/usr/share/zoneinfo"


class Again:
    """What was typed, and what it depends on beside the project: by which program it is done, and where it is told."""

    __slots__ = ("_key", "_lint", "_place", "_program")

    def __init__(self, words: Sequence[str], look: str) -> None:
        root = os.getcwd()
        own = own_folder(FOLDER, os.path.realpath(root))
        key = (*words, "", root, os.uname().nodename, sys.version, sys.prefix, PACKAGE, look)
        self._lint = words[0] == "lint"
        self._key = "\0".join(key).encode(errors="surrogateescape")
        self._place = f"{own}/{zlib.crc32(os.fsencode(root)):08x}-{words[0]}" if own else ""
        self._program = lines_of(_program())

    def said(self) -> Said | None:
        """What was said, if it would be said again."""
        try:
            head, key, stands, out, err = self._read()
            since, until, code = head.split()
        except (OSError, ValueError):
            return None
        if key != self._key or not float(since) <= time.time() < float(until):
            return None
        if stands != self._program + standing(".", lint=self._lint):
            return None
        return out.decode(), err.decode(), int(code)

    def keep(self, stands: bytes, until: float, said: Said) -> None:
        """Keep what was said of a project that stands so, for as long as the day lasts, in seconds since 1970."""
        out, err, code = said
        head = b"%d %d %d" % (time.time(), until, code)
        try:
            self._write(head, self._key, self._program + stands, out.encode(), err.encode())
        except (OSError, UnicodeEncodeError):  # then it is found out again the next time
            return

    def _read(self) -> list[bytes]:
        """The parts that were written.

        Raises:
            OSError: there is no such file, or it cannot be read.
            ValueError: it is damaged.
        """
        with open(self._place, "rb") as file:
            total, *lengths = map(int, file.readline().split())
            octets = file.read()
        if zlib.crc32(octets) != total or sum(lengths) != len(octets):
            raise ValueError(self._place)
        ends = [sum(lengths[: number + 1]) for number in range(len(lengths))]
        return [octets[end - length : end] for length, end in zip(lengths, ends, strict=True)]

    def _write(self, *parts: bytes) -> None:
        """Put parts into the place of those before, all at once."""
        octets = b"".join(parts)
        draft = f"{self._place}.{os.getpid()}"
        with open(draft, "wb") as file:
            file.write(b"%d %s\n" % (zlib.crc32(octets), b" ".join(b"%d" % len(part) for part in parts)))
            file.write(octets)
        os.replace(draft, self._place)


def standing(root: str, *, lint: bool) -> bytes:
    """How a project stands, as far as what is said depends on it; to lint, what was built is nothing."""
    return lines_of(files_read(root)) + (b"" if lint else lines_of(outputs(root)))


def _program() -> Iterator[tuple[str, os.stat_result]]:
    """The program, and folders whose times tell what came or went of libraries beside it."""
    yield from program()
    for folder in (*sys.path, ZONES):
        if folder == ZONES or os.path.basename(folder) in LIBRARIES:
            try:
                yield folder, os.stat(folder)
            except OSError:
                continue
