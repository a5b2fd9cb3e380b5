"""Heads and stations are read safely, and every value knows its place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jobaids.parse.simple_yaml import read_simple
from jobaids.parse.yaml import NotReadError, read_yaml

PIECES = (
    *(
        "a: ",
        "key-b: ",
        "c:",
        "x",
        "1:30",
        "2027-10-02",
        "[a, b]",
        "[5 mm key, 3]",
        '"q: r"',
        "'s'",
        " # said",
        "\n",
        " ",
    ),
    *(
        "#",
        "- ",
        ": ",
        "true",
        "null",
        "~",
        "12",
        "1.5",
        "a, b",
        "it's",
        "[",
        "]",
        "{",
        "&a",
        "*a",
        "!t",
        "|",
        ">",
        "ü",
        "?",
    ),
)
LINES = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def test_times_of_day_and_words_stay_text() -> None:
    """YAML 1.1 read 1:30 as 90 and `no` as false; authors mean what they write."""
    found = read_yaml("a: 1:30\nb: no\nc: 012\nd: 12\ne: 2027-10-02\nf: '7'\n").plain

    assert found == {"a": "1:30", "b": "no", "c": "012", "d": 12, "e": date(2027, 10, 2), "f": "7"}


@pytest.mark.parametrize(
    "text",
    [
        "a: &x [1]\nb: *x\n",
        "a: !!python/object:os.system x\n",
        "a: " + "[" * 1000,
        "- " * 1000 + "x",
        "a: {{b}: c}",
        "a: 1\n---\nb: 2\n",
        "a: b: c",
        "a: 'x",
        "\ta: 1",
        "a: \x01",
        "x" * 60_000,
    ],
)
def test_what_is_broken_or_hostile_is_refused_with_its_place(text: str) -> None:
    """A head in a pull request must neither run anything nor fill memory."""
    with pytest.raises(NotReadError) as refused:
        read_yaml(text)

    assert refused.value.what
    assert refused.value.line <= text.count("\n") + 1


@settings(max_examples=400, deadline=None)
@given(text=LINES)
@example(text='title: Change the seal  # said\ntools: [5 mm key, wrench] # said\nowner:\n\n# said\nnote: "a: b"\n')
@example(text="a: b #c\nb: c#d\nc: d: e")
@example(text="a: b:\n")
@example(text="a: [b , c]\n")
def test_a_simple_head_is_read_as_yaml_reads_it(text: str) -> None:
    """The short way must never change what a head means."""
    simple = read_simple(text)

    if simple:
        assert simple == read_yaml(text).entries
