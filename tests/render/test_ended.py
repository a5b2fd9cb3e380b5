"""Pages of what ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from jobaids.adapters.catalogues import read_words
from jobaids.model.names import Language, Slug
from jobaids.model.release import GivenCode, Moved, Registry, Retired, StationRecord, Target, TargetKind
from jobaids.record.index import index_registry
from jobaids.render.page.content import SiteContent
from jobaids.render.page.ended import render_gone_station
from jobaids.render.page.lists import Hall
from jobaids.render.page.shelf import shelf_of
from jobaids.render.page.site_pages import render_site_pages
from tests.render import page_sample as sample
from tests.render.page_rooms import look, render, site, text_of

DOCK = Slug("dock")
CODE = sample.code_of("station:dock")


def said_of(record: StationRecord) -> str:
    """What stands at the address of a station that is no more."""
    registry = Registry(stations=(record,))
    others = tuple(station for station in sample.stations() if station.slug != DOCK)
    hall = Hall(site=site(), words=read_words(Language("en")), shelf=shelf_of((), others, site().addresses))
    (page,) = render_gone_station(hall, record, index_registry(registry), render)
    assert page.path == "stations/dock/index.html"
    return text_of(page.text)


def dock() -> StationRecord:
    """The dock as it was released."""
    released = tuple(station for station in sample.stations() if station.slug == DOCK)
    given = GivenCode(code=CODE, target=Target(kind=TargetKind.STATION, slug=DOCK), at=sample.NOON)
    return StationRecord(slug=DOCK, codes=(given,), releases=released)


def test_a_station_that_was_given_up_says_so() -> None:
    """The sign hangs on after the machine is gone; what it opens must not list jobs for it."""
    ended = Retired(code=CODE, at=datetime(2027, 5, 4, 12, tzinfo=UTC), say="The dock is closed.")

    said = said_of(replace(dock(), retired=(ended,)))

    assert said.startswith("× This place was given up on 4 May 2027. Take the card down. The dock is closed.")


def test_a_station_that_another_answers_for_shows_that_one_and_says_so() -> None:
    """The wall was torn down, the cards hang in the next hall now; who stands at the old place must know it."""
    moved = Moved(code=CODE, to=Target(kind=TargetKind.STATION, slug=Slug("filler-3")), at=sample.NOON.replace(day=9))

    said = said_of(replace(dock(), moved=(moved,)))

    assert said.startswith("! This place replaces the one on your card. Use this page.")
    assert "Packaging line 3, filler" in said


def test_the_code_of_a_moved_station_says_so_and_that_of_the_other_does_not() -> None:
    """The sign of the old place hangs on; whoever scans it must hear that they stand elsewhere."""
    moved = Moved(code=CODE, to=Target(kind=TargetKind.STATION, slug=Slug("filler-3")), at=sample.NOON.replace(day=9))
    other = GivenCode(
        code=sample.code_of("station:filler-3"),
        target=Target(kind=TargetKind.STATION, slug=Slug("filler-3")),
        at=sample.NOON,
    )
    (filler,) = (station for station in sample.stations() if station.slug == "filler-3")
    registry = Registry(
        stations=(
            replace(dock(), moved=(moved,)),
            StationRecord(slug=Slug("filler-3"), codes=(other,), releases=(filler,)),
        )
    )
    content = SiteContent(site=site(), look=look(), shelf=shelf_of((), (filler,), site().addresses), registry=registry)

    words = {language: read_words(language) for language in site().languages}
    pages = {page.path: page.text for page in render_site_pages(content, words, render)}

    for label in ("", "0/"):
        assert text_of(pages[f"{CODE}/{label}index.html"]).startswith("! This place replaces the one on your card.")
        assert "replaces" not in text_of(pages[f"{other.code}/{label}index.html"])
