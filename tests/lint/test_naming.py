"""Names written into sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobaids.lint.naming import with_names
from jobaids.model.names import Language
from jobaids.model.source import Source
from jobaids.parse.aid import parse_aid
from jobaids.parse.reading import Reading

READING = Reading(languages=(Language("en"), Language("zh")))


def named(text: str, file: str = "content/change-seal.md") -> str:
    """A source after its names were written."""
    source = Source(file=file, text=text)
    aid = parse_aid(source, READING).aid
    assert aid
    return with_names(source, aid).text


def test_every_step_and_remedy_gets_its_anchor_where_it_is_looked_for() -> None:
    """From the first release on, the code hangs on the name, and the words may change."""
    text = """\
---
title: Change the seal
aid: change-seal
---

1. **Take off the nozzle.** Undo four screws.

   - Key point: put them in the tray.

2. **Wipe the groove.** {#wipe}

## If something goes wrong

| You see | Do this |
|---|---|
| The seal tears | Stop. Fit a new one. |

### A screw jams

Turn it out.
"""

    written = named(text)

    assert "Undo four screws. {#take-off-the-nozzle}\n" in written
    assert "**Wipe the groove.** {#wipe}\n" in written
    assert "| The seal tears {#the-seal-tears} | Stop." in written
    assert "### A screw jams {#a-screw-jams}\n" in written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: A\n---\n\nWords.\n", "---\ntitle: A\naid: change-seal\n---\n\nWords.\n"),
        ('+++\ntitle = "A"\n+++\n\nWords.\n', '+++\ntitle = "A"\naid = "change-seal"\n+++\n\nWords.\n'),
        ("Title: A\nSlug: b\n\nWords.\n", "Title: A\nSlug: b\naid: change-seal\n\nWords.\n"),
        ("# Change the seal\n\nWords.\n", "---\naid: change-seal\n---\n\n# Change the seal\n\nWords.\n"),
    ],
    ids=["YAML", "TOML", "Pelican", "none"],
)
def test_the_permanent_name_goes_into_the_head_in_the_heads_own_way(text: str, expected: str) -> None:
    """A file that is renamed next year must keep its codes."""
    assert named(text) == expected


def test_a_head_that_is_never_closed_is_left_to_its_author() -> None:
    """Anything written into it would end up in the wrong place."""
    text = "---\ntitle: A\n\nWords.\n"

    assert named(text) == text


def test_two_names_on_one_line_do_not_shift_each_other() -> None:
    """Two cells of one row are rare; a name cut in half is for ever."""
    text = "---\naid: a\n---\n\n1. Turn.\n1. Turn.\n"

    assert named(text).endswith("1. Turn. {#turn}\n1. Turn. {#turn-2}\n")


WORDS = st.lists(
    st.sampled_from(["Turn", "the knob", "**Stop.**", "`x`", "[a](b.md)", "按下", "*now*"]), min_size=1, max_size=4
)


@given(steps=st.lists(WORDS, min_size=1, max_size=5), head=st.booleans())
def test_writing_names_changes_the_source_once_and_the_aid_never(steps: list[list[str]], head: bool) -> None:
    """A release seals what it showed; writing the names afterwards must not be a change of its own."""
    body = "\n".join(f"{number}. {' '.join(words)}" for number, words in enumerate(steps, start=1))
    source = Source(file="content/a.md", text=("---\ntitle: A\n---\n\n" if head else "") + body + "\n")
    before = parse_aid(source, READING).aid
    assert before

    once = with_names(source, before)
    after = parse_aid(once, READING).aid

    assert after == before
    assert all(step.anchor_written for step in after.steps)
    assert with_names(once, after) == once


def test_names_of_steps_that_open_alike_are_read_back_whole() -> None:
    """Cut to the longest derived name, `…-2` would be `…` again, and an old card would open the other step."""
    opening = "Unscrew counterclockwise retaining housing mounting bracket"

    text = named(f"1. {opening} left.\n2. {opening} right.\n")

    read = parse_aid(Source(file="content/change-seal.md", text=text), READING)
    assert read.aid
    first, second = (step.anchor for step in read.aid.steps)
    assert second == f"{first}-2"
    assert len(second) > 40
    assert read.told == ()
