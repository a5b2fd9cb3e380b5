"""Words read without the grammar are read as the grammar reads them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jobaids.language.terms import terms_of
from jobaids.model.prose import Strong, Text
from jobaids.model.source import Source
from jobaids.parse.markdown import inline_tokens
from jobaids.parse.place import place_of
from jobaids.parse.reading import Desk, Reading
from jobaids.parse.simple_prose import read_simple
from jobaids.parse.weaver import Weaver

SIGNS = st.text(st.sampled_from("ab1éw .:!?-,()]>}{|/'\u00a0\u3002\U0001f600*_`~[<&@\\\n"), max_size=24)


@given(st.one_of(SIGNS, st.builds("**{}**{}".format, SIGNS, SIGNS)).map(str.rstrip))
def test_words_read_without_the_grammar_are_what_the_grammar_reads(content: str) -> None:
    """Most paragraphs are read so; a sign taken as words, or words as weight, would be printed."""
    desk = Desk(source=Source(file="a.md", text=content), lines=(content,), reading=Reading(), terms=terms_of("en"))

    simple = read_simple(content)

    woven = Weaver(desk, place_of("a.md", desk.lines, 1, content)).weave(inline_tokens(content, {}))
    assert simple is None or simple == woven


def test_a_bold_lead_and_words_need_no_grammar() -> None:
    """It is the form that nearly every step has; were it passed over, nothing would be gained."""
    content = "**Turn the isolator to OFF.** Hang your own lock on it, 5 mm from the hasp."

    simple = read_simple(content)

    lead, rest = "Turn the isolator to OFF.", " Hang your own lock on it, 5 mm from the hasp."
    assert simple == (Strong(inner=(Text(text=lead),)), Text(text=rest))
