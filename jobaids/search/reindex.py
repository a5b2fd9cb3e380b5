"""An index of which one aid says something else: what is published of it is read back, and only its words are changed.

To count the words of a thousand aids takes longer than all else that one edited step costs. How much a word tells of a
document depends on that document alone, as long as all of them together are usually as long as they were.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from jobaids.model.names import Language
from jobaids.search.documents import Document, Found
from jobaids.search.index import FORMAT, SHARDS, About, Piece, pieces_of, top_of
from jobaids.search.postings import MOST, STEPS, Posting, count, impact, order, slowness, usual_length
from jobaids.search.shards import (
    RESULTS,
    Row,
    Word,
    decoded,
    read_results,
    read_words,
    result_shard,
    rows_of,
    spelled,
)

Read = Callable[[str], bytes]
"""Reads a published file, by its path below the folder of all indexes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """An aid that says something else: the number of its first document, and what it said and says."""

    first: int
    before: Found
    now: Found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Changes:
    """By word the documents it goes from, and those it comes to with how much it tells of each."""

    gone: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    come: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))


def reindexed(language: Language, reworded: Iterable[Reworded], documents: int, read: Read) -> tuple[Piece, ...] | None:
    """Every file of an index of so many documents, some of which say something else than what was published of them.

    They are those that `render_index` makes; None where that takes all aids.
    """
    top, some = json.loads(read(top_of(language))), tuple(reworded)
    alike = all(len(one.before.documents) == len(one.now.documents) for one in some)
    if top["format"] != FORMAT or top["documents"] != documents or not alike:
        return None
    address, _, folder = top["at"].rpartition(f"{SHARDS}/")
    lengths = [(_length(one.before), _length(one.now)) for one in some]
    total = top["length"] + sum(now - before for before, now in lengths)
    usual = usual_length(total, documents)
    if usual != usual_length(top["length"], documents):
        return None

    def shard(name: str) -> bytes:
        return read(f"{SHARDS}/{folder}{name}")

    words = [word for number in range(len(top["words"])) for word in read_words(shard(f"words-{number}.bin"))]
    changed = _changed({word.token: word for word in words}, _changes(some, usual))
    if changed is None:
        return None
    results = [shard(f"results-{number}.json") for number in range(-(-documents // RESULTS))]
    about = About(language=language, address=address, say=top["say"], length=total)
    return tuple(pieces_of(about, changed, list(_shown_again(results, some)), documents))


def _length(found: Found) -> int:
    return sum(count(document)[0] for document in found.documents)


def _changes(reworded: Iterable[Reworded], usual: int) -> _Changes:
    changes = _Changes()
    for one in reworded:
        for number, (before, now) in enumerate(_both(one), start=one.first):
            if before.words == now.words:
                continue
            for token in count(before)[1]:
                changes.gone[token].add(number)
            length, weights = count(now)
            slow = slowness(length, usual)
            for token, weight in weights.items():
                changes.come[token][number] = impact(weight, slow)
    return changes


def _both(one: Reworded) -> Iterator[tuple[Document, Document]]:
    return zip(one.before.documents, one.now.documents, strict=True)


def _changed(words: dict[str, Word], changes: _Changes) -> tuple[Word, ...] | None:
    """All words in their order; None where a word has more documents than are kept of it."""
    for token in changes.gone.keys() | changes.come.keys():
        word = words.pop(token, None)
        values = {value >> STEPS: value for value in decoded(word.octets)} if word else {}
        if word and word.count > len(values):
            return None
        for number in changes.gone[token]:
            del values[number]
        values |= {number: number << STEPS | tells for number, tells in changes.come[token].items()}
        if len(values) > MOST:
            return None
        if values:
            kept = array("Q", sorted(values.values()))
            words[token] = spelled(token, Posting(count=len(kept), kept=kept))
    return tuple(words[token] for token in sorted(words, key=order))


def _shown_again(results: list[bytes], reworded: Iterable[Reworded]) -> Iterator[bytes]:
    """What results show, the rows of some aids anew."""
    new = {number: row for one in reworded for number, row in enumerate(rows_of(one.now), start=one.first)}
    places = {number // RESULTS for number in new}
    for place, octets in enumerate(results):
        if place not in places:
            yield octets
            continue
        rows: list[Row] = read_results(octets)
        yield result_shard(new.get(number, row) for number, row in enumerate(rows, start=place * RESULTS))
