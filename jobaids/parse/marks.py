"""What stands in braces at the end of a paragraph, heading or cell: `{#anchor}`, `{.class}` and other tools' lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from unicodedata import category, normalize

from jobaids.model.names import Anchor
from jobaids.model.source import NOWHERE, Span
from jobaids.parse.place import Place

LONGEST_ANCHOR = 40  # signs of one that is derived; with `-2` on a clash it is longer
LONGEST_WRITTEN = 80  # signs; a written name is never cut to another
ANCHOR_WORDS = 6

_LIST = re.compile(r"\s*(?:[#.][^\s{}#.]+\s*)+")
_NAME = re.compile(r"#([^\s{}#.]+)")  # and nothing else, as nearly always
_PART = re.compile(r"([#.])([^\s{}#.]+)")
_NO_NAME = re.compile(r"[^a-z0-9]+")  # of ASCII, folded
_COMMENT = re.compile(r"<!--(?:(?!-->).)*-->\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The anchor and classes of a paragraph, heading or cell.

    `at` is the span of the anchor's name, or, of no length, the place where one may be written. `written` is the name
    as it stands, `anchor` the name it is read as.
    """

    anchor: Anchor = Anchor("")
    written: str = ""
    at: Span = NOWHERE
    classes: frozenset[str] = frozenset()


NO_MARKS = Marks()


def take_marks(place: Place) -> tuple[str, Marks]:
    """The content without its closing braces, as long as before, and what they say."""
    content = place.content
    tail = _end_of_words(content)
    marks = Marks(at=place.closing())
    while (braces := _braces(content, tail)) is not None:
        start, body = braces
        marks = _read(body, place, start + 1, marks)
        content = content[:start] + " " * (tail - start) + content[tail:]
        tail = len(content[:start].rstrip())
    return content, marks


def _end_of_words(content: str) -> int:
    """Where the content ends, comments after it left out."""
    end = len(content.rstrip())
    while content.endswith("-->", 0, end) and (comment := _COMMENT.search(content, 0, end)):
        end = len(content[: comment.start()].rstrip())
    return end


def _braces(content: str, end: int) -> tuple[int, str] | None:
    """Where the last pair of braces opens and what it holds, if it is ours or a list of another tool's."""
    if not content.endswith("}", 0, end):
        return None
    start = content.rfind("{", 0, end)
    if start < 0 or (start > 0 and content[start - 1] in "{\\"):
        return None
    body = content[start + 1 : end - 1]
    ours = body.startswith(":") or _LIST.fullmatch(body) or (body.startswith("#") and anchor_from(body))
    return (start, body) if ours and "\n" not in body and "`" not in body else None


def _read(body: str, place: Place, offset: int, marks: Marks) -> Marks:
    """What one pair of braces adds; an anchor that is nearest to the words wins."""
    if alone := _NAME.fullmatch(body):
        at = place.span(offset + 1, offset + len(body))
        return replace(marks, anchor=anchor_from(alone[1], longest=LONGEST_WRITTEN), written=alone[1], at=at)
    classes = marks.classes | {name for sign, name in _PART.findall(body) if sign == "."}
    name = body[1:].strip() if body.startswith("#") and not _LIST.fullmatch(body) else ""
    found = next((match for match in _PART.finditer(body) if match[1] == "#"), None)
    start = offset + (found.start(2) if found else 1)
    name = name or (found[2] if found else "")
    if not name:
        return Marks(anchor=marks.anchor, written=marks.written, at=marks.at, classes=classes)
    at = place.span(start, start + len(name))
    return Marks(anchor=anchor_from(name, longest=LONGEST_WRITTEN), written=name, at=at, classes=classes)


def anchor_from(text: str, words: int = 99, longest: int = LONGEST_ANCHOR) -> Anchor:
    """An anchor made of a text's first words: NFKC, case-folded, letters and digits of any script, hyphens between.

    At most `longest` signs; empty for a text without letters or digits.
    """
    folded = text.lower() if text.isascii() else normalize("NFKC", normalize("NFKC", text).casefold())
    folded = folded.replace("'", "").replace("\u2019", "")
    if folded.isascii():
        signs = _NO_NAME.sub(" ", folded)
    else:
        signs = "".join(sign if category(sign)[0] in "LNM" else " " for sign in folded)
    return Anchor("-".join(signs.split()[:words])[:longest].strip("-"))


def derived_anchor(text: str) -> Anchor:
    """The anchor of a step or remedy whose author gave none: the first six words."""
    return anchor_from(text, ANCHOR_WORDS)
