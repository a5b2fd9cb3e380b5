"""The sample site shows what a card can come to: each first line is there for whoever wants to see it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from tests.site.sample import Sample

CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{6}")

FIRST_LINES = {
    "current": "Card OK · revision",
    "older, wording only": "Card OK. Only wording changed.",
    "older, this step same": "This step is the same.",
    "older, this step changed": "This step changed. Do it this way:",
    "older, safety": "Do not use this card.",
    "unknown revision": "We do not know this revision.",
    "typed without revision": "Another number on your card?",
    "retired": "Take the card down.",
    "draft": "Not approved. Do not work from it.",
    "reserved": "No help here yet.",
    "translation behind": "Este texto es anterior.",
}
"""By state, what its first line says; a card without a network is another's to show."""


@pytest.fixture(scope="module")
def code_pages(sample_build: Sample) -> tuple[str, ...]:
    """What each page of a code says, in the words of its readers."""
    site = sample_build.root / "build/site"
    folders = (folder for folder in site.iterdir() if CODE.fullmatch(folder.name))
    return tuple(_said(page) for folder in folders for page in folder.rglob("index.html"))


def _said(page: Path) -> str:
    text = re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8"))
    return " ".join(unescape(text).split())


@pytest.mark.parametrize("state", FIRST_LINES)
def test_every_state_of_a_card_can_be_seen(state: str, code_pages: tuple[str, ...]) -> None:
    """Whoever decides whether to print with this wants to see what happens when a card grows old."""
    said = FIRST_LINES[state]

    found = [page for page in code_pages if said in page]

    assert found, f"no card of the sample site is {state}"
