"""Where sentences end, in any script."""

from __future__ import annotations

import re

SHORT_FORMS = frozenset(
    (
        "approx",
        "bijv",
        "bzw",
        "ca",
        "cf",
        "d.h",
        "dr",
        "e.g",
        "evtl",
        "ggf",
        "i.e",
        "incl",
        "mr",
        "mrs",
        "p.ej",
        "resp",
        "vs",
        "z.b",
    )
)
"""Short forms that never end a sentence; "etc." may."""

SHORT_BEFORE_FIGURES = frozenset(
    (
        "abb",
        "art",
        "blz",
        "fig",
        "figs",
        "max",
        "min",
        "máx",
        "mín",
        "no",
        "nos",
        "nr",
        "núm",
        "pp",
        "pág",
        "sec",
        "vol",
    )
)
"""Words that end a sentence like any other, unless a figure follows: "no. 5"."""

_END = re.compile(r"[.!?…؟۔]+[\"'”’»)\]]*(?=\s|$)|[。！？｡।॥]+[」』”’）)]*|\n")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘«]*$")


def first_sentence(text: str) -> int:
    """How many signs of `text` its first sentence takes; all of them if it never ends.

    A line break ends a sentence. Full stops within numbers, file names and short forms ("e.g.") end none.
    """
    for end in _END.finditer(text):
        if end.group() == "\n":
            return end.start()
        if not _only_shortens(text, end):
            return end.end()
    return len(text)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, in order, without the space around them."""
    found = []
    rest = text.strip()
    while rest:
        length = first_sentence(rest) or 1
        found.append(rest[:length].strip())
        rest = rest[length:].strip()
    return tuple(found)


def _only_shortens(text: str, end: re.Match[str]) -> bool:
    """Whether a full stop belongs to a short form and not to a sentence."""
    following = text[end.end() :].lstrip()[:1]
    if end.group() != "." or not following:
        return end.group().startswith("...") and following.islower()
    last = _LAST_WORD.search(text, max(0, end.start() - 20), end.start())
    word = last.group().casefold() if last else ""
    return word in SHORT_FORMS or (word in SHORT_BEFORE_FIGURES and following.isdigit())
