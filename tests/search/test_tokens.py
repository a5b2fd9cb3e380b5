"""What is typed and what was written come out the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobaids.search.small_words import SMALL, small_words
from jobaids.search.tokens import fold, tokens


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Turn the ISOLATOR", "turn the isolator"),
        ("Enjuague la boquilla: presión", "enjuague la boquilla presion"),
        ("Straße, Öl, Größe", "strasse ol grosse"),
        ("غيّر حلقةَ الإحكام", "غير حلقه احكام"),  # vowel signs, alef and the article
        ("والصمام", "صمام"),
        ("٨ نيوتن", "8 نيوتن"),
        ("5mm", "5 mm"),
        ("１２ ｋＰａ", "12 kpa"),
        ("1,5 bar", "1.5 bar"),
        ("1,000 bar", "1000 bar"),
        ("don't", "don t"),
    ],
)
def test_what_nobody_types_makes_no_difference(written: str, typed: str) -> None:
    """A gloved thumb leaves out accents, capitals and spaces, and must find the step all the same."""
    found = list(tokens(written))

    assert found == list(tokens(typed))


def test_numbers_and_units_are_words() -> None:
    """8 N·m and 80 N·m are different jobs."""
    found = list(tokens("Tighten to 8 N·m, 1.25 turns."))

    assert found == ["tighten", "to", "8", "n", "m", "1.25", "turns"]


def test_chinese_is_cut_into_neighbouring_signs() -> None:
    """No space tells where a word ends, so that any two signs in a row must be found."""
    found = list(tokens("关闭阀门 5 分钟"))

    assert found == ["关闭", "闭阀", "阀门", "门", "5", "分钟", "钟"]


def test_a_word_with_a_hyphen_is_found_in_one_piece_too() -> None:
    """Needlestick is typed as often as needle-stick."""
    assert set(tokens("After a needle-stick")) == {"after", "a", "needle", "stick", "needlestick"}


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """The phone folds what may be folded already, pasted from a page."""
    once = [token for token in tokens(text) if token.isascii()]

    assert [fold(token) for token in once] == once


@pytest.mark.parametrize("language", sorted(SMALL))
def test_small_words_are_folded(language: str) -> None:
    """A word that is compared unfolded is never left out."""
    words = small_words(language)

    assert [fold(word) for word in words] == list(words)
    assert len(set(words)) == len(words)
