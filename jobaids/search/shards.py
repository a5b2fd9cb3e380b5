"""The index as files, each so small that a phone on a poor network can fetch the few it needs.

Words stand in order, so that a shard is known by its first word, and words that begin alike are neighbours: what is
typed so far, other endings and most slips lie in the same shard. A slip in the first half of a word is looked for among
the words sorted by their ends.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeAlias

from jobaids.model.aid import Signal
from jobaids.search.documents import Found
from jobaids.search.postings import IMPACT, STEPS, Posting
from jobaids.search.tokens import PAIRED

SHARD = 8_000  # bytes at which a shard is full; one word more may take it to 20,000
RESULTS = 32  # documents whose titles and texts lie in one file
SHORTEST_SLIP = 5  # signs of a word in which a slip is looked for; shorter ones are near to too many others
SIGNALS = (None, Signal.DANGER, Signal.WARNING, Signal.CAUTION, Signal.NOTICE)
"""By their place a result says which signal word it has."""

FEWEST = "0"  # stands for no sign shared with the word before; the signs after it for one, two and so on
MOST_SHARED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """A piece of the index, and the word it begins with."""

    first: str
    octets: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word as it stands in a shard: how many documents it has, and those that are kept."""

    token: str
    count: int
    octets: bytes


def spelled(token: str, posting: Posting) -> Word:
    """A word as it stands in a shard."""
    return Word(token=token, count=posting.count, octets=encoded(posting))


def word_shards(words: Iterable[Word]) -> Iterator[Shard]:
    """All words with their documents.

    A shard is a count of words; for each how many bytes it shares with the one before, how many follow, these, its
    documents and the bytes they take; then the documents. Numbers are written in groups of seven bits, lowest first.
    """
    gathered: list[Word] = []
    size = 0
    for word in words:
        gathered.append(word)
        size += len(word.octets) + len(word.token)
        if size >= SHARD:
            yield _word_shard(gathered)
            gathered, size = [], 0
    if gathered:
        yield _word_shard(gathered)


def _word_shard(gathered: list[Word]) -> Shard:
    head, before = bytearray(), b""
    write(head, len(gathered))
    for word in gathered:
        spelling = word.token.encode()
        shared = _shared(before, spelling)
        write(head, shared)
        write(head, len(spelling) - shared)
        head += spelling[shared:]
        write(head, word.count)
        write(head, len(word.octets))
        before = spelling
    return Shard(first=gathered[0].token, octets=bytes(head) + b"".join(word.octets for word in gathered))


def read_words(octets: bytes) -> Iterator[Word]:
    """The words of a shard, as they were put into it."""
    at, before = 0, b""

    def read() -> int:
        nonlocal at
        number, at = _read(octets, at)
        return number

    heads: list[tuple[str, int, int]] = []
    for _ in range(read()):
        shared, more = read(), read()
        before = before[:shared] + octets[at : at + more]
        at += more
        heads.append((before.decode(), read(), read()))
    for token, count, size in heads:
        yield Word(token=token, count=count, octets=octets[at : at + size])
        at += size


def decoded(octets: bytes) -> Iterator[int]:
    """The values of the documents of a word, as `encoded` took them."""
    at, number = 0, -1
    while at < len(octets):
        step, at = _read(octets, at)
        number += step >> STEPS
        yield number << STEPS | step & IMPACT


def _read(octets: bytes, at: int) -> tuple[int, int]:
    """A number as `write` left it, and where the next one begins."""
    number = weight = 0
    while octets[at] > 127:
        number |= (octets[at] & 127) << weight
        weight += 7
        at += 1
    return number | octets[at] << weight, at + 1


def encoded(posting: Posting) -> bytes:
    """The documents of a word, each as its distance from the one before with its impact in the lowest bits."""
    octets, before = bytearray(), -1
    for value in posting.kept:
        number = value >> STEPS
        step = (number - before) << STEPS | value & IMPACT
        before = number
        if step < 128:
            octets.append(step)
        else:
            write(octets, step)
    return bytes(octets)


def write(octets: bytearray, number: int) -> None:
    """A number in groups of seven bits, lowest first; all but the last have the highest bit set."""
    while number > 127:
        octets.append(number & 127 | 128)
        number >>= 7
    octets.append(number)


def _shared(before: Sequence[object], word: Sequence[object]) -> int:
    """With how many bytes or signs both begin."""
    for place, (one, other) in enumerate(zip(before, word, strict=False)):
        if one != other:
            return place
    return min(len(before), len(word))


def end_shards(words: Iterable[str]) -> Iterator[Shard]:
    """All words in which slips are looked for, spelled from their ends and in that order.

    A line is a sign for how many signs it shares with the line before, and those that follow.
    """
    ends = sorted(word[::-1] for word in words if len(word) >= SHORTEST_SLIP and _SPELLED.fullmatch(word))
    lines: list[str] = []
    first, before, size = "", "", 0
    for end in ends:
        if size >= SHARD:
            yield Shard(first=first, octets="\n".join(lines).encode())
            lines, before, size = [], "", 0
        first = end if not lines else first
        shared = min(MOST_SHARED, _shared(before, end))
        lines.append(chr(ord(FEWEST) + shared) + end[shared:])
        size += len(lines[-1].encode()) + 1
        before = end
    if lines:
        yield Shard(first=first, octets="\n".join(lines).encode())


_SPELLED = re.compile(f"[^\\W0-9{PAIRED}\U00010000-\U0010ffff][^{PAIRED}\U00010000-\U0010ffff]*")


Row: TypeAlias = tuple[tuple[str, str], tuple[object, ...]]
"""What results show of a document: the title and label of its aid, and its number, text, signal, code and remedy."""


def rows_of(found: Found) -> Iterator[Row]:
    """What results show of an aid."""
    for document in found.documents:
        then = (document.then,) if document.then else ()
        signal = SIGNALS.index(document.signal)
        yield (found.title, found.label), (document.number, document.text, signal, document.code, *then)


def result_shards(found: Iterable[Found]) -> Iterator[bytes]:
    """What results show, so many documents a file."""
    rows = chain.from_iterable(map(rows_of, found))
    while some := tuple(islice(rows, RESULTS)):
        yield result_shard(some)


def result_shard(rows: Iterable[Row]) -> bytes:
    """Titles and labels of aids, and for each document the place of its aid among these, and what else is shown."""
    aids: list[tuple[str, str]] = []
    placed: list[tuple[object, ...]] = []
    for name, shown in rows:
        if not aids or aids[-1] != name:
            aids.append(name)
        placed.append((len(aids) - 1, *shown))
    return compact({"aids": aids, "rows": placed})


def read_results(octets: bytes) -> list[Row]:
    """What was put into a file of results."""
    content = json.loads(octets)
    return [(tuple(content["aids"][place]), tuple(shown)) for place, *shown in content["rows"]]


def compact(content: object) -> bytes:
    """JSON without a space too many."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
