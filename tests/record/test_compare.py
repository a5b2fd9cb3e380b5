"""What changed, and what it means for the card on the wall."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobaids.model.aid import Aid, Clip, Head, KeyPoint, Phase, Signal
from jobaids.model.media import Media, MediaKind
from jobaids.model.names import Anchor, Digest, Seconds
from jobaids.model.prose import Picture
from jobaids.model.release import Effect
from jobaids.record.compare import Reason, changed_numbers, compare, effect_of, is_below
from jobaids.record.telling import telling
from tests.record.aids import WHOLE, aid, aids, danger, edition, paragraph, remedy, step, words

SEAT = "Press the new seal in until it lies flat"


def _effects(old: Aid, new: Aid) -> dict[str, Effect]:
    return {change.anchor: change.effect for change in compare(edition(old), edition(new))}


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        ("Press the new seal in until it lies flat", "Press in the new seal until it lies flat", Effect.WORDING),
        ("Tighten the bolts to 12 Nm", "Tighten the bolts to 21 Nm", Effect.WORK),
        ("Wait 5 minutes", "Wait 5 seconds", Effect.WORK),
        ("Wait 5 minutes", "Wait five minutes", Effect.WORK),
        ("Turn the tap to the left", "Turn the tap to the right", Effect.WORK),
        ("Close valve B", "Close valve C", Effect.WORK),
        ("Wipe the groove dry", "Do not wipe the groove dry", Effect.SAFETY),
        ("You can touch it", "You can't touch it", Effect.SAFETY),
    ],
)
def test_an_effect_is_proposed_from_what_a_worker_would_do_otherwise(before: str, after: str, effect: Effect) -> None:
    """A card with the wrong torque is old; one that lacks a *not* hurts somebody."""
    proposed = _effects(aid(step("seat", before)), aid(step("seat", after)))

    assert proposed == {"seat": effect}


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("es", "Abra la válvula", "No abra la válvula"),
        ("de", "Ventil öffnen", "Ventil nicht öffnen"),
        ("fr", "Ouvrez la vanne", "N’ouvrez pas la vanne"),
        ("ar", "افتح الصمام", "لا تفتح الصمام"),
        ("zh", "打开阀门", "不要打开阀门"),
        ("ja", "バルブを開ける", "バルブを開けない"),
        ("hi", "वाल्व खोलें", "वाल्व नहीं खोलें"),
        ("pt-BR", "Abra a válvula", "Não abra a válvula"),
    ],
)
def test_a_negation_is_seen_in_every_language_of_the_house(language: str, before: str, after: str) -> None:
    """One short word turns an instruction round, in any language."""
    counted = [telling(text, language).negations for text in (before, after)]

    assert counted[0] < counted[1]


def test_digits_of_every_script_are_numbers() -> None:
    """Twelve is twelve on an Arabic card too."""
    arabic, latin = telling("انتظر ١٢ دقيقة", "ar"), telling("انتظر 12 دقيقة", "ar")

    assert arabic == latin
    assert telling("انتظر ١٣ دقيقة", "ar") != arabic


def test_an_alert_that_changed_is_a_matter_of_safety() -> None:
    """Somebody learned of a hazard; the cards without it must come down."""
    old = aid(step("open", "Open the guard"))
    new = aid(step("open", "Open the guard", alerts=(danger("The valve will crush your hand."),)))

    changes = compare(edition(old), edition(new))

    assert [(change.anchor, change.effect, change.reasons) for change in changes] == [
        ("open", Effect.SAFETY, (Reason.ALERTS,))
    ]


def test_an_alert_of_a_phase_is_an_alert_of_each_of_its_steps() -> None:
    """It is printed at every one of them."""
    old = aid(step("open", "Open the guard"), step("lift", "Lift out the seal"))
    new = replace(old, phases=(replace(old.phases[0], alerts=(danger("Hot."),)),))

    assert _effects(old, new) == {"open": Effect.SAFETY, "lift": Effect.SAFETY}


def test_what_to_wear_is_a_matter_of_safety_of_the_aid() -> None:
    """Eye protection was added for a reason."""
    old, new = aid(head=Head(ppe=("gloves",))), aid(head=Head(ppe=("gloves", "eye protection")))

    assert _effects(old, new) == {"": Effect.SAFETY}


def test_a_number_beside_a_hazard_is_a_matter_of_safety() -> None:
    """Wait 10 minutes, not 5, before you open what is under pressure."""
    alert = (danger("Steam will burn you."),)
    old, new = (aid(step("wait", f"Wait {minutes} minutes", alerts=alert)) for minutes in (5, 10))

    assert _effects(old, new) == {"wait": Effect.SAFETY}


def test_a_note_is_no_hazard() -> None:
    """A tip beside a step does not make its numbers dangerous."""
    note = (danger("It goes easier with two.", Signal.NOTE),)
    old, new = (aid(step("wait", f"Wait {minutes} minutes", alerts=note)) for minutes in (5, 10))

    assert _effects(old, new) == {"wait": Effect.WORK}


def test_steps_added_removed_and_moved_are_told_each() -> None:
    """What was inserted is new work; who only got another number did not change."""
    old = aid(step("a", "Open the guard"), step("b", "Lift it"), step("c", "Wipe it"), step("d", "Fit it"))
    new = aid(step("x", "Drain it"), step("b", "Lift it"), step("a", "Open the guard"), step("d", "Fit it"))

    changes = compare(edition(old), edition(new))

    told = {change.reasons: change for change in changes}
    assert {reason for (reason,) in told} == {Reason.ADDED, Reason.MOVED, Reason.REMOVED}
    assert len(changes) == 3
    assert told[(Reason.MOVED,)].anchor in ("a", "b")
    assert (told[(Reason.REMOVED,)].anchor, told[(Reason.REMOVED,)].number) == ("c", 3)
    assert told[(Reason.REMOVED,)].now == ""


def _photo(digest: str) -> Media:
    return Media(source="p.jpg", kind=MediaKind.PICTURE, digest=Digest(digest * 64), ending="jpg", size=1)


def test_another_picture_of_the_same_name_is_new_work() -> None:
    """The file was replaced, the text was not; the eye follows the picture."""
    shown = aid(step("seat", SEAT, pictures=(Picture(source="p.jpg", alt="Seal"),)))

    changes = compare(edition(shown, media=(_photo("a"),)), edition(shown, media=(_photo("b"),)))

    assert [(change.anchor, change.reasons) for change in changes] == [("seat", (Reason.PICTURES,))]


def test_a_renamed_picture_is_only_wording() -> None:
    """The same photo in another folder."""
    old, new = (
        aid(step("seat", SEAT, pictures=(Picture(source=source, alt="Seal"),))) for source in ("p.jpg", "q.jpg")
    )
    renamed = replace(_photo("a"), source="q.jpg")

    changes = compare(edition(old, media=(_photo("a"),)), edition(new, media=(renamed,)))

    assert [change.effect for change in changes] == [Effect.WORDING]


def test_another_part_of_a_clip_is_new_work() -> None:
    """The window moved to the hand that turns."""
    old, new = (
        aid(step("seat", SEAT, clip=Clip(source="s.mp4", title="Seat", end=Seconds(end)))) for end in (8.0, 9.0)
    )

    assert [change.reasons for change in compare(edition(old), edition(new))] == [(Reason.CLIP,)]


def test_a_key_point_that_was_added_is_new_work() -> None:
    """It makes or breaks the step."""
    point = KeyPoint(text=words("use both thumbs"), reason=words("it seats evenly"))
    old, new = aid(step("seat", SEAT)), aid(step("seat", SEAT, key_points=(point,)))

    assert _effects(old, new) == {"seat": Effect.WORK}


def test_a_remedy_is_compared_like_a_step() -> None:
    """The fix of a torn seal changed."""
    old = aid(remedies=(remedy("tears", "Seal tears", "Glue it."),))
    new = aid(remedies=(remedy("tears", "Seal tears", "Never glue it."),))

    assert _effects(old, new) == {"tears": Effect.SAFETY}


def test_a_new_owner_is_wording() -> None:
    """No hand moves otherwise."""
    old, new = aid(head=Head(owner="Maintenance")), aid(head=Head(owner="Packaging"))

    assert _effects(old, new) == {"": Effect.WORDING}


def test_prose_around_the_steps_counts_for_the_aid() -> None:
    """When to use the card at all."""
    old, new = (aid(intro=(paragraph(f"Use this at {drops} drops a minute."),)) for drops in (3, 4))

    assert _effects(old, new) == {"": Effect.WORK}


def test_a_renamed_anchor_is_no_change_where_its_code_stayed() -> None:
    """The author tidied names; the card shows the same step."""
    old, new = edition(aid(step("s1", SEAT))), edition(aid(step("seat", SEAT)))
    code = old.code_of(Anchor("s1"))
    kept = replace(new, codes=tuple((anchor, code if anchor == "seat" else other) for anchor, other in new.codes))

    changes = compare(old, kept)

    assert {change.reasons for change in changes} <= {(Reason.WORDING,)}


def test_a_wrapped_line_is_no_change() -> None:
    """An editor that wraps lines must not age a wall of cards."""
    old, new = aid(step("seat", "Seat  it\nnow")), aid(step("seat", "Seat it now"))

    assert compare(edition(old), edition(new)) == ()


@WHOLE
@given(aids)
def test_nothing_changed_is_nothing_told(one: Aid) -> None:
    """A release without a change must say so, whatever the aid holds."""
    distinct = replace(
        one, phases=(Phase(steps=tuple({each.anchor: each for each in one.steps}.values())),), remedies=()
    )

    changes = compare(edition(distinct), edition(distinct))

    assert changes == ()


@WHOLE
@given(aids, st.data())
def test_the_effect_of_a_release_is_its_gravest(one: Aid, data: st.DataObject) -> None:
    """A lowered effect must be seen as lowered."""
    other = data.draw(aids)

    changes = compare(edition(one), edition(other))

    assert not any(is_below(effect_of(changes), change.effect) for change in changes)


def test_changed_steps_are_named_by_the_numbers_on_the_card() -> None:
    """`Changed: 2` must be the 2 that the worker sees."""
    shown = aid(step("a", "Open"), step("b", "Lift"))

    assert changed_numbers(shown, ((Anchor("b"), Effect.WORK), (Anchor(""), Effect.WORDING))) == (2,)
