"""What was printed with a code, and the record that its cards are judged by. Pages and `jobaids verify` share it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from jobaids.model.names import Anchor, Code, Label
from jobaids.model.release import AidRecord, Edition
from jobaids.record.holding import succession_of
from jobaids.record.index import Index, Opening
from jobaids.record.lineage import WHOLE, heir_of, lineage
from jobaids.record.translation import Behind


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """An aid as it is in force, and all that its codes are judged by.

    `record` and `index` hold nothing that is not yet in force.
    """

    index: Index
    record: AidRecord
    edition: Edition  # what its pages show
    since: tuple[Edition, ...] = ()  # see `released_since`
    early: Mapping[Code, tuple[Edition, ...]] = field(default_factory=dict)  # not yet in force, of all aids, by code
    overtaken: Container[str] = frozenset()  # those of `early` that hold on no day, by name and label
    behind: Behind | None = None  # where it is a translation whose source went on
    blanks: Container[Code] = frozenset()  # codes that were printed before they had a target

    @property
    def newest(self) -> Edition:
        """What is in force of the job, under whichever name: the card to hang."""
        return self.since[-1] if self.since else self.edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A code, what it opens in an aid now, and the record its cards are judged by.

    `names` are the anchors it had in that record. Of a code whose target was replaced it is the record of the aid it
    was given to.
    """

    code: Code
    anchor: Anchor
    record: AidRecord
    names: frozenset[Anchor]
    replaced: bool = False
    blank: bool = False  # printed before it had a target
    absent: bool = False  # no release in force has the part

    @property
    def labels(self) -> tuple[Label, ...]:
        """The revisions whose cards show the code, oldest first."""
        return tuple(edition.label for edition in self.record.releases if shows(edition, self.code))

    @property
    def was(self) -> Anchor:
        """What it last stood at in its record: the target that another one replaced."""
        held = [edition for edition in self.record.releases if shows(edition, self.code)]
        return anchor_in(held[-1], self.code) if held else WHOLE


def lead_of(here: Here, code: Code, opening: Opening) -> Lead:
    """What a code opens in an aid that answers for it."""
    given = here.index.given[code].target
    home = here.index.aids.get(given.slug, here.record)
    is_here = opening.target.slug == here.edition.aid.slug
    targets = (given, *(move.to for move in opening.moves))
    replaced = opening.replaced and is_here and opening.target != given
    record = _with_elsewhere(here.index, home, code) if replaced else _joined(here, code)
    printed = (anchor for edition in record.releases for anchor, own in edition.codes if own == code)
    anchor = (opening.target if is_here else given).anchor or WHOLE
    return Lead(
        code=code,
        anchor=anchor,
        record=record,
        names=frozenset((*printed, *(one.anchor or WHOLE for one in (targets[:-1] if replaced else targets)))),
        replaced=replaced,
        blank=code in here.blanks,
        absent=is_absent(here, anchor),
    )


def is_absent(here: Here, anchor: Anchor) -> bool:
    """Whether a part is in no release in force: it left its aid, or the aid went on without it under another name."""
    return bool(anchor) and (bool(here.since) or anchor not in here.edition.aid.anchors)


def released_since(index: Index, edition: Edition) -> tuple[Edition, ...]:
    """What was released of an aid since it got another name: whatever still hangs of it left the job by then."""
    slug = edition.aid.slug
    heir = heir_of(index, slug)
    if heir is None or edition.seal is None:
        return ()
    number = edition.seal.number
    later = (one for one in lineage(index, heir).releases if one.aid.slug != slug)
    return tuple(one for one in later if one.seal and one.seal.number > number)


def shows(edition: Edition, code: Code) -> bool:
    """Whether the card of an edition shows a code as its own."""
    return any(own == code for _, own in own_codes(edition))


def own_codes(edition: Edition) -> Iterator[tuple[Anchor, Code]]:
    """The parts of an edition with their codes; the code of a borrowed step is another aid's."""
    lent = {step.anchor for step in edition.aid.steps if step.borrowed}
    return ((anchor, code) for anchor, code in edition.codes if anchor not in lent)


def showing(records: Iterable[AidRecord]) -> dict[Code, tuple[Edition, ...]]:
    """By each code the releases whose cards show it, in whichever aid it stood, oldest first within each."""
    found: defaultdict[Code, list[Edition]] = defaultdict(list)
    for record in records:
        for edition in record.releases:
            for code in dict.fromkeys(code for _, code in own_codes(edition)):
                found[code].append(edition)
    return {code: tuple(editions) for code, editions in found.items()}


def elsewhere(index: Index, here: AidRecord, code: Code) -> Iterator[Edition]:
    """The releases of other aids that showed a code, in the order in which it came to them."""
    for slug in index.homes.get(code, (index.given[code].target.slug,)):
        if slug != here.slug and slug in index.aids:
            yield from (edition for edition in index.aids[slug].releases if shows(edition, code))


def anchor_in(edition: Edition, code: Code) -> Anchor:
    """The part of an edition that has a code; the aid itself where none has."""
    return next((anchor for anchor, own in edition.codes if own == code), WHOLE)


def named(edition: Edition) -> str:
    """What a release is called by among those of all aids."""
    return f"{edition.aid.slug}/{edition.label}"


def never_in_force(coming: Iterable[AidRecord]) -> Iterator[str]:
    """The names of those releases that hold on no day, of all that are not yet in force."""
    waiting = tuple(coming)
    succession = succession_of(waiting)
    for record in waiting:
        yield from (named(edition) for edition in record.releases if succession.is_overtaken(edition))


def _joined(here: Here, code: Code) -> AidRecord:
    """One record for what went from one aid to another as it was: the releases of all that showed it, in that order.

    A release that had lost it may have the label of another aid's that had it, so those are left out; but not those
    since it is nowhere, whose numbers are higher than any it was shown with.
    """
    now, before = here.record, tuple(elsewhere(here.index, here.record, code))
    if not before and not here.since:
        return now
    held = tuple(number for number, edition in enumerate(now.releases, start=1) if shows(edition, code))
    since = now.releases[held[-1] :] if held else now.releases[-1:]
    shown = (now.releases[number - 1] for number in held)
    return replace(now, releases=(*before, *shown, *since, *here.since))


def _with_elsewhere(index: Index, home: AidRecord, code: Code) -> AidRecord:
    """The record of the aid a code was given to, and before it what it was printed with where it went by itself."""
    return replace(home, releases=(*elsewhere(index, home, code), *home.releases))
