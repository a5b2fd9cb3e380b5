"""Keeps the words of Indic and Southeast Asian scripts readable in a PDF: for screen readers, searches and proofs.

A PDF maps each glyph to one text. These scripts draw vowels before the consonant they follow and fuse consonants, so
that the mapping cannot give the words back. PDF has the answer, `ActualText` (ISO 32000-1, 14.9.4); WeasyPrint does
not write it (its issue 2841), so it is taught here. Text from right to left gets none: readers turn it round as they
turn glyphs round. There the font must have a glyph of its own for each letter, as those that ship with jobaids do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.pdf.stream import Stream

_COMPLEX = re.compile("[\u0900-\u109f\u1780-\u17ff]")
"""Devanagari to Myanmar, with Thai and Lao; Khmer."""

NO_TEXT = "\u200b"
"""What a glyph maps to that says nothing by itself, such as a lone mark: a zero-width space."""


def teach() -> None:
    """Make the engine write the words beside the glyphs where glyphs alone do not tell them. May be called again."""
    Stream.marked = _marked


class TaughtFonts(dict[str, Any]):
    """The fonts of one document, each with a map that holds no empty text, for PDF/UA knows none."""

    def __setitem__(self, key: str, font: Any) -> None:  # noqa: ANN401  (WeasyPrint carries no types)
        """Take in a font."""
        font.to_unicode = _Texts(font.to_unicode)
        super().__setitem__(key, font)


class _Texts(dict[int, str]):
    """From glyph to text."""

    def __setitem__(self, glyph: int, text: str) -> None:
        """Take in what a glyph says."""
        super().__setitem__(glyph, text or NO_TEXT)


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
