"""What a step or an aid became whose old place is gone: told by equal words alone."""

from __future__ import annotations

from dataclasses import replace

from jobaids.model.aid import Aid, Borrowed
from jobaids.model.names import Anchor, Language, Slug
from jobaids.record.heirs import Place, Wording, moved_steps, renamed_aids, wording_of
from tests.record.aids import aid, step

LOCK = "Lock out the filler and hang your own lock on the isolator."
LIFT = "Lift out the old seal with the hooked tool."
SEAT = "Press the new seal in with both thumbs."
TEST = "Run the filler for one minute and look for drips."


def _aid(slug: str, *actions: str) -> Aid:
    return aid(*(step(f"s{number}", action) for number, action in enumerate(actions)), slug=slug)


def _place(slug: str, anchor: str) -> Place:
    return Place(Slug(slug), Anchor(anchor))


LOCK_WORDS = Wording(Language("en"), LOCK)


def test_a_lost_step_is_the_one_new_step_that_says_the_same() -> None:
    """Cut from one file and pasted into another; its card hangs on the wall."""
    lost, new = _place("seal", "lock"), _place("lock-out", "lock")

    assert [*moved_steps({LOCK_WORDS: [lost]}, {LOCK_WORDS: [new]})] == [(lost, new)]


def test_of_two_new_steps_that_say_the_same_neither_is_guessed() -> None:
    """Pasted into two files: one of them might be for another machine."""
    lost, news = _place("seal", "lock"), [_place("one", "lock"), _place("two", "lock")]

    assert not [*moved_steps({LOCK_WORDS: [lost]}, {LOCK_WORDS: news})]


def test_of_two_lost_steps_that_said_the_same_neither_is_guessed() -> None:
    """`Turn it off` of the filler and of the capper; the new one can be of either."""
    olds, new = [_place("filler", "off"), _place("capper", "off")], _place("line", "off")

    assert not [*moved_steps({LOCK_WORDS: olds}, {LOCK_WORDS: [new]})]


def test_the_same_words_in_another_language_are_another_step() -> None:
    """A translation that was begun by copying must not take the codes of its source."""
    one = wording_of(step("lock", LOCK), Language("en"))

    assert one != wording_of(step("lock", LOCK), Language("es"))


def test_case_and_end_marks_make_no_other_words() -> None:
    """Equal means here what it means within an aid."""
    assert wording_of(step("a", "Lock it."), Language("en")) == wording_of(step("b", "lock  it"), Language("en"))


def test_a_borrowed_step_and_an_empty_one_are_known_by_no_words() -> None:
    """A code of the owner must not wander to the borrower; and nothing equals nothing."""
    loan = Borrowed(slug=Slug("lock-out"), anchor=Anchor("isolate"))

    assert wording_of(step("a", LOCK, borrowed=loan), Language("en")) is None
    assert wording_of(step("a", " . "), Language("en")) is None


def test_an_aid_under_another_name_is_known_by_its_steps() -> None:
    """A file was renamed and one step of four was bettered on the way."""
    old = _aid("seal", LOCK, LIFT, SEAT, TEST)
    new = _aid("filler-seal", LOCK, LIFT, "Press the new seal in with the mandrel.", TEST)

    assert renamed_aids([old], [new]) == {"filler-seal": "seal"}


def test_one_step_in_common_renames_nothing() -> None:
    """`Lock out the filler` opens half of all jobs of a plant."""
    assert renamed_aids([_aid("seal", LOCK, LIFT)], [_aid("belt", LOCK, TEST)]) == {}


def test_less_than_half_of_the_steps_renames_nothing() -> None:
    """Two lines of a long job in a new one are a new job."""
    old = _aid("seal", LOCK, LIFT, SEAT, TEST, "Sign the log.")

    assert renamed_aids([old], [_aid("belt", LOCK, TEST)]) == {}


def test_exactly_half_of_the_steps_is_enough() -> None:
    """The bound is at least half."""
    assert renamed_aids([_aid("seal", LOCK, LIFT, SEAT, TEST)], [_aid("belt", LOCK, TEST)]) == {"belt": "seal"}


def test_a_repeated_step_counts_as_often_as_both_have_it() -> None:
    """`Wait` three times is not three steps held by a job that waits once."""
    wait = "Wait five minutes."

    assert renamed_aids([_aid("soak", wait, wait, wait)], [_aid("rinse", wait, LOCK)]) == {}


def test_two_new_aids_that_hold_enough_are_a_question_for_a_person() -> None:
    """A file was split into two halves, or copied and deleted."""
    old = _aid("seal", LOCK, LIFT, SEAT, TEST)

    assert renamed_aids([old], [_aid("one", LOCK, LIFT), _aid("two", SEAT, TEST)]) == {}


def test_of_two_that_went_into_one_the_larger_carries_on() -> None:
    """Two files became one; one of them gives the record, the steps of the other follow one by one."""
    small, large = _aid("a", LOCK, LIFT), _aid("b", SEAT, TEST, "Sign the log.")
    one = _aid("all", LOCK, LIFT, SEAT, TEST, "Sign the log.")

    assert renamed_aids([small, large], [one]) == {"all": "b"}
    assert renamed_aids([small, replace(small, slug=Slug("c"))], [one]) == {}


def test_steps_whose_codes_went_elsewhere_before_rename_nothing() -> None:
    """The job was taken up into another long ago; a part of that one is no new name for it."""
    old, new = _aid("seal", LOCK, LIFT, SEAT, TEST), _aid("belt", LOCK, LIFT, SEAT)

    assert renamed_aids([old], [new], {_place("seal", "s0"), _place("seal", "s1")}) == {"belt": "seal"}
    assert renamed_aids([old], [new], {_place("seal", "s0"), _place("seal", "s3")}) == {}
