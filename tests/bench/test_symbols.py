"""What a symbol costs, beside the same one from the reference: `make bench`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from itertools import islice
from statistics import median

import pytest

from jobaids.symbols.encoder import symbol_rows
from jobaids.symbols.matrix import Fit, encode, fit
from jobaids.symbols.reference import reference_rows
from tests.symbols.payloads import addresses

SYMBOLS = 200
ROUND = 10  # symbols of one kind in a row, as on a card
TIMES_AS_FAST = 50


def test_a_symbol_is_made_fifty_times_as_fast_as_by_the_reference(capsys: pytest.CaptureFixture[str]) -> None:
    """A card has nine; by the reference they take as long as all the rest of it."""
    texts = list(islice(addresses(), SYMBOLS))
    fits = [fit(text) for text in texts]
    for each in fits:
        symbol_rows(each.segments, each.version, each.level)  # the pictures of its version are kept from now on
    ours, references, wholes = [], [], []

    for first in range(0, SYMBOLS, ROUND):
        some = range(first, first + ROUND)
        ours += [_microseconds(lambda each=fits[at]: _encoded(each)) for at in some]
        references += [_microseconds(lambda each=fits[at]: _referred(each)) for at in some]
        wholes += [_microseconds(lambda text=texts[at]: _from_text(text)) for at in some]

    ratio = median(references) / median(ours)
    figures = {
        "symbols": SYMBOLS,
        "encoder_us": round(median(ours), 1),
        "qrcode_us": round(median(references), 1),
        "ratio": round(ratio, 1),
        "from_address_us": round(median(wholes), 1),
    }
    with capsys.disabled():
        print(f"\n{json.dumps(figures)}")  # noqa: T201 - its figures
    assert ratio >= TIMES_AS_FAST


def _encoded(each: Fit) -> object:
    return symbol_rows(each.segments, each.version, each.level)


def _referred(each: Fit) -> object:
    return reference_rows(each.segments, each.version, each.level)


def _from_text(text: str) -> object:
    """All that a card asks for one symbol: how it is cut, what version, and its modules; nothing kept from before."""
    fit.cache_clear()
    return encode.__wrapped__(text)


def _microseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - begun) / 1000
