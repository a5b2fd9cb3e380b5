"""Sentences end where a reader takes a breath."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobaids.language.sentences import first_sentence, sentences


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Close the valve. Then wait.", "Close the valve."),
        ("Set 2.5 bar. Wait.", "Set 2.5 bar."),
        ("Use pliers, e.g. the red ones. Hold.", "Use pliers, e.g. the red ones."),
        ("Take no. 5 now. Go.", "Take no. 5 now."),
        ("Say no. Then go.", "Say no."),
        ("Wait 5 min. Then rinse.", "Wait 5 min."),
        ("Open file.txt now! Go.", "Open file.txt now!"),
        ("Wait... then go. Stop.", "Wait... then go."),
        ("He said “Stop.” Then he left.", "He said “Stop.”"),
        ("关闭阀门。然后挂锁。", "关闭阀门。"),
        ("バルブを閉める。鍵をかける。", "バルブを閉める。"),
        ("मशीन बंद करें। ताला लगाएँ।", "मशीन बंद करें।"),
        ("هل توقفت؟ ضع القفل.", "هل توقفت؟"),
        ("Turn off\nthen wait.", "Turn off"),
        ("no end", "no end"),
        ("", ""),
    ],
)
def test_the_first_sentence_ends_where_its_script_says(text: str, first: str) -> None:
    """The first sentence is the quick step: cut too early it misleads, too late it is not read."""
    assert text[: first_sentence(text)] == first


@given(st.text(alphabet="ab.!?。 \n5", max_size=60))
def test_sentences_hold_all_that_was_said(text: str) -> None:
    """What is split for counting must not lose a word."""
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
