"""How elements look before any style sheet of ours: the engine's own sheet, without what no card has.

WeasyPrint's sheet declares five pseudo-elements of notes at the foot of a page, and they match every element: most of
the styles it works out for a card are theirs. Cards have no such notes, so those rules are left out; a card of a
template that has some gets the whole sheet.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, TypeAlias

from weasyprint import CSS
from weasyprint.html import UA

Engine: TypeAlias = Any  # WeasyPrint carries no types

_OF_NOTES = re.compile(r"^::(?:foot)?note-[a-z]+ *\{[^{}]*\}$", re.MULTILINE)
_HAS_NOTES = re.compile(r"footnote|note\(|::note-", re.IGNORECASE)


def has_notes(*written: str) -> bool:
    """Whether a style sheet or a page mentions notes at the foot of a page, be it in its words."""
    return any(_HAS_NOTES.search(text) for text in written)


@cache
def without_notes() -> Engine:
    """The engine's sheet without the rules of notes."""
    return CSS(string=_OF_NOTES.sub("", UA))
