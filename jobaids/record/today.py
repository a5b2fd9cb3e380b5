"""A registry on a day: what holds by then, and what is sealed for later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from jobaids.model.names import Code, Slug
from jobaids.model.release import AidRecord, Edition, Registry, Target
from jobaids.record.holding import Succession, succession_of


def in_force(registry: Registry, day: date) -> Registry:
    """The registry without the releases that are not yet effective on `day`.

    Until the release that gained it is, a code opens its step where it stood before; and from then on it does, though
    nothing of the aid that it was given to is in force.
    """
    releases = _begun(registry, day)
    unbegun = {given.code: given for record in registry.aids if not releases[record.slug] for given in record.codes}

    def held(record: AidRecord) -> AidRecord:
        moved = tuple(move for move in record.moved if not move.silent or _is_held(move.to, releases))
        came = dict.fromkeys(unbegun[move.code] for move in moved if move.silent and move.code in unbegun)
        return replace(record, releases=releases[record.slug], moved=moved, codes=(*record.codes, *came))

    return replace(registry, aids=tuple(held(record) for record in registry.aids if releases[record.slug]))


def _begun(registry: Registry, day: date) -> dict[Slug, tuple[Edition, ...]]:
    """The releases of each aid that are in force on a day, or were."""
    succession = succession_of(registry.aids)
    return {record.slug: _effective(record, day, succession) for record in registry.aids}


def _is_held(target: Target, releases: Mapping[Slug, tuple[Edition, ...]]) -> bool:
    """Whether some release has a target."""
    editions = releases.get(target.slug, ())
    return any(target.anchor is None or target.anchor in edition.aid.anchors for edition in editions)


def _effective(record: AidRecord, day: date, succession: Succession) -> tuple[Edition, ...]:
    """The releases up to the newest whose day has come.

    One that was to hold later and was overtaken by then is among them: its cards are old, and hold at no time.
    """
    count = len(record.releases)
    while count and not succession.has_begun(record.releases[count - 1], day):
        count -= 1
    return record.releases[:count]


def not_yet(registry: Registry, day: date) -> tuple[AidRecord, ...]:
    """The releases that are sealed and take effect after `day`, by aid, with the codes that did not go elsewhere.

    One that two branches sealed for two days has one label: it is in force from the first of them.
    """
    releases = _begun(registry, day)
    waiting = tuple(record for record in registry.aids if len(releases[record.slug]) < len(record.releases))
    moves = (move for record in registry.aids for move in record.moved if move.silent) if waiting else ()
    gone = frozenset(move.code for move in moves if _is_held(move.to, releases))
    records = (_without(record, releases[record.slug], gone) for record in waiting)
    return tuple(record for record in records if record.releases)


def _without(record: AidRecord, begun: tuple[Edition, ...], gone: frozenset[Code]) -> AidRecord:
    """What is left of a record for later."""
    labels = {edition.label for edition in begun}
    later = tuple(edition for edition in record.releases[len(begun) :] if edition.label not in labels)
    codes = record.codes if begun else tuple(given for given in record.codes if given.code not in gone)
    return replace(record, releases=later, codes=codes)
