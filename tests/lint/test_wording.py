"""Rules about wording."""

from __future__ import annotations

from dataclasses import replace

from jobaids.lint.wording import long_action, long_quick_step, many_key_points, many_steps
from jobaids.model.aid import Borrowed, KeyPoint, Phase
from jobaids.model.names import Anchor, Slug
from jobaids.model.source import Span
from tests.lint.samples import aid, step, text

TWENTY = " ".join(["word"] * 20)


def test_an_action_of_twenty_words_is_fine() -> None:
    """The limit belongs to the author."""
    assert not list(long_action(aid(step(TWENTY))))


def test_an_action_of_twenty_one_words_is_told_with_both_figures() -> None:
    """Whoever is told must see how much has to go."""
    (told,) = long_action(aid(step("Turn it off.", TWENTY.removesuffix(" word"))))

    assert (told.rule, told.what) == ("JA101", "the action has 22 words; a step holds 20")


def test_a_chinese_action_is_measured_in_signs() -> None:
    """One long Chinese sentence is one "word" and would never be told."""
    (told,) = long_action(aid(step("请" * 41), language="zh"))

    assert told.what == "the action has 41 signs; a step holds 40"


def test_a_step_of_another_aid_is_not_blamed_here() -> None:
    """The author of this aid cannot put it right."""
    borrowed = replace(step(TWENTY + " more"), borrowed=Borrowed(slug=Slug("other"), anchor=Anchor("it")))

    told = [*long_action(aid(borrowed)), *long_quick_step(aid(borrowed))]

    assert not told


def test_a_quick_step_of_nine_words_is_told() -> None:
    """Nine words in large type take three lines and push the picture away."""
    (told,) = long_quick_step(aid(step("Turn the red knob on the left to OFF.", "Wait.")))

    assert told.what == "the quick step has 9 words; a glance takes in 8"


def test_one_long_sentence_is_told_once() -> None:
    """Two messages about the same words hide a third one that matters."""
    long = aid(step(TWENTY + " more"))

    told = [*long_action(long), *long_quick_step(long)]

    assert [one.rule for one in told] == ["JA101"]


def test_the_tenth_step_of_a_phase_is_pointed_at() -> None:
    """That is about where the list wants to be cut."""
    steps = tuple(step("Turn it.", number=number) for number in range(1, 12))

    (told,) = many_steps(aid(*steps))

    assert (told.what, told.span.line) == ("the phase has 11 steps; a phase holds 9", 10)


def test_phases_are_counted_apart() -> None:
    """A heading is a pause; what lies before it need not be kept in mind."""
    nine = tuple(step("Turn it.", number=number) for number in range(1, 10))
    two_phases = replace(aid(), phases=(Phase(steps=nine), Phase(steps=nine)))

    assert not list(many_steps(two_phases))


def test_the_sixth_key_point_is_pointed_at() -> None:
    """With six, a trainer makes two steps."""
    points = tuple(KeyPoint(text=text("Hold it."), span=Span(file="content/aid.md", line=n)) for n in range(10, 16))

    (told,) = many_key_points(aid(replace(step("Turn it."), key_points=points)))

    assert (told.what, told.span.line) == ("the step has 6 key points; a step holds 5", 15)


def test_five_key_points_are_fine() -> None:
    """The limit belongs to the author."""
    assert not list(many_key_points(aid(replace(step("Turn it."), key_points=(KeyPoint(text=text("Hold.")),) * 5))))
