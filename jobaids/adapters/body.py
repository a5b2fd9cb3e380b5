"""The files of one entry of the store, one after the other: packed together, for the pages of an aid are nearly alike.

Packed, they are one frame of Zstandard, which says itself how long it will be. Where packing saves little, as with
cards and pictures, and where they are very long, they lie as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from zstandard import ZstdCompressor, ZstdDecompressor, ZstdError, frame_content_size

from jobaids.plan.fingerprint import SIZE

LEVEL = 3  # packs the pages of an aid, 1 MB, to 1.7 % at 1.8 GB/s; 1 to 2.1 %, no faster: its window spans half of them
LONGEST = 64_000_000  # bytes that are packed, and so unpacked, at once
WORTH = 0.9  # of their size, above which files lie as they are: they are read faster, and one at a time
AT_HAND = 2  # bodies that stay unpacked: their files are mostly asked for in turn


class DamagedError(Exception):
    """An entry of the store is not what was put there."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Body:
    """Where the files of an entry lie: `whole` bytes from `start` on, in a frame of `packed` bytes if that is not 0."""

    place: Path
    start: int
    whole: int
    packed: int

    @property
    def end(self) -> int:
        """How long the file is that holds it."""
        return self.start + (self.packed or self.whole)

    def bring(self, start: int, size: int, digest: str) -> bytes:
        """The bytes of one file, which have this digest.

        Raises:
            DamagedError: they have not, or are gone; of what is damaged, nothing is left.
        """
        octets = _unpacked(self)[start : start + size] if self.packed else _read(self, start, size)
        if digest_of(octets) != digest:
            _unpacked.cache_clear()
            raise _lost(self)
        return octets


def packed_of(files: Sequence[bytes]) -> tuple[int, int, Sequence[bytes]]:
    """How long some files are together, how long packed, or 0 where they are not, and what is to be written."""
    whole = sum(map(len, files))
    if 0 < whole <= LONGEST:
        frame = ZstdCompressor(level=LEVEL).compress(b"".join(files))
        if len(frame) < WORTH * whole:
            return whole, len(frame), (frame,)
    return whole, 0, files


def digest_of(octets: bytes) -> str:
    """What tells some bytes from all others: the first 40 signs of their SHA-256, which a browser can work out, too."""
    return sha256(octets).digest()[:SIZE].hex()


@lru_cache(maxsize=AT_HAND)
def _unpacked(body: Body) -> bytes:
    frame = _read(body, 0, body.packed)
    try:
        if frame_content_size(frame) == body.whole <= LONGEST:  # before any room is made for it
            return ZstdDecompressor().decompress(frame)
    except ZstdError as fault:
        raise _lost(body) from fault
    raise _lost(body)


def _read(body: Body, start: int, size: int) -> bytes:
    try:
        with body.place.open("rb") as stream:
            stream.seek(body.start + start)
            return stream.read(min(size, body.end))  # no more than is there, whatever was written down
    except OSError as fault:
        raise DamagedError(str(body.place)) from fault


def _lost(body: Body) -> DamagedError:
    """What is damaged is taken away, so that it is not found again."""
    with suppress(OSError):
        body.place.unlink()
    return DamagedError(str(body.place))
