"""Cards whose styles are kept from card to card are, byte by byte, those whose styles are worked out anew."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from jobaids.adapters import kept_styles, pdf
from jobaids.adapters.kept_styles import can_keep
from jobaids.adapters.pdf import BEFORE_PROOF, Press, make_pdf, open_press
from jobaids.adapters.templates import read_templates
from jobaids.model.names import Digest
from jobaids.paper.formats import A4, A5
from jobaids.render.card.text import CardText, render_card
from tests.render.hard_cards import arabic, do_confirm, everything, german, rich


def _press() -> Press:
    """A press that has printed as many cards as it waits for before it proves that styles may be kept."""
    press = open_press(_picture, folder=Path(mkdtemp()))
    press.printed = BEFORE_PROOF
    return press


@cache
def _forgetful() -> Press:
    """A press that works out every style anew."""
    press = _press()
    press.keeps = False
    return press


def _picture(_digest: Digest) -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 30), "gray").save(file, "PNG")
    return file.getvalue()


def _texts() -> tuple[CardText, ...]:
    """The cards whose parts are of most kinds, and all of them again."""
    orders = (replace(card(), format=A5) for card in (rich, everything, german, arabic, do_confirm))
    return 2 * tuple(render_card(one, read_templates().render) for one in orders)


def test_every_card_has_the_bytes_it_has_without() -> None:
    """A card that changed with what was printed before it would be reprinted for nothing, or be wrong."""
    keeping = _press()
    anew = {text: make_pdf(text, _forgetful()).pdf for text in dict.fromkeys(_texts())}

    made = [(make_pdf(text, keeping).pdf, anew[text]) for text in _texts()]

    assert keeping.keeps
    assert [kept == other for kept, other in made] == [True] * 10


def test_what_is_kept_is_kept_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A press that learned from each of ten thousand cards would fill the memory; beyond a bound it begins anew.

    The bound holds for all style sheets together, however many formats and languages a site has.
    """
    monkeypatch.setattr(pdf, "MOST_KINDS", 30)
    press = _press()
    small, large = (render_card(replace(rich(), format=one), read_templates().render) for one in (A5, A4))

    counts = []
    for text in (small, small, large, large, small):
        make_pdf(text, press)
        counts.append([press.sheet(one.css).kept.count for one in (small, large)])

    assert counts[0] == counts[1] == counts[4]
    assert counts[2] == counts[3]
    assert [bool(kinds) for kinds in counts[2]] == [False, True]


def test_an_engine_that_works_otherwise_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An update of the engine may move what this leans on; cards must then come out slower, never wrong."""
    text, press = render_card(german(), read_templates().render), _press()
    monkeypatch.setattr(kept_styles, "declaration_precedence", lambda origin, _importance: -len(origin))

    with caplog.at_level(logging.WARNING):
        made = make_pdf(text, press)

    assert press.keeps is False
    assert made.pdf == make_pdf(text, _forgetful()).pdf
    assert "other bytes" in caplog.text


def test_another_version_of_the_engine_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is private may change without a word in any release."""
    monkeypatch.setattr(kept_styles, "VERSION", "70.1")
    text, press = render_card(german(), read_templates().render), _press()

    make_pdf(text, press)

    assert press.keeps is False
    assert press.sheet(text.css).kept.count == 0


@pytest.mark.parametrize(
    ("css", "inner", "kept"),
    [
        ("p { width: 50mm }", "<p>Stop.</p>", True),
        ("p { width: 50vw }", "<p>Stop.</p>", False),
        ("p { width: 50DVMIN }", "<p>Stop.</p>", False),
        ("", '<p style="height: 3.5vh">Stop.</p>', False),
        ("", "<style>p { width: 3mm }</style><p>Stop.</p>", False),
        ("", '<link rel="stylesheet" href="a.css"/>', False),
        ("", '<svg xmlns="http://www.w3.org/2000/svg" width="3"/>', False),
    ],
)
def test_what_depends_on_more_than_its_style_sheet_is_worked_out_anew(css: str, inner: str, kept: bool) -> None:
    """A plant's own template may do what ours does not: measure by the page, or bring styles along."""
    tree = ET.fromstring(f'<html lang="en"><body>{inner}</body></html>')  # noqa: S314 - our own text

    answer = can_keep(css, tree)

    assert answer is kept


def test_a_fault_of_a_style_sheet_is_told_with_every_card() -> None:
    """Told with the first card alone, the others would be published as if nothing were wrong."""
    text, press = render_card(rich(), read_templates().render), _press()
    wrong = replace(text, css=f"{text.css} p {{ colour: red }}")

    told = [make_pdf(wrong, press).told for _ in range(3)]

    assert [[one.rule for one in each] for each in told] == [["JA503"]] * 3


def test_few_cards_prove_nothing() -> None:
    """One card that is made again while its author looks on shall not be printed four times."""
    press = open_press(_picture, folder=Path(mkdtemp()))

    make_pdf(render_card(german(), read_templates().render), press)

    assert press.keeps is None
