"""Keeps the words of Indic and Southeast Asian scripts readable in a PDF: for screen readers, searches and proofs.

A PDF maps each glyph to one text. These scripts draw vowels before the consonant they follow and fuse consonants, so
that the mapping cannot give the words back. PDF has the answer, `ActualText` (ISO 32000-1, 14.9.4); WeasyPrint does
not write it (its issue 2841), so it is taught here. Text from right to left gets none: readers turn it round as they
turn glyphs round. There the font must have a glyph of its own for each letter, as those that ship with jobaids do; lam
and alef, which Arabic always fuses, are told by the one sign that Unicode has for both, which none turns round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unicodedata import decomposition, normalize

import pydyf
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.pdf.stream import Stream

from jobaids.adapters.lean_fonts import make_lean

_COMPLEX = re.compile("[\u0300-\u036f\u0900-\u109f\u1780-\u17ff\u1e00-\u1eff]")
"""Devanagari to Myanmar, with Thai and Lao; Khmer; and Latin whose marks are drawn one by one, as in Vietnamese."""

NO_TEXT = "\u200b"
"""What a glyph maps to that says nothing by itself, such as a lone mark: a zero-width space."""

FUSED = {"لآ": "\ufef5", "لأ": "\ufef7", "لإ": "\ufef9", "لا": "\ufefb"}
"""Lam and alef, and the one sign of both; NFKC, which searches go by, makes two of it again."""


def teach() -> None:
    """Make the engine write the words beside the glyphs where glyphs alone do not tell them. May be called again."""
    Stream.marked = _marked


class TaughtFonts(dict[str, Any]):
    """The fonts of one document, each with a map that holds no empty text, for PDF/UA knows none."""

    def __setitem__(self, key: str, font: Any) -> None:  # noqa: ANN401  (WeasyPrint carries no types)
        """Take in a font."""
        make_lean(font)
        font.to_unicode = _Texts(font.to_unicode)
        super().__setitem__(key, font)


class _Texts(dict[int, str]):
    """From glyph to text: of several things that a glyph says the plainest, for its marks may have their own glyphs."""

    def __contains__(self, glyph: object) -> bool:
        """Whether it is known for good what a glyph says; the engine asks before each, and tells it where it is not."""
        said = self.get(glyph)  # type: ignore[call-overload]  # any key may be asked for
        return said is not None and said != NO_TEXT and not decomposition(said[0]) and len(said) == 1

    def __setitem__(self, glyph: int, text: str) -> None:
        """Take in what a glyph says."""
        said = FUSED.get(text, text) or NO_TEXT
        known = self.get(glyph, NO_TEXT)
        if known == NO_TEXT or (said != NO_TEXT and len(normalize("NFD", said)) < len(normalize("NFD", known))):
            super().__setitem__(glyph, said)


@contextmanager
def _marked(stream: Any, box: Any, tag: str) -> Iterator[None]:  # noqa: ANN401  (WeasyPrint carries no types)
    """As `Stream.marked`, with the words of a text box in a complex script."""
    if stream._tags is None:  # noqa: SLF001  (the method taught here is the engine's own)
        yield
        return
    number = len(stream._tags)  # noqa: SLF001
    stream._tags[box] = {"tag": tag, "mcid": number}  # noqa: SLF001
    properties = pydyf.Dictionary({"MCID": number})
    if isinstance(box, TextBox) and _COMPLEX.search(box.text):
        properties["ActualText"] = pydyf.String(box.text)
    stream.begin_marked_content(tag, properties)
    try:
        yield
    finally:
        stream.end_marked_content()
