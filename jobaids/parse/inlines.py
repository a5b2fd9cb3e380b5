"""One paragraph, heading or cell: its inlines, its marks and its place."""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.model.plain import unfolded
from jobaids.model.prose import Break, Emphasis, Inlines, Link, Picture, Strong, Text
from jobaids.model.source import Span
from jobaids.parse.cutting import tidied
from jobaids.parse.markdown import inline_tokens
from jobaids.parse.marks import NO_MARKS, Marks, take_marks
from jobaids.parse.place import Place
from jobaids.parse.reading import Desk
from jobaids.parse.simple_prose import read_simple
from jobaids.parse.weaver import Weaver


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """The inlines of one paragraph, heading or cell, what its braces say, and where its first line stands."""

    inlines: Inlines = ()
    marks: Marks = NO_MARKS
    span: Span


def read_prose(desk: Desk, place: Place) -> Prose:
    """One paragraph, heading or cell, not yet tidied: line ends stay, so that it may be cut at them."""
    content, marks = take_marks(place)
    words = content.rstrip()
    inlines = read_simple(words)
    if inlines is None:
        inlines = Weaver(desk, place).weave(inline_tokens(words, desk.notes))
    return Prose(inlines=inlines, marks=marks, span=place.opening())


def only_link(inlines: Inlines) -> Link | None:
    """The link that is all there is in a paragraph, weight apart."""
    if _has_words(inlines):
        return None
    match tuple(inline for inline in tidied(inlines) if inline != Text(text=" ")):
        case (Link() as link,):
            return link
        case (Strong(inner=inner),) | (Emphasis(inner=inner),):
            return only_link(inner)
        case _:
            return None


def only_pictures(inlines: Inlines) -> tuple[Picture, ...]:
    """The pictures of a paragraph that holds nothing else."""
    if _has_words(inlines):
        return ()
    pictures = tuple(inline for inline in inlines if isinstance(inline, Picture))
    others = tuple(inline for inline in inlines if not isinstance(inline, Picture | Break))
    return pictures if not unfolded(others).strip() else ()


def _has_words(inlines: Inlines) -> bool:
    """Whether words stand outside of everything else, as in most paragraphs."""
    return any(isinstance(inline, Text) and inline.text.strip() for inline in inlines)
