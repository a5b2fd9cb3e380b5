"""Rules about translations."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from jobaids.lint.site import Site
from jobaids.lint.translations import lacking_step, step_behind, unknown_step, withdrawn_card
from jobaids.model.aid import Aid, Step
from jobaids.model.names import Anchor, Label
from jobaids.model.release import AidRecord, Edition, Effect, Registry, Seal, Translated
from jobaids.record.translation import translated_of
from tests.lint.samples import aid, site, step


def named(anchor: str) -> Step:
    """A step of a given name."""
    return replace(step("Turn it."), anchor=Anchor(anchor))


SOURCE = aid(named("turn-off"), named("wait"), slug="fryer")


def spanish(*anchors: str) -> Aid:
    """The translation of the fryer's aid."""
    return aid(*map(named, anchors), slug="es/fryer", language="es")


def test_a_translation_with_the_same_names_is_fine() -> None:
    """Every Spanish step answers its English one."""
    here = site(SOURCE, spanish("turn-off", "wait"))

    assert not [*lacking_step(here), *unknown_step(here)]


def test_a_step_the_translation_lacks_is_named() -> None:
    """Whoever works from the Spanish card would not wait."""
    (told,) = lacking_step(site(SOURCE, spanish("turn-off")))

    assert (told.what, told.slug) == ("the translation lacks wait of fryer", "es/fryer")


def test_many_lacking_steps_are_counted() -> None:
    """A half-done translation is one thing to tell, not twelve."""
    source = aid(*(named(f"step-{letter}") for letter in "abcdef"), slug="fryer")

    (told,) = lacking_step(site(source, spanish()))

    assert told.what == "the translation lacks step-a, step-b, step-c, step-d and 2 more of fryer"


def test_a_step_of_an_unknown_name_in_a_known_place_is_offered_the_name() -> None:
    """Most often the name was derived from the translated words."""
    (told,) = unknown_step(site(SOURCE, spanish("turn-off", "espere")))

    assert told.what == "fryer has no espere"
    assert told.fix == "write {#wait}, the anchor of the step in its place"


def test_an_added_step_has_no_twin_to_offer() -> None:
    """A guess by position would pair it with the wrong step."""
    (told,) = unknown_step(site(SOURCE, spanish("turn-off", "wait", "espere")))

    assert told.fix == "write the anchor of the step it translates, or add the step to fryer"


def test_an_aid_in_a_folder_called_like_a_language_is_no_translation() -> None:
    """`es/…` may be a folder of the Eastside plant."""
    assert not list(lacking_step(site(SOURCE, aid(slug="es/fryer", language="en"))))


def test_a_translation_whose_source_is_not_there_stands_alone() -> None:
    """Some aids exist in one language only."""
    assert not list(unknown_step(site(spanish("espere"))))


def released(of: Aid, number: int, effect: Effect, *changed: str, translated: Translated | None = None) -> Edition:
    """A release of an aid that changed some steps."""
    seal = Seal(
        number=number,
        label=Label(f"{number}K"),
        at=datetime(2027, 3, number, tzinfo=UTC),
        effective=date(2027, 3, number),
        approved_by="Lead",
        note="",
        effect=effect,
        changed=tuple((Anchor(name), effect) for name in changed),
    )
    return Edition(aid=of, seal=seal, translated=translated)


def saying(of: Aid, action: str) -> Aid:
    """An aid whose second step says something else."""
    (phase,) = of.phases
    return replace(
        of, phases=(replace(phase, steps=(phase.steps[0], replace(phase.steps[1], number=2, action=action))),)
    )


def behind(draft: Aid, effect: Effect) -> Site:
    """A site whose fryer was released again since `es/fryer` was."""
    first, second = released(SOURCE, 1, Effect.WORK), released(saying(SOURCE, "Wait 10 minutes."), 2, effect, "wait")
    old = released(spanish("turn-off", "wait"), 1, Effect.WORK)
    old = replace(old, translated=translated_of(old, AidRecord(slug=SOURCE.slug, releases=(first,))))
    records = (
        AidRecord(slug=SOURCE.slug, releases=(first, second)),
        AidRecord(slug=draft.slug, releases=(old,)),
    )
    return replace(site(SOURCE, draft), registry=Registry(aids=records))


def test_a_step_that_is_behind_its_source_is_listed() -> None:
    """Nobody finds the one sentence among forty that the English text changed."""
    here = behind(spanish("turn-off", "wait"), Effect.WORK)

    (told,) = step_behind(here)

    assert (told.what, told.slug) == ("step 2, wait: translate again what fryer says since 2K", "es/fryer")
    assert told.why == "it says “Wait 10 minutes.”, no longer “Turn it.”"
    assert told.fix.endswith("if it says so already, add --holds es/fryer#wait")
    assert not list(withdrawn_card(here))


def test_a_step_that_was_translated_again_only_waits_for_its_release() -> None:
    """Who has done the work must not be told to do it."""
    draft = saying(spanish("turn-off", "wait"), "Espere 10 minutos.")

    (told,) = step_behind(behind(draft, Effect.WORK))

    assert told.what == "the released translation is behind fryer since 2K"


def test_a_translation_behind_in_safety_loses_its_card() -> None:
    """The reader of Spanish must not be the last to be hurt by the old text."""
    (told,) = withdrawn_card(behind(spanish("turn-off", "wait"), Effect.SAFETY))

    assert told.what == "no card of es/fryer is printed: fryer changed in a safety matter"
