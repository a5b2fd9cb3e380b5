"""Which codes open the pages of an aid, and the labels their cards have."""

from __future__ import annotations

from collections.abc import Iterator

from jobaids.model.names import Label
from jobaids.record.index import Opening
from jobaids.record.printed import Lead, is_absent, lead_of, own_codes
from jobaids.render.page.whole import WHOLE_AID, Whole


def leads_of(whole: Whole) -> Iterator[Lead]:
    """Every code that opens a page of the aid: its own, and those that came to it from elsewhere."""
    here = whole.here
    given = {one.code: one.target.anchor or WHOLE_AID for one in whole.record.codes}
    own = {code: anchor for anchor, code in own_codes(whole.edition)}
    stood = {**given, **own}
    for code, anchor in stood.items():
        opening = whole.index.opens(code)
        if whole.site.draft or opening is None:
            absent = is_absent(here, anchor)
            yield Lead(code=code, anchor=anchor, record=whole.record, names=frozenset({anchor}), absent=absent)
        elif not opening.ended and _is_here(whole, opening):
            yield lead_of(here, code, opening)
    for code in () if whole.site.draft else whole.arrivals:
        if code not in stood and (opening := whole.index.opens(code)):
            yield lead_of(here, code, opening)


def labels_of(whole: Whole, lead: Lead) -> tuple[Label, ...]:
    """The labels of its cards, oldest first, then those of the cards that may be printed early."""
    return tuple(dict.fromkeys((*lead.labels, *(edition.label for edition in whole.early.get(lead.code, ())))))


def _is_here(whole: Whole, opening: Opening) -> bool:
    """Whether the aid itself answers; it goes on to do so while nothing of the aid that should is in force."""
    slug = opening.target.slug
    there = whole.index.aids.get(slug)
    return slug == whole.edition.aid.slug or there is None or there.latest is None
