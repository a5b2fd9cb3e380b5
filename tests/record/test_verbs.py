"""What is recorded when somebody moves, retires, reserves or binds a code, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobaids.codes.alphabet import ALPHABET, is_valid
from jobaids.model.names import Anchor, Slug
from jobaids.model.release import GivenCode, Moved, Retired
from jobaids.record.codebook import State, entry_of, history_of, reserved_of
from jobaids.record.index import arrivals_of, has_ended, index_registry, target_of
from jobaids.record.verbs import Wanted, bind, move, reserve, retire
from tests.record.registries import (
    RACK,
    REGISTRY,
    SEAT,
    TEST,
    WHOLE,
    after,
    moment,
    opening_of,
    opens,
    refused,
    with_blanks,
)


def test_another_step_answers_for_a_code_that_was_moved() -> None:
    """The card on the wall shows what is done no more; its symbol opens what is done now."""
    moved = after(REGISTRY, move(index_registry(REGISTRY), SEAT, "rack-damage#test", moment()))

    assert opens(moved, SEAT) == "rack-damage#test"
    assert entry_of(SEAT, moved, index_registry(moved)).state is State.MOVED
    assert arrivals_of(index_registry(moved)) == {"rack-damage": (SEAT,)}


def test_a_silent_move_is_a_new_name_for_the_same_step() -> None:
    """Its page says nothing of it, and the next card prints the code it always had."""
    answer = move(index_registry(REGISTRY), SEAT, "filler-seal#test", moment(), silent=True)
    renamed = after(REGISTRY, answer)

    assert entry_of(SEAT, renamed, index_registry(renamed)).state is State.RENAMED
    assert not opening_of(renamed, SEAT).replaced


def test_moves_chain_to_what_answers_in_the_end() -> None:
    """Twice moved in ten years, and the oldest card still arrives."""
    once = after(REGISTRY, move(index_registry(REGISTRY), SEAT, "filler-seal#test", moment()))
    twice = after(once, move(index_registry(once), TEST, "rack-damage#seat", moment(9)))

    assert opens(twice, SEAT) == "rack-damage#seat"
    assert [step.code for step in index_registry(twice).opens(SEAT).moves] == [SEAT, TEST]  # type: ignore[union-attr]


def test_a_loop_is_refused_with_the_way_it_would_go() -> None:
    """Whoever scanned it would never arrive."""
    once = after(REGISTRY, move(index_registry(REGISTRY), SEAT, "filler-seal#test", moment()))

    refusal = refused(move(index_registry(once), TEST, "filler-seal#seat", moment(9)))

    assert f"{TEST} → filler-seal#seat → filler-seal#test → {TEST}" in refusal.what


def test_a_code_can_be_put_back_to_what_it_was_given_to() -> None:
    """A registry keeps a mistake for ever, but it need not stay the last word."""
    moved = after(REGISTRY, move(index_registry(REGISTRY), SEAT, "rack-damage#test", moment()))
    back = after(moved, move(index_registry(moved), SEAT, "filler-seal#seat", moment()))

    assert opens(back, SEAT) == "filler-seal#seat"
    assert entry_of(SEAT, back, index_registry(back)).state is State.ACTIVE
    assert index_registry(back).code_of(target_of(Slug("filler-seal"), Anchor("seat"))) == SEAT


@pytest.mark.parametrize(
    ("to", "said", "fix"),
    [
        ("filler-seal#seat", "opens filler-seal#seat already", "code show"),
        ("filler-seal#saet", "has no saet in", "it has seat"),
        ("filer-seal#seat", "filer-seal was never released", "filler-seal"),
        ("new-aid", "new-aid was never released", "jobaids release new-aid"),
        ("station:line-3", "no such thing", "a station's code to a station"),
        ("station:line-4", "was never released", "station:line-3"),
    ],
)
def test_a_target_that_nothing_released_has_is_refused_with_a_way_out(to: str, said: str, fix: str) -> None:
    """A typing slip must not make a printed code open nothing."""
    refusal = refused(move(index_registry(REGISTRY), SEAT, to, moment()))

    assert said in refusal.what
    assert fix in refusal.fix


def test_what_does_not_hold_yet_answers_for_nothing_yet() -> None:
    """Its page is not there before that day, so the code would open nothing."""
    early = replace(moment(), day=date(2027, 3, 2))

    refusal = refused(move(index_registry(REGISTRY), SEAT, "rack-damage#seat", early))

    assert "does not hold before 2027-03-03" in refusal.what


def test_a_retired_code_says_why_and_what_instead() -> None:
    """The card may hang for years; it must not send anyone to work that ended."""
    ended = after(REGISTRY, retire(index_registry(REGISTRY), SEAT, "It comes fitted.", "rack-damage#test", moment()))

    entry = entry_of(SEAT, ended, index_registry(ended))
    assert entry.state is State.RETIRED
    assert entry.opening.ended
    assert entry.opening.ended.say == "It comes fitted."
    assert index_registry(ended).code_of(target_of(Slug("filler-seal"), Anchor("seat"))) is None


def test_with_the_code_of_an_aid_all_its_parts_end() -> None:
    """A machine that was scrapped has no step left that somebody should do."""
    elsewhere = after(REGISTRY, move(index_registry(REGISTRY), TEST, "rack-damage#test", moment()))
    ended = after(elsewhere, retire(index_registry(elsewhere), WHOLE, "It was scrapped.", "", moment()))

    index = index_registry(ended)
    assert has_ended(index, Slug("filler-seal"))
    assert entry_of(SEAT, ended, index).state is State.RETIRED
    assert entry_of(TEST, ended, index).state is State.MOVED


def test_what_was_moved_to_a_step_that_ended_has_ended() -> None:
    """The end is said on every card that leads there."""
    moved = after(REGISTRY, move(index_registry(REGISTRY), SEAT, "rack-damage#seat", moment()))
    ended = after(moved, retire(index_registry(moved), RACK, "Racks went.", "", moment()))

    assert entry_of(SEAT, ended, index_registry(ended)).state is State.RETIRED
    assert "ended on" in refused(move(index_registry(ended), TEST, "rack-damage#seat", moment())).what
    assert "ended on" in refused(retire(index_registry(ended), TEST, "Gone.", "rack-damage#seat", moment())).what


def test_what_ends_is_not_used_instead_of_itself() -> None:
    """A ring on paper is still a ring."""
    refusal = refused(retire(index_registry(REGISTRY), WHOLE, "Gone.", "filler-seal#seat", moment()))

    assert "would end" in refusal.what


def test_a_code_that_ended_can_be_moved_to_what_came_back() -> None:
    """The last word counts, even if both were said within one second."""
    ended = after(REGISTRY, retire(index_registry(REGISTRY), SEAT, "Gone.", "", moment()))
    back = after(ended, move(index_registry(ended), SEAT, "rack-damage#seat", moment()))

    assert opens(back, SEAT) == "rack-damage#seat"
    assert [type(word) for word in history_of(SEAT, back)] == [GivenCode, Retired, Moved]


def test_blanks_open_no_help_yet_and_say_whom_to_tell() -> None:
    """They hang before anything is written."""
    registry, blanks = with_blanks()

    assert len(set(blanks)) == 3
    assert all(map(is_valid, blanks))
    assert [tell for _, tell in reserved_of(registry, index_registry(registry))] == ["lead"] * 3
    assert entry_of(blanks[0], registry, index_registry(registry)).state is State.RESERVED


def test_a_blank_is_never_a_code_that_was_given_or_is_forbidden() -> None:
    """One code, one answer; and none that a spreadsheet takes for a number."""
    taken = sum(ALPHABET.index(sign) << shift for sign, shift in zip(SEAT[:5], range(20, -1, -5), strict=True))
    numbers = iter((taken, 0, taken, 10**7, 10**7, 10**7 + 1))

    answer = reserve(index_registry(REGISTRY), Wanted(count=2, batch="line-3"), moment(), numbers.__next__)

    codes = [event.code for event in after(REGISTRY, answer).blanks]
    assert len(codes) == 2
    assert SEAT not in codes
    assert not any(code.isdigit() for code in codes)


def test_a_blank_is_bound_once_and_for_ever() -> None:
    """Nobody knows where it hangs by then."""
    registry, (blank, *_) = with_blanks()
    bound = after(registry, bind(index_registry(registry), blank, "filler-seal#seat", moment()))

    assert opens(bound, blank) == "filler-seal#seat"
    assert index_registry(bound).code_of(target_of(Slug("filler-seal"), Anchor("seat"))) == SEAT
    assert blank not in [one.code for one, _ in reserved_of(bound, index_registry(bound))]
    again = refused(bind(index_registry(bound), blank, "filler-seal#test", moment()))
    assert "is no blank" in again.what
    assert "code move" in again.fix


def test_a_blank_is_neither_moved_nor_retired_before_it_is_bound() -> None:
    """What never began cannot end."""
    registry, (blank, *_) = with_blanks()

    assert "code bind" in refused(move(index_registry(registry), blank, "filler-seal", moment())).fix
    assert "reserved" in refused(retire(index_registry(registry), blank, "Lost.", "", moment())).what


@pytest.mark.parametrize("batch", ["", "Line 3", "../aids/filler-seal", "a--b", "-a", "x" * 61])
def test_a_batch_has_a_name_that_can_name_a_file(batch: str) -> None:
    """A name with a stroke would write somewhere else."""
    refusal = refused(reserve(index_registry(REGISTRY), Wanted(count=1, batch=batch), moment(), lambda: 1))

    assert "no name" in refusal.what
