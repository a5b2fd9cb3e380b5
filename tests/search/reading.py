"""Reads an index as a phone does."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jobaids.search.index import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadIndex:
    """An index read back: its top file, by word the numbers of its documents, all words by their ends, all results."""

    top: Mapping[str, object]
    words: Mapping[str, tuple[int, ...]]
    ends: tuple[str, ...]
    codes: tuple[str, ...]  # of documents, in the order of their numbers


def read_index(pieces: Iterable[Piece]) -> ReadIndex:
    """Every file of an index, put together again."""
    files = {piece.path.rpartition("/")[2]: piece.octets for piece in pieces}
    top = next(json.loads(octets) for name, octets in files.items() if name.count("-") == 0)
    words: dict[str, tuple[int, ...]] = {}
    for number in range(len(top["words"])):
        words |= dict(_words(files[f"words-{number}.bin"]))
    ends = tuple(end for number in range(len(top["ends"])) for end in _ends(files[f"ends-{number}.txt"].decode()))
    shards = [json.loads(files[name]) for name in sorted(files, key=_number) if name.startswith("results-")]
    return ReadIndex(top=top, words=words, ends=ends, codes=tuple(row[4] for shard in shards for row in shard["rows"]))


def _number(name: str) -> tuple[int, str]:
    digits = "".join(sign for sign in name if sign.isdigit())
    return int(digits or 0), name


def _numbers(octets: bytes) -> Iterator[int]:
    number = weight = 0
    for octet in octets:
        number |= (octet & 127) << weight
        weight += 7
        if octet < 128:
            yield number
            number = weight = 0


def _words(octets: bytes) -> Iterator[tuple[str, tuple[int, ...]]]:
    at = 0

    def read() -> int:
        nonlocal at
        start = at
        while octets[at] > 127:
            at += 1
        at += 1
        return next(_numbers(octets[start:at]))

    heads, before = [], b""
    for _ in range(read()):
        shared, more = read(), read()
        before = before[:shared] + octets[at : at + more]
        at += more
        heads.append((before.decode(), read(), read()))
    for word, _, size in heads:
        numbers, number = [], -1
        for step in _numbers(octets[at : at + size]):
            number += step >> 3
            numbers.append(number)
        at += size
        yield word, tuple(numbers)


def _ends(text: str) -> Iterator[str]:
    before = ""
    for line in text.split("\n"):
        before = before[: ord(line[0]) - ord("0")] + line[1:]
        yield before[::-1]
