"""What to take down and what to hang after a release."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jobaids.model.release import Effect, Registry
from jobaids.record.index import index_registry
from jobaids.record.order import Order, moment_of
from jobaids.record.posted import hang
from jobaids.record.reprint import Cause, Swap, reprint_list
from jobaids.record.verbs import retire
from tests.record.test_posted import LATER, recorded, wish
from tests.release.project import Plant, plant

TODAY = date(2027, 4, 1)


@pytest.fixture
def posted(tmp_path: Path) -> Plant:
    """A project whose only card hangs at the line, twice."""
    project = plant(tmp_path)
    project.release()
    recorded(project, hang(project.registry().registry, wish("seal", copies=2), LATER))
    return project


def to_do(registry: Registry) -> tuple[Swap, ...]:
    """Everything to change today."""
    return reprint_list(registry, index_registry(registry), TODAY)


def reprint(project: Plant, effect: Effect) -> tuple[Swap, ...]:
    """What to do after another release of a given effect."""
    project.edit("content/seal.md", "hooked tool", "hooked brass tool")
    project.release(Order(approved_by="Safety", note="Brass.", effect=effect, because="means the same"))
    return to_do(project.registry().registry)


@pytest.mark.parametrize(("effect", "cause"), [(Effect.SAFETY, Cause.SAFETY), (Effect.WORK, Cause.WORK)])
def test_a_card_that_is_good_no_more_is_changed_for_the_newest(posted: Plant, effect: Effect, cause: Cause) -> None:
    """Take down 1, hang 2, as many as hang there."""
    (swap,) = reprint(posted, effect)

    old, new = (release.label for release in posted.record().releases)
    assert swap.cause is cause
    assert swap.down == ((old, 2),)
    assert (swap.hang, swap.copies) == (new, 2)


def test_a_card_of_which_only_wording_changed_is_left_alone(posted: Plant) -> None:
    """Who reprints every comma soon reprints nothing."""
    assert reprint(posted, Effect.WORDING) == ()


def test_the_card_of_an_ended_job_only_comes_down(posted: Plant) -> None:
    """Nothing takes its place."""
    registry = posted.registry().registry
    code = posted.record().releases[-1].code_of()
    answer = retire(index_registry(registry), code, "The filler was scrapped.", "", moment_of(LATER, ""))
    registry = recorded(posted, answer)

    (swap,) = to_do(registry)

    assert swap.cause is Cause.ENDED
    assert swap.hang is None


def test_a_newer_card_beside_the_old_one_is_not_hung_twice(posted: Plant) -> None:
    """Somebody hung the new one and forgot the old."""
    reprint(posted, Effect.WORK)
    registry = recorded(posted, hang(posted.registry().registry, wish("seal", hours=6), LATER))

    (swap,) = to_do(registry)

    assert swap.down
    assert swap.hang is None


def test_a_listed_aid_without_a_card_is_missing_where_a_journal_is_kept(posted: Plant) -> None:
    """A station that nobody records cards of is not judged at all."""
    posted.edit("content/stations.yaml", "aids: [seal]", "aids: [seal, other]")
    posted.write("content/other.md", "---\ntitle: Other\n---\n\n1. Look at it.\n")
    posted.release()

    (swap,) = to_do(posted.registry().registry)

    assert (swap.slug, swap.cause, swap.copies) == ("other", Cause.MISSING, 1)


def test_safety_stands_first(posted: Plant) -> None:
    """The list is worked off from the top, and the shift may end before its bottom."""
    posted.edit("content/stations.yaml", "aids: [seal]", "aids: [seal, other]")
    posted.write("content/other.md", "---\ntitle: Another\n---\n\n1. Look at it.\n")

    swaps = reprint(posted, Effect.SAFETY)

    assert [swap.cause for swap in swaps] == [Cause.SAFETY, Cause.MISSING]


def test_the_card_of_a_translation_that_could_hurt_somebody_comes_down(posted: Plant) -> None:
    """It is the newest of its language, and its source changed in a safety matter; none is hung until it is level."""
    text = posted.text("content/seal.md")
    posted.write("content/seal.es.md", text.replace("Change the filler seal", "Cambie el sello"))
    posted.edit("content/stations.yaml", "aids: [seal]", "aids: [seal, es/seal]")
    posted.release()
    registry = recorded(posted, hang(posted.registry().registry, wish("es/seal", hours=6), LATER))
    assert to_do(registry) == ()

    spanish, english = reprint(posted, Effect.SAFETY)

    assert (english.slug, spanish.slug) == ("seal", "es/seal")
    assert (spanish.cause, len(spanish.down), spanish.hang) == (Cause.SAFETY, 1, None)
    bare = replace(posted.registry().registry, posted=posted.registry().registry.posted[:1])
    assert [swap.slug for swap in to_do(bare)] == ["seal"]


def test_no_journal_no_list(tmp_path: Path) -> None:
    """Nobody is told to hang what may have hung for years."""
    project = plant(tmp_path)
    project.release()

    assert to_do(project.registry().registry) == ()


def test_an_empty_registry_has_nothing_to_reprint() -> None:
    """The first build of a new project asks too."""
    assert to_do(Registry()) == ()
