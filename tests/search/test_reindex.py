"""An index whose words are changed in place is the index that is made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random

import pytest

from jobaids.model.aid import Aid, Step
from jobaids.model.names import Language
from jobaids.model.prose import Text
from jobaids.model.release import Edition
from jobaids.search import postings, reindex
from jobaids.search.documents import found_of
from jobaids.search.index import Piece, render_index
from jobaids.search.reindex import Edit, reindexed
from tests.search.sample_lists import sample_tree

EN = Language("en")
SEED, EDITS = 11, 12
WORDS = ("turn", "the", "valve", "shut", "Überdruck", "12,5", "bar", "and", "listen-in", "zzz", "seal", "قفل")


def index(editions: Iterable[Edition]) -> dict[str, bytes]:
    """Every file of the index of some aids, by its path."""
    return {piece.path: piece.octets for piece in render_index(EN, editions, "/search/", {"found": "{count}"})}


def sample() -> list[Edition]:
    """The released sample aids in English, in the order of the index."""
    shown = (edition for edition in sample_tree().shown.editions if edition.aid.language == EN)
    return sorted(shown, key=lambda edition: edition.aid.slug)


def said_otherwise(edition: Edition, reword: Callable[[Step], Step]) -> Edition:
    """The same with other words in one of its steps."""
    aid: Aid = edition.aid
    first, *others = aid.phases
    step, *more = first.steps
    phase = replace(first, steps=(reword(step), *more))
    return replace(edition, aid=replace(aid, phases=(phase, *others)))


def again(before: list[Edition], now: list[Edition], files: dict[str, bytes]) -> tuple[Piece, ...] | None:
    """The index of aids some of which say something else, from that of what they said."""
    edits, number = [], 0
    for old, new in zip(before, now, strict=True):
        if old is not new:
            edits.append(Edit(first=number, before=found_of(old), now=found_of(new)))
        number += len(found_of(old).documents)
    return reindexed(EN, edits, number, files.__getitem__)


@pytest.mark.parametrize("most", [postings.MOST, 20])
def test_words_changed_in_place_make_the_index_that_is_made_anew(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A phone that looks for a word must find the same, however the index came to be; also one that is everywhere."""
    monkeypatch.setattr(postings, "MOST", most)
    monkeypatch.setattr(reindex, "MOST", most)
    chance = Random(SEED)  # noqa: S311 - the same edits in every run
    before, files, changed = sample(), index(sample()), 0

    for _ in range(EDITS):
        at, words = chance.randrange(len(before)), " ".join(chance.choices(WORDS, k=chance.randint(0, 9)))
        quick = chance.choice(("", f"{chance.choice(WORDS)} it"))
        now = list(before)
        now[at] = said_otherwise(
            before[at],
            lambda step, words=words, quick=quick: replace(step, detail=(Text(text=words),), quick=quick or step.quick),
        )
        pieces = again(before, now, files)
        if pieces is not None:
            changed += 1
            assert {piece.path: piece.octets for piece in pieces} == index(now)
        before, files = now, index(now)

    assert changed > 1


def test_where_documents_are_usually_longer_all_are_counted_again() -> None:
    """Then every word tells a little more of every document."""
    before = sample()
    now = [said_otherwise(one, lambda step: replace(step, detail=(Text(text="word " * 500),))) for one in before]

    assert again(before, now, index(before)) is None
