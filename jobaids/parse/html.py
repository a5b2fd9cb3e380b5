"""Raw HTML as its words, pictures and addresses; nothing of its markup goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_PIECE = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)"
    r"|<(?P<hidden>script|style|template)\b[^>]*>.*?(?:</(?P=hidden)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>"
    r"|<[!?][^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([A-Za-z][\w:-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")

_BLOCKS = re.compile(
    r"address|article|aside|blockquote|caption|center|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6r]|header"
    r"|iframe|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|video"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One tag, its attributes by name; a name given twice keeps its first value, as in browsers."""

    name: str
    closes: bool
    attributes: dict[str, str]
    at: int
    end: int

    @property
    def parts_paragraphs(self) -> bool:
        """Whether words before and after it stand in paragraphs of their own."""
        return _BLOCKS.fullmatch(self.name) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """A comment, or a script or style, which nobody sees."""

    text: str
    comment: bool
    at: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Text between tags."""

    text: str
    at: int


def pieces(text: str) -> Iterator[Tag | Hidden | Words]:
    """The tags, the hidden parts and the words of some HTML, in order."""
    cursor = 0
    for match in _PIECE.finditer(text):
        if match.start() > cursor:
            yield Words(text=unescape(text[cursor : match.start()]), at=cursor)
        cursor = match.end()
        if piece := _piece(match):
            yield piece
    if cursor < len(text):
        yield Words(text=unescape(text[cursor:]), at=cursor)


def _piece(match: re.Match[str]) -> Tag | Hidden | None:
    at, end = match.span()
    if match["name"]:
        found = reversed(list(_ATTRIBUTE.finditer(match["attributes"])))
        attributes = {one[1].lower(): unescape(one[2] or one[3] or one[4] or "") for one in found}
        return Tag(name=match["name"].lower(), closes=bool(match["close"]), attributes=attributes, at=at, end=end)
    if match["comment"] is not None or match["hidden"]:
        return Hidden(text=match["comment"] or "", comment=not match["hidden"], at=at, end=end)
    return None
