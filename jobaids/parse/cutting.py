"""Inlines cut in two, trimmed and joined, so that no markup is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jobaids.model.plain import unfolded
from jobaids.model.prose import Break, Emphasis, Inline, Inlines, Link, Literal, Picture, Strong, Struck, Text

_WEIGHTS = (Strong, Emphasis, Struck)
_NESTS = (*_WEIGHTS, Link)
_SPACE = re.compile(r" {2,}[ \t\n\r\f\v]*| ?[\t\n\r\f\v][ \t\n\r\f\v]*")
"""White space other than a single space, which most of it is."""

_WIDE = r"\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef"
_WIDE_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t]*\n[ \t]*(?=[{_WIDE}])")


def cut(inlines: Inlines, offset: int) -> tuple[Inlines, Inlines]:
    """Two stretches: the first `offset` signs as `unfolded` counts them, and the rest."""
    left: list[Inline] = []
    for index, inline in enumerate(inlines):
        length = len(unfolded((inline,)))
        if offset < length:
            first, second = _halves(inline, offset) if offset > 0 else ((), (inline,))
            return (*left, *first), (*second, *inlines[index + 1 :])
        left.append(inline)
        offset -= length
    return tuple(left), ()


def _halves(inline: Inline, offset: int) -> tuple[Inlines, Inlines]:
    match inline:
        case Text(text=text):
            return (Text(text=text[:offset]),), (Text(text=text[offset:]),)
        case Strong(inner=inner) | Emphasis(inner=inner) | Struck(inner=inner) | Link(inner=inner):
            first, second = cut(inner, offset)
            return (replace(inline, inner=first),), (replace(inline, inner=second),)
        case Literal() | Picture() | Break():  # these stay whole
            return (inline,), ()


def tidied(inlines: Inlines) -> Inlines:
    """The same words with every stretch of white space made one space, none at the ends and beside breaks.

    A line end between two signs of Chinese or Japanese leaves no space.
    """
    if _are_tidy(inlines):
        return inlines
    joined = list(_joined(inlines))
    for index, inline in enumerate(joined):
        if isinstance(inline, Text):
            first = index == 0 or isinstance(joined[index - 1], Break)
            last = index == len(joined) - 1 or isinstance(joined[index + 1], Break)
            joined[index] = _said(inline, _trimmed(inline.text, first, last))
    while joined and isinstance(joined[-1], Break):
        joined.pop()
    while joined and isinstance(joined[0], Break):
        joined.pop(0)
    return tuple(inline for inline in joined if not isinstance(inline, Text) or inline.text)


def _are_tidy(inlines: Inlines) -> bool:
    """Whether there is plainly nothing to do, as for most: single texts, and weight with one text within, in turns."""
    last = len(inlines) - 1
    beside = False  # whether a text stands before
    for index, inline in enumerate(inlines):
        if isinstance(inline, Text):
            words = inline.text.removeprefix(" ") if index else inline.text
            words = words.removesuffix(" ") if index < last else words
            if beside or not words or not _is_tidy(words):
                return False
        elif not isinstance(inline, _WEIGHTS) or len(inline.inner) > 1 or not _is_one_tidy(inline.inner):
            return False
        beside = isinstance(inline, Text)
    return True


def _is_one_tidy(inlines: Inlines) -> bool:
    return any(isinstance(inline, Text) and inline.text and _is_tidy(inline.text) for inline in inlines)


def _is_tidy(text: str) -> bool:
    """Whether words stand one plain space apart; words with other white space are looked at sign by sign."""
    return text == " ".join(text.split())


def _trimmed(text: str, first: bool, last: bool) -> str:
    text = _SPACE.sub(" ", text)
    text = text.removeprefix(" ") if first else text
    return text.removesuffix(" ") if last else text


def _joined(inlines: Inlines) -> Iterator[Inline]:
    """Neighbouring texts as one, and what has no words or pictures within left out."""
    run: list[Text] = []
    for inline in inlines:
        if isinstance(inline, Text):
            run.append(inline)
            continue
        yield from _one(run)
        run = []
        if not isinstance(inline, _NESTS):
            yield inline
        elif inner := tuple(map(_folded, _joined(inline.inner))):
            yield inline if inner == inline.inner else replace(inline, inner=inner)
    yield from _one(run)


def _one(run: list[Text]) -> Iterator[Text]:
    """Neighbouring texts as one; none where they are empty."""
    text = run[0].text if len(run) == 1 else "".join(one.text for one in run)
    if text:
        yield _said(run[0], _WIDE_BREAK.sub("", text) if "\n" in text else text)


def _folded(inline: Inline) -> Inline:
    return _said(inline, _SPACE.sub(" ", inline.text)) if isinstance(inline, Text) else inline


def _said(one: Text, text: str) -> Text:
    """A text that says that; itself where it does already."""
    return one if one.text == text else Text(text=text)


def is_empty(inlines: Inlines) -> bool:
    """Whether there is nothing to see."""
    return not any(isinstance(inline, Picture) or unfolded((inline,)).strip() for inline in inlines)


def lines_within(inlines: Inlines) -> Iterator[Inlines]:
    """The lines as the author broke them, before they are tidied."""
    rest = inlines
    while rest:
        end = unfolded(rest).find("\n")
        if end < 0:
            yield rest
            return
        line, rest = cut(rest, end)
        yield line
        rest = cut(rest, 1)[1]


def unlinked(inlines: Inlines) -> Inlines:
    """The same words with links dissolved: a link holds no other link."""
    return tuple(part for inline in inlines for part in _unlinked(inline))


def _unlinked(inline: Inline) -> Inlines:
    match inline:
        case Link(inner=inner):
            return unlinked(inner)
        case Strong(inner=inner) | Emphasis(inner=inner) | Struck(inner=inner):
            return (replace(inline, inner=unlinked(inner)),)
        case _:
            return (inline,)
