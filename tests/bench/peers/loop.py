"""How every maker of cards is timed within its own process, once it is warm.

    python -m tests.bench.peers.NAME FOLDER CARDS

FOLDER holds `photos/` and `symbols/`; the cards go to FOLDER/cards/NAME/. Prints how many seconds they took as JSON.
Standard library only.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.content import BenchAid, aids

WARM = 8
"""Cards made before the clock starts: every photograph was shown once, and what is learned from cards is learned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a script was asked for."""

    folder: Path
    cards: int
    out: Path

    @property
    def photos(self) -> Path:
        """Where the photographs are."""
        return self.folder / "photos"

    def place(self, aid: BenchAid) -> Path:
        """Where a card goes."""
        return self.out / f"{aid.slug}.pdf"


def asked(name: str) -> Order:
    """Read the command line, and make the folder of the cards."""
    folder = Path(sys.argv[1]).resolve()
    out = folder / "cards" / name
    out.mkdir(parents=True, exist_ok=True)
    return Order(folder=folder, cards=int(sys.argv[2]), out=out)


def time_cards(order: Order, make: Callable[[BenchAid], object]) -> None:
    """Make every card, and say how long it took."""
    everything = tuple(aids(order.cards))
    for aid in everything[:WARM]:
        make(aid)
    begun, worked = time.perf_counter(), time.process_time()
    for aid in everything:
        make(aid)
    tell(time.perf_counter() - begun, time.process_time() - worked)


def tell(seconds: float, processor: float) -> None:
    """Print what was measured."""
    json.dump({"seconds": seconds, "processor": processor}, sys.stdout)


def prepared_symbol(folder: Path, address: str) -> Path:
    """The file of a symbol that was drawn beforehand."""
    return folder / "symbols" / f"{address.split('/')[3]}.svg"
