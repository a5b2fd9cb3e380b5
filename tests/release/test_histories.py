"""Plants over years: whatever authors do, every card ever printed opens its step or says honestly why not."""

from __future__ import annotations

import sys

import pytest

from tests.release.living import account, live_many

CHUNK, CHUNKS = 50, 4
EVERY = 25  # histories whose pages are rendered, too


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_card_opens_its_step_or_says_why_not(chunk: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Edited, reworded, reordered, split, merged, renamed, translated, retired, on two branches: the paper stays."""
    lived = live_many(range(CHUNK * chunk, CHUNK * (chunk + 1)), EVERY)

    with capsys.disabled():
        sys.stdout.write(account(CHUNK, lived))
    assert lived.cards["opens its step"] > 0.9 * sum(lived.cards.values())
    assert lived.pages > 0
