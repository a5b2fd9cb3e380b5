"""Inlines cut in two, trimmed and joined, so that no markup is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jobaids.model.plain import unfolded
from jobaids.model.prose import Break, Emphasis, Inline, Inlines, Link, Literal, Picture, Strong, Struck, Text

_SPACE = re.compile(r"[ \t\n\r\f\v]+")
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
    joined = list(_joined(inlines))
    for index, inline in enumerate(joined):
        if isinstance(inline, Text):
            first = index == 0 or isinstance(joined[index - 1], Break)
            last = index == len(joined) - 1 or isinstance(joined[index + 1], Break)
            joined[index] = Text(text=_trimmed(inline.text, first, last))
    while joined and isinstance(joined[-1], Break):
        joined.pop()
    while joined and isinstance(joined[0], Break):
        joined.pop(0)
    return tuple(inline for inline in joined if inline != Text(text=""))


def _trimmed(text: str, first: bool, last: bool) -> str:
    text = _SPACE.sub(" ", text)
    text = text.removeprefix(" ") if first else text
    return text.removesuffix(" ") if last else text


def _joined(inlines: Inlines) -> Iterator[Inline]:
    """Neighbouring texts as one, and what has no words or pictures within left out."""
    text = ""
    for inline in inlines:
        if isinstance(inline, Text):
            text += inline.text
            continue
        if text:
            yield Text(text=_WIDE_BREAK.sub("", text))
            text = ""
        if not isinstance(inline, Strong | Emphasis | Struck | Link):
            yield inline
        elif inner := tuple(_joined(inline.inner)):
            yield replace(inline, inner=tuple(map(_folded, inner)))
    if text:
        yield Text(text=_WIDE_BREAK.sub("", text))


def _folded(inline: Inline) -> Inline:
    return Text(text=_SPACE.sub(" ", inline.text)) if isinstance(inline, Text) else inline


def is_empty(inlines: Inlines) -> bool:
    """Whether there is nothing to see."""
    return not any(isinstance(inline, Picture) for inline in inlines) and not unfolded(inlines).strip()


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
