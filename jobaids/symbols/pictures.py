"""What each half octet of content darkens in a symbol, worked out once for a version and level.

Codewords of correction are sums of what each codeword of content causes alone, and where they stand depends on nothing:
so a symbol is the exclusive or of one picture for each half octet of its content, correction included, and one of its
patterns and mask. A picture is a large number, laid out as `penalty` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, reduce
from operator import getitem, xor

from jobaids.symbols.correction import doubled, remainders
from jobaids.symbols.layout import MASKS, Place, content, notes, patterns
from jobaids.symbols.level import Level
from jobaids.symbols.tables import Blocks, blocks_of, size_of

Half = dict[str, int]
"""For each of its sixteen values, as a hexadecimal digit, what half an octet darkens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """What all symbols of one version share."""

    size: int
    every: int  # all modules
    masked: tuple[int, ...]  # for each mask: patterns, and what it inverts
    modules: tuple[int, ...]  # those left for codewords, in their order

    @property
    def stride(self) -> int:
        """Bits from row to row: one more than there are modules, for the gap."""
        return self.size + 1

    def rows(self, picture: int) -> tuple[int, ...]:
        """The rows of a picture from the top, the leftmost module the highest bit."""
        one_row = (1 << self.size) - 1
        return tuple([picture >> shift & one_row for shift in range(self.stride * (self.size - 1), -1, -self.stride)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """What all symbols of one version and level are put together from."""

    canvas: Canvas
    octets: int  # codewords of content
    halves: tuple[Half, ...]  # two for each codeword of content, in its order
    notes: tuple[int, ...]  # for each mask: format and version information


@cache
def pictures(version: int, level: Level) -> Pictures:
    """The pictures of a version at a level; a few milliseconds, once."""
    canvas, blocks = _canvas(version), blocks_of(version, level)
    noted = (notes(version, level, mask) for mask in range(len(MASKS)))
    return Pictures(
        canvas=canvas,
        octets=blocks.content,
        halves=tuple(_with_correction(blocks, _placed(canvas.modules))),
        notes=tuple(_picture((place for place, dark in note.items() if dark), canvas.size) for note in noted),
    )


def darkened(halves: Iterable[Half], octets: bytes) -> int:
    """What octets darken together."""
    return reduce(xor, map(getitem, halves, octets.hex()), 0)


@cache
def _canvas(version: int) -> Canvas:
    size, places = size_of(version), content(version)
    fixed = _picture((place for place, dark in patterns(version).items() if dark), size)
    return Canvas(
        size=size,
        every=_picture(((x, y) for x in range(size) for y in range(size)), size),
        masked=tuple(fixed ^ _picture((place for place in places if mask(*place)), size) for mask in MASKS),
        modules=tuple(_picture([place], size) for place in places),
    )


def _picture(places: Iterable[Place], size: int) -> int:
    """Some modules as a number: rows from the lowest bit up, then the symbol turned, with columns for rows.

    After each row comes a gap of one bit, and after the last one a whole row of gap.
    """
    stride, last = size + 1, size - 1
    upright = turned = 0
    for x, y in places:
        upright |= 1 << (last - y) * stride + last - x
        turned |= 1 << (last - x) * stride + last - y
    return upright | turned << stride * stride


def _placed(modules: tuple[int, ...]) -> tuple[Half, ...]:
    """What each half of each codeword darkens where it stands; bits left over after the last stay light."""
    whole = len(modules) // 8 * 8
    return tuple(_half(modules[first : first + 4]) for first in range(0, whole, 4))


def _half(four: tuple[int, ...]) -> Half:
    """What each value of four bits darkens, given what each bit does, from the highest."""
    values = [0]
    for one in reversed(four):
        values += [value ^ one for value in values]
    return dict(zip("0123456789abcdef", values, strict=True))


def _with_correction(blocks: Blocks, placed: tuple[Half, ...]) -> Iterator[Half]:
    """What each half octet of content darkens, by itself and by the correction it causes, in the order of content."""
    count = len(blocks.lengths)
    for block, length in enumerate(blocks.lengths):
        firsts = range(blocks.content + block, blocks.content + block + count * blocks.correction, count)
        behind = tuple(half for first in firsts for half in placed[2 * first : 2 * first + 2])
        for number, caused in enumerate(remainders(length, blocks.correction)):
            own = placed[2 * _own(blocks, block, number) :][:2]
            bits = [
                own[weight < 4][f"{1 << weight % 4:x}"] ^ darkened(behind, correction)
                for weight, correction in enumerate(_doubling(caused))
            ]
            yield _half(tuple(reversed(bits[4:])))
            yield _half(tuple(reversed(bits[:4])))


def _own(blocks: Blocks, block: int, number: int) -> int:
    """Where a codeword of content stands among all: the first of each block, the second of each … (7.6)."""
    shorter = blocks.lengths[0]
    absent = blocks.lengths.count(shorter) if number == shorter else 0
    return number * len(blocks.lengths) + block - absent


def _doubling(correction: tuple[int, ...]) -> Iterator[bytes]:
    """The correction that each bit of a codeword causes, from its lowest."""
    for _ in range(8):
        yield bytes(correction)
        correction = tuple(map(doubled, correction))
