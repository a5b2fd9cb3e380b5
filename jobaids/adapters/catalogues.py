"""Reads the catalogues of interface words that ship with jobaids."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from jobaids.language.words import ENGLISH, Words
from jobaids.model.names import Language

CATALOGUES = Path(__file__).parent.parent / "data" / "catalogues"

CARDS_ONLY = frozenset({"el", "he", "hi", "ja", "ko", "ru", "th", "vi", "zh"})
"""Languages whose catalogue has the words of cards, while those of pages wait for a translator."""


@cache
def read_words(language: Language, timezone: str = "UTC") -> Words:
    """The words of a language, or English ones where it has no catalogue.

    `pt-BR` is served by a catalogue of `pt-BR`, else by one of `pt`.
    """
    for tag in (language, Language(language.partition("-")[0])):
        path = CATALOGUES / f"{tag}.mo"
        if path.is_file():
            with path.open("rb") as file:
                bare = Words(language=language, spoken=tag, partial=tag in CARDS_ONLY, timezone=timezone)
                return _words(read_mo(file), bare)
    return Words(language=language, spoken=ENGLISH, timezone=timezone)


def _words(catalogue: Catalog, bare: Words) -> Words:
    return Words(
        language=bare.language,
        spoken=bare.spoken,
        partial=bare.partial,
        timezone=bare.timezone,
        plural=catalogue.plural_expr,
        messages={
            _forms(message.id)[0]: _forms(message.string) for message in catalogue if message.id and message.string
        },
    )


def _forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """One form, or all plural forms, of a message."""
    return (text,) if isinstance(text, str) else tuple(text)
