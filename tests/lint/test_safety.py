"""Rules about what must stand on paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobaids.lint.safety import half_an_alert, only_see_the_video
from jobaids.model.aid import Aid, Alert, Borrowed, Check, KeyPoint, Phase, Remedy, Signal
from jobaids.model.names import Anchor, Slug
from jobaids.model.prose import Paragraph
from tests.lint.samples import aid, clip, step, text


def alert(words: str, signal: Signal = Signal.DANGER, title: str = "") -> Alert:
    """An alert of one paragraph."""
    body = (Paragraph(inner=text(words)),) if words else ()
    return Alert(signal=signal, body=body, title=text(title) if title else ())


def alerted(one: Alert, language: str = "en") -> Aid:
    """An aid with an alert before its only step."""
    return aid(replace(step("Open the guard."), alerts=(one,)), language=language)


def test_a_step_that_only_points_at_a_video_is_told() -> None:
    """With wet hands and no network, this step is a blank line."""
    (told,) = only_see_the_video(aid(step("See the video.", clip=clip())))

    assert (told.rule, told.severity.value) == ("JA201", "error")


def test_a_step_that_says_what_to_do_may_point_at_a_video_too() -> None:
    """The clip is welcome; it must not be alone."""
    assert not list(only_see_the_video(aid(step("Seat the seal.", "See the video.", clip=clip()))))


def test_a_key_point_or_a_check_on_paper_is_enough() -> None:
    """This rule stops an aid; it speaks only where paper says nothing at all."""
    pointing = step("Watch the video.")
    with_point = replace(pointing, key_points=(KeyPoint(text=text("Lip down, 8 N·m.")),))
    with_check = replace(pointing, checks=(Check(text=text("Lip down")),))

    assert not list(only_see_the_video(aid(with_point, with_check)))


@pytest.mark.parametrize("words", ["Crush hazard.", "The valve will crush your hand.", "Wear gloves."])
def test_an_alert_that_says_one_thing_is_told(words: str) -> None:
    """Hazard without a way out, or a command without a reason: each is half an alert."""
    (told,) = half_an_alert(alerted(alert(words)))

    assert told.what == "this DANGER says only one thing; an alert says what to do and what happens otherwise"


def test_an_alert_without_words_is_told() -> None:
    """A signal word alone frightens and helps nobody."""
    (told,) = half_an_alert(alerted(alert("")))

    assert told.what.startswith("this DANGER says nothing")


def test_title_and_body_of_an_alert_are_heard_together() -> None:
    """Many write the hazard as the title and the command below it."""
    assert not list(half_an_alert(alerted(alert("Do not touch the plate.", title="Hot surface"))))


def test_an_alert_of_a_borrowed_step_is_heard_where_it_stands() -> None:
    """The author of this aid cannot put it right."""
    borrowed = Borrowed(slug=Slug("other"), anchor=Anchor("it"))
    here = replace(step("Open the guard."), alerts=(alert("Crush hazard."),), borrowed=borrowed)

    assert not list(half_an_alert(aid(here)))


def test_a_note_is_no_alert() -> None:
    """A tip has no consequence."""
    assert not list(half_an_alert(alerted(alert("Two people are quicker.", signal=Signal.NOTE))))


def test_alerts_of_phases_and_remedies_are_heard_too() -> None:
    """When something goes wrong is when people get hurt."""
    phase = Phase(steps=(step("Open."),), alerts=(alert("Crush hazard."),))
    remedy = Remedy(anchor=Anchor("jam"), symptom=text("It jams"), fix=(), alerts=(alert("Hot."),))
    whole = replace(aid(), phases=(phase,), remedies=(remedy,))

    assert [told.rule for told in half_an_alert(whole)] == ["JA202", "JA202"]
