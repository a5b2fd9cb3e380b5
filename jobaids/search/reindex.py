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
from jobaids.search.postings import (
    MOST,
    STEPS,
    Posting,
    count,
    impact,
    kept_of,
    order,
    slowness,
    usual_length,
    worth,
)
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
class Edit:
    """An aid that says something else: the number of its first document, and what it said and says."""

    first: int
    before: Found
    now: Found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Changes:
    """By word the documents it goes from, and those it comes to with how much it tells of each."""

    gone: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    come: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))


def reindexed(language: Language, edits: Iterable[Edit], documents: int, read: Read) -> tuple[Piece, ...] | None:
    """Every file of an index of so many documents, some of which say something else than what was published of them.

    They are those that `render_index` makes; None where that takes all aids.
    """
    top, some = json.loads(read(top_of(language))), tuple(edits)
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


def _changes(edits: Iterable[Edit], usual: int) -> _Changes:
    changes = _Changes()
    for one in edits:
        for number, (before, now) in enumerate(_both(one), start=one.first):
            was, tells = _impacts(before, usual), _impacts(now, usual)
            for token, old in was.items():
                if tells.get(token) != old:
                    changes.gone[token].add(number)
            for token, new in tells.items():
                if was.get(token) != new:
                    changes.come[token][number] = new
    return changes


def _impacts(document: Document, usual: int) -> dict[str, int]:
    """How much each word of a document tells of it."""
    length, weights = count(document)
    slow = slowness(length, usual)
    return {token: impact(weight, slow) for token, weight in weights.items()}


def _both(one: Edit) -> Iterator[tuple[Document, Document]]:
    return zip(one.before.documents, one.now.documents, strict=True)


def _changed(words: dict[str, Word], changes: _Changes) -> tuple[Word, ...] | None:
    """All words in their order; None where it is not known which documents of one are kept now."""
    for token in changes.gone.keys() | changes.come.keys():
        word = words.pop(token, None)
        come = array("Q", (number << STEPS | tells for number, tells in changes.come[token].items()))
        posting = _judged_again(word, changes.gone[token], come) if word else kept_of(array("Q", sorted(come)))
        if posting is None:
            return None
        if posting.count:
            words[token] = spelled(token, posting)
    return tuple(words[token] for token in sorted(words, key=order))


def _judged_again(word: Word, gone: set[int], come: array[int]) -> Posting | None:
    """The documents of a word, without some and with others.

    Of one that has too many, the rest is worth less than all that are kept: as many have to be worth more.
    """
    before = tuple(decoded(word.octets))
    left = [value for value in before if value >> STEPS not in gone]
    if word.count == len(before):
        return kept_of(array("Q", sorted((*left, *come))))
    least = max(map(worth, before))
    known = array("Q", sorted((*left, *(value for value in come if worth(value) < least))))
    if len(known) < MOST:
        return None
    return Posting(count=word.count - len(gone) + len(come), kept=kept_of(known).kept)


def _shown_again(results: list[bytes], edits: Iterable[Edit]) -> Iterator[bytes]:
    """What results show, the rows of some aids anew."""
    new = {number: row for one in edits for number, row in enumerate(rows_of(one.now), start=one.first)}
    places = {number // RESULTS for number in new}
    for place, octets in enumerate(results):
        if place not in places:
            yield octets
            continue
        rows: list[Row] = read_results(octets)
        yield result_shard(new.get(number, row) for number, row in enumerate(rows, start=place * RESULTS))
