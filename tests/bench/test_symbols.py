"""What a symbol costs, beside the same one from the reference: `make bench`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from itertools import islice
from statistics import median

import pytest

from jobaids.symbols.encoder import symbol_rows
from jobaids.symbols.matrix import encode, fit
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
        some = slice(first, first + ROUND)
        asked = [(each.segments, each.version, each.level) for each in fits[some]]
        ours.append(_microseconds(symbol_rows, asked))
        references.append(_microseconds(reference_rows, asked))
        wholes.append(_microseconds(_from_text, [(text,) for text in texts[some]]))

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


def _from_text(text: str) -> object:
    """All that a card asks for one symbol: how it is cut, what version, and its modules; nothing kept from before."""
    fit.cache_clear()
    return encode.__wrapped__(text)


def _microseconds(work: Callable[..., object], calls: Sequence[tuple[object, ...]]) -> float:
    """Time of the processor for one call, so that other work on the machine counts little."""
    begun = time.process_time_ns()
    for given in calls:
        work(*given)
    return (time.process_time_ns() - begun) / 1000 / len(calls)
