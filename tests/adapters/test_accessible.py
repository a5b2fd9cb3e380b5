"""Every format is tagged: a screen reader says title, steps and what each symbol opens, in the order of the work."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import pikepdf
import pytest
from page import ValidationProfile, validate_pdf_bytes

from jobaids.adapters.pdf import Press, make_pdf, open_press
from jobaids.adapters.templates import read_templates
from jobaids.paper.formats import PRINTED, CardFormat
from jobaids.render.card.text import expected_of, render_card
from tests.render.hard_cards import rich

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3z" fill="#888"/></svg>'


@cache
def press() -> Press:
    """A press whose every picture is one small drawing."""
    return open_press(lambda _: DRAWING, folder=Path(mkdtemp()))


@pytest.mark.parametrize("form", PRINTED.values(), ids=lambda one: one.name)
def test_every_format_is_tagged_for_a_screen_reader(form: CardFormat) -> None:
    """Who does not see the card hears the same steps in the same order, and what each symbol opens."""
    ordered = replace(rich(), format=form, grey=form.grey)

    pdf = make_pdf(render_card(ordered, read_templates().render), press()).pdf

    report = validate_pdf_bytes(pdf, profile=ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    with pikepdf.open(BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == "en"
        assert str(document.docinfo["/Title"]) == ordered.edition.aid.title
        tagged = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
        figures = " ".join(str(one.get("/Alt", "")) for one in tagged)
        kinds = {str(one.S) for one in tagged}
    assert all(symbol.address in figures for symbol in expected_of(ordered).symbols)
    assert {"/H1", "/H2", "/P", "/Figure"} <= kinds
