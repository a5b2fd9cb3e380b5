"""A code for every target: the one it was given, or the one it will be given."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from jobaids.codes.derive import derive, name_of
from jobaids.model.aid import Aid
from jobaids.model.media import Media
from jobaids.model.names import Anchor, Code
from jobaids.model.release import Edition, Target, TargetKind, Translated
from jobaids.model.station import Station
from jobaids.record.index import Index, target_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """The code of every target that was asked for; those of `new` are not in the registry yet."""

    codes: Mapping[str, Code]  # by the name of the target
    new: tuple[tuple[Target, Code], ...] = ()

    def code_for(self, target: Target) -> Code:
        """The code of a target.

        Raises:
            KeyError: nobody asked for it, which is a fault of ours.
        """
        return self.codes[name_of(target)]

    def edition(self, aid: Aid, media: tuple[Media, ...] = (), translated: Translated | None = None) -> Edition:
        """The draft edition of an aid; the anchor of a borrowed step is paired with the code of the step it shows."""
        codes = {Anchor(""): self.code_for(target_of(aid.slug))}
        for target in targets_of(aid):
            if target.anchor:
                codes[target.anchor] = self.code_for(target)
        for step in aid.steps:
            if step.borrowed and step.borrowed.code:
                codes[step.anchor] = Code(step.borrowed.code)
        return Edition(aid=aid, codes=tuple(sorted(codes.items())), media=media, translated=translated)


def assign(index: Index, aids: tuple[Aid, ...], stations: tuple[Station, ...] = ()) -> Assigned:
    """Codes for every aid, step, remedy and station.

    What was given stays; what is new is derived in the order of the targets' names, so that the order of files and
    workers changes nothing. No code of the registry is ever given to another target.
    """
    codes: dict[str, Code] = {}
    fresh: list[Target] = []
    for target in _targets(aids, stations):
        if (code := index.code_of(target)) is None:
            fresh.append(target)
        else:
            codes[name_of(target)] = code
    taken = _Taken(given=index.given, now=set())
    new: list[tuple[Target, Code]] = []
    for target in sorted(fresh, key=name_of):
        code = derive(target, taken)
        taken.now.add(code)
        codes[name_of(target)] = code
        new.append((target, code))
    return Assigned(codes=codes, new=tuple(new))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """The codes of the registry, and those of this run; a million of the former are not copied."""

    given: Container[Code]
    now: set[Code]

    def __contains__(self, code: object) -> bool:
        return code in self.given or code in self.now


def targets_of(aid: Aid) -> Iterator[Target]:
    """What codes of an aid open: the aid, its own steps, its remedies. A borrowed step belongs to another aid."""
    yield target_of(aid.slug)
    for step in aid.steps:
        if not step.borrowed:
            yield Target(kind=TargetKind.STEP, slug=aid.slug, anchor=step.anchor)
    for remedy in aid.remedies:
        yield Target(kind=TargetKind.REMEDY, slug=aid.slug, anchor=remedy.anchor)


def _targets(aids: tuple[Aid, ...], stations: tuple[Station, ...]) -> Iterator[Target]:
    for aid in aids:
        yield from targets_of(aid)
    for station in stations:
        yield Target(kind=TargetKind.STATION, slug=station.slug)
