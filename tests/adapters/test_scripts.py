"""A card in any script: every sign drawn, every line broken where its readers break it, and the file small."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import pikepdf
import pypdfium2
import pytest
from page import ValidationProfile, validate_pdf_bytes
from PIL import Image, ImageChops

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.fonts import FontFile, fetched_fonts, font_folders, font_stack, shipped_fonts
from jobaids.adapters.fonts_fetch import fetch, script_of
from jobaids.adapters.pdf import Press, make_pdf, open_press
from jobaids.adapters.scanner import read_card, scan_pdf
from jobaids.adapters.templates import read_templates
from jobaids.language.terms import TABLES
from jobaids.language.words import direction
from jobaids.model.aid import Aid, Head, Phase, Signal
from jobaids.model.names import Language, Slug
from jobaids.model.source import Source
from jobaids.paper.formats import A4, A6
from jobaids.paper.reading import ReadCard
from jobaids.parse.aid import Reading, parse_aid
from jobaids.render.card.alerts import WIDEST_WORD, word_width
from jobaids.render.card.order import CardOrder
from jobaids.render.card.text import expected_of, render_card
from jobaids.render.page.signal import capitals
from tests.render.editions import alert, edition, order, step

CONTENT = Path(__file__).parent.parent / "sites" / "scripts" / "content"
LANGUAGES = ("ar", "el", "he", "hi", "ja", "ko", "ru", "th", "vi", "zh")
FONTS_OF = {
    "ar": "Noto-Sans-Arabic",
    "he": "Noto-Sans-Hebrew",
    "hi": "Noto-Sans-Devanagari",
    "ja": "Noto-Sans-CJK-JP",
    "ko": "Noto-Sans-CJK-KR",
    "th": "Noto-Sans-Thai",
    "zh": "Noto-Sans-CJK-SC",
}
MOST_OCTETS = 300_000
FAINT = 64  # of 255: what differs by less stands at the edge of a stroke
NEVER_FIRST = set("、。，．：；！？）」』】〉》”’・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")  # JIS X 4051, GB/T 15834
NEVER_LAST = set("（「『【〈《“‘")
THAI_NEVER_FIRST = set("ะาำๅๆฯ")
THAI_NEVER_LAST = set("เแโใไ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """A press with the fonts of all scripts."""

    press: Press
    fonts: tuple[FontFile, ...]


@cache
def shop() -> Shop:
    """The shop of this file's tests, its fonts brought as `jobaids fonts` brings them."""
    root = Path(mkdtemp())
    for script in filter(None, {script_of(Language(tag)) for tag in LANGUAGES}):
        fetch(script, root, font_folders())
    fonts = shipped_fonts() + fetched_fonts(root)
    return Shop(press=open_press(lambda _: b"", fonts, root), fonts=fonts)


@cache
def card(tag: str) -> CardOrder:
    """The card of the aid in one language."""
    language = Language(tag)
    file = "filler-seal.md" if tag == "en" else f"filler-seal.{tag}.md"
    source = Source(file=f"content/{file}", text=(CONTENT / file).read_text("utf-8"))
    aid = parse_aid(source, Reading(languages=(Language("en"), language))).aid
    assert aid is not None
    families = font_stack(language, shop().fonts)
    return order(edition(aid), words=read_words(language), fonts=families, place="", tell="")


@cache
def printed(tag: str) -> bytes:
    """That card, made without a complaint."""
    made = make_pdf(render_card(card(tag), read_templates().render), shop().press)
    assert made.told == ()
    return made.pdf


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_card_in_any_script_is_a_good_card(tag: str) -> None:
    """No empty boxes, no line over another, every symbol read back, and a screen reader finds its way."""
    pdf = printed(tag)

    assert scan_pdf(pdf, expected_of(card(tag)), A4).told == ()
    assert [one.message for one in validate_pdf_bytes(pdf, profile=ValidationProfile.PDF_UA_1).failures] == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_card_holds_the_signs_it_shows_and_no_others(tag: str) -> None:
    """A font of 19 MB in each card would fill the share that trainers print from."""
    pdf = printed(tag)

    embedded = dict(_fonts(pdf))
    assert len(pdf) < MOST_OCTETS
    assert all(embedded.values())
    assert any(FONTS_OF.get(tag, "Noto-Sans") in name for name in embedded)
    assert all(re.fullmatch(r"/[A-Z]{6}\+.+", name) for name in embedded)


@pytest.mark.parametrize("tag", ["ja", "ko", "zh"])
def test_a_font_that_was_cut_draws_what_the_whole_one_draws(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Signs that are found by name must be those that stood in their place: another word could be an order."""
    lean = printed(tag)
    monkeypatch.setattr("jobaids.adapters.spoken_text.make_lean", lambda _: None)

    whole = make_pdf(render_card(card(tag), read_templates().render), shop().press).pdf

    assert len(whole) > 4 * len(lean)
    assert not any(ImageChops.difference(_picture(whole), _picture(lean)).histogram()[FAINT:])
    assert stream(whole) == stream(lean)


@pytest.mark.parametrize("tag", ["ja", "zh"])
def test_no_line_begins_or_ends_where_the_script_forbids_it(tag: str) -> None:
    """A comma at the head of a line makes a reader of Japanese or Chinese stumble."""
    made = make_pdf(render_card(replace(card(tag), format=A6), read_templates().render), shop().press)

    lines = tuple(_lines(read_card(made.pdf)))
    assert len(lines) > len(card(tag).edition.aid.steps) * 3
    assert [line for line in lines if line[0] in NEVER_FIRST or line[-1] in NEVER_LAST] == []


def test_thai_is_cut_between_its_words() -> None:
    """Thai writes no spaces; half a word on each line reads as two other words."""
    made = make_pdf(render_card(replace(card("th"), format=A6), read_templates().render), shop().press)

    lines = tuple(_lines(read_card(made.pdf)))
    wrong = [
        line
        for line in lines
        if unicodedata.category(line[0]) == "Mn" or line[0] in THAI_NEVER_FIRST or line[-1] in THAI_NEVER_LAST
    ]
    assert wrong == []
    text = "".join(lines).replace(" ", "")
    for word in ("เคลื่อนไหว", "แม่กุญแจ", "เครื่องบรรจุ"):
        assert text.count(word) == sum(line.replace(" ", "").count(word) for line in lines), word


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_card_is_laid_out_the_way_its_script_runs(tag: str) -> None:
    """Numerals stand where a reader's eye begins a row, symbols where it ends."""
    (page, *_) = read_card(printed(tag)).pages

    symbols = [symbol.box.x + symbol.box.width / 2 for symbol in page.symbols]
    numerals = [text.box.x for text in page.texts if text.size > A4.type.title and text.text.strip().isdigit()]
    assert len(numerals) == len(card(tag).edition.aid.steps)
    if direction(tag) == "rtl":
        assert max(symbols) < page.width / 4 < min(numerals)
    else:
        assert max(numerals) < page.width / 4 < min(symbols)


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if direction(tag) == "ltr"])
def test_the_text_of_a_card_is_copied_in_the_order_it_is_read(tag: str) -> None:
    """A search, a translation program and a simple reader take the words as they lie in the file."""
    aid = card(tag).edition.aid

    text = letters(stream(printed(tag)))

    wanted = (aid.title, *(step.quick for step in aid.steps))
    places = [text.index(letters(one)) for one in wanted]
    assert places == sorted(places)


def test_arabic_that_is_always_fused_is_not_turned_round() -> None:
    """A search for a word with lam and alef finds it; what marks above letters do is up to the reading program."""
    text = unicodedata.normalize("NFKC", stream(printed("ar")))

    assert "لا تفتح الحاجز" in text
    assert "ال تفتح" not in text


@pytest.mark.parametrize("tag", ["de", "el", "es", "fr", "nl", "pl", "ru", "th", "vi"])
def test_every_signal_word_has_room_in_its_panel(tag: str) -> None:
    """A word that runs out of its panel is read with the message, or not at all."""
    signals = (Signal.DANGER, Signal.WARNING, Signal.CAUTION, Signal.NOTICE)
    steps = (step(1, "1.", alerts=tuple(alert(signal, "1 2 3 4 5. " * 9) for signal in signals)),)
    aid = Aid(slug=Slug("signals"), title="1", language=Language(tag), head=Head(), phases=(Phase(steps=steps),))
    families = font_stack(aid.language, shop().fonts)
    ordered = order(edition(aid), words=read_words(aid.language), fonts=families)

    made = make_pdf(render_card(ordered, read_templates().render), shop().press)

    assert made.told == ()
    assert scan_pdf(made.pdf, expected_of(ordered), A4).told == ()
    (page,) = read_card(made.pdf).pages
    words = {capitals(TABLES[tag][signal.value][0]) for signal in signals}
    ends = [one.box.right for one in page.texts if any(word in one.text for word in words)]
    assert len(ends) == len(signals)
    message = A4.margin + A4.columns.signal
    assert all(end < message for end in ends) or max(word_width(word) for word in words) > WIDEST_WORD


def _fonts(pdf: bytes) -> Iterator[tuple[str, bool]]:
    """Each font of a file by its name, and whether its outlines are in the file."""
    with pikepdf.open(BytesIO(pdf)) as document:
        for one in document.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor":
                yield str(one.FontName), "/FontFile2" in one or "/FontFile3" in one


def _lines(read: ReadCard) -> Iterator[str]:
    """The lines of words on a card that hold more than Latin signs."""
    for page in read.pages:
        for text in page.texts:
            line = text.text.strip()
            if line and max(line) >= "\u0e00":
                yield line


def stream(pdf: bytes) -> str:
    """The words of a file, as they lie in it."""
    document = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_bounded() for page in document)


def _picture(pdf: bytes) -> Image.Image:
    image: Image.Image = pypdfium2.PdfDocument(pdf)[0].render(scale=2, grayscale=True).to_pil()
    return image


def letters(text: str) -> str:
    """A text without its spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())
