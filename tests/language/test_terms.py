"""The words of each language mean what its readers take them to mean."""

from __future__ import annotations

import pytest

from jobaids.language.terms import TABLES, fold, terms_of
from jobaids.model.aid import Signal


@pytest.mark.parametrize("language", sorted(TABLES))
def test_every_language_has_every_kind_of_word(language: str) -> None:
    """A language that lacks a signal word would let a warning through as prose."""
    keys = set(TABLES["en"])

    table = TABLES[language]

    assert set(table) == keys
    assert all(words and all(word == word.strip() for word in words) for words in table.values())
    assert all("N" in word for word in table["step"])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("DANGER", "WARNING", "CAUTION", "NOTICE")),
        ("de", ("GEFAHR", "WARNUNG", "VORSICHT", "HINWEIS")),
        ("es", ("PELIGRO", "ADVERTENCIA", "ATENCIÓN", "AVISO")),
        ("fr", ("DANGER", "AVERTISSEMENT", "ATTENTION", "AVIS")),
        ("ar", ("خطر", "تحذير", "تنبيه", "ملاحظة")),
        ("zh-Hans", ("危险", "警告", "小心", "注意")),
        ("ja", ("危険", "警告", "注意", "通知")),
    ],
)
def test_signal_words_rank_as_the_standard_ranks_them(language: str, words: tuple[str, ...]) -> None:
    """ANSI Z535.6 and its counterparts: what kills stands above what bruises."""
    signals = terms_of(language).signals

    ranks = tuple(signals[fold(word)] for word in words)

    assert ranks == (Signal.DANGER, Signal.WARNING, Signal.CAUTION, Signal.NOTICE)


def test_english_stands_behind_every_language() -> None:
    """Foreign files mix in English headings and signal words."""
    terms = terms_of("hi")

    assert terms.sections["troubleshooting"] == "solve"
    assert terms.signals["warning"] is Signal.WARNING


@pytest.mark.parametrize(
    ("language", "heading", "number", "rest"),
    [
        ("en", "Step 3: Open", "3", "Open"),
        ("en", "STEP 3 – Open", "3", "Open"),
        ("es", "Paso 1. Abra", "1", "Abra"),
        ("ja", "手順１ 開ける", "１", "開ける"),
        ("zh", "第2步：打开", "2", "打开"),
        ("ko", "2단계 열기", "2", "열기"),
        ("tr", "2. adım Aç", "2", "Aç"),
        ("ar", "الخطوة ١: افتح", "١", "افتح"),
        ("hi", "चरण २: खोलें", "२", "खोलें"),
    ],
)
def test_numbered_headings_are_understood(language: str, heading: str, number: str, rest: str) -> None:
    """Much of what people have is written as headings with a number."""
    found = terms_of(language).step.match(heading)

    assert found
    assert next(group for group in found.groups() if group) == number
    assert found["rest"] == rest


def test_a_decimal_after_the_word_is_no_step_number() -> None:
    """`Step 1.2` is a part of a chapter."""
    assert terms_of("en").step.match("Step 1.2 Open") is None


def test_headings_are_compared_without_case_signs_and_spaces() -> None:
    """Authors decorate headings with emoji and colons."""
    assert fold("🔧  Before  You START: ") == "before you start"
