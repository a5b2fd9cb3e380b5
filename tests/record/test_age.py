"""What a card on the wall is worth: the rows of the table that a phone shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from jobaids.model.names import Anchor, Label, Language, Slug
from jobaids.model.release import AidRecord, Edition, Effect
from jobaids.record.age import (
    Age,
    AidChanged,
    Current,
    Early,
    Gone,
    StepChanged,
    StepSame,
    Trial,
    Unasked,
    Unknown,
    Unsafe,
    WordingOnly,
    age_of,
)
from jobaids.record.holding import coming, in_force
from jobaids.record.translation import behind, source_slug, translated_of
from tests.record.aids import NOON, aid, edition, sealed, step

TODAY = NOON.date()
SEAT, TEST, AID = Anchor("seat"), Anchor("test"), Anchor("")


def _release(number: int, effect: Effect, *changed: str, steps: tuple[str, ...] = ("seat", "test")) -> Edition:
    shown = aid(*(step(name, f"Do {name} in way {number}") for name in steps))
    touched = tuple((Anchor(name), effect) for name in changed)
    return sealed(edition(shown), number, effect=effect, changed=touched)


def _record(*releases: Edition) -> AidRecord:
    return AidRecord(slug=Slug("filler-seal"), releases=releases)


def _age(record: AidRecord, anchor: Anchor, card: int = 0) -> Age:
    return age_of(record, anchor, record.releases[card].label, TODAY)


def test_the_newest_card_is_current() -> None:
    """✓ Card OK."""
    record = _record(_release(1, Effect.WORK))

    assert _age(record, SEAT) == Current(now=record.releases[0])


def test_after_wording_alone_an_old_card_is_as_good_as_new() -> None:
    """Nobody reprints a wall for a comma, not even for a comma in this step."""
    record = _record(_release(1, Effect.WORK), _release(2, Effect.WORDING, "seat"))

    assert isinstance(_age(record, SEAT), WordingOnly)


def test_a_step_that_is_the_same_on_an_old_card_says_which_are_not() -> None:
    """Someone may finish step 1, but must know that step 2 is another one now."""
    record = _record(_release(1, Effect.WORK), _release(2, Effect.WORK, "test"))

    age = _age(record, SEAT)

    assert isinstance(age, StepSame)
    assert age.changed == (2,)


def test_a_step_that_changed_says_so() -> None:
    """The new instruction stands first."""
    record = _record(_release(1, Effect.WORK), _release(2, Effect.WORK, "test"))

    assert isinstance(_age(record, TEST), StepChanged)


def test_safety_anywhere_since_the_card_comes_first() -> None:
    """The alert at step 2 was added two releases ago; someone at step 1 goes on to step 2 in a minute."""
    record = _record(_release(1, Effect.WORK), _release(2, Effect.SAFETY, "test"), _release(3, Effect.WORDING, "seat"))

    here, there = _age(record, SEAT), _age(record, TEST)

    assert isinstance(here, Unsafe)
    assert isinstance(there, Unsafe)
    assert (here.this_step, there.this_step) == (False, True)


def test_a_card_printed_after_the_safety_change_is_not_stopped_by_it() -> None:
    """Only what came after the card counts."""
    record = _record(_release(1, Effect.WORK), _release(2, Effect.SAFETY, "test"), _release(3, Effect.WORDING, "seat"))

    assert isinstance(_age(record, SEAT, card=1), WordingOnly)


def test_the_code_of_the_aid_names_every_step_that_changed() -> None:
    """A badge has one symbol; it must not say that *this step* is the same."""
    record = _record(_release(1, Effect.WORK), _release(2, Effect.WORK, "test"))

    age = _age(record, AID)

    assert isinstance(age, AidChanged)
    assert age.changed == (2,)


def test_a_step_that_left_the_aid_says_so() -> None:
    """Its card must not open its neighbour as if it were the same."""
    record = _record(_release(1, Effect.WORK), _release(2, Effect.WORK, "test", steps=("seat",)))

    age = _age(record, TEST)

    assert isinstance(age, Gone)
    assert age.last == record.releases[0]


@pytest.mark.parametrize("anchor", [SEAT, AID])
def test_a_label_nobody_released_is_unknown(anchor: Anchor) -> None:
    """A forged or misread card is not to be worked from."""
    record = _record(_release(1, Effect.WORK))

    assert age_of(record, anchor, Label("15K"), TODAY) == Unknown(label=Label("15K"), now=record.releases[0])


def test_a_code_without_a_label_and_a_test_card_say_what_they_are() -> None:
    """Neither is ever *Card OK*."""
    record = _record(_release(1, Effect.WORK))

    assert age_of(record, SEAT, None, TODAY) == Unasked(now=record.releases[0])
    assert age_of(record, SEAT, Label("0"), TODAY) == Trial(now=record.releases[0])
    assert age_of(_record(), SEAT, Label("0"), TODAY) == Trial(now=None)


def test_a_release_of_tomorrow_is_not_in_force_today() -> None:
    """The old card is right until then, and the page says what is coming."""
    first = _release(1, Effect.WORK)
    later = _release(2, Effect.SAFETY, "test")
    assert later.seal is not None
    tomorrow = replace(later, seal=replace(later.seal, effective=TODAY + timedelta(days=1)))
    record = _record(first, tomorrow)

    assert isinstance(_age(record, TEST), Current)
    assert isinstance(_age(record, TEST, card=1), Early)
    assert coming(record, TODAY) == tomorrow
    assert in_force(record, TODAY + timedelta(days=1)) == tomorrow


def test_a_first_release_shows_before_its_date() -> None:
    """There is nothing else to show to whoever scans it early."""
    later = _release(1, Effect.WORK)
    assert later.seal is not None
    record = _record(replace(later, seal=replace(later.seal, effective=TODAY + timedelta(days=1))))

    assert isinstance(_age(record, SEAT), Current)
    assert coming(record, TODAY) is None


def test_what_another_branch_did_not_build_on_counts_as_changed() -> None:
    """Two branches released a 2; the one merged last never saw the safety change of the other."""
    ours = _release(2, Effect.SAFETY, "test")
    theirs = sealed(edition(aid(step("seat", "Do seat"), step("test", "Do test"))), 2, effect=Effect.WORDING)
    record = _record(_release(1, Effect.WORK), ours, theirs)

    assert isinstance(_age(record, TEST, card=1), Unsafe)


def test_a_translation_knows_what_it_translates_and_when_it_is_behind() -> None:
    """The Spanish card must say that the English one went on."""
    first, second = _release(1, Effect.WORK), _release(2, Effect.WORK, "test")
    draft = edition(aid(step("seat", "Asiente"), slug="es/filler-seal"))
    spanish = replace(draft, translated=translated_of(draft, _record(first)))

    fresh = behind(spanish, _record(first))
    late = behind(spanish, _record(first, second))

    assert fresh is None
    assert late is not None
    assert (late.since, late.worst) == (second, Effect.WORK)
    assert late.steps == ("test",)


def test_only_a_folder_of_its_own_language_makes_a_translation() -> None:
    """`plant/filler` is no translation into a language called plant."""
    spanish = replace(aid(slug="es/filler-seal"), language=Language("es"))

    assert source_slug(spanish) == "filler-seal"
    assert source_slug(aid(slug="plant/filler-seal")) is None


def test_a_step_that_was_changed_and_put_back_is_the_same() -> None:
    """The card shows it just as it is now; what stood there in between helps nobody at the machine."""
    first = _release(1, Effect.WORK)
    back = sealed(edition(first.aid), 3, effect=Effect.WORK, changed=((TEST, Effect.WORK),))
    record = _record(first, _release(2, Effect.WORK, "test"), back)

    assert isinstance(_age(record, TEST), StepSame)
