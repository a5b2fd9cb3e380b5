"""Text cut into the words a search compares. The script of the phone folds and cuts what is typed in the same way.

Whoever searches types without accents, with or without Arabic vowel signs, in any case, and does not know whether an
author wrote `5mm` or `5 mm`; all of these come out the same. Languages written without spaces, and Korean, are cut into
pairs of neighbouring signs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

PAIRED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, kana, Han and Hangul: no space tells where a word ends, or it tells too little."""

_DROPPED = ((0x0300, 0x036F), (0x0591, 0x05C7), (0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F), (0x0670, 0x0670))
"""Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs and the stretching line of Arabic."""

_ZEROS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50)  # of the digits of Arabic, Persian, Hindi, Bengali, Thai

_LETTERS = {"ß": "ss", "ς": "σ", "ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe"} | {
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ة": "ه",
}
"""Letters that are typed in two ways and fall apart in no normal form."""

FOLDED = str.maketrans(
    {chr(sign): None for first, last in _DROPPED for sign in range(first, last + 1)}
    | {chr(zero + digit): str(digit) for zero in _ZEROS for digit in range(10)}
    | _LETTERS
)

ARTICLE = re.compile(r"(?:[وف]?(?:ال|لل|بال|كال))(?=.{3})")
"""The article of Arabic, which is written onto its noun, with what may stand before it."""


def fold(text: str) -> str:
    """The text without case, accents and the other differences that nobody types."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).lower())
    return unicodedata.normalize("NFC", plain.translate(FOLDED))


def tokens(text: str) -> Iterator[str]:
    """The words of a text, in order. A word with a hyphen in it is also one without: needle, stick, needlestick."""
    folded = fold(text)
    for word in _words().findall(folded):
        if word[0].isdigit() and word[0].isascii():
            yield number(word)
        elif word.isascii():
            yield word
        else:
            yield from _cut(word)
    if "-" in folded:
        yield from (first + second for first, second in _HYPHENED.findall(folded))


def number(digits: str) -> str:
    """A number with one kind of point, and without what groups its thousands: `1,5` → `1.5`, `1,000` → `1000`."""
    parts = re.split(r"[.,]", digits)
    grouped = len(parts) > 1 and all(len(part) == GROUP for part in parts[1:])
    return ("" if grouped else ".").join(parts)


GROUP = 3  # digits between the signs that group a number
_HYPHENED = re.compile(r"(?<![^\W_])([^\W\d_]+)-([^\W\d_]+)")
_RUNS = re.compile(f"[{PAIRED}]+|[^{PAIRED}]+")


def _cut(word: str) -> Iterator[str]:
    for run in _RUNS.findall(word):
        if not _RUNS_PAIRED.match(run):
            yield ARTICLE.sub("", run, count=1) if ARTICLE.match(run) else run
        else:
            yield from (run[at : at + 2] for at in range(len(run)))  # the last alone, so that it is found by itself


_RUNS_PAIRED = re.compile(f"[{PAIRED}]")


@cache
def _words() -> re.Pattern[str]:
    """Numbers; and runs of letters with the vowel signs that are part of their script."""
    marks = "".join(chr(sign) for sign in range(0x0900, 0x1E00) if unicodedata.category(chr(sign))[0] == "M")
    return re.compile(rf"[0-9]+(?:[.,][0-9]+)*|[^\W0-9_](?:[^\W0-9_]|[{marks}\u3099\u309a])*")
