"""What is told of finished cards is told where an author can mend it."""

from __future__ import annotations

from dataclasses import replace

from jobaids.model.aid import Head
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Slug
from jobaids.model.source import NOWHERE, Span
from jobaids.plan.workbench import formats_asked, placed
from tests.render.editions import edition, filler_seal

TITLE = Span(file="content/filler-seal.md", line=2, column=8, length=22)
FORMATS = Span(file="content/filler-seal.md", line=9, column=10, length=7)


def told(slug: str, span: Span = NOWHERE) -> Diagnostic:
    """Something told of a card."""
    return Diagnostic(rule="JA504", severity=Severity.ERROR, what="x", why="y", fix="z", slug=Slug(slug), span=span)


def test_what_is_told_of_a_card_stands_where_its_format_is_named() -> None:
    """A PDF has no lines; the head that asks for it has one."""
    head = Head(formats=("badge",), spans=(("formats", FORMATS),))
    drafts = [edition(replace(filler_seal().aid, head=head, span=TITLE))]

    found = placed([told("filler-seal"), told("another")], drafts)

    assert [one.span for one in found] == [FORMATS, NOWHERE]


def test_a_format_of_the_settings_is_told_at_the_aid() -> None:
    """The aid has too much for it, not the settings."""
    drafts = [edition(replace(filler_seal().aid, head=Head(), span=TITLE))]

    found = placed([told("filler-seal"), told("filler-seal", FORMATS)], drafts)

    assert [one.span for one in found] == [TITLE, FORMATS]


def test_the_formats_asked_for_are_those_of_the_sources() -> None:
    """What an approval sealed long ago does not decide on which paper its words are printed today."""
    drafts = [edition(replace(filler_seal().aid, head=Head(formats=("a6", "badge"))))]

    assert formats_asked(drafts) == {"filler-seal": ("a6", "badge")}
