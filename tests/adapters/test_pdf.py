"""Tests of finished cards: what is laid out is what was ordered, on paper and for every reader."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import pikepdf
import pypdfium2
import pytest
from hypothesis import Phase as HypothesisPhase
from hypothesis import given, settings
from hypothesis import strategies as st
from page import ValidationProfile, validate_pdf_bytes
from pyzbar import pyzbar

from jobaids.adapters.pdf import MalformedCardError, Press, make_pdf, open_press
from jobaids.adapters.scanner import read_card, scan_pdf
from jobaids.adapters.templates import read_templates
from jobaids.model.aid import CodePolicy, Phase
from jobaids.model.names import Digest
from jobaids.paper.formats import A6, FORMATS, CardFormat
from jobaids.render.card.text import CardOrder, expected_of, render_card
from tests.render.editions import (
    edition,
    filler_seal,
    key,
    order,
    prose,
    step,
)
from tests.render.hard_cards import CARDS, aid, everything, forty, german, rich, tall

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3z" fill="#888"/></svg>'


@cache
def shared_press() -> Press:
    """A press whose every picture is one small drawing."""
    return open_press(lambda _: DRAWING, folder=Path(mkdtemp()))


@pytest.fixture
def press() -> Press:
    """The press of this file's tests; opening one takes longer than a card."""
    return shared_press()


def printed(card: CardOrder, press: Press) -> bytes:
    """A finished card that was laid out without a complaint."""
    made = make_pdf(render_card(card, read_templates().render), press)
    assert made.told == ()
    return made.pdf


TWINS = ("letter", "half-letter", "4x6")
"""Formats that differ from another by their paper alone, as large or nearly: the cards that fill it most will do."""

TRIED = [(card, one) for one in FORMATS.values() for card in (CARDS if one.name not in TWINS else (everything, german))]


@pytest.mark.parametrize(("card", "format_"), TRIED, ids=[f"{card.__name__}-{one.name}" for card, one in TRIED])
def test_every_card_holds_what_was_ordered(card: Callable[[], CardOrder], format_: CardFormat, press: Press) -> None:
    """Nothing clipped, nothing on top of anything, every symbol beside its step, readable by a screen reader.

    A card with more on it than a format with two faces can hold is refused, and nothing else is told of it.
    """
    ordered = replace(card(), format=format_)

    pdf = printed(ordered, press)

    told = scan_pdf(pdf, expected_of(ordered), format_).told
    if format_.faces and told:
        assert [one.rule for one in told] == ["JA504"]
        return
    assert told == ()
    report = validate_pdf_bytes(pdf, profile=ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []


def test_a_second_decoder_reads_the_same_symbols(press: Press) -> None:
    """A symbol only one library can read is a symbol half the phones cannot."""
    card = rich()

    pdf = printed(card, press)

    planned = {symbol.address for symbol in expected_of(card).symbols}
    assert _zbar(pdf) == planned


def test_the_same_card_gives_the_same_bytes(press: Press, tmp_path: Path) -> None:
    """A changed file must mean a changed card, or every trainer reprints for nothing."""
    card = rich()
    other_press = open_press(lambda _: DRAWING, folder=tmp_path)

    again = printed(forty(), other_press), printed(card, other_press), printed(card, press)

    assert printed(card, press) == again[1] == again[2]


def test_pages_are_exactly_as_large_as_the_paper(press: Press) -> None:
    """A page off by a millimetre is scaled by the printer, and every symbol with it."""
    made = {name: printed(replace(rich(), format=format_), press) for name, format_ in FORMATS.items()}

    boxes = {name: _page_size(pdf) for name, pdf in made.items()}

    for name, (width, height) in boxes.items():
        assert width == pytest.approx(FORMATS[name].page_width, abs=0.05)
        assert height == pytest.approx(FORMATS[name].height, abs=0.05)


def test_a_sign_no_font_has_stops_the_card(press: Press) -> None:
    """An empty box stands where the worker needs a word, and a text search would still find it."""
    strange = edition(aid("Use \U00012000 here", Phase(steps=(step(1, "Go."),))))

    made = make_pdf(render_card(order(strange), read_templates().render), press)

    assert [one.rule for one in made.told] == ["JA502"]
    assert "U+12000" in made.told[0].what


@pytest.mark.parametrize("source", ["file:///etc/passwd", "https://example.com/a.png", "/etc/passwd", "data:,x"])
def test_a_template_cannot_bring_anything_in(source: str, press: Press) -> None:
    """A copied template must not read this machine or call home."""
    text = render_card(rich(), read_templates().render)
    spying = replace(text, xhtml=text.xhtml.replace("</h1>", f'</h1><img src="{source}" alt="x"/>', 1))

    made = make_pdf(spying, press)

    assert {one.rule for one in made.told} == {"JA503"}
    assert b"root:" not in made.pdf


def test_a_broken_template_is_told_by_name(press: Press) -> None:
    """The plant's own template is the operator's to mend, not ours."""
    text = render_card(rich(), read_templates().render)

    with pytest.raises(MalformedCardError, match="filler-seal") as raised:
        make_pdf(replace(text, xhtml=text.xhtml.replace("</h1>", "", 1)), press)

    assert "templates/card/card.html" in raised.value.fix


def test_pictures_are_brought_once_for_many_cards(tmp_path: Path) -> None:
    """A station's cards share photographs; decoding them again for each would double the build."""
    asked: list[Digest] = []

    def bring(digest: Digest) -> bytes:
        asked.append(digest)
        return DRAWING

    own = open_press(bring, folder=tmp_path)

    for _ in range(3):
        printed(rich(), own)

    assert len(asked) == len(set(asked)) == 4


def test_pictures_are_not_all_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A plant has thousands of photographs; a worker that held all of them would fill the machine."""
    monkeypatch.setattr("jobaids.adapters.pdf.MOST_OCTETS", 2 * len(DRAWING))
    own = open_press(lambda _: DRAWING, folder=tmp_path)

    for _ in range(2):
        printed(rich(), own)
    held = [len(one) for name, one in own.pictures.items() if isinstance(one, bytes)]

    assert sum(held) <= 4 * len(DRAWING)


def test_a_grey_card_has_no_colour_of_its_own(press: Press) -> None:
    """On a printer without colour, red and blue would come out as the same grey."""
    card = replace(rich(), grey=True, edition=replace(filler_seal(), media=()))

    pdf = printed(card, press)

    assert _colours(pdf) == set()
    assert _colours(printed(replace(card, grey=False), press)) != set()


def test_a_step_starts_on_the_page_of_its_symbol(press: Press) -> None:
    """A number at the foot of one page and its symbol on the next sends the phone to the wrong step."""
    card = replace(tall(), format=A6)

    pages = read_card(printed(card, press)).pages

    for page in pages:
        numerals = [text for text in page.texts if text.size > A6.type.title and text.text.isdigit()]
        beside = [one for one in page.symbols if any(one.box.is_level_with(text.box) for text in numerals)]
        assert len(beside) == len(numerals)


sentences = st.text(string.ascii_letters + "    ,.", min_size=1, max_size=400).map(str.strip).filter(bool)
steps = st.builds(
    lambda quick, detail, points, body: (quick, detail, points, body),
    sentences.map(lambda text: text[:80]),
    st.one_of(st.just(""), sentences),
    st.lists(sentences, max_size=4),
    st.lists(sentences, max_size=3),
)


@settings(max_examples=12, deadline=None, phases=(HypothesisPhase.explicit, HypothesisPhase.generate))
@given(st.lists(steps, min_size=1, max_size=9), st.sampled_from(sorted(FORMATS)), st.sampled_from(CodePolicy))
def test_no_word_is_lost_and_none_overlap(
    drawn: list[tuple[str, str, list[str], list[str]]], name: str, policy: CodePolicy
) -> None:
    """Whatever is written is on paper, once, where it can be read."""
    made = tuple(
        step(number, quick, detail, key_points=tuple(key(point) for point in points), body=prose(*body))
        for number, (quick, detail, points, body) in enumerate(drawn, start=1)
    )
    card = order(edition(aid("Title", Phase(steps=made), codes=policy)), FORMATS[name])

    pdf = printed(card, shared_press())

    told = scan_pdf(pdf, expected_of(card), card.format).told
    if card.format.faces and told:
        assert [one.rule for one in told] == ["JA504"]
        return
    assert told == ()
    found = _letters(" ".join(text.text for page in read_card(pdf).pages for text in page.texts))
    written = _letters(
        " ".join(part for quick, detail, points, body in drawn for part in (quick, detail, *points, *body))
    )
    assert written <= found


def test_words_of_thai_stand_beside_their_glyphs(press: Press) -> None:
    """A screen reader and a search see the words, not the order in which their marks were drawn.

    No font that ships draws Thai; what is written beside the glyphs does not depend on one.
    """
    thai = edition(aid("ล็อก", Phase(steps=(step(1, "Go."),))))

    pdf = make_pdf(render_card(order(thai), read_templates().render), press).pdf

    with pikepdf.open(BytesIO(pdf)) as document:
        marked = [one for one in pikepdf.parse_content_stream(document.pages[0]) if str(one.operator) == "BDC"]
        said = [str(one.operands[1].get("/ActualText", "")) for one in marked]
    assert "ล็อก" in said
    assert "Go." not in said


def _letters(text: str) -> Counter[str]:
    return Counter(sign for sign in text.lower() if sign in string.ascii_lowercase)


def _zbar(pdf: bytes) -> set[str]:
    document = pypdfium2.PdfDocument(pdf)
    images = [page.render(scale=200 / 72).to_pil() for page in document]
    return {found.data.decode() for image in images for found in pyzbar.decode(image)}


def _page_size(pdf: bytes) -> tuple[float, float]:
    with pikepdf.open(BytesIO(pdf)) as document:
        box = [float(edge) for edge in document.pages[0].mediabox]
    return (box[2] - box[0]) / 72 * 25.4, (box[3] - box[1]) / 72 * 25.4


def _colours(pdf: bytes) -> set[tuple[int, int, int]]:
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")
    return {pixel for _, pixel in image.getcolors(1 << 20) or [] if max(pixel) - min(pixel) > 24}
