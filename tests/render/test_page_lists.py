"""Home, stations, changes and codes: how somebody finds the step without a card in hand."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from jobaids.adapters.catalogues import read_words
from jobaids.codes.alphabet import ALPHABET
from jobaids.model.names import Code, Language, Slug
from jobaids.model.release import AidRecord, Effect, GivenCode, Registry, StationRecord, Target, TargetKind
from jobaids.model.station import PhoneUse, Station
from jobaids.record.index import index_registry
from jobaids.render.page.codes_page import known_codes, with_others
from jobaids.render.page.content import SiteContent, draft_of
from jobaids.render.page.lists import Hall
from jobaids.render.page.ready import Printable, Ready
from jobaids.render.page.shelf import Shelf, shelf_of
from jobaids.render.page.site_pages import render_site_pages
from jobaids.render.phone import phone_words
from tests.render import page_sample as sample
from tests.render.page_rooms import look, render, site, text_of
from tests.render.page_sample import code_of

ENGLISH, ARABIC = sample.record(), sample.record(arabic=True)
ATOM = "{http://www.w3.org/2005/Atom}"
BLANK, STATION = code_of("blank"), code_of("station")


def shelf() -> Shelf:
    """Both editions and both stations."""
    return shelf_of((ENGLISH.releases[-1], ARABIC.releases[-1]), sample.stations(), site().addresses)


def pages(*records: AidRecord) -> dict[str, str]:
    """Every page that is of no single aid."""
    here = site()
    registry = Registry(
        aids=records,
        stations=(
            StationRecord(
                slug=Slug("dock"),
                codes=(_given(STATION, TargetKind.STATION, "dock"),),
                releases=sample.stations()[1:],
            ),
        ),
        blanks=(_given(BLANK, TargetKind.BLANK, ""),),
    )
    content = SiteContent(
        site=here,
        look=look(),
        shelf=shelf() if records else Shelf(),
        registry=registry,
        ready=Printable(cards={Slug("filler-seal"): (Ready(form="A4", address="/cards/filler-seal-a4.pdf"),)}),
    )
    made = list(render_site_pages(content, {one: read_words(one) for one in here.languages}, render))
    assert len({page.path for page in made}) == len(made), "two pages share a path"
    return {page.path: page.text for page in made}


def _given(code: str, kind: TargetKind, slug: str) -> GivenCode:
    return GivenCode(code=Code(code), target=Target(kind=kind, slug=Slug(slug)), at=sample.NOON)


def hall(language: str) -> Hall:
    """The lists in one language."""
    return Hall(site=site(), words=read_words(Language(language)), shelf=shelf())


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Change the filler seal"), ("ar", "تغيير حلقة آلة التعبئة"), ("es", "Change the filler seal")],
)
def test_each_reader_is_shown_their_own_language_where_there_is_one(language: str, title: str) -> None:
    """One job in three languages is one row, not three, and nobody is left without it."""
    chosen = hall(language).chosen(shelf().spines)

    assert [spine.title for spine in chosen] == [title]


def test_a_row_in_another_language_says_so() -> None:
    """A screen reader would read English words with Spanish sounds."""
    (spine,) = hall("es").chosen(shelf().spines)

    line = hall("es").line(spine)

    assert (line.language, line.under) == ("en", "8 pasos · 12 minutos")


def test_a_station_says_whom_to_tell_and_what_hangs_there() -> None:
    """At the machine the question is who, and the answer is a number to call."""
    page = text_of(pages(ENGLISH, ARABIC)["stations/filler-3/index.html"])

    assert "Tell the maintenance lead, extension 210." in page
    assert "Change the filler seal 8 steps · 12 minutes" in page
    assert "The seal tears" in page


@pytest.mark.parametrize(
    ("use", "say"), [(PhoneUse.OK, ""), (PhoneUse.STOPPED, "stopped"), (PhoneUse.NEVER, "No phones")]
)
def test_a_station_says_when_a_phone_may_be_out(use: PhoneUse, say: str) -> None:
    """A phone in the hand beside a running machine is a hazard of our own making."""
    assert say in phone_words(use, read_words(Language("en")))


def test_a_station_code_opens_the_station() -> None:
    """The board at the station carries one symbol for all that hangs there."""
    made = pages(ENGLISH, ARABIC)

    assert "Loading dock" in made[f"{STATION}/index.html"]
    assert "Loading dock" in made[f"{STATION}/0/index.html"]


def test_a_blank_says_that_no_help_is_here_yet() -> None:
    """The sheet hangs before its help is written; a dead end would teach people not to scan."""
    made = pages(ENGLISH)

    assert "? No help here yet. Tell your shift lead." in text_of(made[f"{BLANK}/0/index.html"])


def test_changes_stand_newest_first_with_what_they_mean_for_cards() -> None:
    """At shift start three lines tell what is not as it was yesterday."""
    page = text_of(pages(ENGLISH)["changes/index.html"])

    order = [page.index(one) for one in ("3 Mar 2027", "Only wording.", "3 Feb 2027", "Replace old cards.", "New.")]
    assert order == sorted(order)
    assert "7. Tighten to 8 N·m." in page


def test_a_change_of_safety_says_to_take_cards_down() -> None:
    """It must not look like the others in the list."""
    edition = ENGLISH.releases[1]
    assert edition.seal
    grave = replace(edition, seal=replace(edition.seal, effect=Effect.SAFETY))
    record = replace(ENGLISH, releases=(ENGLISH.releases[0], grave))

    page = pages(record)["changes/index.html"]

    assert '<article class="change safety">' in page
    assert "Safety. Take old cards down now." in page


def test_the_feed_is_read_by_feed_readers() -> None:
    """A supervisor's mail program follows the changes of all lines."""
    feed = ET.fromstring(pages(ENGLISH)["changes/atom.xml"])  # noqa: S314  (our own text)

    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert feed.findtext(f"{ATOM}updated") == "2027-03-03T12:00:00+00:00"
    assert len(set(ids)) == len(ids) == 3
    assert ids[0] == f"https://aids.example.com/{code_of('filler-seal#')}/3P/"


def test_every_code_is_found_by_its_first_sign() -> None:
    """Without script this is the way from a typed code to its step."""
    made = pages(ENGLISH, ARABIC)
    code = code_of("filler-seal#tighten")

    for sign in ALPHABET:
        assert f"codes/{sign}/index.html" in made
    assert f'href="/{code}/"' in made[f"codes/{code[0]}/index.html"]
    assert json.loads(made[f"codes/{code[0]}/index.json"])[code] == [
        "Change the filler seal",
        "7. Tighten to 8 N·m.",
        "1H 2K 3P",
        "aids/filler-seal/index.json",
    ]


def test_codes_of_drafts_are_found_in_the_draft_tree() -> None:
    """A reviewer types the code of a test card as a worker would."""
    draft = sample.edition(sample.aid(), None)

    known = {one.code: one for one in known_codes(shelf(), (), (draft_of(draft),))}

    assert known[code_of("filler-seal#tighten")].text == "7. Tighten to 8 N·m."


def test_where_nothing_is_the_page_says_what_to_do() -> None:
    """A card that leads nowhere is not to be worked from."""
    page = text_of(pages(ENGLISH)["404.html"])

    assert page.startswith("? Nothing is here. If a card brought you here, do not use the card. Tell your shift lead.")


def test_cards_are_ready_to_print() -> None:
    """A torn card is replaced by whoever stands beside the printer."""
    page = pages(ENGLISH)["print/index.html"]

    assert 'href="/cards/filler-seal-a4.pdf"' in page
    assert "Print at actual size." in page


def test_a_site_without_aids_says_so() -> None:
    """The first build of a new project must not look broken."""
    page = text_of(pages()["index.html"])

    assert "Nothing has been released yet." in page


def test_programs_find_every_step() -> None:
    """A kiosk needs one file to know where everything is."""
    tree = json.loads(pages(ENGLISH, ARABIC)["aids.json"])

    assert [aid["slug"] for aid in tree["aids"]] == ["filler-seal", "ar/filler-seal"]
    assert tree["aids"][0]["steps"][6]["url"] == f"https://aids.example.com/{code_of('filler-seal#tighten')}/"
    assert tree["stations"][0]["tell"] == "the maintenance lead, extension 210"


def test_a_blank_and_a_station_are_found_when_their_code_is_typed() -> None:
    """A sticker's symbol may be scratched; its code must not be called wrong."""
    blank = GivenCode(
        code=sample.code_of("blank"), target=Target(kind=TargetKind.BLANK, slug=Slug("b")), at=sample.NOON
    )
    place = Target(kind=TargetKind.STATION, slug=Slug("line-3"))
    station = StationRecord(
        slug=Slug("line-3"),
        codes=(GivenCode(code=sample.code_of("line-3"), target=place, at=sample.NOON),),
        releases=(Station(slug=Slug("line-3"), name="Line 3"),),
    )
    registry = Registry(blanks=(blank,), stations=(station,))

    found = {one.code: one.title for one in with_others((), registry, index_registry(registry))}

    assert found == {blank.code: "", sample.code_of("line-3"): "Line 3"}
