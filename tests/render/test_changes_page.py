"""The page of changes and its feed tell all that happened to cards, not releases alone."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, date, datetime

from jobaids.adapters.catalogues import read_words
from jobaids.model.names import Anchor, Language, Slug
from jobaids.model.release import AidRecord, GivenCode, Moved, Registry, Retired, StationRecord, Target, TargetKind
from jobaids.render.page.changes_page import render_changes
from jobaids.render.page.lists import Hall
from jobaids.render.page.shelf import shelf_of
from tests.render import page_sample as sample
from tests.render.page_rooms import render, site, text_of
from tests.render.page_sample import code_of

SEAL = sample.record()
ATOM = "{http://www.w3.org/2005/Atom}"
SPRING, SUMMER = datetime(2027, 4, 2, 9, tzinfo=UTC), datetime(2027, 7, 1, 9, tzinfo=UTC)
AID = Target(kind=TargetKind.AID, slug=Slug("filler-seal"))


def told(registry: Registry, *coming: AidRecord) -> tuple[str, ET.Element]:
    """The words of the page, and the feed."""
    editions = tuple(record.releases[-1] for record in registry.aids)
    shelf = shelf_of(editions, sample.stations(), site().addresses)
    hall = Hall(site=site(), words=read_words(Language("en")), shelf=shelf)
    page, feed = render_changes(hall, registry, coming, render)
    return text_of(page.text), ET.fromstring(feed.text)  # noqa: S314  (our own text)


def moved(anchor: str, to: Target, *, silent: bool = False) -> Moved:
    """A word on a code of the sample."""
    return Moved(code=code_of(f"filler-seal#{anchor}"), to=to, at=SUMMER, silent=silent)


def test_a_step_that_ended_is_told_with_why_and_what_instead() -> None:
    """The card of it still hangs, and nothing was released that would tell of it."""
    ended = Retired(code=code_of("filler-seal#tighten"), at=SPRING, say="The new seal is glued.", instead=AID)

    page, _ = told(Registry(aids=(replace(SEAL, retired=(ended,)),)))

    assert page.index("2 Apr 2027 Not done any more. Take old cards down. The new seal is glued.") < page.index("3 Mar")
    assert "7. Tighten to 8 N·m. Use: Change the filler seal" in page


def test_a_job_that_ended_is_told_once_for_all_its_codes() -> None:
    """Nine codes that ended with one word are one thing that happened."""
    ended = tuple(Retired(code=one.code, at=SPRING, say="The filler was scrapped.") for one in SEAL.codes)

    page, feed = told(Registry(aids=(replace(SEAL, retired=ended),)))

    assert page.count("The filler was scrapped.") == 1
    assert "This job ended. Take its cards down. The filler was scrapped." in page
    assert len(feed.findall(f"{ATOM}entry")) == 1 + len(SEAL.releases)


def test_a_step_that_another_answers_for_is_told_with_the_other() -> None:
    """What hangs on the wall is not what the phone shows any more."""
    to = Target(kind=TargetKind.STEP, slug=Slug("filler-seal"), anchor=Anchor("hand-tight"))

    page, _ = told(Registry(aids=(replace(SEAL, moved=(moved("tighten", to),)),)))

    assert "1 Jul 2027 Replaced by another step. 7. Tighten to 8 N·m. Use: Fit the nozzle." in page


def test_a_step_under_another_name_is_no_change() -> None:
    """Nothing on the wall is different, so nobody is told."""
    to = Target(kind=TargetKind.STEP, slug=Slug("filler-seal"), anchor=Anchor("hand-tight"))

    page, _ = told(Registry(aids=(replace(SEAL, moved=(moved("tighten", to, silent=True),)),)))

    assert "Replaced" not in page


def test_what_was_taken_back_is_told_again() -> None:
    """Whoever read that a job ended would go on without it."""
    ended = Retired(code=code_of("filler-seal#"), at=SPRING, say="The filler was scrapped.")

    page, _ = told(Registry(aids=(replace(SEAL, retired=(ended,), moved=(moved("", AID, silent=True),)),)))

    assert page.index("1 Jul 2027 In use again.") < page.index("2 Apr 2027 This job ended.")


def test_places_are_told_of_too() -> None:
    """Everybody who works there looks for the cards."""
    codes = {slug: code_of(f"station:{slug}") for slug in ("dock", "filler-3")}
    given = {
        slug: GivenCode(code=code, target=Target(kind=TargetKind.STATION, slug=Slug(slug)), at=sample.NOON)
        for slug, code in codes.items()
    }
    named = {station.slug: station for station in sample.stations()}
    dock = StationRecord(
        slug=Slug("dock"),
        codes=(given["dock"],),
        releases=(named[Slug("dock")],),
        moved=(Moved(code=codes["dock"], to=given["filler-3"].target, at=SUMMER),),
    )
    filler = StationRecord(
        slug=Slug("filler-3"),
        codes=(given["filler-3"],),
        releases=(named[Slug("filler-3")],),
        retired=(Retired(code=codes["filler-3"], at=SPRING, say="Hall B is torn down."),),
    )

    page, _ = told(Registry(aids=(SEAL,), stations=(dock, filler)))

    assert "Loading dock 1 Jul 2027 Another place replaced it. Use: Packaging line 3, filler" in page
    assert "2 Apr 2027 This place was given up. Take its cards down. Hall B is torn down." in page


def test_what_is_coming_stands_apart_and_first() -> None:
    """A crew that reads a new rule as the rule of today works by what nobody approved for today."""
    first, second, third = SEAL.releases
    assert third.seal
    late = replace(third, seal=replace(third.seal, effective=date(2027, 5, 20)))

    page, feed = told(Registry(aids=(replace(SEAL, releases=(first, second)),)), replace(SEAL, releases=(late,)))

    order = [page.index(one) for one in ("Coming", "Not yet in force. It holds from 20 May 2027.", "So far", "3 Feb")]
    assert order == sorted(order)
    assert feed.findtext(f"{ATOM}entry/{ATOM}summary", "").startswith("Not yet in force. It holds from 20 May 2027.")


def test_a_feed_tells_again_on_the_day_a_release_takes_effect() -> None:
    """Who was told in spring of a rule for summer has forgotten it by then."""
    third = SEAL.releases[2]
    assert third.seal
    late = replace(third, seal=replace(third.seal, effective=date(2027, 5, 20)))

    _, before = told(Registry(aids=(replace(SEAL, releases=SEAL.releases[:2]),)), replace(SEAL, releases=(late,)))
    _, since = told(Registry(aids=(replace(SEAL, releases=(*SEAL.releases[:2], late)),)))

    ids = [feed.findtext(f"{ATOM}entry/{ATOM}id") for feed in (before, since)]
    updated = [feed.findtext(f"{ATOM}entry/{ATOM}updated") for feed in (before, since)]
    assert ids[0] == ids[1]
    assert updated == ["2027-03-03T12:00:00+00:00", "2027-05-20T00:00:00+00:00"]


def test_no_two_changes_have_one_name_in_the_feed() -> None:
    """A reader that knows a name does not show what comes under it."""
    to = Target(kind=TargetKind.STEP, slug=Slug("filler-seal"), anchor=Anchor("hand-tight"))
    ended = Retired(code=code_of("filler-seal#tighten"), at=SPRING, say="Glued.")
    record = replace(SEAL, retired=(ended, replace(ended, at=SUMMER)), moved=(moved("tighten", to),))

    _, feed = told(Registry(aids=(record,)))

    names = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    assert len(names) == len(set(names)) == 6


def test_a_release_that_was_overtaken_before_its_day_is_told_as_such() -> None:
    """Its day would stand above all others in the list, and nobody ever worked by it."""
    first, second, third = SEAL.releases
    assert second.seal
    overtaken = replace(second, seal=replace(second.seal, effective=date(2027, 9, 1)))

    page, _ = told(Registry(aids=(replace(SEAL, releases=(first, overtaken, third)),)))

    assert "1 Sep 2027" not in page
    assert "3 Feb 2027 · Revision 2K Never came into force." in page
