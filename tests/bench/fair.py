"""Looks at what peers made: who leaves something out is faster, and no peer."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import zxingcpp

from tests.bench.content import BenchAid, addresses, texts

RESOLUTION = 300  # dots an inch; symbols of peers are small
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def must_be_whole(card: Path, aid: BenchAid) -> None:
    """See that a card has every word of its aid, and every symbol.

    Raises:
        AssertionError: something is missing.
    """
    document = pypdfium2.PdfDocument(card)
    said, decoded = "", set()
    for page in document:
        said += page.get_textpage().get_text_range()
        image = page.render(scale=RESOLUTION / 72, grayscale=True).to_pil()
        decoded |= {found.text for found in zxingcpp.read_barcodes(image, formats=_QR)}
    document.close()
    lost = [text for text in texts(aid) if _bare(text) not in _bare(said)]
    unread = [address for address in addresses(aid) if address not in decoded]
    if lost or unread:
        raise AssertionError(f"{card} lacks {lost} and the symbols {unread}")


def _bare(text: str) -> str:
    """The letters and digits alone: lines break where they like."""
    return re.sub(r"[\W_]", "", text).casefold()
