"""All aids of a project under the anchors that their codes hang on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from jobaids.model.aid import Aid
from jobaids.model.names import Anchor, Slug
from jobaids.model.release import AidRecord, Moved, Registry
from jobaids.record.index import Index, target_of
from jobaids.record.match import Question, match, renames, settle


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
class Rematched:
    """The aids as the registry knows them; codes whose anchor an author renamed; and what only a person can say."""

    aids: tuple[Aid, ...]
    moves: tuple[tuple[Slug, Moved], ...] = ()
    questions: tuple[Asked, ...] = ()


def rematch(aids: Iterable[Aid], index: Index, at: datetime, answers: tuple[Answer, ...] = ()) -> Rematched:
    """Match every aid with its last release. A question that nobody answered leaves its step a new one."""
    found = [_rematched(aid, index, at, answers) for aid in aids]
    return Rematched(
        aids=tuple(aid for one in found for aid in one.aids),
        moves=tuple(move for one in found for move in one.moves),
        questions=tuple(asked for one in found for asked in one.questions),
    )


def with_moves(registry: Registry, moves: Iterable[tuple[Slug, Moved]]) -> Registry:
    """The registry as it will be once these moves are recorded."""
    by_slug: defaultdict[Slug, list[Moved]] = defaultdict(list)
    for slug, move in moves:
        by_slug[slug].append(move)
    records = tuple(_moved(record, tuple(by_slug[record.slug])) for record in registry.aids)
    return replace(registry, aids=records) if by_slug else registry


def _rematched(aid: Aid, index: Index, at: datetime, answers: tuple[Answer, ...]) -> Rematched:
    record = index.aids.get(aid.slug)
    if record is None or record.latest is None:
        return Rematched(aids=(aid,))
    said = {answer.new: answer.old for answer in answers if answer.slug in (None, aid.slug)}
    matching = match(record.latest.aid, aid, {new: old for new, old in said.items() if new in set(aid.anchors)})
    taken = frozenset(given.target.anchor for given in record.codes if given.target.anchor)
    return Rematched(
        aids=(settle(aid, matching, taken),),
        moves=tuple(_moves(aid, index, renames(aid, matching), at)),
        questions=tuple(Asked(slug=aid.slug, question=question) for question in matching.questions),
    )


def _moves(
    aid: Aid, index: Index, renamed: tuple[tuple[Anchor, Anchor], ...], at: datetime
) -> Iterator[tuple[Slug, Moved]]:
    for old, new in renamed:
        code = index.code_of(target_of(aid.slug, old))
        if code and index.code_of(target_of(aid.slug, new)) is None:
            yield aid.slug, Moved(code=code, to=target_of(aid.slug, new), at=at, silent=True)


def _moved(record: AidRecord, moves: tuple[Moved, ...]) -> AidRecord:
    return replace(record, moved=(*record.moved, *moves)) if moves else record
