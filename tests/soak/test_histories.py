"""Five thousand plants over years."""

from __future__ import annotations

import sys

import pytest

from tests.release.living import account, live_many

FIRST, CHUNK, CHUNKS = 10_000, 500, 10  # seeds that `make test` does not have
EVERY = 5


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_card_opens_its_step_or_says_why_not(chunk: int, capsys: pytest.CaptureFixture[str]) -> None:
    """What a few hundred histories do not hit, some plant will."""
    start = FIRST + CHUNK * chunk

    lived = live_many(range(start, start + CHUNK), EVERY)

    with capsys.disabled():
        sys.stdout.write(account(CHUNK, lived))
    assert lived.pages > 0
