"""An aid under all the names it ever had: its releases, the oldest first, and where its old names lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jobaids.model.names import Anchor, Slug
from jobaids.model.release import AidRecord, Edition
from jobaids.record.index import Index, target_of

WHOLE = Anchor("")


def lineage(index: Index, slug: Slug) -> AidRecord:
    """The record of an aid, with the releases that carried its code before it got its name in their place.

    An edition of such a release says what was printed: the old slug, and the anchors of then.
    """
    own = index.aids.get(slug, AidRecord(slug=slug))
    earlier = tuple(_earlier(index, slug))
    return replace(own, releases=tuple(sorted((*earlier, *own.releases), key=_number))) if earlier else own


def heir_of(index: Index, slug: Slug) -> Slug | None:
    """The name an aid has now; None while it has the one that was asked for.

    Only a rename leads on here: a job that another one answers for is not that other job.
    """
    record = index.aids.get(slug)
    code = dict(record.latest.codes).get(WHOLE) if record and record.latest else None
    opening = index.opens(code) if code else None
    if opening is None or opening.ended or opening.replaced or opening.target.slug == slug:
        return None
    return opening.target.slug


def _earlier(index: Index, slug: Slug) -> Iterator[Edition]:
    code = index.code_of(target_of(slug))
    for home in index.homes.get(code, ()) if code else ():
        record = index.aids.get(home)
        if home != slug and record:
            yield from (edition for edition in record.releases if dict(edition.codes).get(WHOLE) == code)


def _number(edition: Edition) -> int:
    return edition.seal.number if edition.seal else 0
