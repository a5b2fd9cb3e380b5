"""Signal words as a reader of the page's language knows them (ANSI Z535.6)."""

from __future__ import annotations

from unicodedata import normalize

from jobaids.language.terms import TABLES
from jobaids.language.words import Words
from jobaids.model.aid import Signal

_TONOS = "\u0301"


def signal_word(signal: Signal, words: Words) -> str:
    """The word that heads an alert, in capitals; of a note, which is no alert, with one."""
    table = TABLES.get(words.language.partition("-")[0].lower(), TABLES["en"])
    word = table[signal.value][0]
    return word.capitalize() if signal is Signal.NOTE else capitals(word)


def capitals(word: str) -> str:
    """A word in capitals, which carry no accent in Greek."""
    upper = word.upper()
    return normalize("NFC", normalize("NFD", upper).replace(_TONOS, "")) if "\u0370" <= upper[:1] < "\u0400" else upper
