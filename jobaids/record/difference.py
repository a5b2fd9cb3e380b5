"""What two texts say differently, word by word; sign by sign where a script writes no spaces between words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache
from itertools import groupby

LIKE = 0.5
"""From this share of common words two lines are one that was reworded; below, one went and another came."""

_SIGNS = re.compile(
    r"[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Tibetan, Burmese, Khmer
    r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"  # kana and Han
)
_PIECES = re.compile(r"\s+|\S+")


class Fate(Enum):
    """What became of some words."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some words that share a fate, with the white space within them."""

    fate: Fate
    text: str


Line = tuple[Stretch, ...]


@lru_cache(maxsize=4096)
def difference(old: str, new: str) -> Line:
    """Both texts in one: what was kept, what is gone and what is new, in reading order, the old before the new.

    The kept and the gone give the old text again, the kept and the new the new one, but for white space. Of texts that
    have less than half in common, all of the old stands before all of the new: crumbs cannot be read.
    """
    olds, news = tokens(old), tokens(new)
    matcher = SequenceMatcher(None, olds, news, autojunk=False)
    if matcher.ratio() < LIKE:
        return tuple(_bare([(Fate.GONE, olds), (Fate.NEW, news)]))
    return tuple(_bare(_fates(matcher, olds, news)))


def differing_lines(olds: Sequence[str], news: Sequence[str]) -> tuple[Line, ...]:
    """The lines that differ between two lists, each with what became of it; a line that only moved is no difference."""
    gone = [line for line in olds if line not in frozenset(news)]
    fresh = [line for line in news if line not in frozenset(olds)]
    found: list[Line] = []
    for line in gone:
        like = max(fresh, key=lambda other: _likeness(line, other), default=None)
        if like is not None and _likeness(line, like) >= LIKE:
            fresh.remove(like)
            found.append(difference(line, like))
        else:
            found.append((Stretch(fate=Fate.GONE, text=line),))
    return (*found, *((Stretch(fate=Fate.NEW, text=line),) for line in fresh))


def tokens(text: str) -> list[str]:
    """A text cut into what is compared: words, the marks around them, white space, and signs of spaceless scripts."""
    return [token for piece in _PIECES.findall(text) for token in ((" ",) if piece.isspace() else _cut(piece))]


def _cut(piece: str) -> Iterator[str]:
    """The words and marks of what stands between two spaces; a mark within a word stays there, as in `N·m` or `2.5`."""
    for is_signs, run in groupby(_clusters(piece), key=lambda cluster: bool(_SIGNS.match(cluster))):
        clusters = list(run)
        if is_signs:
            yield from clusters
            continue
        first = next((at for at, one in enumerate(clusters) if not _is_mark(one)), len(clusters))
        last = next((at for at in range(len(clusters), first, -1) if not _is_mark(clusters[at - 1])), first)
        yield from clusters[:first]
        if first < last:
            yield "".join(clusters[first:last])
        yield from clusters[last:]


def _clusters(piece: str) -> Iterator[str]:
    """Signs with what stands above and below them: a vowel is never struck out without its consonant."""
    cluster = ""
    for sign in piece:
        if cluster and not unicodedata.category(sign).startswith("M"):
            yield cluster
            cluster = ""
        cluster += sign
    yield cluster


def _is_mark(cluster: str) -> bool:
    return unicodedata.category(cluster[0]).startswith("P")


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, tokens(one), tokens(other), autojunk=False).ratio()


def _fates(matcher: SequenceMatcher[str], olds: list[str], news: list[str]) -> Iterator[tuple[Fate, list[str]]]:
    """Stretches of tokens; a lone space between two changes belongs to both."""
    gone: list[str] = []
    fresh: list[str] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            gone += olds[i:j]
            fresh += news[k:m]
        elif olds[i:j] == [" "] and gone and fresh:
            gone.append(" ")
            fresh.append(" ")
        else:
            yield from ((Fate.GONE, gone), (Fate.NEW, fresh))
            gone, fresh = [], []
            yield Fate.KEPT, olds[i:j]
    yield from ((Fate.GONE, gone), (Fate.NEW, fresh))


def _bare(fates: Sequence[tuple[Fate, list[str]]] | Iterator[tuple[Fate, list[str]]]) -> Iterator[Stretch]:
    for fate, found in fates:
        if found:
            yield Stretch(fate=fate, text="".join(found))
