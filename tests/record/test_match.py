"""Which step a step was, told by what people really do to lists."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobaids.model.aid import Aid, Phase
from jobaids.model.names import Anchor
from jobaids.record.match import How, Matching, match, settle
from tests.record.aids import aid, remedy, step

LOCK = "Lock out the filler and hang your own lock on the isolator."
LIFT = "Lift out the old seal with the hooked tool, never with a screwdriver."
CLEAN = "Wipe the groove with a lint-free cloth until it stays white."
SEAT = "Press the new seal in with both thumbs until it lies flat."


def _unwritten(*actions: str, phase: str = "") -> Aid:
    """An aid whose author gave no anchors; they are derived from place here, so that nothing matches by them."""
    steps = tuple(step(f"new-{number}", action, anchor_written=False) for number, action in enumerate(actions))
    built = aid(*steps)
    return replace(built, phases=(replace(built.phases[0], title=phase),))


def _released(*actions: str) -> Aid:
    return aid(*(step(f"old-{number}", action) for number, action in enumerate(actions)))


def _pairs(matching: Matching) -> dict[str, str]:
    return {pair.new: pair.old for pair in matching.pairs}


def test_a_written_anchor_is_the_step_whatever_it_says_now() -> None:
    """The code hangs on the name; a step that was reworded from end to end is still the step."""
    old = aid(step("seat", SEAT))

    matching = match(old, aid(step("seat", "Do something else entirely here.")))

    assert [(pair.old, pair.new, pair.how) for pair in matching.pairs] == [("seat", "seat", How.ANCHOR)]


def test_an_inserted_step_shifts_nobody() -> None:
    """Position says nothing: after an insertion the third step is not the old third."""
    matching = match(_released(LOCK, LIFT, SEAT), _unwritten(LOCK, CLEAN, LIFT, SEAT))

    assert _pairs(matching) == {"new-0": "old-0", "new-2": "old-1", "new-3": "old-2"}
    assert matching.fresh == ("new-1",)
    assert matching.questions == ()


def test_case_spaces_and_end_marks_make_no_other_step() -> None:
    """Somebody tidied the list."""
    matching = match(_released("Close  the GUARD."), _unwritten("close the guard"))

    assert [pair.how for pair in matching.pairs] == [How.EQUAL]


def test_swapped_steps_are_found_again() -> None:
    """Two steps changed places; each keeps its own card."""
    matching = match(_released(LOCK, LIFT, SEAT), _unwritten(LIFT, LOCK, SEAT))

    assert _pairs(matching) == {"new-0": "old-1", "new-1": "old-0", "new-2": "old-2"}


def test_a_reworded_step_between_equal_ones_is_the_same() -> None:
    """A word was bettered; the code must stay."""
    reworded = LIFT.replace("hooked tool", "seal hook")

    matching = match(_released(LOCK, LIFT, SEAT), _unwritten(LOCK, reworded, SEAT))

    assert _pairs(matching)["new-1"] == "old-1"
    assert [pair.how for pair in matching.pairs if pair.new == "new-1"] == [How.LIKE]


def test_a_step_that_only_stands_where_another_stood_is_new() -> None:
    """Step 2 was replaced; its old card must not open the new job as if nothing had happened."""
    matching = match(_released(LOCK, LIFT, SEAT), _unwritten(LOCK, "Drain the tank into the red drum.", SEAT))

    assert matching.gone == ("old-1",)
    assert matching.fresh == ("new-1",)


def test_two_that_could_both_be_it_are_a_question() -> None:
    """Left and right bolt differ in one word; a guess would open the wrong one."""
    old = _released(LOCK, "Tighten the four bolts of the left flange to 12 Nm.")
    new = _unwritten(
        LOCK,
        "Tighten the four bolts of the upper flange to 12 Nm.",
        "Tighten the four bolts of the lower flange to 12 Nm.",
    )

    matching = match(old, new)

    assert [pair.how for pair in matching.pairs] == [How.EQUAL]
    assert len(matching.questions) == 1
    assert matching.questions[0].candidates[0].old == "old-1"


def test_an_answer_is_taken_and_not_asked_again() -> None:
    """The person at the release knows; the next run must not ask them twice."""
    old = _released(LOCK, "Tighten the four bolts of the left flange to 12 Nm.")
    new = _unwritten(
        LOCK,
        "Tighten the four bolts of the upper flange to 12 Nm.",
        "Tighten the four bolts of the lower flange to 12 Nm.",
    )

    matching = match(old, new, {Anchor("new-2"): Anchor("old-1"), Anchor("new-1"): None})

    assert _pairs(matching) == {"new-0": "old-0", "new-2": "old-1"}
    assert matching.questions == ()


def test_a_short_step_needs_to_be_very_alike() -> None:
    """A few shared words in a short line are chance."""
    matching = match(_released(LOCK, "Open the red valve"), _unwritten(LOCK, "Open the drain valve"))

    assert matching.gone == ("old-1",)
    assert [hint.candidates[0].old for hint in matching.hints] == ["old-1"]


def test_a_long_chinese_step_is_matched_as_one() -> None:
    """Fifteen signs of Chinese say as much as thirty of English."""
    old = _released("关闭灌装机并在隔离开关上挂上自己的锁再开始工作")

    matching = match(old, _unwritten("关闭灌装机并在主隔离开关上挂上自己的锁再工作"))

    assert _pairs(matching) == {"new-0": "old-0"}


def test_the_first_sentence_alone_can_tell() -> None:
    """The how was rewritten, the what was not."""
    action = "Press the new seal in with both thumbs."
    old = _released(f"{action} It must lie flat all round, or it leaks within the hour.")

    matching = match(old, _unwritten(f"{action} Run a finger round the rim; feel for any ridge, and start again."))

    assert _pairs(matching) == {"new-0": "old-0"}


def test_addresses_and_placeholders_do_not_tell() -> None:
    """Another ticket number in a link is not another step."""
    old = _released("Fill in the form for this lot at https://forms.example.com/2026/aa/bb/cc/dd?very=long&query=1")

    matching = match(old, _unwritten("Fill in the form for this lot at https://other.example.net/x {{ lot_number }}"))

    assert _pairs(matching) == {"new-0": "old-0"}


def test_the_same_phase_decides_between_equals() -> None:
    """`Check the pressure` before and after; each keeps its own card only if its phase says which."""
    text = "Check the pressure on the gauge beside the door."
    old = aid(step("before", text.replace("gauge", "large gauge")))
    old = replace(old, phases=(replace(old.phases[0], title="Start"),))
    other = text.replace("gauge", "round gauge")
    new = _unwritten(other, phase="Start")

    matching = match(old, new)

    assert _pairs(matching) == {"new-0": "before"}


def test_remedies_are_matched_by_symptom_and_never_with_steps() -> None:
    """A symptom that reads like a step must not take its code."""
    old = replace(
        aid(step("tears", "The seal tears when it is pressed in")), remedies=(remedy("old-r", "Valve drips", "x"),)
    )
    loose = replace(remedy("new-r", "The seal tears when it is pressed in", "x"), anchor_written=False)
    drips = replace(remedy("new-d", "Valve drips.", "y"), anchor_written=False)

    matching = match(old, replace(aid(), remedies=(loose, drips)))

    assert _pairs(matching) == {"new-d": "old-r"}


def test_a_derived_anchor_becomes_the_one_the_card_was_printed_for() -> None:
    """The release writes it into the source, and from then on nothing needs guessing."""
    old, new = _released(LOCK, SEAT), _unwritten(LOCK, SEAT)

    settled = settle(new, match(old, new))

    assert [one.anchor for one in settled.steps] == ["old-0", "old-1"]


def test_a_new_step_never_gets_the_name_of_one_that_is_gone() -> None:
    """The code of the old name hangs on a wall and means something else."""
    old = aid(step("close-the-guard", "Close the guard and both its latches, then pull on it."))
    new = aid(step("close-the-guard", "Close the drum tightly and carry it to the red cage.", anchor_written=False))

    matching = match(old, new)
    settled = settle(new, matching, frozenset({Anchor("close-the-guard")}))

    assert matching.gone == ("close-the-guard",)
    assert [one.anchor for one in settled.steps] == ["close-the-guard-2"]


def test_another_written_name_for_the_same_step_is_a_rename() -> None:
    """An author tidied the anchors; every code must follow."""
    old, new = aid(step("s1", LOCK), step("s2", SEAT)), aid(step("lock-out", LOCK), step("seat", SEAT))

    found = match(old, new)

    assert [(pair.old, pair.new) for pair in found.pairs] == [("s1", "lock-out"), ("s2", "seat")]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_repeated_steps_are_matched_in_order(count: int) -> None:
    """`Wait 5 minutes` stands three times in a recipe; each is the one at its turn."""
    wait = "Wait five minutes."
    old = _released(LOCK, wait, LIFT, wait, SEAT, wait)
    actions = [LOCK, wait, LIFT, wait, SEAT, wait]
    actions.insert(2 * count, CLEAN)

    matching = match(old, _unwritten(*actions))

    kept = [pair.old for pair in sorted(matching.pairs, key=lambda pair: int(pair.new.removeprefix("new-")))]
    assert kept == [f"old-{number}" for number in range(6)]


@given(st.lists(st.sampled_from([LOCK, LIFT, CLEAN, SEAT, "Stop.", "Stop!", "Go on", ""]), max_size=7), st.data())
def test_nobody_is_paired_twice_and_nobody_is_lost(actions: list[str], data: st.DataObject) -> None:
    """Two cards for one step, or a step without one, is what the registry must never record."""
    old = _released(*actions)
    new = _unwritten(
        *data.draw(st.permutations(actions)),
        *data.draw(st.lists(st.sampled_from(actions), max_size=2)) if actions else (),
    )

    matching = match(old, new)
    settled = settle(new, matching, frozenset(old.anchors))

    olds, news = [pair.old for pair in matching.pairs], [pair.new for pair in matching.pairs]
    assert sorted([*olds, *matching.gone]) == sorted(old.anchors)
    assert sorted([*news, *matching.fresh]) == sorted(new.anchors)
    assert len(set(settled.anchors)) == len(settled.steps)


def test_an_unchanged_aid_matches_itself_whatever_its_phases() -> None:
    """The usual case by far."""
    both = replace(aid(), phases=(Phase(steps=(step("a", LOCK),), title="One"), Phase(steps=(step("b", SEAT),))))

    matching = match(both, both)

    assert _pairs(matching) == {"a": "a", "b": "b"}
    assert settle(both, matching) is both
