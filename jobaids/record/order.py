"""What a release was asked to do, and when it is done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches

from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import Anchor, Slug
from jobaids.model.release import Effect
from jobaids.record.rematch import Answer
from jobaids.record.translation import source_slug


class AskedWronglyError(Exception):
    """An order cannot be followed as it was given; the message says why and what to ask instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What of a translation its author says to hold as it stands: all of it, or one part; `""` is its head."""

    slug: Slug
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What was asked of a release; no slugs means every aid that changed.

    `because` is the reason for an effect below the proposed one; `accept_base` names a `base_url` other than the one
    that cards were printed with; `holds` are the translations, and the parts of them, that still say what their sources
    say now.
    """

    slugs: tuple[Slug, ...] = ()
    approved_by: str
    note: str
    effective: date | None = None
    effect: Effect | None = None
    because: str = ""
    answers: tuple[Answer, ...] = ()
    accept_base: str = ""
    holds: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a release is made, in UTC and as a day on the wall, and the base of the addresses it prints."""

    at: datetime
    day: date
    base: str


def moment_of(there: datetime, base: str) -> Moment:
    """A moment from the time on the wall, where the site is."""
    return Moment(at=there.astimezone(UTC).replace(microsecond=0), day=there.date(), base=base)


def check_slugs(slugs: Iterable[Slug], known: Collection[Slug]) -> None:
    """Nothing, if every slug is known.

    Raises:
        AskedWronglyError: one is not; it says what it may have been meant to be.
    """
    for slug in slugs:
        if slug not in known:
            near = get_close_matches(slug, sorted(known), n=1)
            raise AskedWronglyError(f"there is no aid {slug}" + (f"; is it {near[0]}?" if near else ""))


def check_order(order: Order, aids: tuple[Aid, ...]) -> None:
    """Nothing, if all that the order names is there and may be released.

    Raises:
        AskedWronglyError: it is not.
    """
    by_slug = {aid.slug: aid for aid in aids}
    check_slugs(order.slugs, by_slug)
    for slug in order.slugs:
        if by_slug[slug].head.draft:
            raise AskedWronglyError(f"{slug} is a draft; take `status: draft` out of its head first")
    for held in order.holds:
        _check_held(held, order, by_slug)
    anchors = {anchor for aid in aids for anchor in aid.anchors}
    for answer in order.answers:
        if answer.new not in anchors:
            raise AskedWronglyError(f"no step has the anchor {answer.new}")


def holds_of(order: Order, aid: Aid) -> frozenset[Anchor]:
    """The parts of an aid that the order says to hold, `""` for its head; of a whole aid all that it has."""
    said = {held.anchor for held in order.holds if held.slug == aid.slug}
    return frozenset((Anchor(""), *aid.anchors) if None in said else (one for one in said if one is not None))


def _check_held(held: Held, order: Order, aids: Mapping[Slug, Aid]) -> None:
    aid = aids.get(held.slug)
    if aid is None or source_slug(aid) is None:
        raise AskedWronglyError(f"{held.slug} is no translation; only a translation can hold against its source")
    if held.anchor and held.anchor not in aid.anchors:
        raise AskedWronglyError(f"{held.slug} has no {held.anchor}; it has {', '.join(aid.anchors)}")
    if order.slugs and held.slug not in order.slugs:
        raise AskedWronglyError(f"{held.slug} is not released here; name it, too")


def concerning(told: tuple[Diagnostic, ...], order: Order, aids: tuple[Aid, ...]) -> tuple[Diagnostic, ...]:
    """What of all that is told matters to the order: everything but what is told of aids it does not name."""
    others = [aid for aid in aids if order.slugs and aid.slug not in order.slugs]
    slugs, files = {aid.slug for aid in others}, {aid.file for aid in others}
    return tuple(one for one in told if one.slug not in slugs and one.span.file not in files)
