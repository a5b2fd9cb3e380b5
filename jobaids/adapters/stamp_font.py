"""The font of what stands beside the cards of a sheet: letters, digits and marks, cut from the one that cards have."""

from __future__ import annotations

from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from jobaids.adapters.fonts import SHIPPED
from jobaids.adapters.paper_file import PaperFile, Ref

SIGNS = range(32, 184)  # up to `·`; from 127 on, what two encodings differ in is left out
_SHOWN = (*range(32, 127), 183)
FILE = SHIPPED / "AtkinsonHyperlegibleNext-Regular.ttf"
NAME = b"JOBAID+AtkinsonHyperlegibleNext-Regular"
_NONSYMBOLIC = 32  # a flag of ISO 32000-1, table 123


def stamp_font(file: PaperFile) -> Ref:
    """The font, written to a file; it draws the signs of ASCII, and a point between them."""
    font = TTFont(FILE, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=[], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_SHOWN)
    subsetter.subset(font)
    buffer = BytesIO()
    font.save(buffer)
    octets, scale = buffer.getvalue(), 1000 / font["head"].unitsPerEm
    program = file.add(b"<</Length %d/Length1 %d>>\nstream\n%s\nendstream" % (len(octets), len(octets), octets))
    names, widths = font.getBestCmap(), font["hmtx"]
    advances = b" ".join(b"%d" % (round(widths[names[sign]][0] * scale) if sign in _SHOWN else 0) for sign in SIGNS)
    head, across = font["head"], font["hhea"]
    box = b" ".join(b"%d" % round(side * scale) for side in (head.xMin, head.yMin, head.xMax, head.yMax))
    about = file.add(
        b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%s]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight 670"
        b"/StemV 80/FontFile2 %d 0 R>>"
        % (NAME, _NONSYMBOLIC, box, round(across.ascent * scale), round(across.descent * scale), program)
    )
    return file.add(
        b"<</Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar %d/LastChar %d/Widths[%s]/FontDescriptor %d 0 R"
        b"/Encoding/WinAnsiEncoding>>" % (NAME, SIGNS[0], SIGNS[-1], advances, about)
    )
