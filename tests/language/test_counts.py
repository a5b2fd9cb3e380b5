"""How long a text is to whoever reads it at arm's length."""

from __future__ import annotations

import pytest

from jobaids.language.counts import Length, Limit, length_of, word_count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Turn the knob.", 3),
        ("Lift — slowly → out", 3),
        ("Tighten to 8 N·m with a lint-free wipe", 8),
        ("اضغط زر START؛ يجب ألا يتحرك شيء.", 7),
        ("밸브를 천천히 닫으세요", 3),
        ("", 0),
    ],
)
def test_words_are_what_spaces_part_and_signs_alone_are_none(text: str, words: int) -> None:
    """A limit that counted dashes would nag at well-written cards."""
    assert word_count(text) == words


@pytest.mark.parametrize("text", ["按下绿色按钮。", "緑のボタンを押す。", "按下 START 按钮"])
def test_chinese_and_japanese_are_counted_in_signs(text: str) -> None:
    """A Chinese sentence has no spaces; counted in words, every one of them would be one word long."""
    length = length_of(text)

    assert length == Length(count=len(text.replace(" ", "")), in_signs=True)


def test_a_script_without_spaces_and_without_a_known_limit_is_not_measured() -> None:
    """A Thai card must not be blamed by a figure that was made for another script."""
    assert length_of("กดปุ่มสีเขียวค้างไว้สามวินาที") is None


def test_a_limit_allows_exactly_its_own_number() -> None:
    """Twenty words are fine, twenty-one are not."""
    limit = Limit(words=20, signs=40)

    over = [Length(count=20).over(limit), Length(count=21).over(limit), Length(count=41, in_signs=True).over(limit)]

    assert over == [False, True, True]
