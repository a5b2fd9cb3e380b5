"""What a symbol on a wall is worth, from the address it says to one sentence for whoever stands before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobaids.codes.derive import code_from
from jobaids.model.names import DRAFT_LABEL, Anchor, Code, Label
from jobaids.model.release import Effect, Registry
from jobaids.record.index import index_registry
from jobaids.record.standing import Judge
from jobaids.record.verbs import move, retire
from jobaids.record.worth import Standing, Worth
from tests.browser.states_site import registry as states
from tests.plan.walls import overtaken_on_its_way, renamed_and_cut_short
from tests.record.aids import aid, edition, sealed, step
from tests.record.registries import BASE, REGISTRY, SEAT, WHOLE, after, moment, with_blanks
from tests.render import page_sample as sample


def judge(registry: Registry = REGISTRY, *bases: str) -> Judge:
    """Who judges by a registry, some days after its first release."""
    return Judge(registry=registry, index=index_registry(registry), bases=bases or (BASE,), day=moment().day)


def seen(code: Code, label: Label | None, registry: Registry = REGISTRY) -> Standing:
    """A symbol of our site."""
    return judge(registry).standing(f"https://AIDS.EXAMPLE.COM/{code}/" + (f"{label}/" if label else ""))


def released_again(effect: Effect) -> Registry:
    """The registry after the seal's test was changed."""
    record = REGISTRY.aids[0]
    shown = aid(step("seat", "Seat it"), step("test", "Test it twice"), slug=record.slug)
    again = replace(edition(shown), codes=record.releases[0].codes)
    changed = ((Anchor("test"), effect),)
    release = sealed(again, 2, effect=effect, changed=changed)
    return replace(REGISTRY, aids=(replace(record, releases=(*record.releases, release)), *REGISTRY.aids[1:]))


FIRST = REGISTRY.aids[0].releases[0].label


def test_a_card_in_force_is_current() -> None:
    """The one answer that sends nobody walking."""
    one = seen(SEAT, FIRST)

    assert (one.worth, one.card, one.part) == (Worth.CURRENT, f"filler-seal@{FIRST}", "step 1: Seat it")
    assert one.say.startswith("Card OK · revision 1 · ")


@pytest.mark.parametrize(
    ("effect", "worth", "say"),
    [
        (Effect.WORDING, Worth.GOOD, "Card OK. Only wording changed (now 2)."),
        (Effect.WORK, Worth.OLDER, "Old card (1, now 2). This step is the same. Changed: 2."),
        (Effect.SAFETY, Worth.UNSAFE, "STOP. Do not use this card (1, now 2). This step is the same."),
    ],
)
def test_an_older_card_is_told_by_the_worst_that_changed_since(effect: Effect, worth: Worth, say: str) -> None:
    """The same words as on the page that its symbol opens."""
    one = seen(SEAT, FIRST, released_again(effect))

    assert (one.worth, one.say) == (worth, say)


def test_the_revision_to_hang_instead_is_named() -> None:
    """Whoever reads the list stands at the printer."""
    registry = released_again(Effect.WORK)

    assert seen(SEAT, FIRST, registry).now == registry.aids[0].releases[1].label


def test_a_card_whose_job_ended_comes_down() -> None:
    """Its symbol would open an explanation, and the work is done no more."""
    registry = after(REGISTRY, retire(index_registry(REGISTRY), WHOLE, "Scrapped", "rack-damage", moment()))

    one = seen(SEAT, FIRST, registry)

    assert one.worth is Worth.RETIRED
    assert one.say.startswith("This job ended on 4 Mar 2027. Take the card down.")


def test_a_step_that_another_one_answers_for_is_older() -> None:
    """The card shows words that its symbol no longer opens."""
    registry = after(REGISTRY, move(index_registry(REGISTRY), SEAT, "rack-damage#test", moment()))

    assert seen(SEAT, FIRST, registry).worth is Worth.OLDER


def test_a_revision_that_nobody_released_is_unknown() -> None:
    """A card of a branch that was never merged, or a forged one."""
    one = seen(SEAT, Label("99Z"))

    assert (one.worth, one.say) == (Worth.UNKNOWN, "We do not know revision 99Z. Do not use the card.")


def test_a_test_card_is_told_as_one() -> None:
    """Somebody laminated a draft."""
    assert seen(SEAT, DRAFT_LABEL).worth is Worth.TEST


def test_a_blank_opens_no_help_yet() -> None:
    """It hangs ready, and is no fault of the wall's."""
    registry, blanks = with_blanks()

    assert seen(blanks[0], DRAFT_LABEL, registry).worth is Worth.RESERVED


@pytest.mark.parametrize(
    "says",
    [
        "https://HELP.EXAMPLE.ORG/7K3QMX/12K/",
        "https://aids.example.com.evil.example/7K3QMX/12K/",
        "https://AIDS.EXAMPLE.COM/stations/line-3/",
        "WIFI:S:guests;;",
        "",
    ],
)
def test_what_is_no_card_of_ours_is_foreign(says: str) -> None:
    """Machines carry codes of their makers; a host that only begins like ours is another's."""
    assert judge().standing(says).worth is Worth.FOREIGN


def test_a_code_that_was_never_given_is_unknown() -> None:
    """It has our address and a right check sign, and opens nothing."""
    assert seen(_ungiven(), FIRST).worth is Worth.UNKNOWN


def test_cards_with_an_address_that_was_accepted_earlier_are_ours() -> None:
    """They hang as long as their lamination holds, whatever the site is called now."""
    now = judge(REGISTRY, "https://new.example.com/help", BASE)

    assert now.standing(f"https://AIDS.EXAMPLE.COM/{SEAT}/{FIRST}/").worth is Worth.CURRENT
    assert now.standing(f"https://NEW.EXAMPLE.COM/help/{SEAT}/{FIRST}/").worth is Worth.CURRENT


def test_what_could_not_be_read_is_no_card_at_all() -> None:
    """Nobody may take it for a good one."""
    assert judge().standing(None).worth is Worth.UNREAD


def _ungiven() -> Code:
    given = index_registry(REGISTRY).given
    return next(code for code in map(code_from, range(100, 200)) if code not in given)


def _seen_of(registry: Registry, place: str, label: str) -> Standing:
    """A symbol of the sample whose states are known, on the day they are known of."""
    there = replace(judge(registry), day=date(2027, 3, 31))
    return there.standing(f"https://AIDS.EXAMPLE.COM/{sample.code_of(place)}/{label}/")


def test_a_translation_whose_source_changed_in_safety_is_never_good() -> None:
    """Its card is the newest there is, and somebody could be hurt by it at any step; there is none to hang instead."""
    one = _seen_of(states(), "ar/filler-guard#wipe-groove", "1H")

    assert (one.worth, one.now) == (Worth.UNSAFE, "")
    assert one.say.startswith("STOP. Do not use this card. English changed on ")


def test_a_translation_that_is_older_than_its_source_says_so_where_it_is() -> None:
    """At the other steps it is as good as its source."""
    registry = states()

    assert _seen_of(registry, "ar/filler-seal#tighten", "1H").worth is Worth.BEHIND
    assert _seen_of(registry, "ar/filler-seal#hand-tight", "1H").worth is Worth.CURRENT


def test_a_card_from_before_a_job_got_another_name_is_judged_by_what_came_since() -> None:
    """What is to be hung is a card of the new name."""
    kept, lost = (_seen_of(renamed_and_cut_short(), f"filler-seal#{one}", "2K") for one in ("hand-tight", "tighten"))

    for one in (kept, lost):
        assert (one.worth, one.card) == (Worth.UNSAFE, "filler-seal@2K")
        assert (one.hang, one.now) == ("filler-new", "4Z")


def test_a_card_that_a_newer_one_overtook_before_its_day_comes_down() -> None:
    """It was printed for a day on which it will not hold."""
    one = _seen_of(overtaken_on_its_way(), "filler-seal#tighten", "2K")

    assert (one.worth, one.say) == (Worth.OLDER, "This card will never hold. Do not work from it.")
