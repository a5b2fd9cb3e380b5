"""The registry's verbs: each says what is to be recorded, or why it cannot be and what to do instead.

Nothing here writes. A verb looks at the registry turned round, so whoever calls it holds the registry's lock from the
reading to the writing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

from jobaids.codes.derive import code_from, name_of
from jobaids.codes.forbidden import is_forbidden
from jobaids.model.names import Code, Slug
from jobaids.model.release import Batch, GivenCode, Moved, Retired, Target, TargetKind
from jobaids.record.index import Index, Opening, next_word
from jobaids.record.journal import Event
from jobaids.record.ledger import aid_file, blank_file, station_file
from jobaids.record.order import Moment
from jobaids.record.places import Refusal, find_code, find_target, is_batch, place_of

MOST_BLANKS = 2000  # of one batch; a code in 16,000 is then taken, and two helpers stick them for a day


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """Events for one file of the registry, and what to tell whoever asked for them."""

    file: str
    events: tuple[Event, ...]
    notes: tuple[str, ...] = field(default=())


Answer: TypeAlias = Writing | Refusal


def move(index: Index, typed: str, to: str, moment: Moment, *, silent: bool = False) -> Answer:
    """Another target answers for a code from now on; `silent` where it is the same step under another name.

    Moves may chain, never loop. A code that is moved to what it was given to is put back.
    """
    code = find_code(index, typed)
    target = find_target(index, to, moment.day)
    if isinstance(code, Refusal):
        return code
    if isinstance(target, Refusal):
        return target
    given = index.given[code]
    if given.target.kind is TargetKind.BLANK:
        return _unbound(code, "move", f"bind it to what it shall open: jobaids code bind {code} {to}")
    home = name_of(given.target) == name_of(target)
    onward = index.answers(target)
    put_back = home and (code in index.moved or code in index.retired)
    if not put_back and (refusal := _unmovable(index, code, target, onward)):
        return refusal
    event = Moved(code=code, to=target, at=next_word(index, code, moment.at), silent=silent or home)
    return Writing(file=_file_of(given.target), events=(event,), notes=_left_behind(index, code, given.target))


def retire(index: Index, typed: str, say: str, instead: str, moment: Moment) -> Answer:
    """What a code opens has ended: since now, why, and what to use instead.

    The code of an aid ends those of its parts, too.
    """
    code = find_code(index, typed)
    if isinstance(code, Refusal):
        return code
    target = find_target(index, instead, moment.day) if instead else None
    if isinstance(target, Refusal):
        return target
    given = index.given[code]
    if given.target.kind is TargetKind.BLANK:
        return _unbound(code, "end", "leave it reserved; its page says that there is no help yet, and whom to tell")
    if target and index.answers(target).ended:
        return _passed_on(target, index.answers(target))
    codes = tuple(_ending(index, code))
    if target and index.code_of(target) in codes:
        return Refusal(
            what=f"{place_of(target)} is what would end",
            why="whoever scans the code would be sent round in a ring",
            fix="name something that goes on, or leave --instead out",
        )
    events = (Retired(code=one, at=next_word(index, one, moment.at), say=say, instead=target) for one in codes)
    return Writing(file=_file_of(given.target), events=tuple(events), notes=_ends(index, code, len(codes)))


def bind(index: Index, typed: str, to: str, moment: Moment) -> Answer:
    """A blank gets its target, for ever."""
    code = find_code(index, typed)
    target = find_target(index, to, moment.day)
    if isinstance(code, Refusal):
        return code
    if isinstance(target, Refusal):
        return target
    given = index.given[code]
    if given.target.kind is not TargetKind.BLANK:
        return Refusal(
            what=f"{code} is no blank: it was given to {place_of(given.target)}",
            why="a code is bound once; cards that show it may hang anywhere",
            fix=f"if something else answers now: jobaids code move {code} {to}",
        )
    onward = index.answers(target)
    if index.code_of(target) is None and (onward.moves or onward.ended):
        return _passed_on(target, onward)
    at = next_word(index, code, moment.at)
    if own := index.code_of(target):  # which stays the oldest, and so the one that is printed, whatever a clock says
        at = next_word(index, own, at)
    return Writing(file=_file_of(target), events=(GivenCode(code=code, target=target, at=at),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How many blanks, in which batch, and whom to tell until they are bound."""

    count: int
    batch: str
    tell: str = ""


def reserve(index: Index, wanted: Wanted, moment: Moment, draw: Callable[[], int]) -> Answer:
    """Codes that are printed before they have a target; `draw` gives 25 random bits or more."""
    if not 1 <= wanted.count <= MOST_BLANKS:
        return Refusal(what=f"{wanted.count} blanks", fix=f"ask for 1 to {MOST_BLANKS} at once")
    if not is_batch(wanted.batch):
        return Refusal(
            what=f"{wanted.batch!r} is no name for a batch",
            why="it names a file of the registry",
            fix="write letters a to z, digits and single dashes: line-3",
        )
    slug = Slug(wanted.batch)
    blank = Target(kind=TargetKind.BLANK, slug=slug)
    batch = Batch(slug=slug, at=moment.at, tell=wanted.tell, base=moment.base)
    codes = islice(_drawn(index, draw), wanted.count)
    return Writing(
        file=blank_file(slug),
        events=(batch, *(GivenCode(code=code, target=blank, at=moment.at) for code in codes)),
    )


def _drawn(index: Index, draw: Callable[[], int]) -> Iterator[Code]:
    taken = set(index.given)
    while True:
        code = code_from(draw())
        if code not in taken and not is_forbidden(code):
            taken.add(code)
            yield code


def _unmovable(index: Index, code: Code, target: Target, onward: Opening) -> Refusal | None:
    """Why a code cannot be moved there: it opens it already, or the way leads back to it, or ends."""
    now = index.opens(code)
    if (target.kind is TargetKind.STATION) is not (index.given[code].target.kind is TargetKind.STATION):
        return Refusal(
            what=f"{code} was given to {place_of(index.given[code].target)}, and {place_of(target)} is no such thing",
            why="who scans a place looks for its aids; who scans a step looks for what to do",
            fix="move a station's code to a station, and all others to aids, steps and remedies",
        )
    if now and not now.ended and not onward.moves and name_of(now.target) == name_of(target):
        return Refusal(what=f"{code} opens {place_of(target)} already", fix=f"see jobaids code show {code}")
    passed = [step.code for step in onward.moves]
    last = index.bearers.get(name_of(onward.target))
    if onward.moves and code in (*passed, index.code_of(onward.target), last):
        way = " → ".join((str(code), place_of(target), *(place_of(step.to) for step in onward.moves), str(code)))
        return Refusal(
            what=f"moved to {place_of(target)}, {code} would lead back to itself: {way}",
            why="whoever scans it would never arrive",
            fix="move it to what is really done now, or retire it",
        )
    return _passed_on(target, onward) if onward.ended else None


def _passed_on(target: Target, onward: Opening) -> Refusal:
    if onward.ended:
        return Refusal(
            what=f"{place_of(target)} ended on {onward.ended.at.date().isoformat()}: {onward.ended.say}",
            why="the code would open an end",
            fix="name something that goes on",
        )
    return Refusal(
        what=f"{place_of(target)} is answered by {place_of(onward.target)}",
        why="a blank is bound once, so it is bound to what answers itself",
        fix=f"name {place_of(onward.target)}",
    )


def _unbound(code: Code, verb: str, fix: str) -> Refusal:
    return Refusal(what=f"{code} is reserved and opens nothing yet", why=f"there is nothing to {verb}", fix=fix)


def _ending(index: Index, code: Code) -> Iterator[Code]:
    """The codes that end with a code: itself, and with an aid's own all that still lead into the aid."""
    yield code
    target = index.given[code].target
    if target.kind is not TargetKind.AID or index.code_of(target) not in (code, None):
        return
    record = index.aids.get(target.slug)
    for given in record.codes if record else ():
        opening = index.opens(given.code)
        if given.code != code and opening and not opening.ended and opening.target.slug == target.slug:
            yield given.code


def _file_of(target: Target) -> str:
    return station_file(target.slug) if target.kind is TargetKind.STATION else aid_file(target.slug)


def _left_behind(index: Index, code: Code, target: Target) -> tuple[str, ...]:
    """What else a person who moves a code should know."""
    record = index.aids.get(target.slug)
    if not record or target.anchor or target.kind is not TargetKind.AID:
        return ()
    rest = [given.code for given in record.codes if given.code != code and _leads_into(index, given.code, target.slug)]
    return (f"other codes still open parts of {target.slug}: {', '.join(rest)}",) if rest else ()


def _leads_into(index: Index, code: Code, slug: Slug) -> bool:
    opening = index.opens(code)
    return opening is not None and not opening.ended and opening.target.slug == slug


def _ends(index: Index, code: Code, count: int) -> tuple[str, ...]:
    target = index.given[code].target
    if target.kind is TargetKind.AID:
        parts = "1 code of its parts" if count == 2 else f"{count - 1} codes of its parts"
        said = (f"{parts} ended with it",) if count > 1 else ()
        return (*said, f"take {target.slug} out of content/ too, or its next release brings it back under new codes")
    return (f"if {place_of(target)} still stands in content/, its next release gives it a new code",)
