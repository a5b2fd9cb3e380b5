"""Finds each step on a read page: its numeral, level with the opening words of its quick step.

Words of scripts that join, stack or run from right to left come out of a PDF with some signs disordered. So words are
compared by their neighbouring pairs of signs, not letter for letter.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
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
_SHARE_DISORDERED = 0.6  # the same, for scripts whose signs come out of order


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPlace:
    """Where a step stands: the box of its numeral."""

    step: ExpectedStep
    page: int
    numeral: Box
    size: float  # of the numeral, in points


def places_of(steps: Iterable[ExpectedStep], read: ReadCard) -> tuple[StepPlace, ...]:
    """Where each step stands that can be found, in the order given; no two share a numeral."""
    free = [(page, text) for page in read.pages for text in page.texts]
    places = []
    for step in steps:
        found = [(page, text) for page, text in free if signs(text.text) == signs(step.numeral)]
        fitting = [(share(step.quick, level_texts(page, text.box.grown(_LEVEL))), page, text) for page, text in found]
        fitting = [one for one in fitting if one[0] >= share_needed(step.quick)]
        if fitting:
            largest = max(text.size for _, _, text in fitting)
            best = max((one for one in fitting if one[2].size >= 0.9 * largest), key=lambda one: one[0])
            free.remove((best[1], best[2]))
            places.append(StepPlace(step=step, page=best[1].number, numeral=best[2].box, size=best[2].size))
    return tuple(places)


def level_texts(page: ReadPage, box: Box) -> tuple[ReadText, ...]:
    """The texts a horizontal line through the box meets, in the order they were drawn."""
    return tuple(text for text in page.texts if text.box.is_level_with(box))


@lru_cache(maxsize=4096)
def signs(text: str) -> str:
    """Letters, marks and digits alone, compatibility forms and case folded: what survives hyphens and line ends."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if unicodedata.category(sign)[0] in "LMN")


def share(text: str, found: Iterable[ReadText]) -> float:
    """How much of a text's opening stands in what was found, from 0 to 1; 1 for a text without signs."""
    opening = signs(text)[:OPENING]
    there = signs("".join(one.text for one in found))
    if len(opening) < 2:
        return float(opening in there)
    wanted = Counter(pairwise(opening))
    return (wanted & Counter(pairwise(there))).total() / wanted.total()


def share_needed(text: str) -> float:
    """How much of a text's opening must be found for it to stand there."""
    return _SHARE_DISORDERED if any(_is_disordered(sign) for sign in text) else _SHARE


def _is_disordered(sign: str) -> bool:
    """Whether PDFs give back such signs out of order: right-to-left letters and marks that combine."""
    return unicodedata.bidirectional(sign) in {"R", "AL"} or unicodedata.category(sign).startswith("M")
