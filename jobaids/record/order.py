"""What a release was asked to do, and when it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import Slug
from jobaids.model.release import Effect
from jobaids.record.rematch import Answer


class AskedWronglyError(Exception):
    """An order cannot be followed as it was given; the message says why and what to ask instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What was asked of a release; no slugs means every aid that changed.

    `because` is the reason for an effect below the proposed one; `accept_base` names a `base_url` other than the one
    that cards were printed with.
    """

    slugs: tuple[Slug, ...] = ()
    approved_by: str
    note: str
    effective: date | None = None
    effect: Effect | None = None
    because: str = ""
    answers: tuple[Answer, ...] = ()
    accept_base: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a release is made, in UTC and as a day on the wall, and the base of the addresses it prints."""

    at: datetime
    day: date
    base: str


def moment_of(there: datetime, base: str) -> Moment:
    """A moment from the time on the wall, where the site is."""
    return Moment(at=there.astimezone(UTC).replace(microsecond=0), day=there.date(), base=base)


def check_order(order: Order, aids: tuple[Aid, ...]) -> None:
    """Nothing, if all that the order names is there and may be released.

    Raises:
        AskedWronglyError: it is not.
    """
    by_slug = {aid.slug: aid for aid in aids}
    for slug in order.slugs:
        if slug not in by_slug:
            raise AskedWronglyError(f"there is no aid {slug}")
        if by_slug[slug].head.draft:
            raise AskedWronglyError(f"{slug} is a draft; take `status: draft` out of its head first")
    anchors = {anchor for aid in aids for anchor in aid.anchors}
    for answer in order.answers:
        if answer.new not in anchors:
            raise AskedWronglyError(f"no step has the anchor {answer.new}")


def concerning(told: tuple[Diagnostic, ...], order: Order, aids: tuple[Aid, ...]) -> tuple[Diagnostic, ...]:
    """What of all that is told matters to the order: everything but what is told of aids it does not name."""
    others = [aid for aid in aids if order.slugs and aid.slug not in order.slugs]
    slugs, files = {aid.slug for aid in others}, {aid.file for aid in others}
    return tuple(one for one in told if one.slug not in slugs and one.span.file not in files)
