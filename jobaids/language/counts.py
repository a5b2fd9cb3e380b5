"""How long a text is to a reader: words, or signs where a script writes no spaces between words."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIGNS_OF_WORDS = re.compile(r"[^\W_]")
"""A word holds at least one letter or digit; a dash or an arrow between spaces is none."""

_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]")
"""Kana and Han. Korean writes spaces and is counted in words."""

_UNCOUNTED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u0f00-\u0fff]")
"""Thai, Lao, Burmese, Khmer and Tibetan: no spaces between words, and no published limit in signs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The most a reader takes in at once, in words, and in signs for Chinese and Japanese."""

    words: int
    signs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long a text is, in words or, where `in_signs`, in signs other than space."""

    count: int
    in_signs: bool = False

    def over(self, limit: Limit) -> bool:
        """Whether this is more than the limit allows."""
        return self.count > (limit.signs if self.in_signs else limit.words)


def length_of(text: str) -> Length | None:
    """The length of a text in the unit its script is read in; None where neither words nor signs say anything.

    The script decides and not the language, so that an English line in a Chinese aid is counted in words.
    """
    if text.isascii():
        return Length(count=word_count(text))
    letters = len(_SIGNS_OF_WORDS.findall(text))
    if 2 * len(_UNCOUNTED.findall(text)) > letters:
        return None
    if 3 * len(_EAST_ASIAN.findall(text)) > letters:  # a Latin product name does not make a Chinese line English
        return Length(count=sum(not sign.isspace() for sign in text), in_signs=True)
    return Length(count=word_count(text))


def word_count(text: str) -> int:
    """How many words stand in a text; what hyphens or points join is one word, as in `lint-free` or `N·m`."""
    return sum(1 for word in text.split() if _SIGNS_OF_WORDS.search(word))
