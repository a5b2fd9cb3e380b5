"""A history lived through: every state of a tree is matched with what was released of the one before, and released.

It is what a release does, aid by aid, with the registry in memory and its newest releases only, so that thousands of
commits take no more room than the largest of them. Nobody is there to answer a question, so a step that is asked about
counts as new; and sources that lack their permanent names never get them, which is the hardest case for matching.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from jobaids.model.aid import Aid
from jobaids.model.names import Digest, Slug
from jobaids.model.release import Edition, Effect, Seal
from jobaids.record.assign import assign
from jobaids.record.canonical import digest_of
from jobaids.record.heirs import Place, Wording, moved_steps, own_places, renamed_aids, wordings_of
from jobaids.record.index import target_of
from jobaids.record.label import label_of
from jobaids.record.memory import Memory
from jobaids.record.proposal import next_number
from jobaids.record.rematch import Alone, follow, match_alone
from jobaids.record.tally import Tally
from jobaids.record.tree_names import TreeNames

APPROVER = "replay"


@dataclass(slots=True, kw_only=True)
class Lost:
    """The steps whose place is gone, by what they last said there."""

    by_wording: dict[Wording, set[Place]] = field(default_factory=dict)
    _said: dict[Place, Wording] = field(default_factory=dict)

    def places(self, wording: Wording) -> frozenset[Place]:
        """Where those stood that said this."""
        return frozenset(self.by_wording.get(wording, ()))

    def miss(self, steps: Iterable[tuple[Place, Wording]]) -> None:
        """These are gone from their places."""
        for place, wording in steps:
            self.find(place)
            self.by_wording.setdefault(wording, set()).add(place)
            self._said[place] = wording

    def find(self, place: Place) -> None:
        """What stood at a place is lost no more."""
        wording = self._said.pop(place, None)
        if wording:
            self.by_wording[wording].discard(place)
            if not self.by_wording[wording]:
                del self.by_wording[wording]


@dataclass(slots=True, kw_only=True)
class Replay:
    """A registry in memory, and the tree as it was last released."""

    tally: Tally = field(default_factory=Tally)
    _names: TreeNames = field(default_factory=TreeNames)
    _memory: Memory = field(default_factory=Memory)
    _lost: Lost = field(default_factory=Lost)
    _vanished: dict[Slug, Aid] = field(default_factory=dict)

    def release(self, at: datetime, changes: Mapping[str, Aid | None]) -> None:
        """Release a tree in which these files changed; those that went are None."""
        before = self._names.slugs_of(changes)
        for file in (file for file, aid in changes.items() if aid is None):
            self._names.drop(file)
        read = ((file, aid) for file, aid in sorted(changes.items()) if aid)
        aids = [replace(aid, slug=self._names.name(file, aid)) for file, aid in read]
        self._lose(filter(self._names.lacks, sorted(before)))
        origins = self._origins(aids)
        found = [match_alone(aid, self._memory.index, origin=origins.get(aid.slug)) for aid in aids]
        for one in found:
            self._count(one, origins.get(one.aid.slug))
        self._follow(found, at)
        self._seal(tuple(one.aid for one in found), at)
        self.tally.commits += 1

    def dangling(self) -> int:
        """How many of all codes ever given open nothing that was ever released."""
        return sum(not self._memory.opens(code) for code in self._memory.index.given)

    def _lose(self, slugs: Iterable[Slug]) -> None:
        for slug in slugs:
            latest = self._memory.latest(slug)
            if latest:
                self._vanished[slug] = latest.aid
                self._lost.miss(wordings_of(latest.aid))

    def _origins(self, aids: list[Aid]) -> dict[Slug, Slug]:
        """The aids that were renamed; those of the tree that came back are no longer missed."""
        for aid in aids:
            self._vanished.pop(aid.slug, None)
        fresh = [aid for aid in aids if self._memory.latest(aid.slug) is None]
        said = {wording for aid in fresh for _, wording in wordings_of(aid)}
        near = {place.slug for wording in said for place in self._lost.places(wording)} & self._vanished.keys()
        origins = renamed_aids((self._vanished[slug] for slug in sorted(near)), fresh, self._memory.standing)
        for old in origins.values():
            del self._vanished[old]
        self.tally.renamed_aids += len(origins)
        return origins

    def _count(self, one: Alone, origin: Slug | None) -> None:
        """What became of the steps of one aid, whose new release is not recorded yet."""
        before = self._memory.latest(origin or one.aid.slug)
        if before is None:
            self.tally.first_steps += sum(not step.borrowed for step in one.aid.steps)
            return
        steps = {step.anchor for step in before.aid.steps if not step.borrowed}
        self.tally.count(one.matching, steps)

    def _follow(self, found: list[Alone], at: datetime) -> None:
        """Let codes follow what was renamed within its aid or with it, then what went elsewhere."""
        renamed = [pair for one in found for pair in one.renamed]
        self._move(renamed, at)
        for one in found:
            self._update_lost(one, {old for old, _ in one.renamed})
        wandered = list(moved_steps(self._lost.by_wording, self._uncoded(found)))
        self._move(wandered, at)
        for old, new in wandered:
            self.tally.moved_steps += old.slug != new.slug
            self.tally.returned_steps += old.slug == new.slug
            self._lost.find(old)

    def _move(self, pairs: list[tuple[Place, Place]], at: datetime) -> None:
        for _, move in follow(pairs, self._memory.standing, self._memory.index, at):
            self._memory.move(move)

    def _update_lost(self, one: Alone, renamed: set[Place]) -> None:
        """Steps whose place is gone from their aid wait for their words to turn up; those that are back do not."""
        there = set(own_places(one.aid))
        for place in there | renamed:
            self._lost.find(place)
        for slug in {one.aid.slug, *(old.slug for old in renamed)}:
            latest = self._memory.latest(slug)
            said = wordings_of(latest.aid) if latest else ()
            self._lost.miss(one for one in said if one[0] not in there and one[0] not in renamed)

    def _uncoded(self, found: list[Alone]) -> dict[Wording, list[Place]]:
        uncoded: defaultdict[Wording, list[Place]] = defaultdict(list)
        for one in found:
            for place, wording in wordings_of(one.aid) if one.loose else ():
                if place.anchor in one.loose and self._memory.index.code_of(target_of(*place)) is None:
                    uncoded[wording].append(place)
        return uncoded

    def _seal(self, aids: tuple[Aid, ...], at: datetime) -> None:
        assigned = assign(self._memory.index, aids)
        self.tally.codes += len(assigned.new)
        for target, code in assigned.new:
            self._memory.give(code, target, at)
        for aid in aids:
            draft = assigned.edition(aid)
            digest = digest_of(draft)
            if self._memory.is_news(aid.slug, digest):
                self._memory.keep(self._sealed(draft, digest, at), digest)
                self.tally.releases += 1

    def _sealed(self, draft: Edition, digest: Digest, at: datetime) -> Edition:
        number = next_number(draft, self._memory.index)
        seal = Seal(
            number=number,
            label=label_of(number, digest),
            at=at,
            effective=at.date(),
            approved_by=APPROVER,
            note="",
            effect=Effect.WORK,
        )
        return replace(draft, seal=seal)
