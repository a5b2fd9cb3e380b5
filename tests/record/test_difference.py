"""Two texts in one, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jobaids.record.difference import Fate, Line, difference, differing_lines, tokens


def written(line: Line) -> str:
    """Gone words in square brackets, new ones in pointed ones."""
    marks = {Fate.KEPT: "{}", Fate.GONE: "[{}]", Fate.NEW: "<{}>"}
    return "".join(marks[one.fate].format(one.text) for one in line)


def test_a_number_stands_out_in_its_sentence() -> None:
    """The number is what makes the old card dangerous; nobody finds it between two whole sentences."""
    assert written(difference("Tighten to 6 N·m.", "Tighten to 8 N·m.")) == "Tighten to [6]<8> N·m."


def test_a_mark_at_the_end_of_a_word_is_a_word_of_its_own() -> None:
    """A comma more must not strike out the word before it."""
    assert written(difference("Close the valve.", "Close the valve, then wait.")) == "Close the valve<, then wait>."


def test_scripts_without_spaces_are_told_sign_by_sign() -> None:
    """A Japanese sentence is one word to whoever looks for spaces."""
    assert (
        written(difference("六ニュートンまで締めます。", "八ニュートンまで締めます。"))
        == "[六]<八>ニュートンまで締めます。"
    )
    assert written(difference("ขันให้แน่นถึงหก", "ขันให้แน่นถึงแปด")) == "ขันให้แน่นถึง[หก]<แปด>"


def test_a_thai_vowel_stays_on_its_consonant() -> None:
    """A vowel sign alone is shown on a dotted circle, and read by nobody."""
    assert tokens("ที่นี่") == ["ที่", "นี่"]


def test_arabic_words_are_kept_whole() -> None:
    """Letters that are cut apart lose their joined form."""
    assert written(difference("شد إلى 6 N·m.", "شد إلى 8 N·m.")) == "شد إلى [6]<8> N·m."


def test_sentences_that_share_little_stand_whole_one_after_the_other() -> None:
    """Crumbs of two sentences are a third one that nobody wrote."""
    told = written(difference("Wipe the groove with a lint-free cloth.", "Blow it out at 2 bar."))

    assert told == "[Wipe the groove with a lint-free cloth.]<Blow it out at 2 bar.>"


def test_only_lines_that_differ_are_told() -> None:
    """Twelve tools that are the same hide the one that is not."""
    told = differing_lines(("gloves", "5 mm hex key", "cloth"), ("cloth", "gloves", "6 mm hex key", "new seal"))

    assert [written(line) for line in told] == ["[5]<6> mm hex key", "<new seal>"]


@given(old=st.text(max_size=60), new=st.text(max_size=60))
def test_both_texts_can_be_read_back(old: str, new: str) -> None:
    """What is shown as the old text must be what the old card says, to the sign."""
    line = difference(old, new)

    assert _side(line, Fate.GONE) == "".join(tokens(old))
    assert _side(line, Fate.NEW) == "".join(tokens(new))


def _side(line: Line, fate: Fate) -> str:
    return "".join(one.text for one in line if one.fate in {Fate.KEPT, fate})
