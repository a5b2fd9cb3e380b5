"""Releases of a translation whose source went on, on a real disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from jobaids.cli.card import card
from jobaids.model.names import Anchor, Slug
from jobaids.model.release import Effect
from jobaids.record.index import index_registry
from jobaids.record.order import AskedWronglyError, Held
from jobaids.record.translation import Behind, behind_of, withdrawn
from jobaids.wiring.carding import is_withdrawn
from tests.release.project import ORDER, Plant, plant

ES = Slug("es/seal")
LOCK, SEAT = Anchor("turn-the-isolator-to-off"), Anchor("seat-the-new-seal")
SPANISH = """\
---
title: Cambie el sello
ppe: [guantes]
---

1. **Gire el aislador a OFF.** Ponga su propio candado. {#turn-the-isolator-to-off}

   > [!DANGER]
   > Bloquee antes de abrir la guarda. La válvula le aplastará la mano.

2. **Saque el sello viejo.** Use el gancho. {#lift-out-the-old-seal}
3. **Asiente el sello nuevo.** Presione con los dos pulgares 5 segundos. {#seat-the-new-seal}

## Si algo sale mal

| Usted ve | Haga esto |
|---|---|
| Se rompe el sello {#the-seal-tears} | Pare. Ponga un sello nuevo. |
"""


@pytest.fixture
def project(tmp_path: Path) -> Plant:
    """A plant whose seal change was released in English and in Spanish."""
    made = plant(tmp_path)
    made.edit("content/seal.md", "title: Change the filler seal\n", "title: Change the filler seal\nppe: [gloves]\n")
    made.release()
    made.write("content/seal.es.md", SPANISH)
    made.release()
    return made


def late(project: Plant) -> Behind | None:
    """How far the newest Spanish release is behind."""
    latest = project.record(ES).latest
    assert latest is not None
    return behind_of(latest, index_registry(project.registry().registry))


def new_alert(project: Plant) -> None:
    """The English source is released with another alert, and nothing else."""
    project.edit("content/seal.md", "Lock it before you open the guard.", "Lock it and wait 2 minutes.")
    project.release()


def test_a_release_that_touches_another_step_does_not_clear_a_new_alert(project: Plant) -> None:
    """The Spanish card would come back into print with the alert that hurt somebody."""
    new_alert(project)
    project.edit("content/seal.es.md", "Use el gancho.", "Use siempre el gancho.")

    project.release(replace(ORDER, slugs=(ES,)))

    found = late(project)
    assert found is not None
    assert (found.steps, found.worst) == ((LOCK,), Effect.SAFETY)
    assert withdrawn(project.registry().registry) == {ES}


def test_another_word_in_the_action_does_not_pass_for_a_new_alert(project: Plant) -> None:
    """A typo mended in the same step is no translation of what is new about it."""
    new_alert(project)
    project.edit("content/seal.es.md", "Ponga su propio candado.", "Ponga su candado.")

    project.release()

    found = late(project)
    assert found is not None
    assert found.steps == (LOCK,)


def test_the_alert_translated_again_is_level(project: Plant) -> None:
    """The translator did what was asked; the card is printed again."""
    new_alert(project)
    project.edit("content/seal.es.md", "Bloquee antes de abrir la guarda.", "Bloquee y espere 2 minutos.")

    project.release()

    assert late(project) is None
    assert not withdrawn(project.registry().registry)


def test_no_card_of_it_is_printed_by_hand_either(project: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for the one card by its name would hang the old text beside the machine."""
    new_alert(project)
    monkeypatch.chdir(project.root)
    monkeypatch.setattr("jobaids.cli.card.today", lambda _: date(2028, 1, 1))
    label = project.record(ES).releases[-1].label

    by_name, by_label = CliRunner().invoke(card, [ES]), CliRunner().invoke(card, [f"{ES}@{label}"])

    assert (by_name.exit_code, by_label.exit_code) == (2, 2)
    assert "changed in a safety matter" in by_name.output
    assert not (project.root / "build").exists()


def test_what_is_withdrawn_is_judged_on_the_day_that_the_card_holds(project: Plant) -> None:
    """Until the new alert holds, the old card is right; one that is to hold later must know the alert."""
    then, now = date(2028, 6, 1), date(2028, 1, 1)
    project.edit("content/seal.md", "Lock it before you open the guard.", "Lock it and wait 2 minutes.")
    project.release(replace(ORDER, effective=then))
    project.edit("content/seal.es.md", "Use el gancho.", "Use siempre el gancho.")
    project.release(replace(ORDER, effective=then))

    registry = project.registry().registry
    before, after = project.record(ES).releases

    assert not is_withdrawn(registry, before, now)
    assert is_withdrawn(registry, after, now)
    assert is_withdrawn(registry, after, then)
    assert not is_withdrawn(registry, before, then)  # printed, and marked as superseded


def test_what_to_wear_is_translated_too(project: Plant) -> None:
    """Goggles that only the English head asks for leave the Spanish reader without."""
    project.edit("content/seal.md", "ppe: [gloves]", "ppe: [gloves, goggles]")
    project.edit("content/seal.es.md", "Cambie el sello", "Cambie el sello del llenador")
    project.release()
    before = late(project)
    project.edit("content/seal.es.md", "ppe: [guantes]", "ppe: [guantes, gafas]")

    project.release()

    assert before is not None
    assert (before.steps, before.worst) == ((Anchor(""),), Effect.SAFETY)
    assert late(project) is None


def test_a_step_that_only_the_source_gained_stays_behind_until_it_is_there(project: Plant) -> None:
    """The Spanish crew would never test the drip tray."""
    project.edit("content/seal.md", "\n## If", "4. **Test the drip tray.** Never with your hand. {#tray}\n\n## If")
    project.release()
    project.edit("content/seal.es.md", "Use el gancho.", "Use siempre el gancho.")
    project.release()
    before = late(project)
    project.edit("content/seal.es.md", "\n## Si", "4. **Pruebe la bandeja.** Nunca con la mano. {#tray}\n\n## Si")

    project.release()

    assert before is not None
    assert before.steps == ("tray",)
    assert late(project) is None


def test_a_step_that_the_source_lost_stays_behind_until_it_is_gone(project: Plant) -> None:
    """What English readers were told to stop doing, Spanish readers go on doing."""
    project.edit("content/seal.md", "2. **Lift out the old seal.** Use the hooked tool. {#lift-out-the-old-seal}\n", "")
    project.release()
    before = late(project)
    project.edit("content/seal.es.md", "2. **Saque el sello viejo.** Use el gancho. {#lift-out-the-old-seal}\n", "")

    project.release()

    assert before is not None
    assert before.steps == ("lift-out-the-old-seal",)
    assert late(project) is None


def test_words_that_changed_back_are_as_they_were_translated(project: Plant) -> None:
    """Nobody has to translate what stands there already."""
    project.edit("content/seal.md", "for 5 seconds", "for 50 seconds")
    project.release()
    project.edit("content/seal.md", "for 50 seconds", "for 5 seconds")

    project.release()

    assert late(project) is None


def test_parts_are_translated_in_their_own_time(project: Plant) -> None:
    """Two steps changed; each is level when it was done, whatever was done before."""
    new_alert(project)
    project.edit("content/seal.md", "for 5 seconds", "for 50 seconds")
    project.release()
    project.edit("content/seal.es.md", "5 segundos", "50 segundos")
    project.release()
    between = late(project)
    project.edit("content/seal.es.md", "Bloquee antes de abrir la guarda.", "Bloquee y espere 2 minutos.")

    project.release()

    assert between is not None
    assert between.steps == (LOCK,)
    assert late(project) is None


def test_a_typo_mended_before_the_source_went_on_is_no_translation_of_it(project: Plant) -> None:
    """Only what was done after the source changed can answer the change."""
    project.edit("content/seal.es.md", "La válvula le aplastará la mano.", "La válvula le aplasta la mano.")
    project.release()
    new_alert(project)
    project.edit("content/seal.es.md", "Use el gancho.", "Use siempre el gancho.")

    project.release()

    found = late(project)
    assert found is not None
    assert found.steps == (LOCK,)


def test_naming_a_translation_says_nothing_about_what_it_says(project: Plant) -> None:
    """Whoever types its name to release one step has not read the others."""
    new_alert(project)

    released = project.release(replace(ORDER, slugs=(ES,)))

    assert released.docket.is_empty
    assert late(project) is not None


def test_a_part_that_holds_is_said_to_by_name(project: Plant) -> None:
    """“Wait 2 minutes” may have stood in the Spanish text all along; somebody read it, and says so."""
    new_alert(project)
    project.edit("content/seal.md", "for 5 seconds", "for 50 seconds")
    project.release()

    project.release(replace(ORDER, holds=(Held(slug=ES, anchor=LOCK),)))
    one = late(project)
    project.release(replace(ORDER, slugs=(ES,), holds=(Held(slug=ES),)))

    latest = project.record(ES).latest
    assert one is not None
    assert one.steps == (SEAT,)
    assert late(project) is None
    assert latest is not None
    assert latest.seal is not None
    assert latest.seal.effect is Effect.WORDING


@pytest.mark.parametrize("held", [Held(slug=Slug("seal")), Held(slug=ES, anchor=Anchor("seet")), Held(slug=Slug("no"))])
def test_what_cannot_hold_is_told(project: Plant, held: Held) -> None:
    """A name typed wrong must not pass for a step that was read."""
    with pytest.raises(AskedWronglyError):
        project.release(replace(ORDER, holds=(held,)))


def test_all_that_was_translated_is_sealed(project: Plant) -> None:
    """Years later it can be said what the translator had in front of them: alerts, reasons, what to wear."""
    latest = project.record(ES).latest

    assert latest is not None
    assert latest.translated is not None
    texts = {part.anchor: part.text for part in latest.translated.parts}
    assert "crush your hand" in texts[LOCK]
    assert "gloves" in texts[Anchor("")]
    assert "Fit a new seal." in texts[Anchor("the-seal-tears")]
