"""Cards of translations whose source went on, and of releases that are still to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.templates import read_templates
from jobaids.model.names import Slug
from jobaids.plan.cards import CardDesk, card_order
from jobaids.plan.site import released
from jobaids.record.index import index_registry
from jobaids.record.today import in_force, not_yet
from jobaids.render.addresses import Addresses
from jobaids.render.card.text import render_card
from jobaids.render.page.shelf import shelf_of
from tests.browser.sample_site import SETTINGS
from tests.browser.states_site import DAY, SOON, registry

NOW = in_force(registry(), DAY)


def test_no_card_of_a_translation_behind_in_safety_is_printed() -> None:
    """A card on a wall cannot take itself down; the next one must not be hung."""
    printed = released(NOW).printed

    assert Slug("ar/filler-guard") not in printed
    assert {Slug("ar/filler-seal"), Slug("filler-guard")} <= printed


def test_only_what_is_in_force_is_printed_and_the_rest_is_kept_for_its_day() -> None:
    """The same registry gives another site on the day itself, and on no day before."""
    coming = {record.slug: [one.label for one in record.releases] for record in not_yet(registry(), DAY)}

    assert coming == {"filler-seal": ["4Z"], "filler-new": ["1H"]}
    assert not_yet(registry(), SOON) == ()


def card_of(slug: str, early: date | None = None) -> str:
    """The text of a card as the build orders it."""
    shown = released(NOW)
    addresses = Addresses(root="/", default=SETTINGS.site.languages[0])
    desk = CardDesk(
        settings=SETTINGS,
        shelf=shelf_of(shown.editions, shown.stations, addresses),
        addresses=addresses,
        speak=read_words,
        folders=(),
        index=index_registry(NOW),
    )
    edition = next(one for one in shown.editions if one.aid.slug == slug)
    order = replace(card_order(edition, "a4", desk), early=early)
    return render_card(order, read_templates().render).xhtml


def test_the_card_of_a_translation_that_is_behind_says_so_in_its_head_and_at_the_step() -> None:
    """Whoever has no phone must know which step to ask about."""
    words = read_words(NOW.aids[5].releases[0].aid.language)
    head = words(
        "{language} changed on {date}. This text is older.", language="English", date=words.date(date(2027, 2, 3))
    )
    mark = words("{language} says this otherwise now.", language="English")

    card = card_of("ar/filler-seal")

    assert f'<p class="test">! {head}</p>' in card
    assert card.count('<p class="older">') == 1
    assert mark in card.partition("<h2")[2]
    assert 'class="older"' not in card_of("filler-seal")


def test_a_card_printed_before_its_day_says_from_when_it_holds() -> None:
    """It is hung on the evening before; until then everybody works by the old one."""
    assert "! This card holds from 20 Apr 2027. Do not work from it before." in card_of("filler-guard", SOON)
