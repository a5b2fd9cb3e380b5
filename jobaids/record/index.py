"""The registry turned round: from a code to what it opens, from a target to the code it prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from jobaids.codes.derive import name_of
from jobaids.model.names import Anchor, Code, Slug
from jobaids.model.release import AidRecord, GivenCode, Moved, Registry, Retired, StationRecord, Target, TargetKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """One pass over a registry, for look-ups that do not search. Make it with `index_registry`."""

    given: Mapping[Code, GivenCode]  # the first to have it; a blank's, until it is bound
    printed: Mapping[str, Code]  # by the name of a target: the oldest code that leads there
    moved: Mapping[Code, Moved]  # the last word on each code
    retired: Mapping[Code, Retired]
    aids: Mapping[Slug, AidRecord]
    stations: Mapping[Slug, StationRecord]

    def code_of(self, target: Target) -> Code | None:
        """The code to print for a target, or None if it never had one that still leads to it."""
        return self.printed.get(name_of(target))

    def leads_to(self, code: Code) -> Target | None:
        """What a code opens now, after every move; None for a code that was never given.

        Moves that loop, which only a registry edited by hand can hold, end where they began.
        """
        first = self.given.get(code)
        if first is None:
            return None
        target, seen, follow = first.target, {code}, code
        while (move := self.moved.get(follow)) is not None:
            target = move.to
            follow = self.printed.get(name_of(target), follow)
            if follow in seen:
                break
            seen.add(follow)
        return target


def index_registry(registry: Registry) -> Index:
    """Everything the registry holds, by code and by target."""
    given: dict[Code, GivenCode] = {}
    for one in sorted(_given(registry), key=lambda one: one.at):
        if one.code not in given or given[one.code].target.kind is TargetKind.BLANK:
            given[one.code] = one
    moves = sorted((move for record in registry.aids for move in record.moved), key=lambda move: move.at)
    moved = {move.code: move for move in moves}
    retired = {end.code: end for record in registry.aids for end in record.retired}
    return Index(
        given=given,
        printed=_printed(given, moved, retired),
        moved=moved,
        retired=retired,
        aids={record.slug: record for record in registry.aids},
        stations={record.slug: record for record in registry.stations},
    )


def target_of(slug: Slug, anchor: Anchor | None = None) -> Target:
    """The target of an aid, or of a step or remedy of it; codes do not tell the two apart."""
    return Target(kind=TargetKind.STEP if anchor else TargetKind.AID, slug=slug, anchor=anchor or None)


def _given(registry: Registry) -> Iterator[GivenCode]:
    for record in registry.aids:
        yield from record.codes
    for station in registry.stations:
        yield from station.codes
    yield from registry.blanks


def _printed(
    given: Mapping[Code, GivenCode], moved: Mapping[Code, Moved], retired: Mapping[Code, Retired]
) -> dict[str, Code]:
    """The oldest code of each target; a renamed target prints the code it always had."""
    leading: defaultdict[str, list[tuple[datetime, Code]]] = defaultdict(list)
    for code, one in given.items():
        move = moved.get(code)
        if code in retired or (move and not move.silent):
            continue
        leading[name_of(move.to if move else one.target)].append((one.at, code))
    return {name: min(codes)[1] for name, codes in leading.items()}
