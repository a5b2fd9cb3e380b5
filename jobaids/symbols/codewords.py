"""Segments as codewords: the octets of content a symbol stores (ISO/IEC 18004, 7.4)."""

from __future__ import annotations

from jobaids.symbols.payload import ALPHANUMERIC_SIGNS, Segment, SegmentMode, header_bits

_VALUES = bytes(max(0, ALPHANUMERIC_SIGNS.find(chr(octet))) for octet in range(256))  # table 5
_DIGIT_BITS = (0, 4, 7, 10)  # for so many digits; 7.4.3
_TERMINATOR_BITS = 4  # 7.4.9; fewer where the symbol is full
_PADDING = int.from_bytes(b"\xec\x11" * 1500)  # 7.4.10; more than any symbol holds
_PADDING_OCTETS = 3000

_Bits = tuple[int, int]  # a number, and in how many bits it is written


def codewords(parts: tuple[Segment, ...], version_class: int, octets: int) -> bytes:
    """Segments with their headers, closed and padded to fill so many octets.

    Args:
        parts: what is stored.
        version_class: which lengths in headers the version has; one of `VERSION_CLASSES`.
        octets: how many the version holds.

    Raises:
        ValueError: the segments take more.
    """
    bits, width = 0, 0
    for part in parts:
        stored, stored_width = _stored(part)
        header_width = header_bits(part.mode, version_class)
        header = part.mode.value << (header_width - _TERMINATOR_BITS) | len(part.text)
        bits = (bits << header_width | header) << stored_width | stored
        width += header_width + stored_width
    free = 8 * octets - width
    if free < 0:
        raise ValueError(f"{width} bits do not go into {octets} octets")
    bits <<= min(free, _TERMINATOR_BITS)
    free -= min(free, _TERMINATOR_BITS)
    bits <<= free % 8
    padded = free // 8
    return (bits << 8 * padded | _PADDING >> 8 * (_PADDING_OCTETS - padded)).to_bytes(octets)


def _stored(part: Segment) -> _Bits:
    """The signs of a segment in its mode."""
    match part.mode:
        case SegmentMode.NUMERIC:
            return _numeric(part.text)
        case SegmentMode.ALPHANUMERIC:
            return _alphanumeric(part.text.encode("ascii").translate(_VALUES))
        case SegmentMode.BYTE:
            return int.from_bytes(part.text.encode("ascii")), 8 * len(part.text)


def _numeric(digits: str) -> _Bits:
    """Three digits in ten bits."""
    bits = 0
    for start in range(0, len(digits), 3):
        three = digits[start : start + 3]
        bits = bits << _DIGIT_BITS[len(three)] | int(three)
    return bits, len(digits) // 3 * 10 + _DIGIT_BITS[len(digits) % 3]


def _alphanumeric(values: bytes) -> _Bits:
    """Two signs in eleven bits."""
    bits = 0
    for one, two in zip(values[::2], values[1::2], strict=False):
        bits = bits << 11 | one * len(ALPHANUMERIC_SIGNS) + two
    if len(values) % 2:
        bits = bits << 6 | values[-1]
    return bits, len(values) // 2 * 11 + len(values) % 2 * 6
