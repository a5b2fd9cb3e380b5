"""Reads finished cards with a second decoder, and finished pages as a browser's tokeniser does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pypdfium2
from pyzbar.pyzbar import ZBarSymbol, decode

RESOLUTION = 150  # dots an inch; three pixels to a module of 0.5 mm
MM_AN_INCH = 25.4
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905 - a list
ADDRESSES = frozenset({"href", "src", "srcset", "action", "formaction", "poster", "data", "cite", "content"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighted:
    """A symbol as ZBar reads it, and where it stands, in millimetres from the upper left corner of its page."""

    address: str
    page: int  # counted from 1
    left: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Some words of a page, and where they stand."""

    text: str
    page: int
    top: float
    bottom: float


def sight(pdf: bytes) -> tuple[Sighted, ...]:
    """Every symbol of a card that ZBar finds."""
    return tuple(one for number, page in _pages(pdf) for one in _sight_page(page, number))


def _pages(pdf: bytes) -> Iterator[tuple[int, pypdfium2.PdfPage]]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield from enumerate(document, start=1)
    finally:
        document.close()


def _sight_page(page: pypdfium2.PdfPage, number: int) -> Iterator[Sighted]:
    image = page.render(scale=RESOLUTION / 72, grayscale=True).to_pil()
    for found in decode(image, symbols=[ZBarSymbol.QRCODE]):
        box = found.rect
        yield Sighted(
            address=found.data.decode(),
            page=number,
            left=box.left * MM_AN_INCH / RESOLUTION,
            top=box.top * MM_AN_INCH / RESOLUTION,
            bottom=(box.top + box.height) * MM_AN_INCH / RESOLUTION,
        )


def words(pdf: bytes) -> tuple[Word, ...]:
    """The words of a card, line by line, as its text layer has them."""
    return tuple(word for number, page in _pages(pdf) for word in _page_words(page, number))


def _page_words(page: pypdfium2.PdfPage, number: int) -> Iterator[Word]:
    text, height = page.get_textpage(), page.get_height()
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        yield Word(
            text=text.get_text_bounded(left, bottom, right, top),
            page=number,
            top=(height - top) * MM_AN_INCH / 72,
            bottom=(height - bottom) * MM_AN_INCH / 72,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a page is made of: its tags with the names of their attributes, its addresses, and its words."""

    tags: Counter[tuple[str, tuple[str, ...]]]
    addresses: tuple[str, ...]
    styles: tuple[str, ...]
    said: str


@dataclass
class _Reader(HTMLParser):
    tags: Counter[tuple[str, tuple[str, ...]]] = field(default_factory=Counter)
    addresses: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    hidden: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and what it carries."""
        self.tags[tag, tuple(sorted(name for name, _ in attrs))] += 1
        self.addresses += [value or "" for name, value in attrs if name in ADDRESSES and tag != "meta"]
        self.styles += [value or "" for name, value in attrs if name == "style"]
        self.hidden = tag if tag in {"script", "style"} else ""

    def handle_endtag(self, tag: str) -> None:
        """Words after a script or style are words again."""
        if tag == self.hidden:
            self.hidden = ""

    def handle_data(self, data: str) -> None:
        """Note words, and leave code aside."""
        if not self.hidden:
            self.said.append(data)


def look(page: str) -> Seen:
    """A page as a tokeniser sees it."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return Seen(
        tags=reader.tags,
        addresses=tuple(reader.addresses),
        styles=tuple(reader.styles),
        said=" ".join(" ".join(reader.said).split()),
    )
