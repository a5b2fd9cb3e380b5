"""Steps of other aids, shown as they were released."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from jobaids.model.aid import Aid, Borrowed, Phase, Step
from jobaids.model.media import Media
from jobaids.model.names import Slug
from jobaids.model.references import references
from jobaids.model.release import Edition
from jobaids.record.canonical import canonical_aid

Lender = Callable[[Slug], Edition | None]
"""The edition to borrow from: the released one, or in a draft the newest there is."""


def borrow(aid: Aid, lender: Lender) -> Aid:
    """The aid with each borrowed step as its lender shows it, with its code and label.

    Number and anchor stay the borrower's. Alerts of the lender's phase come along: they are told before the step.
    A step whose lender has no such step stays as it is, with an empty code; see `missing_loans`.
    """
    phases = tuple(replace(phase, steps=tuple(_borrowed(step, lender) for step in phase.steps)) for phase in aid.phases)
    return replace(aid, phases=phases)


def missing_loans(aid: Aid) -> tuple[Step, ...]:
    """The borrowed steps whose lender was not found; for what `borrow` gave."""
    return tuple(step for step in aid.steps if step.borrowed and not step.borrowed.code)


def lenders_of(aid: Aid) -> frozenset[Slug]:
    """The aids it borrows from."""
    return frozenset(step.borrowed.slug for step in aid.steps if step.borrowed)


def outdated_loans(edition: Edition, lender: Lender) -> Iterator[tuple[Step, Edition]]:
    """The borrowed steps of a release whose owner says them otherwise by now, each with the owner's newest release.

    A new label alone is no news: the symbol's page knows that the step stayed as it was.
    """
    for old, new in zip(edition.aid.steps, borrow(edition.aid, lender).steps, strict=True):
        owner = lender(old.borrowed.slug) if old.borrowed else None
        if old.borrowed and new.borrowed and owner:
            same = replace(new, borrowed=replace(new.borrowed, label=old.borrowed.label))
            if canonical_aid(_alone(edition.aid, same)) != canonical_aid(_alone(edition.aid, old)):
                yield old, owner


def media_of(aid: Aid, probed: tuple[Media, ...], lender: Lender) -> tuple[Media, ...]:
    """The files an aid shows: those of borrowed steps as they were released, all others as they were probed."""
    shown = {reference.source for reference in references(aid)}
    found = {(media.source, media.language): media for media in probed if media.source in shown}
    for step in aid.steps:
        edition = lender(step.borrowed.slug) if step.borrowed else None
        lent = {reference.source for reference in references(_alone(aid, step))} if edition else set()
        found.update({(media.source, media.language): media for media in _media(edition) if media.source in lent})
    return tuple(found[key] for key in sorted(found))


def _media(edition: Edition | None) -> tuple[Media, ...]:
    return edition.media if edition else ()


def _alone(aid: Aid, step: Step) -> Aid:
    """An aid of this step only."""
    return Aid(slug=aid.slug, title=aid.title, language=aid.language, phases=(Phase(steps=(step,)),))


def _borrowed(step: Step, lender: Lender) -> Step:
    loan = step.borrowed
    edition = lender(loan.slug) if loan else None
    if not loan or not edition:
        return step
    for phase in edition.aid.phases:
        for lent in phase.steps:
            if lent.anchor == loan.anchor:
                return _in_place_of(step, replace(lent, alerts=(*phase.alerts, *lent.alerts)), edition)
    return step


def _in_place_of(step: Step, lent: Step, edition: Edition) -> Step:
    """The lent step where the borrowing one stands; what its lender borrowed itself keeps its first owner."""
    loan = lent.borrowed or Borrowed(
        slug=edition.aid.slug, anchor=lent.anchor, code=edition.code_of(lent.anchor), label=edition.label
    )
    return replace(
        lent,
        number=step.number,
        anchor=step.anchor,
        borrowed=loan,
        anchor_written=step.anchor_written,
        span=step.span,
        anchor_span=step.anchor_span,
    )
