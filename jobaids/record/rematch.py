"""All aids of a project under the anchors that their codes hang on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from jobaids.model.aid import Aid
from jobaids.model.names import Anchor, Code, Slug
from jobaids.model.release import AidRecord, Moved, Registry, TargetKind
from jobaids.record.heirs import Place, Wording, moved_steps, own_places, renamed_aids, wording_of, wordings_of
from jobaids.record.index import Index, has_ended, next_word, target_of
from jobaids.record.match import Matching, Question, as_before, match, settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person said of a new anchor: which old one it is, or None where it is new; for one aid, or for any."""

    new: Anchor
    old: Anchor | None = None
    slug: Slug | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question about a step of an aid."""

    slug: Slug
    question: Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What of a working tree was not read well: what is missing there may only be unreadable, and is not gone."""

    slugs: frozenset[Slug] = frozenset()  # of aids with faults
    unread: bool = False  # whether a source yielded no aid at all


@dataclass(frozen=True, slots=True, kw_only=True)
class Rematched:
    """The aids as the registry knows them; codes that follow their step by themselves; and what only a person can say.

    Each move stands with the aid that gains the code. `losses` pairs the aid that loses one with the one that gains
    it, which must be recorded first.
    """

    aids: tuple[Aid, ...]
    moves: tuple[tuple[Slug, Moved], ...] = ()
    questions: tuple[Asked, ...] = ()
    losses: frozenset[tuple[Slug, Slug]] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """One aid, matched with its last release: under its permanent anchors.

    `renamed` are old places whose step stands elsewhere now. `loose` are steps that may have come from another aid:
    nobody was them here, nobody is asked about them and nobody has answered; and all those of an aid that was renamed,
    for its codes may have gone elsewhere before.
    """

    aid: Aid
    matching: Matching = field(default_factory=Matching)
    renamed: tuple[tuple[Place, Place], ...] = ()
    loose: frozenset[Anchor] = frozenset()


def rematch(
    aids: Iterable[Aid], index: Index, at: datetime, answers: tuple[Answer, ...] = (), doubt: Doubt | None = None
) -> Rematched:
    """Match every aid with its last release, and what is gone from one with what is new in another.

    A question that nobody answered leaves its step a new one.
    """
    read, doubt = tuple(aids), doubt or Doubt()
    origins = _origins(read, index, doubt)
    found = tuple(match_alone(aid, index, answers, origins.get(aid.slug)) for aid in read)
    renamed = tuple(pair for one in found for pair in one.renamed)
    standing = codes_standing(index) if renamed or any(one.loose for one in found) else {}
    uncoded = _uncoded(found, index, {new for old, new in renamed if old in standing})
    wandered = _wandered(found, index, (uncoded, standing), doubt)
    return Rematched(
        aids=tuple(one.aid for one in found),
        moves=tuple(follow((*renamed, *wandered), standing, index, at)),
        questions=tuple(Asked(slug=one.aid.slug, question=asked) for one in found for asked in one.matching.questions),
        losses=frozenset((old.slug, new.slug) for old, new in (*renamed, *wandered) if old.slug != new.slug),
    )


def match_alone(aid: Aid, index: Index, answers: tuple[Answer, ...] = (), origin: Slug | None = None) -> Alone:
    """Match one aid with its last release, or with that of the aid it was (`origin`) before it was renamed.

    Of one that says what it said then, nobody is gone and nobody is fresh.
    """
    record = index.aids.get(origin or aid.slug)
    if record is None or record.latest is None:
        return Alone(aid=aid, loose=frozenset(step.anchor for step in aid.steps))
    if aid == record.latest.aid:
        return Alone(aid=aid, matching=as_before(aid))
    said = {answer.new: answer.old for answer in answers if answer.slug in (None, aid.slug)}
    matching = match(record.latest.aid, aid, {new: old for new, old in said.items() if new in set(aid.anchors)})
    settled = settle(aid, matching, _ever_taken(record))
    now = dict(zip(aid.anchors, settled.anchors, strict=True))
    places = [(Place(record.slug, pair.old), Place(aid.slug, now[pair.new])) for pair in matching.pairs]
    if origin:
        places.append((Place(origin, Anchor("")), Place(aid.slug, Anchor(""))))
    loose = {*matching.fresh, *(pair.new for pair in matching.pairs if origin)}
    unclear = {question.new for question in matching.questions} | said.keys()
    return Alone(
        aid=settled,
        matching=matching,
        renamed=tuple((old, new) for old, new in places if old != new),
        loose=frozenset(now[anchor] for anchor in loose - unclear),
    )


def follow(
    places: Iterable[tuple[Place, Place]], standing: Mapping[Place, tuple[Code, ...]], index: Index, at: datetime
) -> Iterator[tuple[Slug, Moved]]:
    """The silent move of every code from each old place to the new one, unless a code stands there already."""
    for old, new in places:
        to = target_of(new.slug, new.anchor or None)
        if index.code_of(to) is None:
            for code in standing.get(old, ()):
                yield new.slug, Moved(code=code, to=to, at=next_word(index, code, at), silent=True)


def codes_standing(index: Index) -> dict[Place, tuple[Code, ...]]:
    """By place: the codes that open it as their own, not because somebody said that it answers for another."""
    found: defaultdict[Place, tuple[Code, ...]] = defaultdict(tuple)
    for code, given in index.given.items():
        move = index.moved.get(code)
        target = move.to if move else given.target
        if code in index.retired or (move and not move.silent) or target.kind in _ELSEWHERE:
            continue
        found[Place(target.slug, target.anchor or Anchor(""))] += (code,)
    return dict(found)


def last_wording(record: AidRecord | None, anchor: Anchor) -> Wording | None:
    """What a step said in the last release that had it."""
    for edition in reversed(record.releases if record else ()):
        for step in edition.aid.steps:
            if step.anchor == anchor:
                return wording_of(step, edition.aid.language)
    return None


def with_moves(registry: Registry, moves: Iterable[tuple[Slug, Moved]]) -> Registry:
    """The registry as it will be once these moves are recorded; a renamed aid gets the record it has not had yet."""
    by_slug: defaultdict[Slug, list[Moved]] = defaultdict(list)
    for slug, move in moves:
        by_slug[slug].append(move)
    if not by_slug:
        return registry
    known = {record.slug for record in registry.aids}
    new = tuple(AidRecord(slug=slug) for slug in sorted(by_slug.keys() - known))
    return replace(registry, aids=tuple(_moved(record, by_slug.get(record.slug)) for record in (*registry.aids, *new)))


_ELSEWHERE = frozenset({TargetKind.STATION, TargetKind.BLANK})


def _moved(record: AidRecord, moves: list[Moved] | None) -> AidRecord:
    return replace(record, moved=(*record.moved, *moves)) if moves else record


def _origins(aids: tuple[Aid, ...], index: Index, doubt: Doubt) -> dict[Slug, Slug]:
    """By the slug of each aid that was renamed: the slug it was released under."""
    there = {aid.slug for aid in aids}
    vanished = (
        record.latest.aid
        for slug, record in index.aids.items()
        if slug not in there and not has_ended(index, slug) and record.latest
    )
    fresh = [aid for aid in aids if _is_fresh(aid, index) and not aid.head.draft and aid.slug not in doubt.slugs]
    return renamed_aids(vanished, fresh, codes_standing(index)) if fresh and not doubt.unread else {}


def _is_fresh(aid: Aid, index: Index) -> bool:
    record = index.aids.get(aid.slug)
    return record is None or not (record.releases or record.codes)


def _ever_taken(record: AidRecord) -> Iterator[Anchor]:
    """Every anchor that a code of the aid ever hung on; no other step may have it by chance."""
    yield from (given.target.anchor for given in record.codes if given.target.anchor)
    yield from (move.to.anchor for move in record.moved if move.to.anchor)
    for edition in record.releases:
        yield from edition.aid.anchors


def _uncoded(found: tuple[Alone, ...], index: Index, gained: set[Place]) -> dict[Wording, list[Place]]:
    """The loose steps of all aids that have no code, and get none within their aid (`gained`), by what they say."""
    uncoded: defaultdict[Wording, list[Place]] = defaultdict(list)
    for one in found:
        for place, wording in wordings_of(one.aid) if one.loose else ():
            if place.anchor in one.loose and place not in gained and index.code_of(target_of(*place)) is None:
                uncoded[wording].append(place)
    return dict(uncoded)


def _wandered(
    found: tuple[Alone, ...],
    index: Index,
    known: tuple[Mapping[Wording, list[Place]], Mapping[Place, tuple[Code, ...]]],
    doubt: Doubt,
) -> tuple[tuple[Place, Place], ...]:
    """The steps that went from one file to another, or came back, by themselves."""
    uncoded, standing = known
    if doubt.unread or not uncoded:
        return ()
    kept = {place for one in found for place in (*own_places(one.aid), *(old for old, _ in one.renamed))}
    lost: defaultdict[Wording, list[Place]] = defaultdict(list)
    for place in standing.keys() - kept:
        wording = last_wording(index.aids.get(place.slug), place.anchor)
        if wording and place.slug not in doubt.slugs:
            lost[wording].append(place)
    closed = doubt.slugs | {one.aid.slug for one in found if one.aid.head.draft}
    return tuple(pair for pair in moved_steps(lost, uncoded) if pair[1].slug not in closed)
