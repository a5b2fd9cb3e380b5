"""Finds each step on a read page: its numeral, level with the opening words of its quick step.

Lines are broken and hyphened on paper, so words are compared by their neighbouring pairs of letters. Of scripts that
run from right to left or stack their signs, PDFs give back letters lost or out of order: there words prove nothing,
and numerals, captions and the order of rows must do.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.expected import ExpectedStep
from jobaids.paper.reading import ReadCard, ReadPage, ReadText

OPENING = 24  # signs of a text that are looked for; the rest may stand lines lower
_LEVEL = Mm(4.0)  # above and below a numeral: room for a second line of the quick step
_SHARE = 0.9  # of the pairs of an opening that must be found
_STACKING = ("\u0900", "\u1c00")  # from Devanagari to Khmer: scripts whose marks move around their letters


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPlace:
    """Where a step stands: the box of its numeral."""

    step: ExpectedStep
    page: int
    numeral: Box
    size: float  # of the numeral, in points


def places_of(steps: Iterable[ExpectedStep], read: ReadCard) -> tuple[StepPlace, ...]:
    """Where each step stands that can be found, in the order given; no two share a numeral."""
    free: dict[str, list[tuple[ReadPage, ReadText]]] = defaultdict(list)
    for page in read.pages:
        for text in page.texts:
            free[signs(text.text)].append((page, text))
    places = []
    for step in steps:
        same = free[signs(step.numeral)]
        fitting = [one for one in same if says(level_texts(one[0], one[1].box.grown(_LEVEL)), step.quick)]
        if fitting:
            largest = max(text.size for _, text in fitting)  # smaller numbers are part of the words
            page, text = next(one for one in fitting if one[1].size >= 0.9 * largest)
            same.remove((page, text))
            places.append(StepPlace(step=step, page=page.number, numeral=text.box, size=text.size))
    return tuple(places)


def level_texts(page: ReadPage, box: Box) -> tuple[ReadText, ...]:
    """The texts a horizontal line through the box meets, in the order they were drawn."""
    return tuple([text for text in page.texts if text.box.is_level_with(box)])


@lru_cache(maxsize=1024)
def signs(text: str) -> str:
    """Letters and digits alone, compatibility forms and case folded: what survives hyphens, marks and line ends."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if unicodedata.category(sign)[0] in "LN")


def says(found: Iterable[ReadText], text: str) -> bool:
    """Whether the opening of a text stands in what was found, as far as its script lets that be told."""
    opening = signs(text)[:OPENING]
    there = signs("".join(one.text for one in found))
    if len(opening) < 2 or opening in there or any(_is_disordered(sign) for sign in text):
        return True
    wanted = Counter(pairwise(opening))
    return (wanted & Counter(pairwise(there))).total() >= _SHARE * wanted.total()


def _is_disordered(sign: str) -> bool:
    if unicodedata.bidirectional(sign) in {"R", "AL"}:
        return True
    return _STACKING[0] <= sign < _STACKING[1] and unicodedata.category(sign).startswith("M")
