"""The registry turned round: from a code to what it opens, from a target to the code it prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from jobaids.codes.derive import name_of
from jobaids.model.names import Anchor, Code, Slug
from jobaids.model.release import AidRecord, GivenCode, Moved, Registry, Retired, StationRecord, Target, TargetKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a code opens now: a target, the moves that led there, and the end of it where it was retired."""

    target: Target
    moves: tuple[Moved, ...] = ()
    ended: Retired | None = None

    @property
    def replaced(self) -> bool:
        """Whether another target answers, which the page must say."""
        return any(not move.silent for move in self.moves)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """One pass over a registry, for look-ups that do not search. Make it with `index_registry`.

    The last word on a code counts: one that was retired and then moved is moved.
    """

    given: Mapping[Code, GivenCode]  # the first to have it; a blank's, until it is bound
    printed: Mapping[str, Code]  # by the name of a target: the oldest code that leads there
    bearers: Mapping[str, Code]  # by the name of a target: the oldest code it was ever given
    moved: Mapping[Code, Moved]
    retired: Mapping[Code, Retired]
    aids: Mapping[Slug, AidRecord]
    stations: Mapping[Slug, StationRecord]
    homes: Mapping[Code, tuple[Slug, ...]] = field(default_factory=dict)  # the aids a moved code stood in, in order

    def code_of(self, target: Target) -> Code | None:
        """The code to print for a target, or None if it never had one that still leads to it."""
        return self.printed.get(name_of(target))

    def opens(self, code: Code) -> Opening | None:
        """What a code opens now, after every move; None for a code that was never given.

        Moves that loop, which only a registry edited by hand can hold, end where they began.
        """
        first = self.given.get(code)
        return self._follow(first.target, code) if first else None

    def answers(self, target: Target) -> Opening:
        """What answers for a target now: itself while a code leads to it, else what its code was moved to."""
        bearer = self.bearers.get(name_of(target))
        if bearer is None or self.code_of(target):
            return Opening(target=target)
        return self._follow(target, bearer)

    def leads_to(self, code: Code) -> Target | None:
        """The target that a code leads to, whether or not it has ended; None for a code that was never given."""
        opening = self.opens(code)
        return opening.target if opening else None

    def _follow(self, target: Target, code: Code) -> Opening:
        moves: list[Moved] = []
        seen = {code}
        while code not in self.retired and (move := self.moved.get(code)):
            moves.append(move)
            target = move.to
            bearer = self.bearers.get(name_of(target))
            if self.code_of(target) or bearer is None or bearer in seen:
                return Opening(target=target, moves=tuple(moves))
            seen.add(bearer)
            code = bearer
        return Opening(target=target, moves=tuple(moves), ended=self.retired.get(code))


def index_registry(registry: Registry) -> Index:
    """Everything the registry holds, by code and by target."""
    given: dict[Code, GivenCode] = {}
    for one in sorted(_given(registry), key=lambda one: one.at):
        if one.code not in given or given[one.code].target.kind is TargetKind.BLANK:
            given[one.code] = one
    last = _last_words(registry)
    moved = {code: word for code, word in last.items() if isinstance(word, Moved)}
    retired = {code: word for code, word in last.items() if isinstance(word, Retired)}
    names = {code: name_of(one.target) for code, one in given.items()}
    return Index(
        given=given,
        printed=_oldest(_leading(names, moved, retired), given),
        bearers=_oldest(names.items(), given),
        moved=moved,
        retired=retired,
        aids={record.slug: record for record in registry.aids},
        stations={record.slug: record for record in registry.stations},
        homes=_homes(registry, given),
    )


def target_of(slug: Slug, anchor: Anchor | None = None) -> Target:
    """The target of an aid, or of a step or remedy of it; codes do not tell the two apart."""
    return Target(kind=TargetKind.STEP if anchor else TargetKind.AID, slug=slug, anchor=anchor or None)


def arrivals_of(index: Index) -> dict[Slug, tuple[Code, ...]]:
    """By aid: the codes that were given to a target of another aid and lead here now."""
    found: defaultdict[Slug, list[Code]] = defaultdict(list)
    for code in sorted(index.moved):
        opening = index.opens(code)
        if opening and not opening.ended and opening.target.slug != index.given[code].target.slug:
            found[opening.target.slug].append(code)
    return {slug: tuple(codes) for slug, codes in found.items()}


def has_ended(index: Index, slug: Slug) -> bool:
    """Whether an aid is done no more: its own code was retired, or another aid answers for it."""
    own = target_of(slug)
    return name_of(own) in index.bearers and index.code_of(own) is None


def station_has_ended(index: Index, slug: Slug) -> bool:
    """Whether a station is there no more: its code was retired, or another station answers for it."""
    own = Target(kind=TargetKind.STATION, slug=slug)
    return name_of(own) in index.bearers and index.code_of(own) is None


def next_word(index: Index, code: Code, now: datetime) -> datetime:
    """Now, or the second after the last word on the code: two words never share one."""
    given = [index.given[code].at]
    words = [word.at for word in (index.moved.get(code), index.retired.get(code)) if word]
    return max(now, *(at + timedelta(seconds=1) for at in given + words))


def _given(registry: Registry) -> Iterator[GivenCode]:
    for record in registry.aids:
        yield from record.codes
    for station in registry.stations:
        yield from station.codes
    yield from registry.blanks


def _homes(registry: Registry, given: Mapping[Code, GivenCode]) -> dict[Code, tuple[Slug, ...]]:
    """By each code that was ever moved: the aid it was given to, and those it was moved to."""
    homes: defaultdict[Code, dict[Slug, None]] = defaultdict(dict)
    for move in sorted((move for record in registry.aids for move in record.moved), key=lambda move: move.at):
        if move.code in given:
            homes[move.code].update({given[move.code].target.slug: None, move.to.slug: None})
    return {code: tuple(slugs) for code, slugs in homes.items()}


def _last_words(registry: Registry) -> dict[Code, Moved | Retired]:
    """The last word on each code; of two in one second, which only two branches can say, that it ended."""
    records: tuple[AidRecord | StationRecord, ...] = (*registry.aids, *registry.stations)
    words: list[Moved | Retired] = []
    for record in records:
        words += [*record.moved, *record.retired]
    return {word.code: word for word in sorted(words, key=lambda word: (word.at, isinstance(word, Retired)))}


def _leading(
    names: Mapping[Code, str], moved: Mapping[Code, Moved], retired: Mapping[Code, Retired]
) -> Iterator[tuple[Code, str]]:
    """Each code that leads to a target as its own; a renamed target prints the code it always had."""
    for code, name in names.items():
        move = moved.get(code)
        if code not in retired and (move is None or move.silent):
            yield code, name_of(move.to) if move else name


def _oldest(names: Iterable[tuple[Code, str]], given: Mapping[Code, GivenCode]) -> dict[str, Code]:
    """By the name of each target: the oldest of its codes; of two from one second, which two branches may give, one."""
    found: dict[str, Code] = {}
    for code, name in names:
        first = found.setdefault(name, code)
        if first is not code and (given[code].at, code) < (given[first].at, first):
            found[name] = code
    return found
