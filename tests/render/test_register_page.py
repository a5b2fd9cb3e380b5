"""The register and the reprint list as pages, and the register in the words of a reader."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from jobaids.adapters.catalogues import read_words
from jobaids.model.names import Label, Language, Slug
from jobaids.model.posted import Stack
from jobaids.record.posted import Hanging
from jobaids.record.register import End, Registered
from jobaids.record.reprint import Cause, Swap
from jobaids.render.page.print_page import render_printing
from jobaids.render.page.ready import Printable
from jobaids.render.page.register_page import render_register_page
from jobaids.render.register import rows_of
from tests.render.page_rooms import render, text_of
from tests.render.test_page_lists import hall

MARCH = datetime(2027, 3, 3, 8, tzinfo=UTC)
STACK = Stack(station=Slug("filler-3"), slug=Slug("filler-seal"), label=Label("9F"), format="a4")
LINE = Registered(
    slug=Slug("filler-seal"),
    title="Change the filler seal",
    language=Language("en"),
    label=Label("12K"),
    effective=date(2027, 3, 3),
    approved_by="Maintenance lead",
    owner="Packaging maintenance",
    review=date(2027, 10, 2),
    coming=(Label("13M"), date(2027, 4, 1)),
    posted=(Hanging(stack=STACK, copies=2, since=MARCH),),
)
SWAP = Swap(
    station=Slug("filler-3"),
    slug=Slug("filler-seal"),
    title="Change the filler seal",
    cause=Cause.SAFETY,
    format="a4",
    down=((Label("9F"), 2), (Label("8A"), 1)),
    hang=Label("12K"),
    copies=3,
)


def test_the_page_says_all_that_an_auditor_asks() -> None:
    """The same as on paper, for whoever asks from a phone."""
    page = text_of(render_register_page(hall("en"), (LINE,), render).text)

    assert "Revision 12K · 3 Mar 2027" in page
    assert "13M from 1 Apr 2027" in page
    assert "Maintenance lead" in page
    assert "Packaging maintenance" in page
    assert "2 Oct 2027" in page
    assert "9F A4 × 2 since 3 Mar 2027" in page


def test_the_page_calls_nothing_overdue() -> None:
    """Built again in a year from the same registry it is the same page, byte for byte."""
    shown = [row.overdue for row in rows_of((LINE,), read_words(Language("en")), {})]
    judged = [row.overdue for row in rows_of((LINE,), read_words(Language("en")), {}, date(2027, 10, 3))]

    assert shown == [False]
    assert judged == [True]


def test_an_ended_aid_says_since_when_why_and_what_instead() -> None:
    """Who finds its card on a wall looks it up here."""
    ended = End(at=MARCH, say="The filler was scrapped.", instead=Slug("fill-by-hand"))
    line = Registered(
        slug=LINE.slug,
        title=LINE.title,
        language=LINE.language,
        label=LINE.label,
        effective=LINE.effective,
        approved_by="",
        owner="",
        ended=ended,
    )

    page = text_of(render_register_page(hall("en"), (line,), render).text)

    assert "Ended on 3 Mar 2027. The filler was scrapped. Instead: fill-by-hand." in page


@pytest.mark.parametrize(("language", "path"), [("en", "register/"), ("ar", "ar/register/"), ("es", "es/register/")])
def test_every_language_has_its_register(language: str, path: str) -> None:
    """The page leads to itself in the other languages."""
    page = render_register_page(hall(language), (LINE,), render)

    assert page.path == f"{path}index.html"
    assert f'lang="{language}"' in page.text


def test_what_to_change_stands_above_the_cards_to_print() -> None:
    """Whoever prints sees first what must come down now."""
    page = text_of(render_printing(hall("en"), Printable(), (SWAP,), render).text)

    assert "Take down 9F × 2 and 8A, hang 12K × 3." in page
    assert "Safety. Take old cards down now." in page
    assert page.index("Take down") < page.index("Print at actual size")


def test_without_anything_to_change_the_page_is_of_cards_only() -> None:
    """No heading over nothing."""
    page = text_of(render_printing(hall("en"), Printable(), (), render).text)

    assert "Change these cards" not in page


def test_an_aid_to_change_is_reached_with_a_gloved_finger() -> None:
    """Its row leads to the aid; `line` is as high as a finger."""
    page = render_printing(hall("en"), Printable(), (SWAP,), render).text

    assert '<a class="line" href="/aids/filler-seal/">' in page
