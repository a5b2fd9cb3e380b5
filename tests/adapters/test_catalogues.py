"""The shipped catalogues: nothing untranslated, nothing stale, nothing broken."""

from __future__ import annotations

import re

import pytest

from jobaids.adapters.catalogues import CARDS_ONLY, read_words
from jobaids.model.names import Language
from scripts.catalogues import CATALOGUES, COMPLETE, PAPER, compiled, messages, read, untranslated

SHIPPED = (*COMPLETE, *sorted(CARDS_ONLY))

PLACE = re.compile(r"\{(\w+)\}")


def ids() -> set[str]:
    """Every message that code and templates say, the singular of those that count."""
    return {message if isinstance(message, str) else message[0] for _, message, _ in messages()}


def test_code_and_templates_have_words_to_translate() -> None:
    """If extraction broke, every catalogue would look complete."""
    said = ids()

    assert {"Problem?", "Tell {whom}.", "{count} step", "No help here yet.", "Wear"} <= said


@pytest.mark.parametrize("language", COMPLETE)
def test_a_catalogue_has_every_message(language: str) -> None:
    """STOP in a language the reader does not have is no warning at all."""
    catalogue = read(language)

    had = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue if message.id}

    assert ids() - had == set()
    assert untranslated(catalogue) == []


@pytest.mark.parametrize("language", sorted(CARDS_ONLY))
def test_a_catalogue_of_cards_has_the_messages_of_cards(language: str) -> None:
    """A card half in English stops whoever does not read it; only what is new may wait for its translator."""
    catalogue = read(language)

    said = {one if isinstance(one, str) else one[0] for file, one, _ in messages() if file.startswith(PAPER)}
    assert {one.id if isinstance(one.id, str) else one.id[0] for one in catalogue if one.id} == said
    assert len(untranslated(catalogue)) < len(said) / 5
    assert read_words(Language(language)).borrowed


@pytest.mark.parametrize("language", SHIPPED)
def test_a_catalogue_has_nothing_that_nobody_says(language: str) -> None:
    """A translator's time is not for words that no page shows."""
    catalogue = read(language)

    had = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue if message.id}

    assert had - ids() == set()


@pytest.mark.parametrize("language", SHIPPED)
def test_what_ships_is_what_the_translator_wrote(language: str) -> None:
    """A correction in the readable file that never reaches a card is worse than none."""
    shipped = (CATALOGUES / f"{language}.mo").read_bytes()

    assert shipped == compiled(read(language))


@pytest.mark.parametrize("language", SHIPPED)
def test_no_translation_loses_or_invents_a_place_for_a_name(language: str) -> None:
    """A place that is not filled would crash the page, a lost one hides the revision."""
    for message in read(language):
        if isinstance(message.id, str) and message.id and message.string:
            assert isinstance(message.string, str)
            assert set(PLACE.findall(message.string)) == set(PLACE.findall(message.id)), message.id


def test_a_region_is_served_by_its_language() -> None:
    """Mexico reads Spanish although nobody wrote a Mexican catalogue."""
    mexican = read_words(Language("es-MX"))

    assert mexican("STOP.") == "ALTO."
    assert not mexican.borrowed


def test_a_language_without_a_catalogue_says_so() -> None:
    """The build tells which languages borrow English; it has to know."""
    german = read_words(Language("de"))

    assert german.borrowed
    assert german("STOP.") == "STOP."
