"""Labels: what a person reads aloud to say which release a card shows."""

from __future__ import annotations

from jobaids.model.names import Digest, Label

CHECK_SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ"
"""The letters of the alphabet of codes. Never a digit: after a number it would read as part of it, `12` and `7` as
`127`; and a label that seems to end in a digit was misread (`8` for `B`) and is asked for again. Two branches that
both released a number 12 differ in this sign in 21 of 22 cases."""

_FIRST_BITS = 16  # hexadecimal signs of the digest that choose the sign


def label_of(number: int, digest: Digest) -> Label:
    """The label of release `number` (1 or more) with sealed content of this digest: `12K`."""
    return Label(f"{number}{CHECK_SIGNS[int(digest[:_FIRST_BITS], 16) % len(CHECK_SIGNS)]}")


def revision_in(label: Label) -> int:
    """The number of the release that a label names."""
    return int(label[:-1])
