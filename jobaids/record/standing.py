"""What a symbol on a wall is worth today: from what it says to the age of the card it stands on.

A symbol says an address. If the address is ours, its code leads to a target, and its label to the release that was
printed; `record.card_age` says what that is worth now, as it does for the page that a phone opens.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from jobaids.codes.address import address
from jobaids.codes.alphabet import is_label, is_valid
from jobaids.model.names import Anchor, Code, Label, Slug
from jobaids.model.plain import plain
from jobaids.model.release import AidRecord, Edition, Registry, TargetKind
from jobaids.record.card_age import age_of_card, before_its_day
from jobaids.record.index import Index, Opening, has_ended, index_registry
from jobaids.record.printed import (
    Here,
    anchor_in,
    elsewhere,
    lead_of,
    never_in_force,
    released_since,
    showing,
    shows,
)
from jobaids.record.today import in_force, not_yet
from jobaids.record.translation import behind_of
from jobaids.record.worth import WHOLE, Standing, Worth, of_age, of_ended, of_translation, of_upcoming


@dataclass(frozen=True, kw_only=True)
class Judge:
    """All it takes to judge what symbols say: what was released, the addresses that are ours, and the day.

    It has no slots, so that what it asks of the registry often is worked out once.
    """

    registry: Registry
    index: Index  # of all of it, whatever the day
    bases: tuple[str, ...]  # every base_url ever printed or accepted, and the present one
    day: date

    @cached_property
    def coming(self) -> tuple[AidRecord, ...]:
        """What is not yet in force on the day."""
        return not_yet(self.registry, self.day)

    @cached_property
    def today(self) -> Index:
        """Of what is in force on the day."""
        return index_registry(in_force(self.registry, self.day))

    @cached_property
    def early(self) -> dict[Code, tuple[Edition, ...]]:
        """By code, the releases that are not yet in force and whose cards show it."""
        return showing(self.coming)

    @cached_property
    def overtaken(self) -> frozenset[str]:
        """Those of them that hold on no day."""
        return frozenset(never_in_force(self.coming))

    @cached_property
    def blanks(self) -> frozenset[Code]:
        """The codes that were printed before they had a target."""
        return frozenset(blank.code for blank in self.registry.blanks)

    def standing(self, says: str | None) -> Standing:
        """What a symbol is worth; None where it could not be read."""
        if says is None:
            return Standing(worth=Worth.UNREAD, say="A symbol that could not be read: go closer.")
        found = _code_of(says, self.bases)
        if found is None:
            return Standing(worth=Worth.FOREIGN, say=f"Not one of ours: {_short(says)}.")
        code, label = found
        judged = self._judged(code, label)
        return self._named(replace(judged, code=code, label=label or Label("")))

    def _judged(self, code: Code, label: Label | None) -> Standing:
        opening = self.today.opens(code)
        if opening is None or opening.target.kind is TargetKind.BLANK:
            return self._not_in_force(code, label, opening)
        if opening.ended:
            return of_ended(opening.ended, self._what_ended(code))
        if opening.target.kind is TargetKind.STATION:
            return self._station(opening)
        here = self._here(code, opening)
        if here is None:
            return Standing(worth=Worth.UNKNOWN, say="Nothing of this job was released.")
        lead = lead_of(here, code, opening)
        judged = of_age(age_of_card(here, lead, label), lead)
        return of_translation(judged, here.behind, lead)

    def _not_in_force(self, code: Code, label: Label | None, blank: Opening | None) -> Standing:
        """Of a code that no release in force has: of a job that is coming, of a blank, or never given."""
        for record in self.coming:
            if record.slug not in self.today.aids and code in {given.code for given in record.codes}:
                return of_upcoming(before_its_day(record, code, label, self.blanks))
        if blank:
            return Standing(worth=Worth.RESERVED, say="No help here yet.")
        return Standing(worth=Worth.UNKNOWN, say=f"No help was ever released under {code}. Do not use the card.")

    def _what_ended(self, code: Code) -> TargetKind:
        """A job, unless the code was a step's or a remedy's and the job goes on."""
        given = self.today.given[code].target
        goes_on = given.slug in self.today.aids and not has_ended(self.today, given.slug)
        return given.kind if goes_on or given.anchor is None else TargetKind.AID

    def _station(self, opening: Opening) -> Standing:
        record = self.today.stations.get(opening.target.slug)
        name = record.latest.name if record and record.latest else opening.target.slug
        moved = opening.replaced
        return Standing(
            worth=Worth.OLDER if moved else Worth.CURRENT,
            say="This place replaces the one on the card." if moved else "Card OK. It opens a place.",
            slug=opening.target.slug,
            title=name,
        )

    def _here(self, code: Code, opening: Opening) -> Here | None:
        """The aid that answers for a code; while nothing of the one that should is in force, the one that had it."""
        given = self.today.given[code].target.slug
        shown = (record.slug for record in self.today.aids.values() if record.latest and shows(record.latest, code))
        slugs = (slug for found in ((opening.target.slug, given), shown) for slug in found)
        record = next((self.today.aids[slug] for slug in slugs if slug in self.today.aids), None)
        if record is None or record.latest is None:
            return None
        return Here(
            index=self.today,
            record=record,
            edition=record.latest,
            since=released_since(self.today, record.latest),
            early=self.early,
            overtaken=self.overtaken,
            behind=behind_of(record.latest, self.today),
            blanks=self.blanks,
        )

    def _named(self, judged: Standing) -> Standing:
        """The same with what its card shows beside the symbol, unless it is known."""
        given = self.index.given.get(judged.code)
        if judged.slug or given is None or given.target.kind is TargetKind.BLANK:
            return judged
        edition = printed_with(self.index, judged.code, judged.label)
        if edition is None:
            return replace(judged, slug=given.target.slug, anchor=given.target.anchor or WHOLE)
        anchor = anchor_in(edition, judged.code)
        return replace(
            judged, slug=edition.aid.slug, anchor=anchor, part=_part(edition, anchor), title=edition.aid.title
        )


def printed_with(index: Index, code: Code, label: Label) -> Edition | None:
    """The release whose card shows a code with a label, the newest of several; of any label, if none fits."""
    target = index.leads_to(code)
    record = index.aids.get(target.slug) if target else None
    there = record or AidRecord(slug=Slug(""))
    held = (*elsewhere(index, there, code), *(edition for edition in there.releases if shows(edition, code)))
    exact = tuple(edition for edition in held if edition.label == label)
    return next(reversed(exact or held), None)


def _code_of(says: str, bases: tuple[str, ...]) -> tuple[Code, Label | None] | None:
    """The code and the label of an address, if it is one of ours; scheme and host are read in any case."""
    for base in bases:
        front = address(base, Code(""), Label("")).removesuffix("//")
        if says[: len(front)].casefold() != front.casefold():
            continue
        rest = says[len(front) :].strip("/").upper().split("/")
        code, label = rest[0], rest[1] if len(rest) > 1 else ""
        if len(rest) <= 2 and is_valid(code) and (not label or is_label(label)):
            return Code(code), Label(label) if label else None
    return None


def _part(edition: Edition, anchor: Anchor) -> str:
    """A step or remedy as its card says it."""
    for step in edition.aid.steps:
        if anchor and step.anchor == anchor:
            return f"step {step.number}: {step.quick}"
    for remedy in edition.aid.remedies:
        if remedy.anchor == anchor:
            return f"remedy: {plain(remedy.symptom)}"
    return ""


def _short(says: str) -> str:
    return f"{says[:57]}…" if len(says) > 60 else says
