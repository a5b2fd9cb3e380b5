"""Rules that are tried on fewer lines find the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jobaids.parse.markdown import GRAMMAR, block_tokens
from jobaids.parse.openings import Openings

LINES = (
    *("", "words", "1. one", "12) twelve", "- point", "* star", "+ plus", "> quote", ">> deeper", "# Heading"),
    *("===", "---", "***", "```", "~~~ py", "|a|b|", "|-|-|", "a | b", "-|-", ":-: | -", "<div>", "<!-- note", "-->"),
    *("[x]: y.md", "!!! danger", "???+ tip", "    code", "\tcode", "\u00a0words", "\u0663. three"),
)
OPENINGS = ("", " ", "  ", "   ", "    ", "\t", "> ", "- ", "1. ")
TEXTS = st.lists(st.builds("{}{}".format, st.sampled_from(OPENINGS), st.sampled_from(LINES)), max_size=12)


@given(TEXTS.map("\n".join))
def test_picking_rules_by_how_a_line_opens_finds_the_same_blocks(text: str) -> None:
    """A rule that is passed over must not be one that would have held: a step would vanish from the card."""
    picked = block_tokens(text, {})

    openings = GRAMMAR.block.ruler
    assert isinstance(openings, Openings)
    GRAMMAR.block.ruler = openings.rules
    try:
        tried = block_tokens(text, {})
    finally:
        GRAMMAR.block.ruler = openings
    assert picked == tried
