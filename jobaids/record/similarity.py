"""How much two steps say the same. The figures were measured on 43,347 steps of real histories."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from jobaids.language.counts import length_of
from jobaids.language.sentences import first_sentence

FIRST_SENTENCE_WEIGHT = 0.97
FIRST_SENTENCE_SIGNS = 20  # a shorter one says too little by itself
FIRST_SENTENCE_SIGNS_CJK = 8

_PLACEHOLDER = re.compile(r"\{\{.*?\}\}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_END_MARKS = " .!?…:;,。！？：；，、؟؛،"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text made ready to be compared."""

    equal: str  # two steps with the same are equal
    whole: str  # without placeholders and addresses, for likeness
    first: str  # its first sentence; empty where that is too short to tell by
    cjk: bool = False


@lru_cache(maxsize=1 << 14)  # a step is looked at several times a release, and again in the next
def words_of(text: str) -> Words:
    """What a step or symptom is compared by."""
    bare = " ".join(_ADDRESS.sub(" ", _PLACEHOLDER.sub(" ", unicodedata.normalize("NFKC", text))).split())
    length = length_of(bare)
    cjk = length is not None and length.in_signs
    first = normal(bare[: first_sentence(bare)])
    enough = FIRST_SENTENCE_SIGNS_CJK if cjk else FIRST_SENTENCE_SIGNS
    return Words(equal=normal(text), whole=normal(bare), first=first if len(first) >= enough else "", cjk=cjk)


def normal(text: str) -> str:
    """NFKC, case-folded, one space, end punctuation dropped."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).rstrip(_END_MARKS)


def similarity(one: Words, other: Words) -> float:
    """From 0 to 1: over the whole text, or a little less over its first sentence."""
    whole = ratio(one.whole, other.whole) / 100
    if not one.first or not other.first:
        return whole
    return max(whole, FIRST_SENTENCE_WEIGHT * ratio(one.first, other.first) / 100)
