"""For each word the documents it stands in, and how much it tells of each: BM25 over weighted fields, in 8 steps."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor

from jobaids.search.documents import Document, Weight
from jobaids.search.tokens import tokens

STEPS = 3  # bits of an impact, the lowest of a value
IMPACT = (1 << STEPS) - 1
HALF = 32  # bits of a value that hold a weight, and those above them a number
SEEN = 7  # the impact of what somebody sees
SATURATION = 4.0  # the weight at which a word tells half of what it can (BM25's k)
LENGTH = 0.5  # how much longer documents are held back (BM25's b): a step with a long alert is no worse a step
SIGNIFICANT = 4  # bits of the usual length that count: it changes by a sixteenth to an eighth, or not at all
MOST = 6_000  # documents kept of a word, at most 12 kB: the phone fetches a handful of words


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """The documents of a word: how many there are, and of those that are kept number and impact in one value.

    A value is the document's number, counted from 0, shifted by `STEPS`, and an impact from 0 to 7; in rising order.
    """

    count: int
    kept: array[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """How long each document is, and for each word its documents: number and weight in one value."""

    lengths: array[int]
    found: Mapping[str, array[int]]


def gathered(documents: Iterable[Document]) -> Gathered:
    """What some documents say, before it is known how long they usually are."""
    lengths = array("L")
    found: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))  # number and weight in one value
    for number, document in enumerate(documents):
        length, weights = count(document)
        lengths.append(length)
        for token, weight in weights.items():
            found[token].append(number << HALF | weight)
    return Gathered(lengths=lengths, found=found)


def judged(said: Gathered) -> Mapping[str, Posting]:
    """The index of what was gathered, by word in the order in which a phone compares strings."""
    usual = usual_length(sum(said.lengths), len(said.lengths))
    slow = [slowness(length, usual) for length in said.lengths]
    return {token: kept_of(_judged(said.found[token], slow)) for token in sorted(said.found, key=order)}


def usual_length(total: int, documents: int) -> int:
    """How many words a document usually has, in steps: one word more changes what it tells of no other document."""
    mean = max(1, total // max(1, documents))
    spare = max(0, mean.bit_length() - SIGNIFICANT)
    return mean >> spare << spare


def slowness(length: int, usual: int) -> float:
    """The weight at which a word tells half of what it can of a document of some length."""
    return SATURATION * (1 - LENGTH + LENGTH * length / usual)


def _judged(weighed: array[int], slow: Sequence[float]) -> array[int]:
    """The same documents with the impact of the word instead of its weight."""
    numbers = ((value >> HALF, value & (1 << HALF) - 1) for value in weighed)
    return array("Q", (number << STEPS | impact(weight, slow[number]) for number, weight in numbers))


def count(document: Document) -> tuple[int, Mapping[str, int]]:
    """How many words a document has, and the sum of the weights of each."""
    length, weights = 0, Counter[str]()
    for weight, text in document.words:
        for token in tokens(text):
            weights[token] += weight
            length += 1
    return length, weights


def impact(weight: float, slow: float) -> int:
    """How much a word tells, from 0 to 7: half of the scale where its weight is `slow`.

    Only a word of a symptom has 7, by which the phone knows it.
    """
    return SEEN if weight >= Weight.SYMPTOM else min(SEEN - 1, floor((SEEN + 1) * weight / (weight + slow)))


def kept_of(values: array[int]) -> Posting:
    """All documents of a word, or of too many those it tells most of."""
    if len(values) <= MOST:
        return Posting(count=len(values), kept=values)
    best = sorted(values, key=worth)[:MOST]
    return Posting(count=len(values), kept=array("Q", sorted(best)))


def worth(value: int) -> tuple[int, int]:
    """What puts the documents of a word in order, those first that it tells most of."""
    return -(value & IMPACT), value


def order(token: str) -> bytes:
    """What puts words in the order in which a phone compares strings."""
    return token.encode("utf-16-be", errors="surrogatepass")
