"""What happened to cards: releases, jobs and steps and places that ended, and those that others answer for now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from itertools import groupby

from jobaids.language.words import Words
from jobaids.model.aid import Aid
from jobaids.model.names import Anchor, Code
from jobaids.model.plain import plain
from jobaids.model.release import (
    AidRecord,
    Edition,
    Effect,
    GivenCode,
    Moved,
    Registry,
    Retired,
    Seal,
    StationRecord,
    Target,
)
from jobaids.record.holding import Succession, succession_of
from jobaids.render.page.ended import choice_of
from jobaids.render.page.lists import Hall, Line

ENDED, MOVED, BACK = "ended", "moved", "back"  # kinds of changes that are no releases


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that happened, at `at` in UTC: a release from the day it holds."""

    title: str
    language: str
    address: str
    at: datetime
    date: str
    effect: str
    kind: str
    name: str  # what a feed calls it by, for ever
    label: str = ""  # of a release
    note: str = ""
    approved_by: str = ""
    steps: tuple[Line, ...] = ()
    instead: str = ""  # a sentence that names what to use
    use: str = ""  # its address
    coming: str = ""  # from when, where it is not yet in force

    @property
    def stamp(self) -> str:
        """When, for programs (ISO 8601)."""
        return self.at.isoformat()

    @property
    def summary(self) -> str:
        """The same in one line, for a feed."""
        steps = " · ".join(f"{step.text} {step.under}".strip() for step in self.steps) if not self.label else ""
        return " ".join(filter(None, (self.coming, self.effect, steps, self.note, self.instead)))


def coming_of(hall: Hall, records: Iterable[AidRecord]) -> tuple[Change, ...]:
    """The releases that are not yet in force, the next one first.

    What one changed that another overtakes holds as soon as that one does.
    """
    waiting = tuple(records)
    say, succession = hall.words("Not yet in force. It holds from {date}."), succession_of(waiting)
    found = [(succession.first_day(edition), seal, edition) for seal, edition in _sealed(waiting)]
    return tuple(
        replace(_release(hall, seal, edition), at=seal.at, date=date, coming=say.format(date=date))
        for day, seal, edition in sorted(found, key=lambda one: (one[0], one[2].aid.slug))
        for date in (hall.words.date(day),)
    )


def changes_of(hall: Hall, registry: Registry, coming: Iterable[AidRecord] = ()) -> tuple[Change, ...]:
    """Everything that happened to what is in force, and what ended before it was, newest first."""
    known = {record.slug for record in registry.aids}
    unseen = (record for record in coming if record.slug not in known)
    succession = succession_of(registry.aids)
    told = [change for record in registry.aids for change in _releases(hall, record, succession)]
    records: tuple[AidRecord | StationRecord, ...] = (*registry.aids, *unseen, *registry.stations)
    for record in records:
        told += _words_on(hall, record)
    return tuple(sorted(told, key=lambda change: (change.at, change.name), reverse=True))


def _sealed(records: Iterable[AidRecord]) -> Iterator[tuple[Seal, Edition]]:
    for record in records:
        yield from ((edition.seal, edition) for edition in record.releases if edition.seal)


def _releases(hall: Hall, record: AidRecord, succession: Succession) -> Iterator[Change]:
    """Each release of an aid; one that a later release overtook before its day was never in force."""
    for seal, edition in _sealed((record,)):
        change = _release(hall, seal, edition)
        if succession.first_day(edition) < seal.effective:
            never = hall.words("Never came into force.")
            yield replace(change, at=seal.at, date=hall.words.date(seal.at), effect=never, kind="ended")
        else:
            yield change


def _release(hall: Hall, seal: Seal, edition: Edition) -> Change:
    addresses, aid, words = hall.site.addresses, edition.aid, hall.words
    texts, codes = _texts(aid), dict(edition.codes)
    first = seal.number == 1
    address = addresses.card(edition.code_of(), seal.label)
    return Change(
        title=aid.title,
        language=_foreign(aid, hall),
        address=address,
        label=seal.label,
        at=max(seal.at, datetime.combine(seal.effective, time(), tzinfo=UTC)),
        date=words.date(seal.effective),
        effect=words("New.") if first else effect_words(seal.effect, words),
        kind="new" if first else seal.effect.value,
        name=address,
        note=seal.note,
        approved_by=seal.approved_by,
        steps=()
        if first
        else tuple(
            Line(text=texts[anchor], address=addresses.card(codes[anchor], seal.label))
            for anchor, _ in seal.changed
            if anchor in texts and anchor in codes
        ),
    )


def _foreign(aid: Aid, hall: Hall) -> str:
    return aid.language if aid.language != hall.language else ""


def _texts(aid: Aid) -> dict[Anchor, str]:
    return {step.anchor: f"{step.number}. {step.quick}" for step in aid.steps} | {
        remedy.anchor: plain(remedy.symptom) for remedy in aid.remedies
    }


def effect_words(effect: Effect, words: Words) -> str:
    """What a release means for the cards on the wall."""
    match effect:
        case Effect.WORDING:
            return words("Only wording. Old cards stay good.")
        case Effect.WORK:
            return words("The work changed. Replace old cards.")
        case Effect.SAFETY:
            return words("Safety. Take old cards down now.")


def _words_on(hall: Hall, record: AidRecord | StationRecord) -> Iterator[Change]:
    """What was said of the codes of an aid or a station, one change for all that was said at once."""
    own = {one.code: one.target for one in record.codes}
    moves = (move for move in record.moved if not move.silent or own.get(move.code) == move.to)
    said: list[Retired | Moved] = [*record.retired, *moves]
    for _, alike in groupby(sorted(said, key=_alike), key=_alike):
        yield _word(hall, record, tuple(alike))


def _alike(word: Retired | Moved) -> tuple[datetime, str, str, str]:
    match word:
        case Retired(at=at, say=say, instead=instead):
            return at, ENDED, say, instead.slug if instead else ""
        case Moved(at=at, to=to, silent=back):
            return at, BACK if back else MOVED, "", to.slug


def _word(hall: Hall, record: AidRecord | StationRecord, words: tuple[Retired | Moved, ...]) -> Change:
    given = {one.code: one for one in record.codes}
    whole = next((one for one in words if one.code in given and not given[one.code].target.anchor), None)
    first = whole or words[0]
    address = hall.site.addresses.newest(first.code)
    _, kind, say, _ = _alike(first)
    change = Change(
        title=_title(record),
        language=_foreign(record.latest.aid, hall) if isinstance(record, AidRecord) and record.latest else "",
        address=address,
        at=first.at,
        date=hall.words.date(first.at),
        effect=_effect(hall.words, record, kind, 0 if whole else len(words)),
        kind=kind,
        name=f"{address}#{kind}-{first.at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        note=say,
        steps=() if whole else tuple(_step(hall, record, one, given) for one in words),
    )
    match first:
        case Retired(instead=target):
            return _with_use(change, hall, target)
        case Moved(to=target, silent=False) if whole:
            return _with_use(change, hall, target)
        case _:
            return change


def _with_use(change: Change, hall: Hall, target: Target | None) -> Change:
    """The same with what is used now; a target that is gone itself is not named."""
    choice = choice_of(hall, target)
    if not choice:
        return change
    return replace(change, instead=hall.words("Use: {title}", title=choice.text), use=choice.address)


def _effect(words: Words, record: AidRecord | StationRecord, kind: str, steps: int) -> str:
    """What it means for the cards on the wall; `steps` is how many are told of, 0 for the whole."""
    if kind == BACK:
        return words("In use again.")
    match record:
        case StationRecord():
            ended, moved = words("This place was given up. Take its cards down."), words("Another place replaced it.")
        case AidRecord() if not steps:
            ended, moved = words("This job ended. Take its cards down."), words("Another job replaced this one.")
        case _:
            ended = words("Not done any more. Take old cards down.")
            moved = words("Replaced by another step.") if steps == 1 else words("Replaced by other steps.")
    return ended if kind == ENDED else moved


def _step(hall: Hall, record: AidRecord | StationRecord, word: Retired | Moved, given: dict[Code, GivenCode]) -> Line:
    """A step or remedy as it last stood in its aid, and what answers for it where that is another one."""
    choice = choice_of(hall, word.to) if isinstance(word, Moved) and not word.silent else None
    return Line(
        text=_last_text(record, word, given),
        address=hall.site.addresses.newest(word.code),
        under=hall.words("Use: {title}", title=choice.text) if choice else "",
    )


def _last_text(record: AidRecord | StationRecord, word: Retired | Moved, given: dict[Code, GivenCode]) -> str:
    for edition in reversed(record.releases):
        if isinstance(edition, Edition):
            anchors = [anchor for anchor, code in edition.codes if code == word.code]
            texts = _texts(edition.aid)
            if anchors and anchors[0] in texts:
                return texts[anchors[0]]
    anchor = given[word.code].target.anchor if word.code in given else None
    return anchor or word.code


def _title(record: AidRecord | StationRecord) -> str:
    match record:
        case AidRecord():
            return record.latest.aid.title if record.latest else record.slug
        case StationRecord():
            return record.latest.name if record.latest else record.slug
