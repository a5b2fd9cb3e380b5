"""The phone cuts what is typed into the words that the index was made of."""

from __future__ import annotations

import random
import unicodedata

import pytest
from playwright.sync_api import Browser

from jobaids.adapters.templates import shipped
from jobaids.search.documents import found_of
from jobaids.search.tokens import tokens
from tests.search.sample_lists import sample_tree

pytestmark = pytest.mark.browser

STRANGE = (
    "Straße ÆON œuvre İstanbul ıssız ΟΔΟΣ ὁδός Ёлка йод łódź Đặng",
    "غَيِّر حلقةَ الإحكام، والصمّام ٨٫٥ نيوتن للعين ـــ کیف",
    "关闭阀门5分钟 ガスケット を 交換 한국어 밸브 ปิดวาล์ว",
    "वाल्व बंद करें १२ ১২",
    "needle-stick a-b-c 5mm 1,000 1.000,5 1,5 ½ ² ﬁlter ＡＢＣ don't N·m °C µm",
)
SEED, SAMPLES = 11, 400


def strange_texts() -> list[str]:
    """Texts of letters, marks, digits and signs of the scripts that are written on cards, from a seed."""
    dice = random.Random(SEED)  # noqa: S311 - texts, no secret
    known = [chr(sign) for sign in range(0x20, 0x3100) if unicodedata.category(chr(sign)) not in {"Cn", "Cc", "Co"}]
    return ["".join(dice.choices(known, k=12)) for _ in range(SAMPLES)]


def test_the_phone_cuts_text_as_the_index_does(browser: Browser) -> None:
    """A word that is folded in two ways is in the index and can never be found."""
    script = (shipped() / "script/search.js").read_text(encoding="utf-8")
    part = script.partition("// --- words ---")[2].partition("// --- files ---")[0]
    written = [
        text
        for edition in sample_tree().shown.editions
        for document in found_of(edition).documents
        for _, text in document.words
    ]
    texts = [*STRANGE, *strange_texts(), *written]

    page = browser.new_page()
    cut = page.evaluate(f"(texts) => {{ {part} return texts.map(tokens); }}", texts)
    page.close()

    assert {text: mine for text, mine in zip(texts, cut, strict=True) if mine != list(tokens(text))} == {}
