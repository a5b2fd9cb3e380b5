"""Which posters are printed, and where they lie."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from jobaids.language.words import Words
from jobaids.model.names import Code, Language, Slug
from jobaids.model.release import GivenCode, StationRecord, Target, TargetKind
from jobaids.model.settings import CardSettings, Settings
from jobaids.model.station import Station
from jobaids.plan.cards import CardDesk
from jobaids.plan.posters import poster_recipes
from jobaids.render.addresses import Addresses
from jobaids.render.page.shelf import shelf_of
from tests.render.editions import filler_seal

STATION = Station(
    slug=Slug("filler-3"), name="Filler", aids=(Slug("filler-seal"), Slug("gone")), languages=(Language("es"),)
)


def record(station: Station) -> StationRecord:
    """A station as it was released."""
    given = GivenCode(
        code=Code("W0TWFC"),
        target=Target(kind=TargetKind.STATION, slug=station.slug),
        at=datetime(2027, 3, 3, tzinfo=UTC),
    )
    return StationRecord(slug=station.slug, codes=(given,), releases=(station,))


def desk(*stations: Station) -> CardDesk:
    """A site with some stations that still stand."""
    addresses = Addresses(root="/")
    return CardDesk(
        settings=Settings(),
        shelf=shelf_of((filler_seal(),), stations, addresses),
        addresses=addresses,
        speak=lambda language: Words(language=language),
        folders=("", "site/"),
    )


def test_each_station_gets_a_poster_to_hang_and_a_large_one() -> None:
    """They lie beside the cards, for whoever prints and for whoever looks at the site."""
    near, far = poster_recipes((record(STATION),), desk(STATION))

    assert near.order.paths == ("cards/stations/filler-3-a4.pdf", "site/cards/stations/filler-3-a4.pdf")
    assert far.name == "cards/stations/filler-3-a3.pdf"
    assert [spine.slug for spine in near.order.order.aids] == ["filler-seal"]
    assert near.order.order.words.language == "es"


def test_where_cards_are_letter_the_poster_is_too() -> None:
    """A printer has one paper in it."""
    american = replace(desk(STATION), settings=Settings(cards=CardSettings(formats=("letter-grey",))))

    assert [recipe.order.order.format.name for recipe in poster_recipes((record(STATION),), american)] == [
        "letter",
        "a3",
    ]


def test_a_station_that_is_gone_gets_none() -> None:
    """Its code goes on to say what became of it; nobody is to hang it anew."""
    assert poster_recipes((record(STATION),), desk()) == ()
