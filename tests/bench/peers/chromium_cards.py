"""Chromium, driven by Playwright: browsers stay open, and each prints one card after the other.

`python -m tests.bench.peers.chromium_cards FOLDER CARDS BROWSERS`. Symbols were drawn beforehand.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from multiprocessing.synchronize import Barrier

from playwright.sync_api import Page, sync_playwright

from tests.bench.content import BenchAid, addresses, aids
from tests.bench.forms import card_html
from tests.bench.peers.loop import WARM, Order, asked, prepared_symbol, tell
from tests.bench.tools import chromium_command

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
PATIENCE = 120  # seconds until every browser is open, or one has failed


def main() -> None:
    """Share the cards among browsers, and time from the first to the last."""
    order, browsers = asked("chromium"), int(sys.argv[3])
    start = multiprocessing.Barrier(browsers + 1)
    shares = [(order, part, browsers, start) for part in range(browsers)]
    workers = [multiprocessing.Process(target=_print_share, args=share) for share in shares]
    for worker in workers:
        worker.start()
    start.wait(PATIENCE)
    begun = time.perf_counter()
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        sys.exit("a browser failed")
    tell(time.perf_counter() - begun, 0.0)


def _print_share(order: Order, part: int, parts: int, start: Barrier) -> None:
    everything = tuple(aids(order.cards))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_command(), args=list(FLAGS))
        page = browser.new_page()
        for aid in everything[:WARM]:
            _print(page, order, aid, part)
        start.wait(PATIENCE)
        for aid in everything[part::parts]:
            _print(page, order, aid, part)
        browser.close()


def _print(page: Page, order: Order, aid: BenchAid, part: int) -> None:
    symbols = tuple(prepared_symbol(order.folder, address).read_text("utf-8") for address in addresses(aid))
    source = order.folder / f"browser-{part}.html"
    source.write_text(card_html(aid, symbols, "photos/"), encoding="utf-8")
    page.goto(source.as_uri())
    page.pdf(path=order.place(aid), prefer_css_page_size=True, tagged=True, print_background=True)
    source.unlink()


if __name__ == "__main__":
    main()
