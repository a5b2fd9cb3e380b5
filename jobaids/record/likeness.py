"""Parts that are paired because they are alike, where no other is nearly as alike. Never by position."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from jobaids.record.parts import Part
from jobaids.record.similarity import similarity

LIKE_IN_A_GAP = 0.70
LIKE_ANYWHERE = 0.85
LIKE_IF_SHORT = 0.85
SHORT = 30  # signs; a short text is like many others
SHORT_CJK = 15
AHEAD_OF_RIVALS = 0.10
SAME_PHASE = 0.05  # counts in choosing among candidates, not towards being one

Twosome = tuple[Part, Part]
"""An old part, and the new one it is paired with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Pairs beyond doubt, and those about which a person is asked."""

    pairs: tuple[Twosome, ...] = ()
    asked: tuple[Twosome, ...] = ()


def like_in_gaps(left: tuple[Part, ...], right: tuple[Part, ...], known: tuple[Twosome, ...]) -> Found:
    """In each gap between parts that are known, the in-order pairing of greatest total likeness.

    A rival may stand anywhere: what was moved away is not a stranger.
    """
    grid = _Grid.of(left, right)
    chosen = [pair for gap in _gaps(left, right, _backbone(known)) for pair in _in_order(grid, *gap)]
    return grid.without_rivals(chosen)


def like_anywhere(left: tuple[Part, ...], right: tuple[Part, ...], asked: tuple[Twosome, ...]) -> Found:
    """Leftovers that are very alike and well ahead of any rival, wherever they stand.

    What is asked about already is paired with nobody, and stays a rival.
    """
    grid = _Grid.of(left, right)
    olds, news = {one.anchor for one, _ in asked}, {other.anchor for _, other in asked}
    free = [
        (i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if one.anchor not in olds and other.anchor not in news
    ]
    return grid.without_rivals([(i, j) for i, j in free if grid.likeness[i][j] >= LIKE_ANYWHERE])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """How alike each old part is to each new one, and how they rank when one has to be chosen."""

    left: tuple[Part, ...]
    right: tuple[Part, ...]
    likeness: list[list[float]]
    rank: list[list[float]]

    @classmethod
    def of(cls, left: tuple[Part, ...], right: tuple[Part, ...]) -> _Grid:
        likeness = [[_likeness(one, other) for other in right] for one in left]
        rank = [
            [value + SAME_PHASE * (one.phase == other.phase) for value, other in zip(row, right, strict=True)]
            for row, one in zip(likeness, left, strict=True)
        ]
        return cls(left=left, right=right, likeness=likeness, rank=rank)

    def is_alike(self, i: int, j: int) -> bool:
        """Whether the two may be one, within a gap."""
        one, other = self.left[i].words, self.right[j].words
        short = SHORT_CJK if one.cjk or other.cjk else SHORT
        is_short = min(len(one.whole), len(other.whole)) < short
        return self.likeness[i][j] >= (LIKE_IF_SHORT if is_short else LIKE_IN_A_GAP)

    def without_rivals(self, chosen: list[tuple[int, int]]) -> Found:
        """The chosen pairs that nobody disputes; the others are asked about."""
        doubtful = {(i, j) for i, j in chosen if self._has_rival(i, j)}
        return Found(
            pairs=tuple((self.left[i], self.right[j]) for i, j in chosen if (i, j) not in doubtful),
            asked=tuple((self.left[i], self.right[j]) for i, j in chosen if (i, j) in doubtful),
        )

    def _has_rival(self, i: int, j: int) -> bool:
        """Whether another old or new part could nearly as well stand in this pair."""
        rivals = [row[j] for at, row in enumerate(self.rank) if at != i]
        rivals += [value for at, value in enumerate(self.rank[i]) if at != j]
        return max(rivals, default=0.0) > self.rank[i][j] - AHEAD_OF_RIVALS


def _likeness(one: Part, other: Part) -> float:
    return similarity(one.words, other.words) if one.kind == other.kind and one.own else 0.0


def _in_order(grid: _Grid, olds: list[int], news: list[int]) -> list[tuple[int, int]]:
    """The in-order pairing of greatest total rank, of pairs that are alike enough."""
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for i in range(len(olds) - 1, -1, -1):
        for j in range(len(news) - 1, -1, -1):
            pair = (olds[i], news[j])
            taken = grid.rank[pair[0]][pair[1]] + best[i + 1][j + 1] if grid.is_alike(*pair) else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], taken)
    return [(olds[i], news[j]) for i, j in _path(best)]


def _path(best: list[list[float]]) -> Iterator[tuple[int, int]]:
    """The places where the best total is better than without either side."""
    i = j = 0
    while i < len(best) - 1 and j < len(best[0]) - 1:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


def _backbone(known: tuple[Twosome, ...]) -> list[Twosome]:
    """The longest run of known pairs that stand in the same order on both sides."""
    ordered = sorted(known, key=lambda pair: pair[0].at)
    ends: list[int] = []
    chains: list[list[Twosome]] = []
    for pair in ordered:
        length = bisect_left(ends, pair[1].at)
        chain = [*(chains[length - 1] if length else []), pair]
        ends[length : length + 1] = [pair[1].at]
        chains[length : length + 1] = [chain]
    return chains[-1] if chains else []


def _gaps(
    left: tuple[Part, ...], right: tuple[Part, ...], backbone: list[Twosome]
) -> Iterator[tuple[list[int], list[int]]]:
    """What is left between each two neighbours of the backbone, by index, where both sides have something."""
    borders = [(-1, -1), *((one.at, other.at) for one, other in backbone), (1 << 30, 1 << 30)]
    for (old_from, new_from), (old_to, new_to) in pairwise(borders):
        olds = [i for i, part in enumerate(left) if old_from < part.at < old_to]
        news = [j for j, part in enumerate(right) if new_from < part.at < new_to]
        if olds and news:
            yield olds, news
