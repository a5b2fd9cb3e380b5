"""Every link in the docs leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, ROOT, blocks, name_of, pages, prose

_LINK = re.compile(r"!?\[[^\]]*\]\(\s*([^)\s]+)[^)]*\)|<(?:img|source)[^>]* (?:src|srcset)=\"([^\"]+)\"")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_NO_PART = re.compile(r"[^\w\- ]")


def links() -> Iterator[tuple[Path, str]]:
    """Every link and picture within the project, with its page."""
    for page in pages():
        for written in _LINK.findall(prose(page.read_text(encoding="utf-8"))):
            address = written[0] or written[1]
            if not re.match(r"[a-z]+:", address):
                yield page, address


def anchors(page: Path) -> set[str]:
    """The anchors a forge gives to the headings of a page."""
    text = page.read_text(encoding="utf-8")
    for block in blocks(text):
        text = text.replace(block.text, "")
    titles = (re.sub(r"[`*]|\]\([^)]*\)", "", title) for title in _HEADING.findall(text))
    return {_NO_PART.sub("", title.lower().strip()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize(
    ("page", "address"), list(links()), ids=lambda part: part if isinstance(part, str) else name_of(part)
)
def test_every_link_in_the_docs_leads_to_something(page: Path, address: str) -> None:
    """A dead link is where a newcomer gives up."""
    path, _, anchor = address.partition("#")

    place = (page.parent / path).resolve() if path else page

    assert place.is_relative_to(ROOT)
    assert place.exists()
    assert not anchor or anchor in anchors(place)


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=name_of)
def test_every_page_of_the_docs_is_reached_from_another(page: Path) -> None:
    """A page that nothing leads to is read by nobody, and goes stale unseen."""
    reached = {(origin.parent / address.partition("#")[0]).resolve() for origin, address in links()}
    folders = {place / "README.md" for place in reached if place.is_dir()}

    assert page in reached | folders


def test_pictures_in_the_docs_are_small() -> None:
    """Whoever clones the project over a phone downloads them all."""
    large = [name_of(path) for path in (DOCS / "pictures").glob("*") if path.stat().st_size > 150_000]

    assert not large
