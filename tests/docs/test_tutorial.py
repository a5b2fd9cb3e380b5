"""The tutorial is followed to the letter, from nothing to a released card and its change."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, Block, blocks
from tests.docs.walk import Walker, without_what_differs

PAGE = DOCS / "tutorial" / "first-card.md"
FIRST_LINE = re.compile(r"^> \*\*(! .+)\*\*$", re.MULTILINE)


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[Block, str]]]:
    """The project somebody ends up with, and each console block beside what was said on the way."""
    home = tmp_path_factory.mktemp("home")
    walker = Walker(home=home, here=home)
    said = [(block, shown) for block in blocks(PAGE.read_text(encoding="utf-8")) if (shown := walker.follow(block))]
    return walker.here, said


def test_every_answer_in_the_tutorial_is_what_the_machine_says(
    walk: tuple[Path, list[tuple[Block, str]]], request: pytest.FixtureRequest
) -> None:
    """A newcomer who sees something else than the page shows stops there; `--rewrite` writes what is said now."""
    page = PAGE.read_text(encoding="utf-8")

    differing = [pair for pair in walk[1] if without_what_differs(pair[0].text) != without_what_differs(pair[1])]
    if request.config.getoption("--rewrite"):
        for block, shown in reversed(differing):
            page = page[: block.start] + shown + page[block.start + len(block.text) :]
        PAGE.write_text(page, encoding="utf-8")
        return

    for block, shown in differing:
        assert without_what_differs(shown) == without_what_differs(block.text)


def test_the_old_card_says_what_the_tutorial_promises(walk: tuple[Path, list[tuple[Block, str]]]) -> None:
    """That a card knows its age is the one thing a newcomer must not take on trust."""
    promised = FIRST_LINE.findall(PAGE.read_text(encoding="utf-8"))

    old_pages = [page.read_text("utf-8") for page in (walk[0] / "build" / "site").glob("??????/1?/index.html")]

    shown = [" ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split()) for page in old_pages]
    assert len(promised) == 2
    for line in promised:
        assert any(line in page for page in shown), line
