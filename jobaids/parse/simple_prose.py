"""Paragraphs as most are written, read without the grammar: words alone, or after a bold lead.

What holds any sign that could mean something is left to the grammar; where both read a text, they read the same.
"""

from __future__ import annotations

import re

from jobaids.model.prose import Inlines, Strong, Text

_WORDS = r"[^\n\\`~*_\[<&{@]*"
_SIMPLE = re.compile(rf"(?:\*\*(?P<lead>[^\W_](?:{_WORDS}[^\W_][.:!?]?)?)\*\*(?![^ ]))?(?P<rest>{_WORDS})")


def read_simple(content: str) -> Inlines | None:
    """The inlines of a paragraph, heading or cell, or None where it is not simple."""
    found = _SIMPLE.fullmatch(content)
    if found is None or may_hold_address(content):
        return None
    lead, rest = found.groups()
    words = (Text(text=rest),) if rest else ()
    return (Strong(inner=(Text(text=lead),)), *words) if lead else words


def may_hold_address(text: str) -> bool:
    """Whether words should be looked through for an address: that takes long, and most hold none."""
    return "@" in text or "://" in text or "www." in text.lower()
