"""Rules about translations."""

from __future__ import annotations

from dataclasses import replace

from jobaids.lint.translations import lacking_step, unknown_step
from jobaids.model.aid import Aid, Step
from jobaids.model.names import Anchor
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
