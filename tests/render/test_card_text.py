"""Tests of what a card says before it is laid out."""

from __future__ import annotations

import pickle
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from jobaids.adapters.templates import read_templates
from jobaids.language.words import Words
from jobaids.model.aid import Aid, Borrowed, CodePolicy, Head, Mode, Phase, Signal
from jobaids.model.names import Anchor, Language, Mm, Slug
from jobaids.model.prose import Link, Literal, Text
from jobaids.model.release import TargetKind
from jobaids.model.station import PhoneUse
from jobaids.paper.formats import A4, A6, FORMATS, CardFormat
from jobaids.render.card.text import CardOrder, card_view, expected_of, render_card, row_height
from tests.render.editions import LOCK_OUT, alert, edition, filler_seal, key, order, picture, remedy, step

ARABIC = Words(language=Language("ar"))


def small(*, codes: CodePolicy | None = None, mode: Mode = Mode.READ_DO) -> Aid:
    """Three steps, the second with a picture, and a remedy."""
    steps = (
        step(1, "Stop the belt."),
        step(2, "Look at the roller.", pictures=filler_seal().aid.steps[0].pictures),
        step(3, "Start the belt."),
    )
    return Aid(
        slug=Slug("belt"),
        title="Look at the belt",
        language=Language("en"),
        head=Head(codes=codes, mode=mode),
        phases=(Phase(steps=steps),),
        remedies=(remedy("squeaks", "It squeaks", "Oil it."),),
    )


def with_symbols(card: CardOrder) -> list[str]:
    """What each symbol of a card stands beside; the card's own beside nothing."""
    return [symbol.beside for symbol in expected_of(card).symbols]


@pytest.mark.parametrize(
    ("policy", "beside"),
    [
        (CodePolicy.EACH, ["", "Stop the belt.", "Look at the roller.", "Start the belt.", "It squeaks"]),
        (CodePolicy.AUTO, ["", "Look at the roller.", "It squeaks"]),
        (CodePolicy.CARD, [""]),
    ],
)
def test_symbols_stand_where_the_author_asked_for_them(policy: CodePolicy, beside: list[str]) -> None:
    """Nine symbols in view make a phone take the wrong one, so each must earn its place."""
    wished = edition(small(codes=policy))

    card = order(wished)

    assert with_symbols(card) == beside


def test_the_project_decides_where_the_author_does_not() -> None:
    """A plant that wants a symbol a step says so once, not in two hundred aids."""
    silent = edition(small())

    card = order(silent, codes=CodePolicy.EACH)

    assert len(with_symbols(card)) == 5


def test_a_do_confirm_card_has_one_symbol_unless_asked_for_more() -> None:
    """A list that is read aloud after the work is no place to stop and scan."""
    silent = edition(small(mode=Mode.DO_CONFIRM))
    asked = edition(small(mode=Mode.DO_CONFIRM, codes=CodePolicy.EACH))

    cards = order(silent), order(asked)

    assert [len(with_symbols(card)) for card in cards] == [1, 5]


def test_a_card_hung_where_phones_are_banned_has_no_step_symbols() -> None:
    """A symbol that nobody may scan only takes the room of words."""
    wished = edition(small(codes=CodePolicy.EACH))

    card = order(wished, phone=PhoneUse.NEVER)

    assert with_symbols(card) == [""]


def test_the_cards_own_symbol_comes_first_and_remedies_last() -> None:
    """The proof compares what it decodes with this list, in reading order."""
    card = order(filler_seal(), others=(LOCK_OUT,))

    expected = expected_of(card)

    kinds = [symbol.kind for symbol in expected.symbols]
    assert kinds == [TargetKind.AID] + [TargetKind.STEP] * 8 + [TargetKind.REMEDY] * 2
    assert [one.numeral for one in expected.steps] == list("12345678")
    assert {symbol.module for symbol in expected.symbols[1:]} == {0.5}
    assert expected.symbols[0].module > 0.5


def test_what_is_expected_is_what_is_printed() -> None:
    """The proof takes its plan from the aid, not from what was laid out; the two must say the same of each row."""
    first = order(filler_seal(), others=(LOCK_OUT,))
    cards = (first, replace(first, codes=CodePolicy.CARD), order(edition(small(codes=CodePolicy.AUTO))))

    for card in cards:
        view, expected = card_view(card), expected_of(card)

        steps = [step for phase in view.phases for step in phase.steps]
        shown = [view.symbol, *(row.symbol for row in (*steps, *view.remedies) if row.symbol)]
        assert [(one.address, one.caption) for one in expected.symbols] == [(one.address, one.caption) for one in shown]
        assert [(one.numeral, one.quick) for one in expected.steps] == [(one.numeral, one.quick) for one in steps]


def test_a_borrowed_step_carries_the_code_and_label_of_its_own_aid() -> None:
    """When the lock-out changes, every card that shows it must be told old by its own revision."""
    aid = small(codes=CodePolicy.EACH)
    lent = Borrowed(slug=Slug("lock-out-filler"), anchor=Anchor("stop"), code="7K3QMX", label="3F")
    steps = (replace(aid.steps[0], borrowed=lent), *aid.steps[1:])

    card = order(edition(replace(aid, phases=(Phase(steps=steps),))), others=(LOCK_OUT,))

    first = card_view(card).phases[0].steps[0]
    assert first.symbol is not None
    assert first.symbol.caption == "7K3QMX-3F"
    assert first.symbol.address.endswith("/7K3QMX/3F/")
    assert first.borrowed == "From: Lock out the filler"


def test_a_draft_says_revision_0_and_that_it_is_a_test_card() -> None:
    """A print-out of an unfinished aid must not pass for an approved card."""
    card = order(edition(small(), draft=True))

    view = card_view(card)

    assert view.draft
    assert view.symbol.caption.endswith("-0")
    assert view.foot.revision == "TEST CARD"
    assert "Not approved" in view.foot.facts


def test_bars_stand_beside_what_this_revision_changed() -> None:
    """Whoever knows the old card reads the bars first."""
    card = order(filler_seal())

    view = card_view(card)

    marked = [one.numeral for phase in view.phases for one in phase.steps if one.changed]
    assert marked == ["7"]
    assert [one.changed for one in view.remedies] == [False, True]
    assert view.foot.bars == "A bar marks what changed"


def test_a_first_release_has_no_bars() -> None:
    """Everything is new on it; a bar at every step says nothing."""
    released = filler_seal()
    assert released.seal is not None
    first = replace(released, seal=replace(released.seal, number=1))

    view = card_view(order(first))

    assert not any(one.changed for phase in view.phases for one in phase.steps)
    assert view.foot.bars == ""


def test_an_alert_of_a_phase_is_recalled_at_each_later_step() -> None:
    """Whoever starts reading at step 3 must meet the hazard of step 3."""
    warned = alert(Signal.WARNING, "Keep 3 m away. The truck could crush a foot.")
    steps = (step(1, "Start it."), step(2, "Lift it."), step(3, "Lower it."))
    aid = replace(small(), phases=(Phase(title="Engine on", alerts=(warned,), steps=steps),))

    (phase,) = card_view(order(edition(aid))).phases

    assert [len(one.alerts) for one in phase.steps] == [0, 1, 1]
    assert "could crush" in phase.alerts[0].body
    assert "Keep 3 m away." in phase.steps[2].alerts[0].body
    assert "could crush" not in phase.steps[2].alerts[0].body


def test_what_an_author_wrote_cannot_become_markup() -> None:
    """A card is laid out from text anybody may write; it must stay text."""
    nasty = '<img src="file:///etc/passwd"/> & ]]> {{ view }} \x00\x0b'
    aid = replace(small(), title=nasty, phases=(Phase(steps=(step(1, nasty, nasty, key_points=(key(nasty),)),)),))

    text = render_card(order(edition(aid)), read_templates().render)

    sources = [image.get("src", "") for image in ET.fromstring(text.xhtml).iter("img")]  # noqa: S314
    assert all(source.startswith("symbol:https://") for source in sources)
    assert "{{ view }}" in text.xhtml


def test_a_name_of_another_aid_is_followed_by_its_code() -> None:
    """Words that lead somewhere on a phone lead nowhere on paper; six signs to type do."""
    link = Link(inner=(Text(text="Lock it out"),), href="aid:lock-out-filler#stop")
    first = replace(small().steps[0], detail=(link, Text(text=" before."), Literal(text="M-42")))
    aid = replace(small(), phases=(Phase(steps=(first,)),))

    (phase,) = card_view(order(edition(aid), others=(LOCK_OUT,))).phases

    assert phase.steps[0].detail == "Lock it out (P53PX9-3F) before.<code>M-42</code>"


def test_a_key_point_opens_with_a_capital_unless_it_is_a_name() -> None:
    """The words behind `Key point:` stand as a sentence on paper; pH is no word."""
    points = (key("the lip points down."), key("pH stays under 8."), key("8 N·m and no more."))
    aid = replace(small(), phases=(Phase(steps=(step(1, "Press it in.", key_points=points),)),))

    (phase,) = card_view(order(edition(aid))).phases

    said = [str(point.text) for point in phase.steps[0].key_points]
    assert said == ["The lip points down.", "pH stays under 8.", "8 N·m and no more."]


def test_a_label_beside_a_date_keeps_its_place_in_text_from_the_right() -> None:
    """`12K · 3` would read as revision 3 where text runs from right to left."""
    arabic = edition(replace(small(), language=Language("ar")))

    foot = card_view(order(arabic, words=ARABIC)).foot

    assert foot.revision.startswith("Rev 12K\u200f · ")


@pytest.mark.parametrize("format_", FORMATS.values(), ids=lambda one: one.name)
def test_no_type_is_smaller_than_can_be_read_at_the_machine(format_: CardFormat) -> None:
    """Sizes below these cannot be read at arm's length (Degani, NASA CR 177605)."""
    small_card = format_.width <= A6.width

    sizes = format_.type

    assert sizes.quick >= (11 if small_card else 14)
    assert sizes.detail >= (8.5 if small_card else 10)
    assert sizes.key_point >= (8.5 if small_card else 10)
    assert sizes.foot >= 7
    assert sizes.code >= 9


def test_a_larger_symbol_keeps_its_distance_to_the_next() -> None:
    """A long address needs a larger symbol, and a finger must still cover only one."""
    card = order(filler_seal(), base_url="https://a-very-long-host-name.plant-seven.example.com/our-job-aids-for-all")

    height = row_height(card)

    symbol = card.width_of(card_view(card).symbol.address)
    caption = 2 * A4.type.code * 25.4 / 72
    assert symbol > 22
    assert height >= A4.symbol_top + symbol + caption
    assert height >= symbol - 8 * card.module + 10


def test_a_card_shows_no_picture_where_it_would_be_too_small() -> None:
    """A thumbnail on A6 tells less than the words it pushes to the next page."""
    shown = edition(small(codes=CodePolicy.EACH), (picture("plant/1.png"),))

    cards = order(shown, A4), order(shown, A6)

    assert [len(card_view(card).phases[0].steps[1].pictures) for card in cards] == [1, 0]


def test_a_wide_picture_stands_below_the_words() -> None:
    """Eight times as wide as high, it would be a line in the picture column."""
    shown = edition(small(), (picture("plant/1.png", 1600, 200),))

    shown_step = card_view(order(shown)).phases[0].steps[1]

    assert shown_step.pictures == ()
    (wide,) = shown_step.wide_pictures
    assert wide.width > A4.columns.picture * 2
    assert wide.width == pytest.approx(wide.height * 8, rel=0.01)


def test_an_order_travels_between_workers() -> None:
    """Cards are made in other processes."""
    card = order(filler_seal(), others=(LOCK_OUT,))

    again = pickle.loads(pickle.dumps(card))  # noqa: S301  (our own bytes)

    assert again == card
    assert render_card(again, read_templates().render) == render_card(card, read_templates().render)


def test_every_card_of_a_look_has_one_style_sheet() -> None:
    """A press reads each style sheet once; one a card would cost more than the card."""
    render = read_templates().render
    cards = order(filler_seal()), order(edition(small(codes=CodePolicy.EACH)))

    sheets = {render_card(card, render).css for card in cards}

    assert len(sheets) == 1
    assert render_card(replace(cards[0], module=Mm(0.8)), render).css not in sheets
