"""Which codes open the pages of an aid, and what stands behind each: the releases its cards were printed from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jobaids.model.names import Anchor, Code, Label
from jobaids.model.release import AidRecord, Edition
from jobaids.record.index import Opening
from jobaids.render.page.whole import WHOLE_AID, Whole


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

    @property
    def labels(self) -> tuple[Label, ...]:
        """The revisions whose cards show the code, oldest first."""
        return tuple(edition.label for edition in self.record.releases if shows(edition, self.code))

    @property
    def was(self) -> Anchor:
        """What it last stood at in its record: the target that another one replaced."""
        held = [edition for edition in self.record.releases if shows(edition, self.code)]
        return next((anchor for anchor, code in held[-1].codes if code == self.code), WHOLE_AID) if held else WHOLE_AID


def leads_of(whole: Whole) -> Iterator[Lead]:
    """Every code that opens a page of the aid: its own, and those that came to it from elsewhere."""
    given = {one.code: one.target.anchor or WHOLE_AID for one in whole.record.codes}
    own = {code: anchor for anchor, code in whole.edition.codes if shows(whole.edition, code)}
    for code, anchor in {**given, **own}.items():
        opening = whole.index.opens(code)
        if whole.site.draft or opening is None:
            yield Lead(code=code, anchor=anchor, record=whole.record, names=frozenset({anchor}))
        elif not opening.ended and _is_here(whole, opening):
            yield _lead(whole, code, opening)
    for code in () if whole.site.draft else whole.arrivals:
        if code not in given and (opening := whole.index.opens(code)):
            yield _lead(whole, code, opening)


def labels_of(whole: Whole, lead: Lead) -> tuple[Label, ...]:
    """The same with the cards that may be printed early."""
    return tuple(dict.fromkeys((*lead.labels, *(edition.label for edition in early_of(whole, lead.code)))))


def early_of(whole: Whole, code: Code) -> tuple[Edition, ...]:
    """The releases that are not yet in force and whose cards show a code, in whichever aid it will stand."""
    found = whole.early.get(code, ())
    return found or tuple(edition for edition in whole.coming if shows(edition, code))


def named(edition: Edition) -> str:
    """What a release is called by among those of all aids."""
    return f"{edition.aid.slug}/{edition.label}"


def showing(records: Iterable[AidRecord]) -> dict[Code, tuple[Edition, ...]]:
    """By each code the releases whose cards show it, in whichever aid it stood, oldest first within each."""
    found: defaultdict[Code, list[Edition]] = defaultdict(list)
    for record in records:
        for edition in record.releases:
            for code in dict.fromkeys(code for _, code in edition.codes):
                if shows(edition, code):
                    found[code].append(edition)
    return {code: tuple(editions) for code, editions in found.items()}


def shows(edition: Edition, code: Code) -> bool:
    """Whether the card of an edition shows a code as its own."""
    borrowed = {step.anchor for step in edition.aid.steps if step.borrowed}
    return any(own == code and anchor not in borrowed for anchor, own in edition.codes)


def _is_here(whole: Whole, opening: Opening) -> bool:
    """Whether the aid itself answers; it goes on to do so while nothing of the aid that should is in force."""
    slug = opening.target.slug
    there = whole.index.aids.get(slug)
    return slug == whole.edition.aid.slug or there is None or there.latest is None


def _lead(whole: Whole, code: Code, opening: Opening) -> Lead:
    given = whole.index.given[code].target
    home = whole.index.aids.get(given.slug, whole.record)
    here = opening.target.slug == whole.edition.aid.slug
    targets = (given, *(move.to for move in opening.moves))
    replaced = opening.replaced and here and opening.target != given
    record = _with_elsewhere(whole, home, code) if replaced else _joined(whole, code)
    printed = (anchor for edition in record.releases for anchor, own in edition.codes if own == code)
    return Lead(
        code=code,
        anchor=(opening.target if here else given).anchor or WHOLE_AID,
        record=record,
        names=frozenset((*printed, *(one.anchor or WHOLE_AID for one in (targets[:-1] if replaced else targets)))),
        replaced=replaced,
        blank=code in whole.blanks,
    )


def _joined(whole: Whole, code: Code) -> AidRecord:
    """One record for what went from one aid to another as it was: the releases of all that showed it, in that order.

    A release that had lost it may have the label of another aid's that had it, so those are left out; but not those
    since it is nowhere, whose numbers are higher than any it was shown with.
    """
    now, before = whole.record, tuple(_elsewhere(whole, whole.record, code))
    if not before and not whole.since:
        return now
    held = tuple(number for number, edition in enumerate(now.releases, start=1) if shows(edition, code))
    since = now.releases[held[-1] :] if held else now.releases[-1:]
    shown = (now.releases[number - 1] for number in held)
    return replace(now, releases=(*before, *shown, *since, *whole.since))


def _with_elsewhere(whole: Whole, home: AidRecord, code: Code) -> AidRecord:
    """The record of the aid a code was given to, and before it what it was printed with where it went by itself."""
    return replace(home, releases=(*_elsewhere(whole, home, code), *home.releases))


def _elsewhere(whole: Whole, here: AidRecord, code: Code) -> Iterator[Edition]:
    """The releases of other aids that showed a code, in the order in which it came to them."""
    index = whole.index
    for slug in index.homes.get(code, (index.given[code].target.slug,)):
        if slug != here.slug and slug in index.aids:
            yield from (edition for edition in index.aids[slug].releases if shows(edition, code))
