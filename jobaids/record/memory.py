"""A registry that is written and looked up at once: the index of `record.index`, kept up to date event by event."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from jobaids.codes.derive import name_of
from jobaids.model.aid import Aid, Phase, Step
from jobaids.model.names import Anchor, Code, Digest, Slug
from jobaids.model.release import AidRecord, Edition, GivenCode, Moved, Target
from jobaids.record.heirs import Place, own_places
from jobaids.record.index import Index


@dataclass(slots=True, kw_only=True)
class Memory:
    """All codes, and of each aid the newest release, as far as steps are told by it."""

    standing: dict[Place, tuple[Code, ...]] = field(default_factory=dict)
    _given: dict[Code, GivenCode] = field(default_factory=dict)
    _printed: dict[str, Code] = field(default_factory=dict)
    _bearers: dict[str, Code] = field(default_factory=dict)
    _moved: dict[Code, Moved] = field(default_factory=dict)
    _homes: dict[Code, tuple[Slug, ...]] = field(default_factory=dict)
    _aids: dict[Slug, AidRecord] = field(default_factory=dict)
    _digests: dict[Slug, Digest] = field(default_factory=dict)
    _released: set[Place] = field(default_factory=set)

    @property
    def index(self) -> Index:
        """What is known now; it changes with every event."""
        return Index(
            given=self._given,
            printed=self._printed,
            bearers=self._bearers,
            moved=self._moved,
            retired={},
            aids=self._aids,
            stations={},
            homes=self._homes,
        )

    def latest(self, slug: Slug) -> Edition | None:
        """The newest release of an aid."""
        record = self._aids.get(slug)
        return record.latest if record else None

    def opens(self, code: Code) -> bool:
        """Whether a code opens something that was released, be it gone by now."""
        target = self.index.leads_to(code)
        return target is not None and Place(target.slug, target.anchor or Anchor("")) in self._released

    def give(self, code: Code, target: Target, at: datetime) -> None:
        """A new code for a target that has none."""
        given = GivenCode(code=code, target=target, at=at)
        record = self._record(target.slug)
        self._given[code] = given
        self._printed[name_of(target)] = code
        self._bearers.setdefault(name_of(target), code)
        self._stand(code, _place(target))
        self._aids[target.slug] = replace(record, codes=(*record.codes, given))

    def move(self, move: Moved) -> None:
        """A code follows its step."""
        before = self._moved[move.code].to if move.code in self._moved else self._given[move.code].target
        left = tuple(code for code in self.standing.pop(_place(before), ()) if code != move.code)
        self._printed.pop(name_of(before), None)
        if left:
            self.standing[_place(before)] = left
            self._printed[name_of(before)] = min(left, key=self._age)
        self._stand(move.code, _place(move.to))
        self._printed[name_of(move.to)] = min(self.standing[_place(move.to)], key=self._age)
        self._moved[move.code] = move
        self._homes[move.code] = (*self._homes.get(move.code, (before.slug,)), move.to.slug)
        record = self._record(move.to.slug)
        self._aids[move.to.slug] = replace(record, moved=(*record.moved, move))

    def is_news(self, slug: Slug, digest: Digest) -> bool:
        """Whether the newest release of an aid sealed other content."""
        return self._digests.get(slug) != digest

    def keep(self, edition: Edition, digest: Digest) -> None:
        """A release; the one before it is forgotten."""
        slim = replace(edition, aid=_slim(edition.aid))
        slug = edition.aid.slug
        self._aids[slug] = replace(self._record(slug), releases=(slim,))
        self._digests[slug] = digest
        self._released.update(own_places(slim.aid))

    def _record(self, slug: Slug) -> AidRecord:
        return self._aids.get(slug) or AidRecord(slug=slug)

    def _stand(self, code: Code, place: Place) -> None:
        self.standing[place] = (*self.standing.get(place, ()), code)

    def _age(self, code: Code) -> tuple[datetime, Code]:
        return self._given[code].at, code


def _place(target: Target) -> Place:
    return Place(target.slug, target.anchor or Anchor(""))


def _slim(aid: Aid) -> Aid:
    """What a later tree is matched with: the words of steps and remedies, and their phases."""
    phases = tuple(Phase(title=phase.title, steps=tuple(map(_slim_step, phase.steps))) for phase in aid.phases)
    remedies = tuple(replace(remedy, fix=(), alerts=()) for remedy in aid.remedies)
    return Aid(slug=aid.slug, title=aid.title, language=aid.language, phases=phases, remedies=remedies, file=aid.file)


def _slim_step(step: Step) -> Step:
    return Step(number=step.number, anchor=step.anchor, action=step.action, quick=step.quick, borrowed=step.borrowed)
