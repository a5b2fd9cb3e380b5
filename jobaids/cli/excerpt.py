"""One line of a source with a caret beneath: under the right place also with tabs, wide signs and Arabic."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import bidirectional, category, east_asian_width

from jobaids.model.source import Span

TAB = 4
CUT = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """What stands on the two lines."""

    line: str
    indent: str  # spaces before the caret
    caret: str
    quoted: str = ""  # the marked words once more, where a terminal may show them in another place


def excerpt(text: str, span: Span, width: int) -> Excerpt:
    """The part of a line that fits into `width` columns and holds the start of `span`; indentation is left out.

    A terminal that sets Arabic or Hebrew from the right shows the marked words elsewhere than where their columns are,
    so they are said once more behind the caret.
    """
    start = min(span.column - 1, len(text))
    end = min(start + max(span.length, 1), max(len(text), start + 1))
    first = min(len(text) - len(text.lstrip()), start)
    first, last = _window(text, (first, start, end), width)
    before, after = CUT if first and text[:first].strip() else "", CUT if last < len(text.rstrip()) else ""
    lead = before + _drawn(text[first:start])
    marked = _drawn(text[start : min(end, last)], len(lead))
    rest = _drawn(text[min(end, last) : last], _columns(lead + marked))
    turned = any(bidirectional(sign) in ("R", "AL", "AN") for sign in text)
    return Excerpt(
        line=(lead + marked + rest).rstrip() + after,
        indent=" " * _columns(lead),
        caret="^" * max(1, _columns(marked)),
        quoted=f" {marked.strip()}" if turned and marked.strip() else "",
    )


def _window(text: str, marks: tuple[int, int, int], width: int) -> tuple[int, int]:
    """From which sign to which the line is shown; room for a cut on both sides is kept."""
    start = marks[1]
    first, end = max(marks[0], start - width), min(marks[2], start + width // 2)
    while _columns(_drawn(text[first:end])) > width - 2 and first < start:
        first += 1
    last = end
    while last < len(text) and _columns(_drawn(text[first : last + 1])) <= width - 2:
        last += 1
    return first, last


def _drawn(text: str, column: int = 0) -> str:
    """A piece of a line without tabs and without signs that move the cursor or turn the text round."""
    drawn = ""
    for sign in text:
        drawn += " " * (TAB - (column + _columns(drawn)) % TAB) if sign == "\t" else harmless(sign)
    return drawn


def harmless(text: str) -> str:
    """The text with signs that move the cursor or turn the direction made visible: no source can fake output."""
    return "".join("\ufffd" if category(sign) == "Cc" or sign in _OVERRIDES else sign for sign in text)


_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


def _columns(text: str) -> int:
    """How many columns a terminal gives to a text (Unicode Standard Annex 11)."""
    return sum(map(_sign_columns, text))


def _sign_columns(sign: str) -> int:
    if category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1
