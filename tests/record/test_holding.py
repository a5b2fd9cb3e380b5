"""Tests of which releases hold on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from jobaids.model.names import Slug
from jobaids.model.release import AidRecord, Edition, Moved
from jobaids.record.holding import coming, in_force, succession_of
from jobaids.record.index import target_of
from tests.record.aids import NOON, aid, edition, sealed, step

TODAY = NOON.date()


def test_of_two_releases_to_come_the_one_whose_day_is_first_is_announced() -> None:
    """Sealed for Friday, then again for Thursday: nobody shall wait for Friday."""
    now, friday, thursday = _release(1, 0), _release(2, 4), _release(3, 3)
    record = AidRecord(slug=Slug("seal"), releases=(now, friday, thursday))

    assert in_force(record, TODAY) is now
    assert coming(record, TODAY) is thursday
    assert succession_of((record,)).is_overtaken(friday)
    assert succession_of((record,)).first_day(friday) == TODAY + timedelta(days=3)


def test_of_two_releases_for_one_day_the_later_one_holds() -> None:
    """The second was sealed because the first was wrong."""
    now, wrong, right = _release(1, 0), _release(2, 4), _release(3, 4)
    record = AidRecord(slug=Slug("seal"), releases=(now, wrong, right))

    assert coming(record, TODAY) is right
    assert in_force(record, TODAY + timedelta(days=4)) is right


def test_what_came_after_under_another_name_overtakes_what_came_before() -> None:
    """A job goes on under its new name; what waits under the old one must not come into force behind it."""
    now, waits = _release(1, 0), _release(2, 4)
    after = _release(3, 1, "gasket")
    moved = Moved(code=now.code_of(), to=target_of(Slug("gasket")), at=NOON, silent=True)
    old = AidRecord(slug=Slug("seal"), releases=(now, waits))
    new = AidRecord(slug=Slug("gasket"), releases=(after,), moved=(moved,))

    succession = succession_of((old, new))

    assert succession.is_overtaken(waits)
    assert not succession.is_overtaken(now)
    assert succession.next_after(now) is after
    assert [*succession.after(after)] == []


def _release(number: int, days: int, slug: str = "seal") -> Edition:
    """A release that holds from so many days after today, of the job that was first called seal."""
    made = edition(aid(step("seat", f"Do {number}"), slug="seal"))
    renamed = replace(made, aid=replace(made.aid, slug=Slug(slug)))
    return sealed(renamed, number, effective=TODAY + timedelta(days=days))
