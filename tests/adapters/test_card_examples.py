"""The examples beside the card's template are documentation; here they are printed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from page import ValidationProfile, validate_pdf_bytes

from jobaids.adapters.pdf import Press, make_pdf, open_press
from jobaids.adapters.scanner import scan_pdf
from jobaids.adapters.templates import read_templates, shipped
from jobaids.model.source import Source
from jobaids.paper.formats import FORMATS, CardFormat
from jobaids.parse.aid import Reading, parse_aid
from jobaids.render.card.text import expected_of, render_card
from tests.markdown_cases import Case, cases_in
from tests.render.editions import edition, order


@cache
def press() -> Press:
    """A press without pictures."""
    return open_press(lambda _: b"", folder=Path(mkdtemp()))


@pytest.mark.parametrize("format_", FORMATS.values(), ids=lambda one: one.name)
@pytest.mark.parametrize("case", cases_in(shipped() / "card" / "examples.md"), ids=lambda case: case.title)
def test_an_example_is_a_good_card(case: Case, format_: CardFormat) -> None:
    """Whoever changes the template starts from these; a fault in one would be copied to every wall."""
    file, _, text = case.blocks["aid"].partition("\n")
    parsed = parse_aid(Source(file=f"content/{file}", text=text), Reading())
    assert parsed.aid is not None
    card = order(edition(parsed.aid), format_)

    made = make_pdf(render_card(card, read_templates().render), press())

    assert made.told == ()
    told = scan_pdf(made.pdf, expected_of(card), format_).told
    if format_.faces and told:
        assert [one.rule for one in told] == ["JA504"]
        return
    assert told == ()
    assert validate_pdf_bytes(made.pdf, profile=ValidationProfile.PDF_UA_1).is_compliant
