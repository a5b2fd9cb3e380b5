"""The signs of a code, its check sign, and what a person meant who typed one.

Crockford's base 32 leaves out I, L, O and U. The check sign is computed over GF(32): the signs of a code are the
coefficients of a polynomial that is zero at a primitive element. Every sign has a different weight, none of them
zero, so every single wrong sign and every swap of two signs is caught.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from jobaids.model.names import Code, Label

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 6  # signs, the check sign included

_MODULUS = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)}
_MEANT = str.maketrans("OIL", "011")
_LABEL_TAIL = re.compile(r"^(.*?)[\W_]+([0-9OIL]{1,6}[A-HJKMNP-TV-Z]|[0O])[\W_]*$")
_LABEL = re.compile(r"(0|[1-9][0-9]{0,5}[A-HJKMNP-TV-Z])\Z")
_LIKENESS = ("8B", "5S", "2Z", "6G", "0DQ", "1J7T", "UVYW", "4A", "MNH", "EF", "CG", "PR", "KX")
MOST_SUGGESTIONS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a person typed, put right as far as no guess is needed.

    `signs` may hold fewer or more than six signs, and signs outside the alphabet; `label` is empty if none was typed.
    """

    signs: str
    label: Label = Label("")

    @property
    def code(self) -> Code | None:
        """The code, or None where its check sign says that something is wrong."""
        return Code(self.signs) if is_valid(self.signs) else None


def check_sign(first: str) -> str:
    """The sign that closes a code whose other signs are `first`.

    Raises:
        KeyError: `first` holds a sign outside the alphabet, which is a fault of ours.
    """
    remainder = 0
    for sign in first:
        remainder = _times_primitive(remainder ^ _VALUES[sign])
    return ALPHABET[remainder]


def is_valid(signs: str) -> bool:
    """Whether these are six signs of the alphabet of which the last checks the others."""
    return len(signs) == CODE_LENGTH and set(signs) <= set(ALPHABET) and check_sign(signs[:-1]) == signs[-1]


def is_label(text: str) -> bool:
    """Whether this is how a label is written: `12K`, or `0` on what was not released."""
    return _LABEL.match(text) is not None


def forgive(text: str) -> Typed:
    """What a person meant: any case, O for 0, I and L for 1, spaces, dashes, a whole address, a label behind."""
    address, pasted, path = unicodedata.normalize("NFKC", text).strip().partition("://")
    plain = (path.partition("/")[2] if pasted else address).upper().strip("/ ")
    if pasted:
        plain = "/".join(plain.split("/")[-2:])
    tail = _LABEL_TAIL.match(plain)
    if tail and len(_signs(tail[1])) >= CODE_LENGTH - 2:
        return Typed(signs=_signs(tail[1]), label=_label(tail[2]))
    signs = _signs(plain)
    if len(signs) > CODE_LENGTH and is_valid(signs[:CODE_LENGTH]) and _LABEL.match(signs[CODE_LENGTH:]):
        return Typed(signs=signs[:CODE_LENGTH], label=Label(signs[CODE_LENGTH:]))
    return Typed(signs=signs)


def near(signs: str, known: Collection[Code]) -> tuple[Code, ...]:
    """Known codes one slip away from what was typed, the likeliest first; at most five.

    A slip is one wrong sign, two neighbours swapped, one sign too few or one too many. Signs that look alike
    come first, then swaps, then the rest.
    """
    found: dict[Code, int] = {}
    for rank, variant in _slips(signs):
        code = Code(variant)
        if code in known and rank < found.get(code, 9):
            found[code] = rank
    return tuple(sorted(found, key=lambda code: (found[code], code)))[:MOST_SUGGESTIONS]


def _times_primitive(value: int) -> int:
    """The product of an element of GF(32) and the primitive element."""
    doubled = value << 1
    return doubled ^ _MODULUS if doubled > 31 else doubled


def _signs(text: str) -> str:
    """Letters and digits only, the look-alikes put right."""
    return "".join(sign for sign in text if sign.isalnum()).translate(_MEANT)


def _label(text: str) -> Label:
    return Label(text[:-1].translate(_MEANT) + text[-1].replace("O", "0"))


def _slips(signs: str) -> Iterator[tuple[int, str]]:
    """What might have been meant, with how far away it is: 0 looks alike, 1 swapped, 2 any other slip."""
    if len(signs) == CODE_LENGTH:
        yield from _wrong_signs(signs)
    if len(signs) == CODE_LENGTH - 1:
        yield from ((2, signs[:at] + sign + signs[at:]) for at in range(CODE_LENGTH) for sign in ALPHABET)
    if len(signs) == CODE_LENGTH + 1:
        yield from ((2, signs[:at] + signs[at + 1 :]) for at in range(CODE_LENGTH + 1))


def _wrong_signs(signs: str) -> Iterator[tuple[int, str]]:
    """One sign replaced, or two neighbours swapped."""
    for at in range(CODE_LENGTH):
        yield from ((_distance(signs[at], sign), signs[:at] + sign + signs[at + 1 :]) for sign in ALPHABET)
    for at in range(CODE_LENGTH - 1):
        yield 1, signs[:at] + signs[at + 1] + signs[at] + signs[at + 2 :]


def _distance(typed: str, meant: str) -> int:
    return 0 if any(typed in group and meant in group for group in _LIKENESS) else 2
