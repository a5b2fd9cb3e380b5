"""WeasyPrint and qrcode as their first pages show them: a document a card, symbols as SVG within it."""

from __future__ import annotations

from pathlib import Path

import qrcode
from qrcode.image.svg import SvgPathImage
from weasyprint import HTML

from tests.bench.content import BenchAid, addresses
from tests.bench.forms import card_html
from tests.bench.peers.loop import asked, time_cards


def symbol(address: str) -> str:
    """A symbol as an SVG element."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_Q)
    code.add_data(address)
    return code.make_image(image_factory=SvgPathImage).to_string(encoding="unicode")


def card(aid: BenchAid, photos: Path) -> bytes:
    """A card as a PDF."""
    html = card_html(aid, tuple(map(symbol, addresses(aid))), f"{photos.as_uri()}/")
    return HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")


def main() -> None:
    """Time the cards."""
    order = asked("naive")
    time_cards(order, lambda aid: order.place(aid).write_bytes(card(aid, order.photos)))


if __name__ == "__main__":
    main()
