"""Rules about what was released."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from jobaids.lint.revisions import released_target_gone, review_overdue
from jobaids.lint.site import Site
from jobaids.model.aid import Aid, Head
from jobaids.model.names import Anchor, Code, Slug
from jobaids.model.release import (
    AidRecord,
    GivenCode,
    Moved,
    Registry,
    Retired,
    Reviewed,
    StationRecord,
    Target,
    TargetKind,
)
from jobaids.model.source import Span
from jobaids.model.station import Station
from tests.lint.samples import TODAY, aid, edition, site, step

THEN = datetime(2027, 1, 2, tzinfo=UTC)
SEAL = Slug("filler-seal")


def whole(slug: Slug = SEAL) -> Target:
    """An aid as a target."""
    return Target(kind=TargetKind.AID, slug=slug)


def part(anchor: str, slug: Slug = SEAL) -> Target:
    """A step as a target."""
    return Target(kind=TargetKind.STEP, slug=slug, anchor=Anchor(anchor))


def record(**targets: Target) -> AidRecord:
    """A released aid with the codes of some targets."""
    codes = tuple(GivenCode(code=Code(code), target=target, at=THEN) for code, target in targets.items())
    return AidRecord(slug=SEAL, codes=codes, releases=(edition(aid(slug=SEAL)),))


def released(now: tuple[Aid, ...], then: AidRecord) -> Site:
    """A site whose registry holds one record."""
    return replace(site(*now), registry=Registry(aids=(then,)))


RECORD = record(AAAAAA=whole(), BBBBBB=part("step-1"), CCCCCC=part("step-2"))


def test_a_released_step_that_is_gone_is_told_with_both_ways_out() -> None:
    """Its code hangs on a wall and must not open what is no longer done."""
    (told,) = released_target_gone(released((aid(step("Turn."), slug=SEAL),), RECORD))

    assert told.what == "filler-seal#step-2 is gone from the source, but its code CCCCCC was released"
    assert "jobaids code move CCCCCC" in told.fix
    assert "jobaids code retire CCCCCC --say" in told.fix
    assert told.slug == SEAL


def test_what_is_still_there_is_not_told() -> None:
    """A released aid that was only reworded has nothing to settle."""
    now = aid(step("Turn it."), step("Wait.", number=2), slug=SEAL)

    assert not list(released_target_gone(released((now,), RECORD)))


def test_of_an_aid_that_is_gone_one_code_is_told() -> None:
    """Nine messages about nine steps would say one thing."""
    (told,) = released_target_gone(released((), RECORD))

    assert told.what == "filler-seal is gone from content/, but its code AAAAAA was released"


def test_a_code_that_was_moved_or_retired_is_settled() -> None:
    """Somebody has said what answers."""
    now = (aid(step("Turn."), slug=SEAL), aid(step("Wait."), slug="other"))
    moved = Moved(code=Code("CCCCCC"), to=part("step-1", Slug("other")), at=THEN)
    retired = Retired(code=Code("CCCCCC"), at=THEN, say="the seal needs no wait any more")

    told = [
        *released_target_gone(released(now, replace(RECORD, moved=(moved,)))),
        *released_target_gone(released(now, replace(RECORD, retired=(retired,)))),
    ]

    assert not told


def test_a_code_moved_to_a_step_that_is_gone_in_its_turn_is_told() -> None:
    """A chain of answers must not end in nothing."""
    moved = Moved(code=Code("CCCCCC"), to=part("step-9"), at=THEN)

    (told,) = released_target_gone(released((aid(step("Turn."), slug=SEAL),), replace(RECORD, moved=(moved,))))

    assert told.what.startswith("filler-seal#step-9 is gone")


def test_two_codes_of_one_lost_step_are_told_once() -> None:
    """The oldest is the one on the cards."""
    twice = record(AAAAAA=whole(), CCCCCC=part("step-2"), DDDDDD=part("step-2"))

    (told,) = released_target_gone(released((aid(step("Turn."), slug=SEAL),), twice))

    assert "CCCCCC" in told.what


def test_codes_of_an_aid_that_was_never_released_bind_nobody() -> None:
    """No card of it hangs anywhere."""
    assert not list(released_target_gone(released((), replace(RECORD, releases=()))))


def test_a_station_that_is_gone_is_told() -> None:
    """Its code hangs on the pack's cover."""
    place = Station(slug=Slug("filler-3"), name="Filler 3")
    code = GivenCode(code=Code("EEEEEE"), target=Target(kind=TargetKind.STATION, slug=place.slug), at=THEN)
    registry = Registry(stations=(StationRecord(slug=place.slug, codes=(code,), releases=(place,)),))

    (told,) = released_target_gone(replace(site(aid(slug="filler-3")), registry=registry))

    assert told.what == "filler-3 is gone from content/stations.yaml, but its code EEEEEE was released"


def due(day: date) -> Aid:
    """An aid with a review date."""
    where = Span(file="content/filler-seal.md", line=4, column=12, length=10)
    return replace(aid(slug=SEAL), head=Head(review_by=day, spans=(("review-by", where),)))


def test_a_review_that_is_overdue_is_told_where_its_day_stands() -> None:
    """A rule book changes while nobody looks at the card."""
    (told,) = review_overdue(site(due(date(2027, 5, 3))))

    assert told.what == "the review was due on 2027-05-03"
    assert told.span.line == 4


def test_a_review_is_not_overdue_on_its_own_day() -> None:
    """There is still time until the shift ends."""
    assert not list(review_overdue(site(due(TODAY))))


def test_a_recorded_review_extends_the_date() -> None:
    """Who read it again and changed nothing needs no new revision."""
    reviewed = replace(RECORD, reviewed=(Reviewed(at=THEN, by="Maintenance", until=date(2028, 1, 1)),))

    assert not list(review_overdue(released((due(date(2027, 5, 3)),), reviewed)))
