"""Cuts the fonts of Chinese, Japanese and Korean down to the signs of one card.

Such a font numbers 65,000 signs, and WeasyPrint keeps a place for each number: 150 kB a weight, whatever a card says.
PDF has the answer, a font whose signs are found by name instead of by place (ISO 32000-1, 9.7.4.2: CIDFontType0C); a
font is cut so only where its names are the very numbers that the engine writes on the page.
"""

from __future__ import annotations

from functools import partial
from io import BytesIO
from itertools import pairwise
from typing import Any, TypeAlias

import pydyf
from fontTools.misc.psCharStrings import T2WidthExtractor
from fontTools.ttLib import TTFont
from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset
from weasyprint.text.fonts import get_hb_object_data

Engine: TypeAlias = Any  # neither WeasyPrint nor fontTools carries types

_OUTLINES = "CFF "
_BARE = b"\x01\x00"
"""How a table of outlines begins that stands alone (Adobe Technical Note 5176, 6); fonts of several begin otherwise."""

_SHAPING = (b"BASE", b"GPOS", b"GSUB", b"VORG", b"cmap", b"vhea", b"vmtx")
"""Tables that choose and place glyphs, which is done by now; some would bring all that their glyphs could become."""

_NO_WIDTH = -1_000_000
"""Stands for the width that most signs have, and that is therefore not written with each."""


def make_lean(font: Engine) -> None:
    """Let a font of a document that is being written keep only what is on the page."""
    font.subset = partial(_cut, font)


def name_lean_fonts(_document: Engine, pdf: Engine) -> None:
    """Say of each font that was cut so what it is; the engine takes all fonts of this kind for whole ones."""
    for one in pdf.objects:
        if isinstance(one, pydyf.Stream) and one.extra.get("Subtype") == "/OpenType" and one.stream[0][:2] == _BARE:
            one.extra["Subtype"] = "/CIDFontType0C"


class _LeanFont(bytes):
    """Outlines that stand alone; the engine looks at the beginning of a file to learn its kind."""

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401  (as bytes has it)
        """A part of the file, or the sign of an OpenType font with such outlines where the engine asks for it."""
        return b"OTTO" if key == slice(None, 4) else super().__getitem__(key)


def _cut(font: Engine, glyphs: dict[int, str], hinting: bool) -> None:
    outlines = _outlines(font, frozenset(glyphs)) if _OUTLINES in font.tables and glyphs and not font.missing else b""
    if outlines:
        font.file_content = _LeanFont(outlines)
    else:
        Font.subset(font, glyphs, hinting)


def _outlines(font: Engine, glyphs: frozenset[int]) -> bytes:
    """The outlines of some glyphs by name; none if the names are not the numbers they have in the whole font."""
    last = font.glyph_count - 1
    wanted = ffi.gc(harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy)
    _fill(harfbuzz_subset.hb_subset_input_glyph_set(wanted), {*glyphs, last})
    dropped = harfbuzz_subset.hb_subset_input_set(wanted, harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG)
    _fill(dropped, {harfbuzz.hb_tag_from_string(table, -1) for table in _SHAPING})
    harfbuzz_subset.hb_subset_input_set_flags(wanted, harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE)
    face = harfbuzz_subset.hb_subset_or_fail(font.hb_face, wanted)
    if face == ffi.NULL:
        return b""
    kept = TTFont(BytesIO(get_hb_object_data(ffi.gc(face, harfbuzz.hb_face_destroy))))
    table = kept[_OUTLINES]
    outlines = table.cff.topDictIndex[0]
    if not hasattr(outlines, "ROS"):
        return b""
    names = [0, *(int(name.removeprefix("cid")) for name in outlines.charset[1:])]
    # As many names as glyphs, ever rising: the last one is the number of the last glyph only if each is.
    if names[-1] != last or not glyphs <= set(names) or any(one >= other for one, other in pairwise(names)):
        return b""
    _write_widths_alike(outlines)
    written: bytes = table.compile(kept)
    return written


def _fill(kept: Engine, numbers: set[int]) -> None:
    harfbuzz.hb_set_add_sorted_array(kept, ffi.new(f"hb_codepoint_t[{len(numbers)}]", sorted(numbers)), len(numbers))


def _write_widths_alike(outlines: Engine) -> None:
    """Write all widths as differences from one number.

    Each part of such a font has a number of its own, and readers, PDF/UA checkers among them, take the first for all.
    """
    parts = [part.Private for part in outlines.FDArray]
    places = [outlines.FDSelect[place] for place in range(len(outlines.charset))]
    largest = parts[max(set(places), key=places.count)]
    usual, zero = largest.defaultWidthX, largest.nominalWidthX
    for name, place in zip(outlines.charset, places, strict=True):
        own = parts[place]
        if (own.defaultWidthX, own.nominalWidthX) == (usual, zero):
            continue
        sign = outlines.CharStrings[name]
        reader = T2WidthExtractor([], [], own.nominalWidthX, _NO_WIDTH)
        reader.execute(sign)
        drawn = sign.program if reader.width == _NO_WIDTH else sign.program[1:]
        width = own.defaultWidthX if reader.width == _NO_WIDTH else reader.width
        sign.setProgram([width - zero, *drawn] if width != usual else drawn)
    for part in parts:
        part.rawDict.update(defaultWidthX=usual, nominalWidthX=zero)
        part.defaultWidthX, part.nominalWidthX = usual, zero
