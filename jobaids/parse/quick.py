"""The quick step: what a worker reads at arm's length, cut from the first paragraph of a step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jobaids.language.sentences import first_sentence
from jobaids.model.plain import inlines_in, plain, unfolded
from jobaids.model.prose import Inlines, Link, Strong
from jobaids.parse.cutting import cut, tidied

_ENDS = re.compile(r"[.!?…:：。！？؟۔।]['\"”’»)」』]*\s*$")
_JOINT = re.compile(
    r"\s*(?:[:：,，、;；.。!！?？؟…]+|->|=>|[\u2010-\u2015\u2192\u21d2\u27a1\u2212|]\ufe0f?|-(?=\s)|$|\n)\s*"
)
_SENTENCE_END = re.compile(r"\s*[.。!！?？؟…]+")
_UNSTOPPED = re.compile("[\u0e00-\u0eff]")
"""Thai and Lao write no full stop: a space ends a sentence, and stands nowhere else but beside figures and names."""

_LOOSE = re.compile(r"[\s:：,，;；\u2010-\u2015-]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quick:
    """The first paragraph of a step, cut in two: plain text with its links beside it, and the rest."""

    text: str
    links: Inlines
    detail: Inlines


def quick_step(action: Inlines) -> Quick:
    """The quick step, and the rest of the first paragraph.

    A bold lead is the quick step if it ends a sentence, is all there is, or is followed by punctuation, a dash or an
    arrow, which then joins nothing and is left out; in Thai and Lao, by a space; else the first sentence is.
    """
    action = tidied(action)
    text, detail = _bold_lead(action) or _first_sentence(action)
    links = tuple(_links(action))
    return Quick(text=text, links=links[: len(links) - len(tuple(_links(detail)))], detail=detail)


def _links(inlines: Inlines) -> Iterator[Link]:
    return (inline for inline in inlines_in(inlines) if isinstance(inline, Link))


def _bold_lead(action: Inlines) -> tuple[str, Inlines] | None:
    if not action or not isinstance(action[0], Strong):
        return None
    bold, rest = unfolded(action[:1]), action[1:]
    quick = _LOOSE.sub("", plain(action[:1]))
    if not quick:
        return None
    if _ENDS.search(bold) or (_UNSTOPPED.search(bold) and unfolded(rest)[:1].isspace()):
        return quick, tidied(rest)
    joint = _JOINT.match(unfolded(rest))
    if joint is None:
        return None
    full_stop = _SENTENCE_END.match(joint[0])
    quick += full_stop[0].strip() if full_stop else ""
    return quick, tidied(cut(rest, joint.end())[1])


def _first_sentence(action: Inlines) -> tuple[str, Inlines]:
    sentence, rest = cut(action, first_sentence(unfolded(action)))
    return plain(sentence), tidied(rest)
