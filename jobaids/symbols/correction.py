"""Reed–Solomon codewords of correction (ISO/IEC 18004, 7.5): what lets a scratched symbol still be read.

Codewords are elements of GF(2⁸) modulo x⁸ + x⁴ + x³ + x² + 1. The content of a block is a polynomial, its first
codeword the highest coefficient; the correction is the remainder after division by a generator. Remainders add up, so
the correction of a block is the sum of those that each of its codewords causes alone.
"""

from __future__ import annotations

from functools import cache

_MODULUS = 0x11D


@cache
def remainders(length: int, correction: int) -> tuple[tuple[int, ...], ...]:
    """The correction that a codeword 1 causes in each place of a block of `length`, all others being 0."""
    generator = _generator(correction)
    remainder = (1, *(0,) * (correction - 1))
    found = []
    for _ in range(length):
        remainder = _shifted(remainder, generator)
        found.append(remainder)
    return tuple(reversed(found))


def doubled(codeword: int) -> int:
    """A codeword times x."""
    return codeword << 1 if codeword < 0x80 else codeword << 1 ^ _MODULUS


def _generator(correction: int) -> tuple[int, ...]:
    """The product of all x + 2ⁱ for i below `correction`; its highest coefficient is 1 and is left out."""
    generator, root = (*(0,) * (correction - 1), 1), 1
    for _ in range(correction):
        higher = (*generator[1:], 0)
        generator = tuple(one ^ _product(two, root) for one, two in zip(higher, generator, strict=True))
        root = doubled(root)
    return generator


def _shifted(remainder: tuple[int, ...], generator: tuple[int, ...]) -> tuple[int, ...]:
    """A remainder times x, divided once more."""
    lead, rest = remainder[0], (*remainder[1:], 0)
    return tuple(one ^ _product(lead, two) for one, two in zip(rest, generator, strict=True))


def _product(one: int, two: int) -> int:
    """Two codewords multiplied, bit by bit of the second."""
    product = 0
    while two:
        product ^= one if two & 1 else 0
        one, two = doubled(one), two >> 1
    return product
