"""The job breakdown and the debrief: the same source, read by who trains and by who leads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import escape

from jobaids.adapters.pdf import make_pdf, open_press
from jobaids.adapters.scanner import read_card, scan_pdf
from jobaids.adapters.templates import read_templates
from jobaids.language.words import Words
from jobaids.model.aid import Aid, Head, Phase, Signal
from jobaids.model.names import Anchor, Label, Language, Slug
from jobaids.model.plain import plain, plain_blocks
from jobaids.model.prose import Item, Listing
from jobaids.model.release import Edition, Effect
from jobaids.paper.views import VIEWS, View
from jobaids.render.training.breakdown import breakdown
from jobaids.render.training.order import TrainingOrder
from jobaids.render.training.pen import Pen
from jobaids.render.training.questions import MOST, debrief
from jobaids.render.training.text import expected_training, render_training
from tests.render.editions import alert, edition, key, prose, remedy, step

WORDS = Words()
PEN = Pen(
    words=WORDS,
    inlines=lambda inlines: escape(plain(inlines)),
    blocks=lambda blocks: escape(plain_blocks(blocks)),
)


def aid(*, asked: tuple[str, ...] = (), steps: int = 2) -> Aid:
    """An aid with an alert, key points and a remedy."""
    first = step(
        1,
        "Lock out the filler.",
        "Hang your lock.",
        alerts=(alert(Signal.DANGER, "The valve will crush your hand."),),
        key_points=(key("try START.", "stored air still closes it."), key("keep the key.")),
    )
    others = tuple(step(number, f"Wipe part {number}.", key_points=(key("dry."),)) for number in range(2, steps + 1))
    questions = Listing(items=tuple(Item(blocks=prose(one)) for one in asked))
    return Aid(
        slug=Slug("seal"),
        title="Change the seal",
        language=Language("en"),
        head=Head(owner="Maintenance", ppe=("gloves",)),
        phases=(Phase(steps=(first, *others)),),
        remedies=(remedy("tears", "The seal tears", "Fit a new one."),),
        debrief=(*prose("Ask at the machine."), questions) if asked else (),
    )


def test_every_alert_is_a_key_point_and_stands_first() -> None:
    """TWI: safety is always a key point; a trainer who reads down the column must meet it first."""
    (phase,) = breakdown(aid(), PEN)

    first, second = phase.steps
    assert (first.numeral, first.quick, first.detail) == ("1", "Lock out the filler.", "Hang your lock.")
    assert [point.safety for point in first.points] == [True, False, False]
    assert "DANGER" in first.points[0].text
    assert [point.reason for point in first.points] == ["", "stored air still closes it.", ""]
    assert [point.text for point in second.points] == ["dry."]


def test_an_alert_of_a_phase_is_taught_with_its_first_step() -> None:
    """It holds from there on; told at each step it would be read at none."""
    phased = replace(aid(), phases=(replace(aid().phases[0], alerts=(alert(Signal.WARNING, "Hot."),)),))

    (phase,) = breakdown(phased, PEN)

    assert "WARNING" in phase.steps[0].points[0].text
    assert not any("WARNING" in point.text for point in phase.steps[1].points)


def test_the_authors_questions_are_asked_as_they_were_written() -> None:
    """Who wrote the aid knows what went wrong before."""
    asked = debrief(edition(aid(asked=("What moved?", "Who held the key?"))), PEN)

    assert asked.lead == "Ask at the machine."
    assert [question.ask for question in asked.questions] == ["What moved?", "Who held the key?"]
    assert [question.hear for question in asked.questions] == ["", ""]


def test_without_questions_some_are_made_and_say_what_is_to_be_heard() -> None:
    """A shift lead without time to prepare still asks what matters: what changed, what hurts, what to do, and why."""
    released = edition(aid())
    changed = (Anchor("step-2"), Effect.WORK), (Anchor("step-1"), Effect.WORDING)
    assert released.seal is not None
    released = replace(released, seal=replace(released.seal, number=2, label=Label("2K"), changed=changed))

    asked = debrief(released, PEN).questions

    news, hurts, remedy, first, second = ((question.ask, question.hear) for question in asked)
    assert "otherwise now at step 2" in news[0]
    assert "Wipe part 2." in news[1]
    assert "What can hurt you at step 1" in hurts[0]
    assert "crush your hand" in hurts[1]
    assert "The seal tears" in remedy[0]
    assert "Fit a new one." in remedy[1]
    assert "What matters at step 1" in first[0]
    assert "try START." in first[1]
    assert "stored air" in first[1]
    assert "dry." in second[1]


def test_of_many_questions_the_gravest_are_asked_and_the_rest_counted() -> None:
    """A debrief of forty questions is held once."""
    asked = debrief(edition(aid(steps=20)), PEN)

    assert len(asked.questions) == MOST
    assert "What can hurt you" in asked.questions[0].ask
    assert asked.left == "10 more questions: see the checklist."


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("draft", [False, True])
def test_every_view_prints_with_its_symbol_and_all_its_words(name: str, draft: bool) -> None:
    """The sheet in the trainer's folder ages, too: whoever scans it learns how old it is."""
    sealed = edition(aid(steps=9))
    shown: Edition = replace(sealed, seal=None) if draft else sealed
    order = TrainingOrder(edition=shown, format=VIEWS[name], words=WORDS, base_url="https://aids.example.com")
    text = render_training(order, read_templates(None).render)

    printed = make_pdf(text, open_press(lambda _: b""))

    proof = scan_pdf(printed.pdf, expected_training(order))
    assert printed.told == proof.told == ()
    assert proof.decoded == 1
    said = " ".join(word.text for page in read_card(printed.pdf).pages for word in page.texts)
    needed = ("Lock out the filler.", "stored air still", "crush your hand")
    more = () if VIEWS[name].view is View.BREAKDOWN else ("The seal tears", "Fit a new one.")
    assert [each for each in (*needed, *more) if each.replace(" ", "") not in said.replace(" ", "")] == []
