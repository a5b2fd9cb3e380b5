"""The symbols of so many cards by qrcode, then by segno, as their documentation shows; FOLDER is not used."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import qrcode
import segno

from tests.bench.content import addresses, aid, aids


def by_qrcode(address: str) -> object:
    """The modules of one symbol."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_Q, border=0)
    code.add_data(address)
    return code.get_matrix()


def by_segno(address: str) -> object:
    """The modules of one symbol."""
    return segno.make_qr(address, error="q").matrix


def timed(draw: Callable[[str], object], texts: list[str], other: str) -> float:
    """Seconds for all of them, once another was drawn."""
    draw(other)
    begun = time.perf_counter()
    for text in texts:
        draw(text)
    return time.perf_counter() - begun


def main() -> None:
    """Time both."""
    count = int(sys.argv[2])
    texts, other = [address for one in aids(count) for address in addresses(one)], addresses(aid(count))[0]
    figures = {
        "symbols": len(texts),
        "qrcode": timed(by_qrcode, texts, other),
        "segno": timed(by_segno, texts, other),
    }
    json.dump(figures, sys.stdout)


if __name__ == "__main__":
    main()
