"""Lays cards out on paper with WeasyPrint, which sees nothing but what is handed to it: no network, no files.

A `Press` is opened once a process: reading fonts and style sheets costs more than laying out a card. It is no value
and does not travel between processes.
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import cssselect2
import pydyf
from weasyprint import CSS, DEFAULT_OPTIONS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from jobaids.adapters.default_sheet import has_notes, without_notes
from jobaids.adapters.engine_log import listening, told_by
from jobaids.adapters.errors import JobaidsError, LibraryError
from jobaids.adapters.folding import folded
from jobaids.adapters.fonts import FETCHED, FontFile, confined, shipped_fonts
from jobaids.adapters.kept_styles import KeptDocument, KeptStyles, can_keep, is_known
from jobaids.adapters.lean_fonts import name_lean_fonts
from jobaids.adapters.spoken_text import TaughtFonts, teach
from jobaids.adapters.symbol_image import SymbolImage
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import Digest, Slug
from jobaids.render.card.text import CardText
from jobaids.symbols.matrix import encode

MOST_PICTURES = 64
"""Decoded pictures kept between cards; a station's cards share theirs, and a press must not grow with each card."""

MOST_OCTETS = 8_000_000
"""Of the files of those pictures together; a photograph as wide as a card has about 200,000."""

MOST_SHEETS = 64
"""Style sheets kept between cards: one for each format and language, and some for long labels and codes."""

MOST_KINDS = 4000
"""Kinds of elements kept for all style sheets together, some 4 kB each. A card has about 130, most of which it shares
with the others of its style sheet; each other height of a picture or a row brings a few more."""

BEFORE_PROOF = 6
"""Cards: proving that styles may be kept prints one card three times, which few cards repay."""

PACKING = 5
"""How hard streams are packed (zlib). The engine's 9 takes three times as long, 6 of 120 ms, for 1 kB less a card."""

_LOGGER = logging.getLogger(__name__)

Bring = Callable[[Digest], bytes]
"""Brings the bytes of a picture, already cleaned and brought to print size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A finished PDF, and what the engine told while making it."""

    pdf: bytes
    told: tuple[Diagnostic, ...] = ()


class MalformedCardError(JobaidsError):
    """A card's template makes text that is not well-formed."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Sheet:
    """A style sheet that was read, and what is known of the elements of its cards."""

    text: str
    rules: CSS
    notes: bool  # whether its cards may have notes at the foot of a page
    kept: KeptStyles = field(default_factory=KeptStyles)


@dataclass(slots=True, kw_only=True, eq=False)
class Press:
    """What all cards of one process share: fonts, style sheets, and decoded pictures."""

    fonts: FontConfiguration
    fetcher: _Fetcher
    sheets: dict[tuple[str, bool], _Sheet] = field(default_factory=dict)
    pictures: dict[str, Any] = field(default_factory=dict)
    keeps: bool | None = None  # whether styles are kept from card to card; nothing until that is proven
    printed: int = 0  # cards so far

    def prove_next(self) -> None:
        """Let the next card prove that styles may be kept, for there is time for it."""
        self.printed = max(self.printed, BEFORE_PROOF)

    def sheet(self, css: str, *, notes: bool = False) -> _Sheet:
        """A style sheet, read once; a site needs few different ones. With the defaults of `notes`, or without."""
        key = css, notes
        if key not in self.sheets:
            if len(self.sheets) >= MOST_SHEETS:
                self.sheets.clear()
            rules = CSS(string=css, font_config=self.fonts, url_fetcher=self.fetcher)
            self.sheets[key] = _Sheet(text=css, rules=rules, notes=notes)
        return self.sheets[key]

    def sheet_of(self, card: CardText) -> _Sheet:
        """The style sheet of a card."""
        return self.sheet(card.css, notes=has_notes(card.css, card.xhtml))


def open_press(bring: Bring, fonts: tuple[FontFile, ...] | None = None, folder: Path = Path(FETCHED)) -> Press:
    """Get ready to print with some fonts and no others; `bring` is asked for each picture once.

    Without `fonts`, with those that ship. `folder` keeps what the engine remembers of them.

    Raises:
        LibraryError: a font is not there, and the engine would crash without any.
    """
    wanted = shipped_fonts() if fonts is None else fonts
    absent = [font.path.name for font in wanted if not font.path.is_file()]
    if absent or not wanted:
        raise LibraryError(
            "there is no font to print with",
            why=f"not here: {', '.join(absent)}" if absent else "",
            fix="install jobaids again: its fonts come with it",
        )
    teach()
    without_notes()  # read once for all cards, and here nobody waits for one yet
    with confined(wanted, folder):
        configuration = FontConfiguration()
    return Press(fonts=configuration, fetcher=_Fetcher(bring))


def make_pdf(card: CardText, press: Press) -> Printed:
    """Lay out one card as a tagged PDF; the same card gives the same bytes, whenever and wherever it is made.

    Raises:
        MalformedCardError: a template of the project's own is broken.
    """
    with listening() as records:
        if press.keeps is None and press.printed >= BEFORE_PROOF:
            press.keeps = is_known() and _is_same(card, press)
        pdf = _print(card, press, keeping=press.keeps or False)
        press.printed += 1
    told = tuple(told_by(records, Slug(card.slug)))
    if told:  # what is kept is told once; the next card of this look is to tell it, too
        press.sheets.pop((card.css, press.sheet_of(card).notes))
    return Printed(pdf=pdf, told=told)


def _is_same(card: CardText, press: Press) -> bool:
    """Whether a card has the same bytes with styles kept as it has without: when they are learned, and when known."""
    plain, learned, known = (_print(card, press, keeping=keeping) for keeping in (False, True, True))
    if plain == learned == known:
        return True
    _LOGGER.warning("cards take longer: WeasyPrint gives other bytes where styles are kept from card to card")
    return False


def _print(card: CardText, press: Press, *, keeping: bool) -> bytes:
    tree, sheet = _tree(card), press.sheet_of(card)
    if sum(one.kept.count for one in press.sheets.values()) > MOST_KINDS:
        for one in press.sheets.values():
            one.kept.forget()
    kept = sheet.kept if keeping and can_keep(sheet.text, tree) else None
    page = _Page(tree, press.fetcher, notes=sheet.notes)
    document = page.render(
        stylesheets=[sheet.rules],
        font_config=press.fonts,
        cache=_stocked(press, card),
        pdf_variant="pdf/ua-1",
        kept=kept,
    )
    document.pages = folded(document.pages, card.panels, right_to_left=card.right_to_left)
    document.fonts = TaughtFonts()
    return _identified(document.write_pdf(pdf_variant="pdf/ua-1", finisher=_finish))


def _finish(document: Document, pdf: pydyf.PDF) -> None:
    """Let pages with a bleed be shown and measured as they will be cut, and lean fonts say what they are."""
    name_lean_fonts(document, pdf)
    for one in pdf.objects:
        if isinstance(one, pydyf.Dictionary) and one.get("Type") == "/Page" and one["TrimBox"] != one["MediaBox"]:
            one["CropBox"] = one["TrimBox"]
        if isinstance(one, pydyf.Stream) and one.compress:
            _pack(one)


def _pack(stream: pydyf.Stream) -> None:
    """Pack a stream before the engine does."""
    stream.stream = [zlib.compress(b"\n".join(map(_octets, stream.stream)), PACKING)]
    stream.extra["Filter"] = "/FlateDecode"
    stream.compress = False


def _octets(part: bytes | str | pydyf.Object) -> bytes:
    """A part of a stream, as it is written."""
    if isinstance(part, bytes):
        return part
    return bytes(part.data) if isinstance(part, pydyf.Object) else part.encode("ascii")


def _identified(pdf: bytes) -> bytes:
    """The file with an identifier made from all of it (ISO 32000-1, 14.4).

    The engine would pack every stream a second time to make one. It stands in the last object, so that nothing in the
    file moves but its end.
    """
    sign = sha256(pdf).hexdigest()[:32].encode()
    before, mark, after = pdf.rpartition(b"/Type /XRef")
    return b"".join((before, mark, b"/ID [<", sign, b"><", sign, b">]", after))


class _Page(HTML):  # type: ignore[misc]  # WeasyPrint carries no types
    """A document from a tree that is read already: three times faster than through an HTML reader."""

    def __init__(self, root: ET.Element, fetcher: URLFetcher, *, notes: bool) -> None:
        self.notes = notes
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return super()._ua_stylesheets(forms) if forms or self.notes else [without_notes()]

    def render(self, *, font_config: FontConfiguration, kept: KeptStyles | None, **options: object) -> Document:
        """Lay the document out, with kept styles or without."""
        if kept is None:
            return super().render(font_config=font_config, **options)
        return KeptDocument._render(self, font_config, None, None, {**DEFAULT_OPTIONS, **options, "kept": kept})  # noqa: SLF001


class _Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint carries no types
    """Answers `media:` from what was handed in, and nothing else."""

    def __init__(self, bring: Bring) -> None:
        super().__init__(allowed_protocols=("media",))
        self._bring = bring

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002  (as WeasyPrint calls it)
        scheme, _, name = url.partition(":")
        if scheme == "media":
            return URLFetcherResponse(url, self._bring(Digest(name)))
        raise ValueError(f"a card shows only what was handed in, and not {url}")


def _tree(card: CardText) -> ET.Element:
    try:
        return ET.fromstring(card.xhtml)  # noqa: S314  (our own text; expat stops entity bombs)
    except ET.ParseError as error:
        raise MalformedCardError(
            f"the card of {card.slug} cannot be laid out",
            why=f"its template makes text that is not well-formed: {error}",
            fix="mend templates/card/card.html, or remove it so that the shipped one is used",
        ) from error


def _stocked(press: Press, card: CardText) -> dict[str, Any]:
    """The pictures kept so far and this card's symbols; the engine adds what it decodes."""
    kept = press.pictures
    for name in [name for name in kept if name.startswith("symbol:")]:
        del kept[name]
    octets = sum(len(one) for one in kept.values() if isinstance(one, bytes))
    if len(kept) > MOST_PICTURES * 4 or octets > MOST_OCTETS:  # each picture is kept in up to four forms
        kept.clear()
    for symbol in card.symbols:
        image = SymbolImage(encode(symbol.address, symbol.level), symbol.module)
        kept.setdefault(f"symbol:{symbol.address}", image)
    return kept
