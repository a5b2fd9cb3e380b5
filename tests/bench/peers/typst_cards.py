"""Typst: `FOLDER CARDS warm` keeps one compiler for all cards, `FOLDER CARDS fresh` starts a process for each.

Symbols were drawn beforehand: Typst draws none without a package from its own registry.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import typst

from tests.bench.content import BenchAid, addresses
from tests.bench.peers.loop import Order, asked, prepared_symbol, time_cards
from tests.bench.typst_form import typst_card

FRESH = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], root=sys.argv[3])"


def _source(order: Order, aid: BenchAid) -> str:
    places = (prepared_symbol(order.folder, address).relative_to(order.folder) for address in addresses(aid))
    return typst_card(aid, tuple(f"/{place.as_posix()}" for place in places))


def warm(order: Order) -> None:
    """One compiler for all."""
    compiler = typst.Compiler(root=str(order.folder))

    def make(aid: BenchAid) -> None:
        order.place(aid).write_bytes(compiler.compile(input=_source(order, aid).encode(), format="pdf"))

    time_cards(order, make)


def fresh(order: Order) -> None:
    """A process a card."""

    def make(aid: BenchAid) -> None:
        place = Path(order.folder, f"{aid.slug}.typ")
        place.write_text(_source(order, aid), encoding="utf-8")
        subprocess.run((sys.executable, "-c", FRESH, place, order.place(aid), order.folder), check=True)
        place.unlink()

    time_cards(order, make)


if __name__ == "__main__":
    {"warm": warm, "fresh": fresh}[sys.argv[3]](asked("typst"))
