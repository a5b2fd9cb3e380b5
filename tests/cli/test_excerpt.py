"""A line of source with a caret beneath."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobaids.cli.excerpt import Excerpt, excerpt, harmless
from jobaids.model.source import Span


def at(text: str, marked: str, width: int = 80) -> Excerpt:
    """The excerpt that marks some words of a line."""
    return excerpt(text, Span(file="a.md", line=1, column=text.index(marked) + 1, length=len(marked)), width)


def test_the_caret_stands_under_the_marked_words() -> None:
    """An author looks where the caret points."""
    shown = at("[Seat the seal](seat.mp4)", "(seat.mp4)")

    assert shown == Excerpt(line="[Seat the seal](seat.mp4)", indent=" " * 15, caret="^" * 10)


def test_indentation_is_left_out() -> None:
    """A line deep within a step would start in the middle of the screen."""
    assert at("      ![](lock.jpg)", "lock.jpg") == Excerpt(line="![](lock.jpg)", indent=" " * 4, caret="^" * 8)


def test_signs_two_columns_wide_move_the_caret_by_two() -> None:
    """Under Chinese the caret would otherwise point half as far."""
    shown = at("请按下绿色按钮 START", "绿色按钮")

    assert (len(shown.indent), len(shown.caret)) == (6, 8)


def test_signs_without_width_move_no_caret() -> None:
    """Accents may be written as signs of their own."""
    shown = at("Ele\u0301ve-toi vite", "vite")

    assert len(shown.indent) == len("Elève-toi ")


def test_tabs_are_drawn_as_spaces() -> None:
    """Every terminal has its own tab stops."""
    shown = at("ab\tcd\tef", "ef")

    assert (shown.line, len(shown.indent)) == ("ab  cd  ef", 8)


def test_marked_words_of_a_line_from_the_right_are_said_once_more() -> None:
    """A terminal may show Arabic somewhere else than where its columns are."""
    shown = at("1. **اضغط زر START.** {#press}", "{#press}")

    assert shown.quoted == " {#press}"


def test_a_mark_at_the_end_of_a_line_still_has_a_caret() -> None:
    """What is missing at the end of a line must be pointed at."""
    shown = excerpt("1. Turn it.", Span(file="a.md", line=1, column=12), 80)

    assert shown == Excerpt(line="1. Turn it.", indent=" " * 11, caret="^")


def test_a_long_line_is_cut_on_both_sides_of_the_mark() -> None:
    """A paragraph of 900 signs would bury the caret."""
    shown = at("word " * 100 + "HERE " + "word " * 100, "HERE", width=60)

    assert shown.line.startswith("…")
    assert shown.line.endswith("…")
    assert shown.line[len(shown.indent) :].startswith("HERE")
    assert len(shown.line) <= 60


def test_a_line_of_a_million_signs_is_shown_at_once() -> None:
    """A hostile file must not hold up the whole run."""
    shown = excerpt("x" * 1_000_000, Span(file="a.md", line=1, column=900_000, length=90_000), 100)

    assert len(shown.line) <= 100


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\r"])
def test_signs_that_steer_a_terminal_are_made_visible(sign: str) -> None:
    """A source from elsewhere must not clear the screen or fake a line of output."""
    assert harmless(f"a{sign}b") == "a\ufffdb"


@given(text=st.text(max_size=60), column=st.integers(1, 80), length=st.integers(0, 80), width=st.integers(20, 90))
def test_any_mark_on_any_line_can_be_shown(text: str, column: int, length: int, width: int) -> None:
    """Telling a fault must never become a fault."""
    shown = excerpt(text, Span(file="a.md", line=1, column=column, length=length), width)

    assert set(shown.caret) == {"^"}
    assert not {"\n", "\r", "\x1b"} & set(shown.line)
