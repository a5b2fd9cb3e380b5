"""The index as files, each so small that a phone on a poor network can fetch the few it needs.

Words stand in order, so that a shard is known by its first word, and words that begin alike are neighbours: what is
typed so far, other endings and most slips lie in the same shard. A slip in the first half of a word is looked for among
the words sorted by their ends.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jobaids.model.aid import Signal
from jobaids.search.documents import Found
from jobaids.search.postings import Posting
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


def word_shards(postings: Mapping[str, Posting]) -> Iterator[Shard]:
    """All words with their documents.

    A shard is a count of words; for each how many bytes it shares with the one before, how many follow, these, its
    documents and the bytes they take; then the documents. Numbers are written in groups of seven bits, lowest first.
    """
    gathered: list[tuple[str, Posting, bytes]] = []
    size = 0
    for token, posting in postings.items():
        octets = encoded(posting)
        gathered.append((token, posting, octets))
        size += len(octets) + len(token)
        if size >= SHARD:
            yield _word_shard(gathered)
            gathered, size = [], 0
    if gathered:
        yield _word_shard(gathered)


def _word_shard(gathered: list[tuple[str, Posting, bytes]]) -> Shard:
    head, before = bytearray(), b""
    write(head, len(gathered))
    for token, posting, octets in gathered:
        word = token.encode()
        shared = _shared(before, word)
        write(head, shared)
        write(head, len(word) - shared)
        head += word[shared:]
        write(head, posting.count)
        write(head, len(octets))
        before = word
    return Shard(first=gathered[0][0], octets=bytes(head) + b"".join(octets for _, _, octets in gathered))


def encoded(posting: Posting) -> bytes:
    """The documents of a word, each as its distance from the one before with its impact in the lowest three bits."""
    octets, before = bytearray(), -1
    for value in posting.kept:
        number = value >> 3
        step = (number - before) << 3 | (value & 7)
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


def _shared(before: bytes, word: bytes) -> int:
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
        shared = min(MOST_SHARED, _shared_signs(before, end))
        lines.append(chr(ord(FEWEST) + shared) + end[shared:])
        size += len(lines[-1].encode()) + 1
        before = end
    if lines:
        yield Shard(first=first, octets="\n".join(lines).encode())


_SPELLED = re.compile(f"[^\\W0-9{PAIRED}\U00010000-\U0010ffff][^{PAIRED}\U00010000-\U0010ffff]*")


def _shared_signs(before: str, word: str) -> int:
    for place, (one, other) in enumerate(zip(before, word, strict=False)):
        if one != other:
            return place
    return min(len(before), len(word))


def result_shards(found: Iterable[Found]) -> Iterator[bytes]:
    """What results show, so many documents a file.

    Titles and labels of aids, and for each document the place of its aid among these, its number, its text, its signal,
    its code, and what to do about it.
    """
    aids: list[tuple[str, str]] = []
    rows: list[tuple[object, ...]] = []
    for one in found:
        for document in one.documents:
            if len(rows) == RESULTS:
                yield _result_shard(aids, rows)
                aids, rows = [], []
            name = (one.title, one.label)
            if not aids or aids[-1] != name:
                aids.append(name)
            signal = SIGNALS.index(document.signal)
            then = (document.then,) if document.then else ()
            rows.append((len(aids) - 1, document.number, document.text, signal, document.code, *then))
    if rows:
        yield _result_shard(aids, rows)


def _result_shard(aids: list[tuple[str, str]], rows: list[tuple[object, ...]]) -> bytes:
    return compact({"aids": aids, "rows": rows})


def compact(content: object) -> bytes:
    """JSON without a space too many."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
