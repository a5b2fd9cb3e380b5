"""Signal words as a reader of the page's language knows them (ANSI Z535.6)."""

from __future__ import annotations

from jobaids.language.terms import TABLES
from jobaids.language.words import Words
from jobaids.model.aid import Signal


def signal_word(signal: Signal, words: Words) -> str:
    """The word that heads an alert, in capitals; of a note, which is no alert, with one."""
    table = TABLES.get(words.language.partition("-")[0].lower(), TABLES["en"])
    word = table[signal.value][0]
    return word.capitalize() if signal is Signal.NOTE else word.upper()
