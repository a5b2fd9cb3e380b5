"""All that one release would record: aids in the order in which they build on one another, then stations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from jobaids.model.aid import Aid, Remedy, Step
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.media import Media
from jobaids.model.names import Slug
from jobaids.model.release import AidRecord, Edition, GivenCode, Moved, TargetKind
from jobaids.model.station import Station
from jobaids.record.assign import Assigned
from jobaids.record.borrow import borrow, lenders_of, media_of, missing_loans
from jobaids.record.content import STATION
from jobaids.record.index import Index
from jobaids.record.journal import Event, StationShown
from jobaids.record.ledger import aid_file, station_file
from jobaids.record.lineage import lineage
from jobaids.record.order import AskedWronglyError, Moment, Order, holds_of
from jobaids.record.proposal import Proposal, propose
from jobaids.record.rematch import Asked, Rematched
from jobaids.record.translation import source_slug, translated_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a docket is made of; `aids` are those that may be released, under their permanent anchors."""

    aids: tuple[Aid, ...]
    stations: tuple[Station, ...]
    media: tuple[Media, ...]
    index: Index
    assigned: Assigned
    matched: Rematched


@dataclass(frozen=True, slots=True, kw_only=True)
class Docket:
    """What a release would record, and what it cannot; nothing is recorded yet."""

    proposals: tuple[Proposal, ...] = ()
    stations: tuple[Station, ...] = ()
    told: tuple[Diagnostic, ...] = ()
    questions: tuple[Asked, ...] = ()
    moves: tuple[tuple[Slug, Moved], ...] = field(default=(), repr=False)

    @property
    def refused(self) -> frozenset[Slug]:
        """The aids that cannot be recorded as they are."""
        return frozenset(Slug(one.slug) for one in self.told)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to record."""
        return not self.proposals and not self.stations


def docket(desk: Desk, order: Order, moment: Moment) -> Docket:
    """Propose every wanted aid that changed, and the stations that did.

    An aid is proposed after those it borrows from and the one it translates, so that it shows what they will say.
    """
    wanted = tuple(aid for aid in desk.aids if not order.slugs or aid.slug in order.slugs)
    questions = tuple(asked for asked in desk.matched.questions if asked.slug in {aid.slug for aid in wanted})
    held = {asked.slug for asked in questions}
    released = {slug: record.latest for slug, record in desk.index.aids.items() if record.latest}
    proposals: list[Proposal] = []
    told = [_unclear(asked, desk) for asked in questions]
    for aid in in_order((aid for aid in wanted if aid.slug not in held), desk.matched.losses):
        shown = borrow(aid, released.get)
        if missing := missing_loans(shown):
            told += [_unlent(aid, step) for step in missing]
        elif proposal := _propose(shown, released, desk, order, moment):
            proposals.append(proposal)
            released[aid.slug] = proposal.edition
    return Docket(
        proposals=tuple(proposals),
        stations=tuple(_stations(desk, order)),
        told=tuple(told),
        questions=questions,
        moves=desk.matched.moves,
    )


def check_reasons(found: Docket, order: Order) -> None:
    """Nothing, if every effect that was lowered has its reason.

    Raises:
        AskedWronglyError: one has none.
    """
    for proposal in found.proposals:
        if proposal.is_lowered and not order.because:
            slug, effect = proposal.edition.aid.slug, proposal.proposed.value
            raise AskedWronglyError(f"what changed in {slug} suggests {effect}; say why it is less: --because TEXT")


def in_order(aids: Iterable[Aid], losses: frozenset[tuple[Slug, Slug]] = frozenset()) -> tuple[Aid, ...]:
    """Aids after those they borrow from, translate or lose a step to, else by name.

    A step is gained before it is lost, so that a run that is killed in between leaves its code a place. A ring is
    broken where it is entered.
    """
    gainers: defaultdict[Slug, set[Slug]] = defaultdict(set)
    for loser, gainer in losses:
        gainers[loser].add(gainer)
    by_slug = {aid.slug: aid for aid in sorted(aids, key=lambda aid: aid.slug)}
    placed: dict[Slug, Aid] = {}
    entered: set[Slug] = set()

    def place(slug: Slug) -> None:
        if slug in entered or slug not in by_slug:
            return
        entered.add(slug)
        for before in sorted(_before(by_slug[slug]) | gainers[slug]):
            place(before)
        placed[slug] = by_slug[slug]

    for slug in by_slug:
        place(slug)
    return tuple(placed.values())


def events_of(proposal: Proposal, found: Docket, assigned: Assigned, moment: Moment) -> tuple[Event, ...]:
    """What is written of one aid, at once: its new codes, its renamed anchors, and the release."""
    slug = proposal.edition.aid.slug
    codes = (
        GivenCode(code=code, target=target, at=moment.at)
        for target, code in assigned.new
        if target.slug == slug and target.kind is not TargetKind.STATION
    )
    moves = (move for owner, move in found.moves if owner == slug)
    return (*codes, *moves, proposal.edition)


def station_events(station: Station, assigned: Assigned, moment: Moment) -> tuple[Event, ...]:
    """What is written of one station: its code if it is new, and the station as shown."""
    codes = (
        GivenCode(code=code, target=target, at=moment.at)
        for target, code in assigned.new
        if target.slug == station.slug and target.kind is TargetKind.STATION
    )
    return (*codes, StationShown(station=station, at=moment.at, base=moment.base))


def writings(found: Docket, assigned: Assigned, moment: Moment) -> Iterator[tuple[str, tuple[Event, ...]]]:
    """Each file of the registry that grows, with its new events; aids before the stations that list them."""
    for proposal in found.proposals:
        yield aid_file(proposal.edition.aid.slug), events_of(proposal, found, assigned, moment)
    for station in found.stations:
        yield station_file(station.slug), station_events(station, assigned, moment)


def _propose(aid: Aid, released: dict[Slug, Edition], desk: Desk, order: Order, moment: Moment) -> Proposal | None:
    draft = desk.assigned.edition(aid, media_of(aid, desk.media, released.get))
    translated = None
    if source := source_slug(aid):
        record = _with_newest(lineage(desk.index, source), released.get(source))
        earlier = lineage(desk.index, aid.slug).releases
        translated = translated_of(draft, record, earlier, holds_of(order, aid))
    return propose(replace(draft, translated=translated), desk.index, order, moment)


def _with_newest(record: AidRecord, newest: Edition | None) -> AidRecord:
    """A record with the release that is proposed along with this one."""
    if newest is None or newest == record.latest:
        return record
    return replace(record, releases=(*record.releases, newest))


def _before(aid: Aid) -> frozenset[Slug]:
    source = source_slug(aid)
    return lenders_of(aid) | ({source} if source else set())


def _stations(desk: Desk, order: Order) -> Iterator[Station]:
    """The stations that differ from what was last released of them; where aids are named, those that list one."""
    for station in desk.stations:
        if order.slugs and not set(order.slugs) & set(station.aids):
            continue
        record = desk.index.stations.get(station.slug)
        latest = record.latest if record else None
        if latest is None or STATION.write(latest) != STATION.write(station):
            yield station


def _unclear(asked: Asked, desk: Desk) -> Diagnostic:
    """JA620: a question that nobody answered."""
    aid = next(aid for aid in desk.aids if aid.slug == asked.slug)
    question = asked.question
    parts: tuple[Step | Remedy, ...] = (*aid.steps, *aid.remedies)
    spans = {part.anchor: part.span for part in parts}
    likely = ", ".join(f"{one.old} ({one.likeness:.0%} alike)" for one in question.candidates)
    first = question.candidates[0].old
    return Diagnostic(
        rule="JA620",
        severity=Severity.ERROR,
        what=f"{question.new} is new, or it is {likely}",
        why="a wrong guess would open a wrong step from a card on the wall",
        fix=f"say which: --same {asked.slug}#{first}={question.new} or --new {asked.slug}#{question.new}; "
        f"or write {{#{first}}} behind it",
        span=spans.get(question.new, aid.span),
        slug=aid.slug,
    )


def _unlent(aid: Aid, step: Step) -> Diagnostic:
    """JA621: a borrowed step whose aid was never released."""
    owner = step.borrowed.slug if step.borrowed else ""
    return Diagnostic(
        rule="JA621",
        severity=Severity.ERROR,
        what=f"step {step.number} is borrowed from {owner}, which has no such step in a release",
        why="the card would carry a code that opens nothing",
        fix=f"release {owner} first, or both together",
        span=step.span,
        slug=aid.slug,
    )
