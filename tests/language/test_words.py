"""The words of the interface: every language complete, dates and numbers as its readers write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from jobaids.language.words import Words, direction, direction_of, own_name
from jobaids.model.names import Language


def words(language: str) -> Words:
    """Words of a language without a catalogue."""
    return Words(language=Language(language))


def test_a_message_without_a_translation_is_said_in_english() -> None:
    """A worker who reads a word of English is better off than one who reads an empty button."""
    german = words("de")

    said = german("Tell {whom}.", whom="Schichtleitung")

    assert said == "Tell Schichtleitung."
    assert german.borrowed


def test_a_translated_message_keeps_its_places_for_names() -> None:
    """The order of words differs between languages; the number of the step must not get lost."""
    spanish = replace(words("es"), spoken=Language("es"), messages={"{number} of {all}": ("{number} de {all}",)})

    said = spanish("{number} of {all}", number=3, all=7)

    assert said == "3 de 7"
    assert not spanish.borrowed


def test_a_message_of_a_template_reaches_into_no_value() -> None:
    """Templates are passed around like wallpaper, and a name in a message could lead into the program."""
    words = Words()

    with pytest.raises(AttributeError):
        words("{all.language}", all=words)


@pytest.mark.parametrize(("count", "said"), [(1, "1 step"), (2, "2 steps"), (1200, "1,200 steps")])
def test_english_counts_one_and_more(count: int, said: str) -> None:
    """A card that says 1 steps looks as if nobody had looked at it."""
    english = words("en")

    told = english.many("{count} step", "{count} steps", count)

    assert told == said


@pytest.mark.parametrize(("count", "form"), [(0, "a"), (1, "b"), (2, "c"), (5, "d"), (11, "f")])
def test_a_language_with_six_plurals_uses_the_right_one(count: int, form: str) -> None:
    """Arabic readers stumble over a wrong plural as English readers do over "1 steps"."""
    rule = "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=0 && n%100<=2 ? 4 : 5)"
    arabic = replace(words("ar"), messages={"{count} step": tuple("abcdef")}, plural=rule)

    said = arabic.many("{count} step", "{count} steps", count)

    assert said == form


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "3 Mar 2027"),
        ("en-US", "Mar 3, 2027"),
        ("es", "3 mar 2027"),
        ("ar", "3 مارس 2027"),
        ("zh", "2027年3月3日"),
    ],
)
def test_a_date_has_its_month_in_letters(language: str, said: str) -> None:
    """03/04 is March to one worker and April to the next; a card's date may not be a riddle."""
    day = date(2027, 3, 3)

    told = words(language).date(day)

    assert told == said


def test_a_moment_is_told_in_the_time_of_the_site() -> None:
    """At 23:30 UTC the night shift in Riyadh is already in tomorrow, and so is what it reads."""
    riyadh = replace(words("en"), timezone="Asia/Riyadh")

    told = riyadh.moment(datetime(2027, 5, 3, 23, 30, tzinfo=UTC))

    assert told == "4 May 2027, 02:30"
    assert riyadh.date(datetime(2027, 5, 3, 23, 30, tzinfo=UTC)) == "4 May 2027"


def test_things_to_wear_are_one_sentence() -> None:
    """A list joined by commas alone hides that both things are needed."""
    english = words("en")

    told = english.listing(("gloves", "eye protection"))

    assert told == "gloves and eye protection"


def test_foreign_text_keeps_its_signs_in_place_among_letters_from_the_right() -> None:
    """An extension number that jumps to the other end of the line is dialled wrongly."""
    arabic, english = words("ar"), words("en")

    apart = arabic.apart("extension 210")

    assert apart == "\u2068extension 210\u2069"
    assert english.apart("extension 210") == "extension 210"


@pytest.mark.parametrize(("language", "way"), [("ar", "rtl"), ("he-IL", "rtl"), ("en", "ltr"), ("zh-Hans", "ltr")])
def test_a_language_runs_its_own_way(language: str, way: str) -> None:
    """A mirrored page puts Back where the thumb expects Next."""
    assert direction(language) == way


@pytest.mark.parametrize(
    ("language", "name"), [("es", "Español"), ("ar", "العربية"), ("pt-BR", "Português (Brasil)"), ("x-shop", "x-shop")]
)
def test_a_language_is_called_what_its_speakers_call_it(language: str, name: str) -> None:
    """Who cannot read English does not find Arabic under A."""
    assert own_name(language) == name


@pytest.mark.parametrize(
    ("text", "way"), [("12 N·m, then wait.", "ltr"), ("12: انتظر", "rtl"), ("«שלום»", "rtl"), ("6 × 7.", "ltr")]
)
def test_a_text_runs_the_way_of_its_first_letter(text: str, way: str) -> None:
    """The full stop of an English note on an Arabic brief stands at its end, not before its first word."""
    assert direction_of(text) == way
