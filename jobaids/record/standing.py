"""What a symbol on a wall is worth today: from what it says to the age of the card it stands on.

A symbol says an address. If the address is ours, its code leads to a target, and its label to the release that was
printed; `record.age` says what that is worth now. The same first lines stand on the pages that phones open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from jobaids.codes.address import address
from jobaids.codes.alphabet import is_label, is_valid
from jobaids.model.names import DRAFT_LABEL, Anchor, Code, Label, Slug
from jobaids.model.plain import plain
from jobaids.model.release import AidRecord, Edition, Registry, TargetKind
from jobaids.record.age import age_of
from jobaids.record.index import Index, Opening
from jobaids.record.worth import Standing, Worth, of_age, of_blank, of_ended, of_replaced

WHOLE = Anchor("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """All it takes to judge what symbols say: what was released, the addresses that are ours, and the day."""

    registry: Registry
    index: Index
    bases: tuple[str, ...]  # every base_url ever printed or accepted, and the present one
    day: date

    def standing(self, says: str | None) -> Standing:
        """What a symbol is worth; None where it could not be read."""
        if says is None:
            return Standing(worth=Worth.UNREAD, say="A symbol that could not be read: go closer.")
        found = _code_of(says, self.bases)
        if found is None:
            return Standing(worth=Worth.FOREIGN, say=f"Not one of ours: {_short(says)}.")
        code, label = found
        opening = self.index.opens(code)
        if opening is None:
            say = f"No help was ever released under {code}. Do not use the card."
            return Standing(worth=Worth.UNKNOWN, say=say, code=code, label=label or Label(""))
        return self._opened(code, label, opening)

    def _opened(self, code: Code, label: Label | None, opening: Opening) -> Standing:
        kind = opening.target.kind
        if opening.ended:
            return self._named(code, label, of_ended(opening))
        if kind is TargetKind.BLANK:
            return Standing(worth=Worth.RESERVED, say="No help here yet.", code=code, label=DRAFT_LABEL)
        if kind is TargetKind.STATION:
            return self._station(code, opening)
        return self._aid(code, label, opening)

    def _station(self, code: Code, opening: Opening) -> Standing:
        record = self.index.stations.get(opening.target.slug)
        name = record.latest.name if record and record.latest else opening.target.slug
        moved = opening.replaced
        return Standing(
            worth=Worth.OLDER if moved else Worth.CURRENT,
            say="This place replaces the one on the card." if moved else "Card OK. It opens a place.",
            code=code,
            slug=opening.target.slug,
            title=name,
        )

    def _aid(self, code: Code, label: Label | None, opening: Opening) -> Standing:
        target, given = opening.target, self.index.given[code]
        is_blank = any(blank.code == code for blank in self.registry.blanks)
        record = _joined(self.index, code, given.target.slug if opening.replaced else target.slug)
        if is_blank and label == DRAFT_LABEL:
            label = None
        if not record.releases:
            return Standing(worth=Worth.UNKNOWN, say="Nothing of this job was released.", code=code)
        held = [one for one in record.releases if shows(one, code)]
        names = frozenset(anchor for one in record.releases for anchor, own in one.codes if own == code)
        if opening.replaced and target != given.target:
            last = held[-1] if held else record.releases[-1]
            age = age_of(record, _anchor_in(last, code), label, self.day, names)
            return self._named(code, label, of_replaced(age, is_step=target.anchor is not None))
        age = age_of(record, target.anchor or WHOLE, label, self.day, names)
        judged = of_blank(age) if is_blank and label is None else of_age(age, is_part=target.anchor is not None)
        return self._named(code, label, judged)

    def _named(self, code: Code, label: Label | None, judged: Standing) -> Standing:
        """The same, with what its card shows beside the symbol."""
        edition = printed_with(self.index, code, label)
        known = replace(judged, code=code, label=label or Label(""))
        if edition is None:
            target = self.index.given[code].target
            return replace(known, slug=target.slug, anchor=target.anchor or WHOLE)
        anchor = _anchor_in(edition, code)
        return replace(
            known, slug=edition.aid.slug, anchor=anchor, part=_part(edition, anchor), title=edition.aid.title
        )


def shows(edition: Edition, code: Code) -> bool:
    """Whether the card of an edition shows a code as its own."""
    lent = {step.anchor for step in edition.aid.steps if step.borrowed}
    return any(own == code and anchor not in lent for anchor, own in edition.codes)


def printed_with(index: Index, code: Code, label: Label | None) -> Edition | None:
    """The release whose card shows a code with a label, the newest of several; of any label, if none fits."""
    held = [one for slug in _homes(index, code) for one in index.aids[slug].releases if shows(one, code)]
    exact = [one for one in held if one.label == label]
    fitting = exact or held
    return fitting[-1] if fitting else None


def _homes(index: Index, code: Code) -> Iterator[Slug]:
    given = index.given.get(code)
    opening = index.opens(code)
    slugs = (*((given.target.slug,) if given else ()), *index.homes.get(code, ()))
    for slug in dict.fromkeys((*slugs, *((opening.target.slug,) if opening else ()))):
        if slug in index.aids:
            yield slug


def _joined(index: Index, code: Code, slug: Slug) -> AidRecord:
    """One record for what went from one aid to another: the releases of all that showed the code, in that order.

    Of the aid it is in now also those since it was last shown: what they changed counts, the loss of it too.
    """
    now = index.aids.get(slug, AidRecord(slug=slug))
    others = (index.aids[home] for home in _homes(index, code) if home != slug)
    before = tuple(one for other in others for one in other.releases if shows(one, code))
    if not before:
        return now
    held = tuple(number for number, one in enumerate(now.releases, start=1) if shows(one, code))
    since = now.releases[held[-1] :] if held else now.releases[-1:]
    return replace(now, releases=(*before, *(now.releases[number - 1] for number in held), *since))


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


def _anchor_in(edition: Edition, code: Code) -> Anchor:
    return next((anchor for anchor, own in edition.codes if own == code), WHOLE)


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
