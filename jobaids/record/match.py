"""Which step of the last release a step is now. A false match opens a wrong step; a missed one asks a person.

Steps and remedies are compared with the last release only, in this order: the answers of a person, the same written
anchor, equal text in order, equal text that is unique, likeness within a gap, likeness anywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from itertools import count

from jobaids.model.aid import Aid, Phase
from jobaids.model.names import Anchor
from jobaids.record.likeness import Twosome, like_anywhere, like_in_gaps
from jobaids.record.parts import Part, parts_of
from jobaids.record.similarity import similarity

WORTH_A_HINT = 0.50


class How(Enum):
    """What tells that two are one."""

    ANSWER = "answer"  # a person said so
    ANCHOR = "anchor"
    EQUAL = "equal"
    LIKE = "like"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A step or remedy of the last release, and what it is now."""

    old: Anchor
    new: Anchor
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What a new step may have been, and how like it is, from 0 to 1."""

    old: Anchor
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A new step that may be an old one, and the candidates, the likeliest first."""

    new: Anchor
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Who is who. `gone` are old anchors that nobody is now; `fresh` are new ones that nobody was.

    What a question asks about is among `gone` and `fresh` until it is answered; hints need no answer.
    """

    pairs: tuple[Pair, ...] = ()
    gone: tuple[Anchor, ...] = ()
    fresh: tuple[Anchor, ...] = ()
    questions: tuple[Question, ...] = ()
    hints: tuple[Question, ...] = ()


Answers = Mapping[Anchor, Anchor | None]
"""What a person said of new anchors: which old one each is, or None where it is new."""


def match(old: Aid, new: Aid, answers: Answers | None = None) -> Matching:
    """Pair the steps and remedies of a new aid with those of its last release."""
    said = answers or {}
    left, whole = parts_of(old), parts_of(new)
    known: dict[How, tuple[Twosome, ...]] = {}

    known[How.ANSWER] = _answered(left, whole, said)
    right = tuple(part for part in whole if part.anchor not in said)
    left, right = _rest(left, right, known[How.ANSWER])
    known[How.ANCHOR] = _same_anchor(left, right)
    left, right = _rest(left, right, known[How.ANCHOR])
    if not (left and right):  # as nearly always; nobody is left who could be somebody
        return _matching(known, left, whole, frozenset())
    in_order = _equal_in_order(left, right)
    left, right = _rest(left, right, in_order)
    unique = _equal_and_unique(left, right)
    left, right = _rest(left, right, unique)
    known[How.EQUAL] = (*in_order, *unique)

    near = like_in_gaps(left, right, tuple(pair for pairs in known.values() for pair in pairs))
    left, right = _rest(left, right, near.pairs)
    far = like_anywhere(left, right, near.asked)
    known[How.LIKE] = (*near.pairs, *far.pairs)
    left, _ = _rest(left, right, far.pairs)
    return _matching(known, left, whole, frozenset(part.anchor for _, part in (*near.asked, *far.asked)))


def as_before(aid: Aid) -> Matching:
    """The matching of an aid that says what it said: everybody is who they were."""
    return Matching(
        pairs=tuple(
            Pair(old=part.anchor, new=part.anchor, how=How.ANCHOR if part.anchor_written else How.EQUAL)
            for parts in (aid.steps, aid.remedies)
            for part in parts
        )
    )


def settle(new: Aid, matching: Matching, taken: Iterable[Anchor] = ()) -> Aid:
    """The new aid under its permanent anchors.

    An anchor that was only derived becomes that of the step it was; one that nobody was gets a name that no code of
    the aid ever hung on (`taken`, which is looked through only then). What an author wrote stays.
    """
    if all(step.anchor_written for step in new.steps) and all(remedy.anchor_written for remedy in new.remedies):
        return new
    parts = parts_of(new)
    old_of = {pair.new: pair.old for pair in matching.pairs}
    used = {*taken, *(part.anchor for part in parts if part.written), *old_of.values()}
    names: dict[Anchor, Anchor] = {}
    for part in parts:
        if not part.written:
            names[part.anchor] = old_of.get(part.anchor) or _free(part.anchor, used | set(names.values()))
    return _renamed(new, names) if any(name != new for new, name in names.items()) else new


def _matching(
    known: Mapping[How, tuple[Twosome, ...]], left: tuple[Part, ...], new: tuple[Part, ...], asked: frozenset[Anchor]
) -> Matching:
    pairs = tuple(
        Pair(old=one.anchor, new=other.anchor, how=how) for how, found in known.items() for one, other in found
    )
    paired = {pair.new for pair in pairs}
    fresh = tuple(part for part in new if part.anchor not in paired)
    notes = tuple(Question(new=part.anchor, candidates=_candidates(part, left)) for part in fresh if part.own)
    return Matching(
        pairs=pairs,
        gone=tuple(part.anchor for part in left),
        fresh=tuple(part.anchor for part in fresh),
        questions=tuple(note for note in notes if note.new in asked),
        hints=tuple(note for note in notes if note.new not in asked and note.candidates),
    )


def _candidates(part: Part, left: tuple[Part, ...]) -> tuple[Candidate, ...]:
    found = [
        Candidate(old=other.anchor, likeness=round(likeness, 2))
        for other in left
        if other.kind == part.kind and (likeness := similarity(other.words, part.words)) >= WORTH_A_HINT
    ]
    return tuple(sorted(found, key=lambda candidate: (-candidate.likeness, candidate.old)))


def _rest(
    left: tuple[Part, ...], right: tuple[Part, ...], found: tuple[Twosome, ...]
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    olds, news = {one.anchor for one, _ in found}, {other.anchor for _, other in found}
    return (
        tuple(part for part in left if part.anchor not in olds),
        tuple(part for part in right if part.anchor not in news),
    )


def _answered(left: tuple[Part, ...], right: tuple[Part, ...], said: Answers) -> tuple[Twosome, ...]:
    olds = {part.anchor: part for part in left}
    return tuple((olds[old], part) for part in right if (old := said.get(part.anchor)) is not None and old in olds)


def _same_anchor(left: tuple[Part, ...], right: tuple[Part, ...]) -> tuple[Twosome, ...]:
    olds = {part.anchor: part for part in left}
    return tuple((olds[part.anchor], part) for part in right if part.written and part.anchor in olds)


def _equal_in_order(left: tuple[Part, ...], right: tuple[Part, ...]) -> tuple[Twosome, ...]:
    """The longest common subsequence of equal texts."""
    longest = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            equal = left[i].key == right[j].key
            longest[i][j] = longest[i + 1][j + 1] + 1 if equal else max(longest[i + 1][j], longest[i][j + 1])
    found: list[Twosome] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i].key == right[j].key:
            found.append((left[i], right[j]))
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def _equal_and_unique(left: tuple[Part, ...], right: tuple[Part, ...]) -> tuple[Twosome, ...]:
    olds, news = Counter(part.key for part in left), Counter(part.key for part in right)
    by_key = {part.key: part for part in left}
    return tuple((by_key[part.key], part) for part in right if olds[part.key] == 1 and news[part.key] == 1)


def _free(anchor: Anchor, used: set[Anchor]) -> Anchor:
    if anchor not in used:
        return anchor
    return next(name for number in count(2) if (name := Anchor(f"{anchor}-{number}")) not in used)


def _renamed(aid: Aid, names: Mapping[Anchor, Anchor]) -> Aid:
    def phase_of(phase: Phase) -> Phase:
        steps = tuple(replace(step, anchor=names.get(step.anchor, step.anchor)) for step in phase.steps)
        return replace(phase, steps=steps)

    remedies = tuple(replace(remedy, anchor=names.get(remedy.anchor, remedy.anchor)) for remedy in aid.remedies)
    return replace(aid, phases=tuple(map(phase_of, aid.phases)), remedies=remedies)
