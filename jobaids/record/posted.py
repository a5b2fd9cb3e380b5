"""What hangs where, and since when: the journal of posted cards read, asked and added to.

Nothing here writes. Whoever calls a verb holds the registry's lock from the reading to the writing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from difflib import get_close_matches

from jobaids.model.names import Label, Slug
from jobaids.model.pack import Pack, PackLine
from jobaids.model.posted import Hung, Posted, Stack, TakenDown
from jobaids.model.release import Edition, Registry
from jobaids.record.label import revision_in
from jobaids.record.ledger import POSTED
from jobaids.record.places import Refusal, find_release
from jobaids.record.verbs import Answer, Writing

MOST_COPIES = 999  # of one card at one station; more is a slip of the finger


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """Cards of one stack as they hang at a moment, and since when the oldest of them does."""

    stack: Stack
    copies: int
    since: datetime  # UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody hung or took down: `SLUG[@REVISION]` each, where, when, and how many of each.

    `day_only` where only the day is known, and `when` is its beginning. `format` may be empty: any that hangs there.
    """

    cards: tuple[str, ...]
    station: Slug
    when: datetime  # UTC
    format: str = ""
    copies: int = 0  # 0: all that are taken down; as many hung as came down for them, else one
    pack: str = ""
    day_only: bool = False
    replacing: bool = False  # take down what else hangs there of the same aids


def hanging(posted: Iterable[Posted], when: datetime | None = None) -> tuple[Hanging, ...]:
    """What hangs at a moment, or by the last word, by station, aid, label and format."""
    counts: defaultdict[Stack, int] = defaultdict(int)
    since: dict[Stack, datetime] = {}
    for one in posted:
        if when and one.when > when:
            continue
        if isinstance(one, TakenDown):
            counts[one.stack] = max(0, counts[one.stack] - one.copies)
        else:
            since[one.stack] = since[one.stack] if counts[one.stack] else one.when
            counts[one.stack] += one.copies
    found = (Hanging(stack=stack, copies=count, since=since[stack]) for stack, count in counts.items() if count)
    return tuple(sorted(found, key=_place))


def hang(registry: Registry, wish: Wish, now: datetime) -> Answer:
    """Record that cards hang at a station from a moment on; each must be released, and the moment be past."""
    if refusal := _impossible(registry, wish, now):
        return refusal
    events: list[Posted] = []
    notes: list[str] = []
    for typed in wish.cards:
        edition = _edition(registry, typed)
        if isinstance(edition, Refusal):
            return edition
        when = _printed(edition, wish)
        if isinstance(when, Refusal):
            return when
        stack = Stack(
            station=wish.station,
            slug=edition.aid.slug,
            label=edition.label,
            format=wish.format,
            pack=wish.pack,
        )
        others = [
            one
            for one in _there(registry, wish.station, when)
            if (one.stack.slug, one.stack.format) == (stack.slug, stack.format)
        ]
        down = others if wish.replacing else []
        events += (TakenDown(stack=one.stack, copies=one.copies, when=when, at=now) for one in down)
        copies = wish.copies or sum(one.copies for one in down) or 1
        events.append(Hung(stack=stack, copies=copies, when=when, at=now))
        notes += _outdated(stack, others, replacing=wish.replacing)
    notes += _unlisted(registry, wish, events)
    return Writing(file=POSTED, events=_apart(events, registry), notes=tuple(notes))


def hang_pack(registry: Registry, pack: Pack, wish: Wish, now: datetime) -> Answer:
    """Record that the cards of a pack hang where it says, and that what they took the place of came down.

    With a station, only those that go there; cards that go nowhere by the pack hang there, too. A pack is hung once at
    each station.
    """
    events: list[Posted] = []
    notes: list[str] = []
    for line in pack.lines:
        if line.station and wish.station not in ("", line.station):
            continue
        station = line.station or wish.station
        if not station:
            return Refusal(what=f"{pack.number} is for no station", fix="say where it hangs: --station SLUG")
        here = replace(wish, station=station, format=line.format.removesuffix("-grey"), pack=pack.number)
        if refusal := _impossible(registry, here, now) or _twice(registry, pack, station):
            return refusal
        events += _down(registry, line, here, now)
        if line.label:
            card = replace(here, cards=(f"{line.slug}@{line.label}",), copies=line.copies, replacing=True)
            answer = hang(registry, card, now)
            if isinstance(answer, Refusal):
                return answer
            events += (one for one in answer.events if isinstance(one, Hung | TakenDown))
            notes += answer.notes
    if not events:
        return Refusal(what=f"nothing of {pack.number} goes to {wish.station}", fix="leave --station out")
    return Writing(file=POSTED, events=_apart(_once(events), registry), notes=tuple(dict.fromkeys(notes)))


def _down(registry: Registry, line: PackLine, wish: Wish, now: datetime) -> Iterator[TakenDown]:
    """What a line says to take down, as far as it still hangs there."""
    for old in line.down:
        for one in _there(registry, wish.station, wish.when):
            if (one.stack.slug, one.stack.label, one.stack.format) == (old.slug, old.label, wish.format):
                yield TakenDown(stack=one.stack, copies=one.copies, when=wish.when, at=now)


def _twice(registry: Registry, pack: Pack, station: Slug) -> Refusal | None:
    before = (one for one in registry.posted if isinstance(one, Hung) and one.stack.pack == pack.number)
    if first := next((one for one in before if one.stack.station == station), None):
        return Refusal(
            what=f"{pack.number} was recorded at {station} on {first.at:%Y-%m-%d} at {first.at:%H:%M} UTC",
            fix="more of its cards are recorded one by one: jobaids posted add SLUG@REVISION",
        )
    return None


def _once(events: Iterable[Posted]) -> tuple[Posted, ...]:
    """Each stack is taken down once, whichever line of a pack says so."""
    found: dict[tuple[type[Posted], Stack], Posted] = {}
    for one in events:
        known = found.get((type(one), one.stack))
        more = one if known is None or isinstance(one, TakenDown) else replace(one, copies=known.copies + one.copies)
        found[type(one), one.stack] = more
    return tuple(found.values())


def take_down(registry: Registry, wish: Wish, now: datetime) -> Answer:
    """Record that cards hang at a station no more; they must have hung there then."""
    if refusal := _impossible(registry, wish, now):
        return refusal
    there = _there(registry, wish.station, wish.when)
    events: list[Posted] = []
    for typed in wish.cards:
        meant = [one for one in there if _is_meant(typed, wish, one.stack)]
        if not meant:
            return _not_there(typed, wish.station, there)
        if wish.copies and (len(meant) > 1 or wish.copies > meant[0].copies):
            return _unclear(typed, meant)
        events += (
            TakenDown(stack=one.stack, copies=wish.copies or one.copies, when=wish.when, at=now) for one in meant
        )
    return Writing(file=POSTED, events=_apart(events, registry))


def card_of(stack: Stack) -> str:
    """A stack as it is typed: `filler-seal@12K`."""
    return f"{stack.slug}@{stack.label}"


def _place(one: Hanging) -> tuple[str, ...]:
    stack = one.stack
    return stack.station, stack.slug, stack.label, stack.format, stack.pack


def _there(registry: Registry, station: Slug, when: datetime) -> tuple[Hanging, ...]:
    return tuple(one for one in hanging(registry.posted, when) if one.stack.station == station)


def _is_meant(typed: str, wish: Wish, stack: Stack) -> bool:
    slug, _, label = typed.strip().partition("@")
    wanted = ((slug, stack.slug), (label.upper(), stack.label), (wish.format, stack.format), (wish.pack, stack.pack))
    return all(said in ("", found) for said, found in wanted)


def _edition(registry: Registry, typed: str) -> Edition | Refusal:
    slug, _, label = typed.strip().partition("@")
    return find_release(registry.aid(Slug(slug)), slug, label, (record.slug for record in registry.aids))


def _printed(edition: Edition, wish: Wish) -> datetime | Refusal:
    """When the card hung; on the very day it was released, not before it was."""
    sealed = edition.seal.at if edition.seal else wish.when
    if wish.when >= sealed:
        return wish.when
    if wish.day_only and sealed - wish.when < timedelta(days=1):
        return sealed
    label: Label = edition.label
    return Refusal(
        what=f"{edition.aid.slug}@{label} was released only on {sealed:%Y-%m-%d} at {sealed:%H:%M} UTC",
        why="a card cannot hang before it was printed",
        fix="look at the revision on the card and at the day",
    )


def _impossible(registry: Registry, wish: Wish, now: datetime) -> Refusal | None:
    if wish.when > now:
        return Refusal(
            what="that moment is still to come",
            why="the journal holds what happened, so that it answers for what hung somewhere",
            fix="record it when the card hangs",
        )
    if not 0 <= wish.copies <= MOST_COPIES:
        return Refusal(what=f"{wish.copies} copies of one card", fix=f"record 1 to {MOST_COPIES}")
    known = {record.slug for record in registry.stations} | {one.stack.station for one in registry.posted}
    if wish.station not in known:
        likely = get_close_matches(wish.station, known, n=3)
        return Refusal(
            what=f"no station {wish.station} was ever released",
            fix=f"did you mean {' or '.join(likely)}?" if likely else "write it into stations.yaml and release",
        )
    return None


def _not_there(typed: str, station: Slug, there: tuple[Hanging, ...]) -> Refusal:
    hung = ", ".join(f"{card_of(one.stack)} ({one.stack.format})" for one in there)
    return Refusal(
        what=f"{typed} did not hang at {station} then, by what is recorded",
        fix=f"what hung there: {hung}" if hung else "nothing hung there; jobaids posted list shows what hangs where",
    )


def _unclear(typed: str, meant: list[Hanging]) -> Refusal:
    hung = ", ".join(f"{one.copies} of {card_of(one.stack)} in {one.stack.format}" for one in meant)
    return Refusal(what=f"so many of {typed} cannot be taken down", why=f"there hang {hung}", fix="name one of them")


def _apart(events: Iterable[Posted], registry: Registry) -> tuple[Posted, ...]:
    """The events, each recorded in a second of its own for its stack, so that no two lines are the same."""
    last = {one.stack: one.at for one in sorted(registry.posted, key=lambda one: one.at)}
    return tuple(_after(one, last) for one in events)


def _after(one: Posted, last: dict[Stack, datetime]) -> Posted:
    before = last.get(one.stack)
    at = max(one.at, before + timedelta(seconds=1)) if before else one.at
    last[one.stack] = at
    kind = type(one)
    return kind(stack=one.stack, copies=one.copies, when=one.when, at=at)


def _outdated(stack: Stack, others: Iterable[Hanging], *, replacing: bool) -> Iterator[str]:
    """That a newer revision hangs where an old one was hung, or came down for it."""
    for one in others:
        if revision_in(one.stack.label) > revision_in(stack.label):
            then = "came down for it" if replacing else "goes on hanging there, too"
            yield f"{card_of(stack)} is older than {card_of(one.stack)}, which {then}"


def _unlisted(registry: Registry, wish: Wish, events: Iterable[Posted]) -> Iterator[str]:
    record = registry.station(wish.station)
    listed = record.latest.aids if record and record.latest else ()
    for slug in sorted({one.stack.slug for one in events} - set(listed)):
        yield f"{wish.station} does not list {slug}; its page shows the aids that stations.yaml lists"
