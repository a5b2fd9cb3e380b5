"""PlutoPrint: the same page; it draws symbols itself, from its own CSS function."""

from __future__ import annotations

import plutoprint

from tests.bench.content import SYMBOLS, BenchAid, addresses
from tests.bench.forms import card_html
from tests.bench.peers.loop import asked, time_cards

PLACES = tuple(f'<div class="code-{place}"></div>' for place in range(SYMBOLS))


def symbols_style(aid: BenchAid) -> str:
    """A style sheet that fills the places of a card with its symbols."""
    rules = (
        f".code-{place}::before {{ content: -pluto-qrcode('{address}'); display: block; width: 20mm; height: 20mm }}"
        for place, address in enumerate(addresses(aid))
    )
    return "\n".join(rules)


def main() -> None:
    """Time the cards."""
    order = asked("pluto")
    base = f"{order.photos.as_uri()}/"

    def make(aid: BenchAid) -> None:
        book = plutoprint.Book(plutoprint.PAGE_SIZE_A4)
        book.load_html(card_html(aid, PLACES, base), symbols_style(aid))
        book.write_to_pdf(str(order.place(aid)))

    time_cards(order, make)


if __name__ == "__main__":
    main()
