"""How diagnostics are shown."""

from __future__ import annotations

import json
import os
import pty
from io import StringIO

import pytest

from jobaids.cli.console import Console, Format, as_github, as_text, console_for, show, summary
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.source import Source, Span

SOURCE = Source(file="content/filler-seal.md", text="\n" * 30 + "[Seat the seal](seat.mp4)\n")

TOLD = Diagnostic(
    rule="JA301",
    severity=Severity.ERROR,
    what="the clip runs 124 s; a clip holds 90 s",
    why="nobody holding a tool watches longer; the step is probably two steps",
    fix="cut it, or show a part of it: [Seat the seal](seat.mp4#t=12,80)",
    span=Span(file="content/filler-seal.md", line=31, column=16, length=10),
    slug="filler-seal",
)

PLAIN = Console(sources={SOURCE.file: SOURCE})


def test_text_shows_what_where_why_and_how_to_put_it_right() -> None:
    """Whoever reads it can go to the line and mend it without asking anybody."""
    assert as_text(TOLD, PLAIN) == (
        "error[JA301]: the clip runs 124 s; a clip holds 90 s\n"
        " --> content/filler-seal.md:31:16\n"
        "   |\n"
        "31 | [Seat the seal](seat.mp4)\n"
        "   |                ^^^^^^^^^^\n"
        "   = why: nobody holding a tool watches longer; the step is probably two steps\n"
        "   = fix: cut it, or show a part of it: [Seat the seal](seat.mp4#t=12,80)"
    )


def test_what_stands_in_no_source_is_shown_without_a_place() -> None:
    """An aid that is gone has no line."""
    told = Diagnostic(rule="JA601", severity=Severity.ERROR, what="filler-seal is gone", fix="retire it")

    assert as_text(told, PLAIN) == "error[JA601]: filler-seal is gone\n  = fix: retire it"


def test_a_file_that_cannot_be_read_is_shown_by_its_name() -> None:
    """There is no line to show of a file that is no text."""
    told = Diagnostic(rule="JA001", severity=Severity.ERROR, what="no text", span=Span(file="content/a.md", line=0))

    assert as_text(told, PLAIN) == "error[JA001]: no text\n--> content/a.md"


def test_words_of_a_source_cannot_steer_the_terminal() -> None:
    """A message may quote what a stranger wrote."""
    told = Diagnostic(rule="JA320", severity=Severity.WARNING, what="no aid \x1b[2J", span=Span(file="\x1b.md", line=1))

    assert "\x1b" not in as_text(told, PLAIN)


def test_each_thing_told_stands_apart() -> None:
    """Forty lines without a gap are not read."""
    shown = show((TOLD, TOLD), Format.TEXT, PLAIN)

    assert shown == f"{as_text(TOLD, PLAIN)}\n\n" * 2


def test_github_gets_one_line_for_each_thing() -> None:
    """A line that is broken in two is lost."""
    assert show((TOLD, TOLD), Format.GITHUB, PLAIN) == f"{as_github(TOLD)}\n" * 2


def test_colour_changes_no_word() -> None:
    """Colour is never alone: the same words stand there without it."""
    shown = as_text(TOLD, Console(colour=True, sources=PLAIN.sources))

    assert "\x1b[31m" in shown
    assert _without_colour(shown) == as_text(TOLD, PLAIN)


def _without_colour(text: str) -> str:
    kept, rest = "", text
    while "\x1b[" in rest:
        before, _, after = rest.partition("\x1b[")
        kept, rest = kept + before, after.partition("m")[2]
    return kept + rest


@pytest.mark.parametrize(
    ("environment", "colour"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_gets_colour_unless_it_is_told_otherwise(environment: dict[str, str], colour: bool) -> None:
    """NO_COLOR is how people who cannot read coloured text say so once for all programs."""
    leader, follower = pty.openpty()

    with os.fdopen(leader, "r"), os.fdopen(follower, "w") as terminal:
        console = console_for(terminal, environment, ())

    assert console.colour is colour


def test_a_pipe_gets_no_colour() -> None:
    """Escape signs in a log hide the words."""
    assert not console_for(StringIO(), {}, ()).colour


def test_json_holds_every_part_for_programs() -> None:
    """An editor underlines the place and shows the fix."""
    (told,) = json.loads(show((TOLD,), Format.JSON, PLAIN))["told"]

    assert told == {
        "rule": "JA301",
        "severity": "error",
        "what": TOLD.what,
        "why": TOLD.why,
        "fix": TOLD.fix,
        "file": "content/filler-seal.md",
        "line": 31,
        "column": 16,
        "length": 10,
        "aid": "filler-seal",
    }


def test_json_of_nothing_is_an_empty_list() -> None:
    """A program must not have to tell silence from failure."""
    assert json.loads(show((), Format.JSON, PLAIN)) == {"told": []}


def test_github_gets_a_command_it_can_read() -> None:
    """The fault is shown beside the changed line, before anybody merges it."""
    assert as_github(TOLD) == (
        "::error file=content/filler-seal.md,line=31,col=16,endColumn=26,title=JA301::"
        "the clip runs 124 s; a clip holds 90 s"
        "%0Awhy: nobody holding a tool watches longer; the step is probably two steps"
        "%0Afix: cut it, or show a part of it: [Seat the seal](seat.mp4#t=12,80)"
    )


def test_signs_that_mean_something_to_github_are_written_another_way() -> None:
    """A percent sign in a limit would be taken for the start of a code."""
    told = Diagnostic(rule="JA101", severity=Severity.NOTE, what="5 %\nmore", span=Span(file="a,b:c.md", line=2))

    assert as_github(told) == "::notice file=a%2Cb%3Ac.md,line=2,col=1,endColumn=1,title=JA101::5 %25%0Amore"


@pytest.mark.parametrize(
    ("severities", "said"),
    [
        ([], "24 aids: nothing to tell"),
        ([Severity.ERROR], "24 aids: 1 error"),
        ([Severity.NOTE, Severity.WARNING, Severity.NOTE], "24 aids: 1 warning, 2 notes"),
    ],
)
def test_the_last_line_says_how_much_was_told(severities: list[Severity], said: str) -> None:
    """Silence alone does not say that anything was looked at."""
    told = tuple(Diagnostic(rule="JA101", severity=severity, what="told") for severity in severities)

    assert summary(told, "24 aids") == said
