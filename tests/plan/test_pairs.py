"""Which cards are printed in two languages, and where they lie."""

from __future__ import annotations

from dataclasses import replace

from jobaids.language.words import Words
from jobaids.model.names import Language, Slug
from jobaids.model.release import Edition
from jobaids.model.settings import Settings
from jobaids.model.station import Station
from jobaids.plan.cards import CardDesk
from jobaids.plan.pairs import pair_recipes, pairs_of, parted
from jobaids.render.addresses import Addresses
from jobaids.render.page.shelf import shelf_of
from tests.render.editions import filler_seal


def spanish() -> Edition:
    """The same aid in Spanish, as far as plans look at it."""
    whole = filler_seal()
    return replace(whole, aid=replace(whole.aid, slug=Slug("es/filler-seal"), language=Language("es")))


def asking(*formats: str) -> Edition:
    """The aid that asks for some formats."""
    whole = filler_seal()
    return replace(whole, aid=replace(whole.aid, head=replace(whole.aid.head, formats=formats)))


def desk(edition: Edition, *languages: str, translated: bool = True) -> CardDesk:
    """A site with one station of some languages."""
    addresses = Addresses(root="/")
    station = Station(slug=Slug("one"), name="One", aids=(edition.aid.slug,), languages=tuple(map(Language, languages)))
    partner = spanish()
    return CardDesk(
        settings=Settings(),
        shelf=shelf_of((edition, partner), (station,), addresses),
        addresses=addresses,
        speak=lambda language: Words(language=language),
        folders=("",),
        partners={partner.aid.slug: partner} if translated else {},
    )


def test_an_aid_may_ask_for_a_card_in_two_languages() -> None:
    """It is made beside its other cards, under a name that every web host serves."""
    edition = asking("a4", "a6-grey+es")

    (recipe,) = pair_recipes((edition,), desk(edition))

    assert recipe.name == "cards/filler-seal-a6-grey-es.pdf"
    assert recipe.order.order.format.name == "a6-grey"
    assert recipe.order.order.beside.edition.aid.language == "es"


def test_a_station_of_two_languages_gets_cards_in_both() -> None:
    """Whoever writes down who works there need not ask for it aid by aid."""
    edition = asking("a5")

    assert [name for name, _ in pairs_of(edition, desk(edition, "en", "es"))] == ["a5+es"]


def test_a_station_of_three_languages_leaves_the_choice_open() -> None:
    """No card holds three, and which two it is to be nobody but the author knows."""
    edition = asking("a5")

    assert pairs_of(edition, desk(edition, "en", "es", "ar")) == ()


def test_a_translation_that_may_not_be_printed_stands_on_no_card() -> None:
    """What is behind in a safety matter would hurt beneath its source as it would alone."""
    edition = asking("a4+es")

    assert pairs_of(edition, desk(edition, "en", "es", translated=False)) == ()


def test_a_badge_holds_one_language() -> None:
    """It has room for four lines."""
    assert parted("badge+es") == ("badge+es", None)
    assert parted("a4+es") == ("a4", "es")
