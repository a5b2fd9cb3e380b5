"""Alerts in all their spellings: GitHub's, Obsidian's, MkDocs', and a bold signal word in front."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from jobaids.language.terms import Terms, fold
from jobaids.model.aid import Signal
from jobaids.model.plain import unfolded
from jobaids.model.prose import Inlines, Strong, Text
from jobaids.parse.cutting import cut, is_empty
from jobaids.parse.tree import Kind, Node

_BRACKET = re.compile(r"\[!\s*([^\]\n|]{1,40})(?:\|[^\]\n]*)?\][-+]?[ \t]*([^\n]*)(?:\n|$)")
_FENCE = re.compile(r"\s*([^\s\"]+)([^\"]*?)(?:\s*\"(.*)\"\s*)?\s*")
_AFTER = re.compile(r"\s*(?:[:：!！.–—]|-(?=\s)|\n|$)[:：!！.]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A signal word as it was marked: `title` stands beside it, `rest` is what follows on the next lines."""

    signal: Signal
    title: str
    rest: str = ""


def bracket_marker(content: str, terms: Terms) -> Marker | None:
    """`[!WARNING]` or `[!tip]- Title` at the start of a quote."""
    found = _BRACKET.match(content)
    if found is None:
        return None
    return _marker(found[1], found[2].strip(), content[found.end() :], terms)


def fence_marker(words: str, terms: Terms) -> Marker:
    """What follows `!!!` or `???`: `danger "Title"`."""
    found = _FENCE.fullmatch(words)
    if found is None:
        return Marker(signal=Signal.NOTE, title=words.strip())
    quoted = found[3]
    if fold(found[1]) not in terms.signals and quoted is None:
        return Marker(signal=Signal.NOTE, title=words.strip())
    return _marker(found[1], found[2].strip() if quoted is None else quoted, "", terms)


def _marker(word: str, title: str, rest: str, terms: Terms) -> Marker:
    """A word the language does not know makes a note, whose title it is."""
    signal = terms.signals.get(fold(word), Signal.NOTE)
    unsaid = signal is Signal.NOTE and not title and fold(word) != "note"
    return Marker(signal=signal, title=word.strip() if unsaid else title, rest=rest)


def spoken_alert(node: Node, terms: Terms) -> Node | None:
    """A paragraph that opens `**Warning:**` as the alert it is; notes stay paragraphs."""
    if node.prose is None:
        return None
    found = _opening(node.prose.inlines, terms, strict=True)
    if found is None or found[0] is Signal.NOTE or is_empty(found[1]):
        return None
    body = replace(node, prose=replace(node.prose, inlines=found[1]))
    return Node(kind=Kind.ALERT, first=node.first, last=node.last, signal=found[0], nodes=(body,), raw=node)


def quote_alert(quote: Node, terms: Terms) -> Node | None:
    """A quote that opens with a bold signal word as the alert it is."""
    opening = quote.nodes[0] if quote.nodes else None
    opening = opening.raw or opening if opening and opening.kind is Kind.ALERT else opening
    if opening is None or opening.kind is not Kind.PARAGRAPH or opening.prose is None:
        return None
    found = _opening(opening.prose.inlines, terms, strict=False)
    if found is None:
        return None
    body = replace(opening, prose=replace(opening.prose, inlines=found[1]))
    nodes = (body, *quote.nodes[1:])
    if all(node.kind is Kind.PARAGRAPH and node.prose and is_empty(node.prose.inlines) for node in nodes):
        return None
    title = replace(opening.prose, inlines=(Text(text=found[2]),)) if fold(found[2]) != "note" else None
    unsaid = found[0] is Signal.NOTE
    return replace(quote, kind=Kind.ALERT, signal=found[0], nodes=nodes, prose=title if unsaid else None)


def _opening(inlines: Inlines, terms: Terms, *, strict: bool) -> tuple[Signal, Inlines, str] | None:
    """The signal of the bold word some inlines open with, what follows, and the word; `strict` wants a sign between."""
    before = 0
    for inline in inlines:
        if isinstance(inline, Strong):
            break
        if not isinstance(inline, Text) or any(map(str.isalnum, inline.text)):
            return None
        before += len(inline.text)
    else:
        return None
    bold = unfolded((inline,))
    found = terms.signal_opening.match(bold)
    if found is None:
        return None
    offset = before + found.end()
    if found.end() == len(bold) and not found["mark"]:
        after = _AFTER.match(unfolded(inlines), offset)
        if after is None and strict:
            return None
        offset = after.end() if after else offset
    return terms.signals[fold(found["word"])], cut(inlines, offset)[1], found["word"]
