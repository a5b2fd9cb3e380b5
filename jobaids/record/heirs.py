"""Which step of another file a lost step became, and which new aid one that vanished.

Only equal words tell here: beyond its own aid a step is never told by likeness. A code whose place is gone waits for
its step however many releases ago that was, so a run that was killed between two aids is made good by the next one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from jobaids.model.aid import Aid, Step
from jobaids.model.names import Anchor, Language, Slug
from jobaids.record.similarity import normal

STEPS_OF_A_RENAMED_AID = 2  # held word for word: one step alone may be a phrase that everybody uses
SHARE_OF_A_RENAMED_AID = 0.5  # of the old aid's steps


class Place(NamedTuple):
    """Where a code hangs: a step or remedy of an aid."""

    slug: Slug
    anchor: Anchor


class Wording(NamedTuple):
    """What a step says, in which language: two with the same are word for word equal."""

    language: Language
    words: str


def wording_of(step: Step, language: Language) -> Wording | None:
    """What a step is known by in another file; None for one that is borrowed or says nothing."""
    words = "" if step.borrowed else normal(step.action)
    return Wording(language, words) if words else None


def wordings_of(aid: Aid) -> Iterator[tuple[Place, Wording]]:
    """The own steps of an aid that say something."""
    for step in aid.steps:
        if wording := wording_of(step, aid.language):
            yield Place(aid.slug, step.anchor), wording


def own_places(aid: Aid) -> Iterator[Place]:
    """Where codes of an aid hang: itself, its own steps, its remedies. A borrowed step belongs to another aid."""
    yield Place(aid.slug, Anchor(""))
    yield from (Place(aid.slug, step.anchor) for step in aid.steps if not step.borrowed)
    yield from (Place(aid.slug, remedy.anchor) for remedy in aid.remedies)


def moved_steps(
    lost: Mapping[Wording, Iterable[Place]], uncoded: Mapping[Wording, Iterable[Place]]
) -> Iterator[tuple[Place, Place]]:
    """Each place that is gone, and the one step without a code that says the same.

    Where two could be it, or it could have been either of two, nobody guesses.
    """
    for wording, places in uncoded.items():
        news, olds = tuple(places), tuple(lost.get(wording, ()))
        if len(news) == len(olds) == 1:
            yield olds[0], news[0]


def renamed_aids(
    vanished: Iterable[Aid], fresh: Iterable[Aid], standing: Container[Place] | None = None
) -> dict[Slug, Slug]:
    """By the slug of a new aid: the slug that it had before.

    An aid was renamed where exactly one new one holds at least two and at least half of its steps word for word. Of
    several that went into one, it carries on the one it holds the most of; where they are equal, none. A step whose
    code went elsewhere before is no longer the aid's: it counts only where it is still `standing`.
    """
    by_wording: defaultdict[Wording, list[Slug]] = defaultdict(list)
    for aid in fresh:
        for _, wording in wordings_of(aid):
            by_wording[wording].append(aid.slug)
    claims: defaultdict[Slug, list[tuple[int, Slug]]] = defaultdict(list)
    for old in vanished:
        said = Counter(wording for place, wording in wordings_of(old) if standing is None or place in standing)
        if (heir := _heir(said, len(old.steps), by_wording)) is not None:
            new, held = heir
            claims[new].append((held, old.slug))
    return {new: strongest for new, claimed in claims.items() if (strongest := _strongest(claimed)) is not None}


def _heir(said: Counter[Wording], steps: int, by_wording: Mapping[Wording, list[Slug]]) -> tuple[Slug, int] | None:
    """The one new aid that holds enough of what an old one of so many steps said, and how many steps it holds."""
    held: Counter[Slug] = Counter()
    for wording, times in said.items():
        for slug, found in Counter(by_wording.get(wording, ())).items():
            held[slug] += min(times, found)
    enough = max(STEPS_OF_A_RENAMED_AID, SHARE_OF_A_RENAMED_AID * steps)
    heirs = [(slug, count) for slug, count in held.items() if count >= enough]
    return heirs[0] if len(heirs) == 1 else None


def _strongest(claimed: list[tuple[int, Slug]]) -> Slug | None:
    (most, slug), *others = sorted(claimed, reverse=True)
    return None if others and others[0][0] == most else slug
