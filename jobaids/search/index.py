"""The whole index of one language: a small file that is asked for anew each time, and shards that are kept for ever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import starmap

from jobaids.model.names import Language
from jobaids.model.release import Edition
from jobaids.search.documents import Document, Found, found_of
from jobaids.search.postings import gathered, judged
from jobaids.search.shards import RESULTS, Shard, Word, compact, end_shards, result_shards, spelled, word_shards
from jobaids.search.small_words import small_words

FORMAT = 1  # of the index; raised when the script of the phone has to read it otherwise
SHARDS = "shards"  # the folder of what is named by its content
DIGEST_SIGNS = 12  # of the digest in the name of an index: an older one is never taken for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One file of an index; its path is below the folder of all indexes."""

    path: str
    octets: bytes


def render_index(
    language: Language, editions: Iterable[Edition], address: str, said: dict[str, object]
) -> Iterator[Piece]:
    """Every file of the index of the aids of one language.

    `address` is that of the folder of all indexes, with a slash at its end; `said` is what the phone says about
    results. The same aids in any order make the same bytes.
    """
    shown: list[Found] = []
    said_all = gathered(_documents(editions, shown))
    about = About(language=language, address=address, say=said, length=sum(said_all.lengths))
    words = starmap(spelled, judged(said_all).items())
    yield from pieces_of(about, words, list(result_shards(shown)), len(said_all.lengths))


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is said of an index beside what is in it; `length` is the sum of the words of all its documents."""

    language: Language
    address: str
    say: object
    length: int


def pieces_of(about: About, words: Iterable[Word], results: list[bytes], documents: int) -> Iterator[Piece]:
    """Every file of an index, from its words in their order and from what results show."""
    spoken = tuple(words)
    shards, ends = list(word_shards(spoken)), list(end_shards(word.token for word in spoken))
    files = tuple(_named(shards, ends, results))
    digest = sha256(b"".join(sha256(octets).digest() for _, octets in files)).hexdigest()[:DIGEST_SIGNS]
    folder = f"{SHARDS}/{about.language}-{digest}/"
    top = {
        "format": FORMAT,
        "at": about.address + folder,
        "documents": documents,
        "length": about.length,
        "results": RESULTS,
        "words": [shard.first for shard in shards],
        "ends": [shard.first for shard in ends],
        "small": small_words(about.language),
        "say": about.say,
    }
    yield Piece(path=top_of(about.language), octets=compact(top))
    yield from (Piece(path=folder + name, octets=octets) for name, octets in files)


def top_of(language: Language) -> str:
    """The small file that says where the index of a language is, below the folder of all indexes."""
    return f"{language}.json"


def _documents(editions: Iterable[Edition], shown: list[Found]) -> Iterator[Document]:
    """Every document; what results show of it is put into `shown`, its words are not, for they are most of it."""
    for edition in sorted(editions, key=lambda edition: edition.aid.slug):
        found = found_of(edition)
        yield from found.documents
        shown.append(replace(found, documents=tuple(replace(one, words=()) for one in found.documents)))


def _named(words: list[Shard], ends: list[Shard], results: list[bytes]) -> Iterator[tuple[str, bytes]]:
    yield from ((f"words-{number}.bin", shard.octets) for number, shard in enumerate(words))
    yield from ((f"ends-{number}.txt", shard.octets) for number, shard in enumerate(ends))
    yield from ((f"results-{number}.json", octets) for number, octets in enumerate(results))
