"""Measures cards against plain WeasyPrint: `python -m tests.bench.cards [CARDS]`; prints the figures as JSON.

Both make the same rich cards, in turn, in one process: the plain way hands the same text, style sheet and photographs
to `HTML(string=…).write_pdf()`, with symbols drawn by `qrcode` as SVG, and checks nothing. Times are of the processor,
in milliseconds, and medians; only what is between them, the ratios, may be compared with other machines.
"""

from __future__ import annotations

import json
import sys
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeVar

import qrcode
from qrcode.image.svg import SvgPathImage
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from jobaids.adapters.fonts import confined, shipped_fonts
from jobaids.adapters.pdf import Press, make_pdf, open_press
from jobaids.adapters.scanner import scan_pdf
from jobaids.adapters.templates import read_templates
from jobaids.model.names import Digest
from jobaids.render.card.order import CardOrder
from jobaids.render.card.text import expected_of, render_card
from tests.bench.rich_cards import PHOTOGRAPHS, photograph, rich_card

T = TypeVar("T")
WARM = PHOTOGRAPHS // 3
"""Cards made before anything is measured: every photograph was shown once, and every style sheet was read."""

Times = dict[str, float]


class Photographs(URLFetcher):  # type: ignore[misc]  # WeasyPrint carries no types
    """Brings photographs by their digest."""

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002  (as WeasyPrint calls it)
        """The bytes of one."""
        return URLFetcherResponse(url, photograph(Digest(url.partition(":")[2])))


def plain(card: CardOrder) -> bytes:
    """A card as one prints it who reads the first page of WeasyPrint's manual."""
    text = render_card(card, read_templates().render)
    page = text.xhtml.replace("</head>", f"<style>{text.css}</style></head>", 1)
    for symbol in text.symbols:
        page = page.replace(f'"symbol:{symbol.address}"', f'"data:image/svg+xml;base64,{_svg(symbol.address)}"', 1)
    fetcher = Photographs(allowed_protocols=("media", "data"))
    return bytes(HTML(string=page, url_fetcher=fetcher).write_pdf(pdf_variant="pdf/ua-1"))


def _svg(address: str) -> str:
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_Q, border=4)
    code.add_data(address)
    file = BytesIO()
    code.make_image(image_factory=SvgPathImage).save(file)
    return b64encode(file.getvalue()).decode()


def ours(card: CardOrder, press: Press) -> Times:
    """The times of each stage of a proven card."""
    text, rendered = timed(lambda: render_card(card, read_templates().render))
    printed, laid_out = timed(lambda: make_pdf(text, press))
    expected, planned = timed(lambda: expected_of(card))
    proof, proven = timed(lambda: scan_pdf(printed.pdf, expected, card.format))
    if printed.told or proof.told or proof.decoded != len(text.symbols):
        raise AssertionError(f"{card.edition.aid.slug} is no good card: {printed.told} {proof.told}")
    return {"text": rendered, "print": laid_out, "expect": planned, "prove": proven}


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What some work gives, and the milliseconds of the processor it took."""
    begun = time.process_time()
    done = work()
    return done, (time.process_time() - begun) * 1000


def measured(cards: int, press: Press, forgetful: Press) -> Iterator[Times]:
    """Times of one card after the other, made each way."""
    for number in range(WARM + cards):
        card = rich_card(number)
        stages = ours(card, press)
        without = ours(card, forgetful)
        if number >= WARM:
            _, plainly = timed(lambda card=card: plain(card))  # type: ignore[misc]  # bound as it is now
            whole = sum(stages.values())
            card_alone, anew = stages["text"] + stages["print"], without["text"] + without["print"]
            yield {**stages, "card": card_alone, "card_anew": anew, "whole": whole, "plain": plainly}


def compare(cards: int) -> dict[str, float]:
    """Median times, and how many times as fast ours is: alone, with styles worked out anew, and with its proof."""
    with TemporaryDirectory() as folder, confined(shipped_fonts(), Path(folder)):
        press, forgetful = (open_press(photograph, folder=Path(folder)) for _ in range(2))
        forgetful.keeps = False
        rows = tuple(measured(cards, press, forgetful))
    figures = {name: round(median(row[name] for row in rows), 1) for name in rows[0]}
    ratios = {
        "times_as_fast": round(median(row["plain"] / row["card"] for row in rows), 2),
        "times_as_fast_anew": round(median(row["plain"] / row["card_anew"] for row in rows), 2),
        "times_as_fast_proven": round(median(row["plain"] / row["whole"] for row in rows), 2),
        "part_of_proof": round(median((row["expect"] + row["prove"]) / row["whole"] for row in rows), 3),
    }
    return figures | ratios


if __name__ == "__main__":
    print(json.dumps(compare(int(sys.argv[1]) if len(sys.argv) > 1 else 20)))  # noqa: T201 - what it is run for
