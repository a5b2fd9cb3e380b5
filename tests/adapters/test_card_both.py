"""A card in two languages: whoever reads only one of them reads all of it, beside the same symbols."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from page import ValidationProfile, validate_pdf_bytes

from jobaids.adapters.pdf import make_pdf
from jobaids.adapters.scanner import read_card, scan_pdf
from jobaids.adapters.templates import read_templates
from jobaids.language.words import direction
from jobaids.model.names import Label
from jobaids.paper.formats import A4, A6
from jobaids.render.card.order import CardOrder
from jobaids.render.card.text import expected_of, render_card, whole_view
from tests.adapters.test_scripts import card, letters, shop, stream

PAIRS = (("en", "ar"), ("ar", "en"), ("en", "zh"), ("en", "th"), ("ru", "vi"))


def pair(first: str, second: str) -> CardOrder:
    """A card in two languages; the second is of another revision."""
    seal = card(second).edition.seal
    assert seal is not None
    edition = replace(card(second).edition, seal=replace(seal, label=Label("3F"), number=3))
    return replace(card(first), beside=replace(card(second), edition=edition, doubled=True))


@cache
def printed(first: str, second: str) -> bytes:
    """That card, made without a complaint."""
    made = make_pdf(render_card(pair(first, second), read_templates().render), shop().press)
    assert made.told == ()
    return made.pdf


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_card_in_two_languages_is_a_good_card(first: str, second: str) -> None:
    """Also where one runs from the right: nothing over another, every symbol read back, tagged for a screen reader."""
    ordered = pair(first, second)

    pdf = printed(first, second)

    assert scan_pdf(pdf, expected_of(ordered), A4).told == ()
    assert [one.message for one in validate_pdf_bytes(pdf, profile=ValidationProfile.PDF_UA_1).failures] == []
    assert expected_of(ordered).symbols == expected_of(card(first)).symbols


@pytest.mark.parametrize(("first", "second"), [pair for pair in PAIRS if "ar" not in pair])
def test_each_line_is_followed_by_the_same_line_in_the_other_language(first: str, second: str) -> None:
    """Two people at one machine read the same step at the same place."""
    one, other = card(first).edition.aid, card(second).edition.aid

    text = letters(stream(printed(first, second)))

    wanted = [one.title, other.title]
    for step, twin in zip(one.steps, other.steps, strict=True):
        wanted += [step.quick, twin.quick]
    places = [text.index(letters(line), 1) for line in wanted[2:]]
    assert places == sorted(places)
    assert all(letters(line) in text for line in wanted)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_both_languages_stand_in_one_size(first: str, second: str) -> None:
    """Small print in one's own language says that one matters less."""
    (page, *_) = read_card(printed(first, second)).pages

    quick = [text for text in page.texts if abs(text.size - A4.type.quick) < 0.2]
    ways = {direction(first), direction(second)}
    assert len(quick) >= 4
    if ways == {"ltr", "rtl"}:
        middle = page.width / 2
        assert min(text.box.x for text in quick) < middle / 2
        assert max(text.box.right for text in quick) > middle


def test_both_revisions_stand_on_the_card() -> None:
    """Both texts grow old, each by itself; a reprint list can only name what somebody could read on the wall."""
    text = "".join(one.text for page in read_card(printed("en", "zh")).pages for one in page.texts)

    assert "12K" in text
    assert "3F" in text
    assert "zh/filler-seal" in text


def test_both_signal_words_stand_in_the_panel() -> None:
    """A worker who does not read DANGER has to see 危险 at the same place."""
    view = whole_view(pair("en", "zh"))

    (alert,) = view.phases[0].steps[0].alerts
    assert "DANGER" in alert.word
    assert "危险" in alert.word


def test_a_step_that_is_not_translated_stands_in_the_first_language_alone() -> None:
    """Leaving it out would leave out the work; a step of the wrong twin would be worse."""
    whole = pair("en", "zh")
    assert whole.beside is not None
    edition = whole.beside.edition
    (phase,) = edition.aid.phases
    short = replace(edition, aid=replace(edition.aid, phases=(replace(phase, steps=phase.steps[1:]),)))

    view = whole_view(replace(whole, beside=replace(whole.beside, edition=short)))

    first, second, *_ = view.phases[0].steps
    assert first.quick == card("en").edition.aid.steps[0].quick
    assert card("zh").edition.aid.steps[1].quick in second.quick


def test_a_small_card_holds_both_languages_on_more_pages() -> None:
    """A6 hangs where there is no room for more; nothing may be cut off."""
    small = pair("en", "ar")
    assert small.beside is not None
    small = replace(small, format=A6, beside=replace(small.beside, format=A6))

    made = make_pdf(render_card(small, read_templates().render), shop().press)

    assert made.told == ()
    assert scan_pdf(made.pdf, expected_of(small), A6).told == ()
