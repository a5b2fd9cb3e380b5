"""The engine's own style sheet without its notes changes no card that has none, and is whole for those that do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

import pytest
from weasyprint.html import UA_STYLESHEET

from jobaids.adapters import pdf
from jobaids.adapters.default_sheet import without_notes
from jobaids.adapters.page_parts import read_texts
from jobaids.adapters.pdf import make_pdf, open_press
from jobaids.adapters.templates import read_templates
from jobaids.render.card.text import render_card
from tests.render.hard_cards import arabic, everything, rich


@pytest.mark.parametrize("card", [rich, everything, arabic])
def test_a_card_has_the_bytes_it_has_with_the_whole_sheet(card: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was left out could matter to an element nobody thought of."""
    text = render_card(card(), read_templates().render)  # type: ignore[operator]  # a card that makes itself

    short = make_pdf(text, open_press(bytes, folder=Path(mkdtemp()))).pdf
    monkeypatch.setattr(pdf, "has_notes", lambda *_: True)
    whole = make_pdf(text, open_press(bytes, folder=Path(mkdtemp()))).pdf

    assert short == whole


def test_only_the_rules_of_notes_are_left_out() -> None:
    """An update of the engine may write them otherwise; then nothing is left out, and no card is faster."""
    left_out = [one[3] for one in UA_STYLESHEET.matcher.other_selectors if one[3]]

    for pseudo in (one[3] for one in without_notes().matcher.other_selectors if one[3]):
        left_out.remove(pseudo)

    assert left_out == ["footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"]


def test_a_template_with_a_note_gets_it() -> None:
    """A plant may write its templates anew, and use all that the engine can."""
    text = render_card(rich(), read_templates().render)
    noted = replace(
        text,
        css=f"{text.css} .below {{ float: footnote }}",
        xhtml=text.xhtml.replace("</body>", '<p>Seen<span class="below">By two people.</span></p></body>'),
    )

    printed = make_pdf(noted, open_press(bytes, folder=Path(mkdtemp())))

    words = " ".join(text.text for page in read_texts(printed.pdf) for text in page)
    assert "By two people." in words
