"""From a target to its code, the same on every machine and every branch."""

from __future__ import annotations

import hashlib
from collections.abc import Container
from itertools import count

from jobaids.codes.alphabet import ALPHABET, CODE_LENGTH, check_sign
from jobaids.codes.forbidden import is_forbidden
from jobaids.model.names import Code
from jobaids.model.release import Target, TargetKind

_BITS_A_SIGN = 5


def derive(target: Target, taken: Container[Code]) -> Code:
    """The first code drawn for `target` that is not taken and not forbidden.

    Codes in `taken` belong to other targets, of whatever age: a code is never given twice.
    """
    return next(code for code in (_draw(target, draw) for draw in count()) if _is_free(code, taken))


def name_of(target: Target) -> str:
    """What the code of a target is drawn from: `aid:filler-seal#lock-out`, `station:line-3`.

    Steps and remedies share one namespace, so a step that becomes a remedy keeps its name.
    """
    apart = target.kind is TargetKind.STATION or target.kind is TargetKind.BLANK
    place = f"{target.kind.value if apart else 'aid'}:{target.slug}"
    return f"{place}#{target.anchor}" if target.anchor else place


def code_from(bits: int) -> Code:
    """The code whose first five signs are the low 25 bits of `bits`; it may be forbidden."""
    shifts = range(_BITS_A_SIGN * (CODE_LENGTH - 2), -1, -_BITS_A_SIGN)
    first = "".join(ALPHABET[bits >> shift & 31] for shift in shifts)
    return Code(first + check_sign(first))


def _draw(target: Target, draw: int) -> Code:
    digest = hashlib.sha256(f"{name_of(target)}\n{draw}".encode()).digest()
    return code_from(int.from_bytes(digest[:4], "big"))


def _is_free(code: Code, taken: Container[Code]) -> bool:
    return code not in taken and not is_forbidden(code)
