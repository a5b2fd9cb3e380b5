"""Raised and lowered signs of raw HTML: 10<sup>6</sup> must not be read as 106."""

from __future__ import annotations

from jobaids.model.prose import Inlines, Text

_DIGITS = "0123456789+-=()"
_SIGNS = {
    "sup": str.maketrans(f"{_DIGITS}−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾⁻ⁿ"),
    "sub": str.maketrans(f"{_DIGITS}−", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎₋"),
}
RAISED = frozenset(_SIGNS)
"""The tags that raise or lower what is between them."""


def raised(kind: str, inner: Inlines) -> Inlines:
    """Numbers and signs as Unicode writes them raised or lowered; other words as they are, as in 1<sup>st</sup>."""
    if not all(isinstance(one, Text) for one in inner):
        return inner
    text = "".join(one.text for one in inner if isinstance(one, Text)).strip()
    if all(ord(sign) in _SIGNS[kind] for sign in text):
        return (Text(text=text.translate(_SIGNS[kind])),)
    if any(sign.isdigit() for sign in text):
        return (Text(text=f"{'^' if kind == 'sup' else '_'}{text}"),)
    return inner
