"""Five thousand plants over years."""

from __future__ import annotations

import sys

import pytest

from tests.release.living import Lived, account, live_many
from tests.soak.conftest import Note

FIRST, CHUNK, CHUNKS = 10_000, 500, 10  # seeds that `make test` does not have
EVERY = 5


@pytest.fixture(scope="module")
def all_of_them() -> list[Lived]:
    """What each chunk came to."""
    return []


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_card_opens_its_step_or_says_why_not(
    chunk: int, all_of_them: list[Lived], note: Note, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a few hundred histories do not hit, some plant will."""
    start = FIRST + CHUNK * chunk

    lived = live_many(range(start, start + CHUNK), EVERY)

    with capsys.disabled():
        sys.stdout.write(account(CHUNK, lived))
    assert lived.pages > 0
    all_of_them.append(lived)
    if len(all_of_them) == CHUNKS:
        note("histories of plants", came_to(all_of_them))


def came_to(chunks: list[Lived]) -> str:
    """The figures in one line."""
    whole = Lived()
    for lived in chunks:
        whole.cards += lived.cards
        whole.deeds += lived.deeds
        whole.pages += lived.pages
    cards = ", ".join(f"{count:,} {fate}" for fate, count in whole.cards.most_common())
    return (
        f"{CHUNK * len(chunks):,} histories, {whole.deeds.total():,} deeds, {whole.cards.total():,} cards at the end: "
        f"{cards}; {whole.pages:,} pages held against the sealed texts; every card opens its step or says why not"
    )
