"""Formats that are more than a page: folded, two-sided, cut from larger paper, one step a face."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from page import ValidationProfile, validate_pdf_bytes

from jobaids.adapters.pdf import Press, make_pdf, open_press
from jobaids.adapters.scanner import read_card, scan_pdf
from jobaids.adapters.templates import read_templates
from jobaids.language.words import Words
from jobaids.model.aid import CodePolicy, Phase, Signal
from jobaids.model.names import Label, Language, Mm
from jobaids.model.prose import Picture
from jobaids.paper.box import Box
from jobaids.paper.formats import A6, BADGE, FORMATS, PICTURE_CARD, POCKET, CardFormat
from jobaids.paper.reading import ReadText
from jobaids.render.card.order import Older
from jobaids.render.card.text import CardOrder, card_view, expected_of, render_card
from tests.render.editions import alert, edition, order, picture, remedy, step
from tests.render.hard_cards import aid, arabic

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3z" fill="#888"/></svg>'


@cache
def shared_press() -> Press:
    """A press whose every picture is one small drawing."""
    return open_press(lambda _: DRAWING, folder=Path(mkdtemp()))


@pytest.fixture
def press() -> Press:
    """The press of this file's tests."""
    return shared_press()


def printed(card: CardOrder, press: Press) -> bytes:
    """A finished card on which everything stands as planned."""
    made = make_pdf(render_card(card, read_templates().render), press)
    assert made.told == ()
    assert scan_pdf(made.pdf, expected_of(card), card.format).told == ()
    assert validate_pdf_bytes(made.pdf, profile=ValidationProfile.PDF_UA_1).is_compliant
    return made.pdf


def prompts(count: int = 3) -> CardOrder:
    """A few short steps, one with a hazard, one with a value."""
    steps = (
        step(1, "Fill one palm.", alerts=(alert(Signal.CAUTION, "Keep away from flames."),)),
        *(step(number, "Rub both hands.", f"For {number * 10} seconds.") for number in range(2, count + 1)),
    )
    return order(edition(aid("Rub your hands", Phase(steps=steps), codes=CodePolicy.EACH)), BADGE)


def two_faces() -> CardOrder:
    """As many steps as an A6 holds on two faces."""
    steps = tuple(step(number, f"Do the work of step {number}.", "Slowly.") for number in range(1, 7))
    return order(edition(aid("Two faces", Phase(steps=steps), codes=CodePolicy.EACH)), POCKET)


@pytest.mark.parametrize("bleed", [0.0, 3.0])
@pytest.mark.parametrize("format_", FORMATS.values(), ids=lambda one: one.name)
def test_the_boxes_of_every_format_are_exact(format_: CardFormat, bleed: float, press: Press) -> None:
    """A printer scales what does not match its paper, a guillotine cuts where the TrimBox says."""
    card = replace(prompts(), format=replace(format_, bleed=Mm(bleed)))

    pages = read_card(printed(card, press)).pages

    trim = Box(x=Mm(0), y=Mm(0), width=format_.page_width, height=format_.height)
    for page in pages:
        assert page.boxes is not None
        assert _edges(page.boxes.trim) == pytest.approx(_edges(trim), abs=0.1)
        assert _edges(page.boxes.bleed) == pytest.approx(_edges(trim.grown(Mm(bleed))), abs=0.1)
        assert _edges(page.boxes.media) == pytest.approx(_edges(trim.grown(Mm(bleed))), abs=0.1)


@pytest.mark.parametrize("card", [two_faces, arabic])
def test_a_folded_sheet_is_an_a6_with_a_front_and_a_back(card: object, press: Press) -> None:
    """Folded behind itself, each word stands where it does on a card of two pages, upright on either side."""
    ordered = card()  # type: ignore[operator]
    faces = read_card(printed(replace(ordered, format=A6), press)).pages
    (sheet,) = read_card(printed(replace(ordered, format=POCKET), press)).pages

    fold, front_is_right = A6.width, ordered.words.direction == "ltr"
    seen = [_front(sheet.texts, fold, right=front_is_right), _back(sheet.texts, fold, right=not front_is_right)]

    for side, face in zip(seen, faces, strict=False):
        assert side == _placed(face.texts)


def test_a_badge_has_one_symbol_at_the_bottom_left_and_hazards_on_its_back(press: Press) -> None:
    """It hangs from a slot at the top, and is scanned by whoever stands before its wearer."""
    card = prompts()

    front, back = read_card(printed(card, press)).pages

    (symbol,) = front.symbols
    assert 5.5 < symbol.box.x < 7.5
    assert symbol.box.bottom == pytest.approx(75.9, abs=0.2)
    assert symbol.box.width + 8 * symbol.module == pytest.approx(22, abs=0.1)
    assert all(text.box.y > 10 for page in (front, back) for text in page.texts)
    assert any("Read the back" in text.text for text in front.texts)
    said = " ".join(text.text for text in back.texts)
    assert "Keep away from flames." in said
    assert "For 20 seconds." in said
    assert "extension 210" in said


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ({"superseded": Label("13F")}, "SUPERSEDED"),
        ({"early": date(2027, 3, 3)}, "holds"),
        ({"older": Older(language="English", day=date(2027, 3, 3), steps=())}, "older."),
    ],
)
def test_a_badge_that_is_not_to_be_trusted_says_so_and_keeps_its_steps(
    mark: dict[str, object], said: str, press: Press
) -> None:
    """What fits must fit with every mark, or an old badge could not be printed again to look into."""
    card = replace(prompts(7), **mark)  # type: ignore[arg-type]

    front, _ = read_card(printed(card, press)).pages

    assert any(said in text.text for text in front.texts)


def test_the_draft_of_a_badge_has_as_much_room(press: Press) -> None:
    """Who tries it before the release sees what the release will print."""
    card = prompts(7)
    draft = replace(card, edition=replace(card.edition, seal=None))

    sealed, tried = (read_card(printed(one, press)).pages[0] for one in (card, draft))

    steps = [[text.box.y for text in page.texts if text.text == "Rub both hands."] for page in (sealed, tried)]
    assert len(steps[0]) == 6
    assert steps[0] == pytest.approx(steps[1])
    assert any(text.text == "TEST CARD" and not text.turned for text in tried.texts)


def test_a_badge_in_arabic_is_mirrored(press: Press) -> None:
    """Its words begin on the right, and so does its symbol."""
    steps = (
        step(1, "املأ راحة يد.", alerts=(alert(Signal.CAUTION, "ابتعد عن اللهب."),)),
        step(2, "افرك يديك.", "بعناية."),
    )
    right_to_left = replace(aid("عقّم يديك", Phase(steps=steps)), language=Language("ar"))
    card = order(edition(right_to_left), BADGE, words=Words(language=Language("ar")))

    front = read_card(printed(card, press)).pages[0]

    assert front.symbols[0].box.x > BADGE.width / 2


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (8, "its steps leave no room for its symbol on the front"),
        (14, "does not fit on the front, nor does what follows"),
    ],
)
def test_a_badge_with_too_many_steps_is_refused(count: int, told: str, press: Press) -> None:
    """A badge that ends in the middle of the work looks whole."""
    card = prompts(count)

    made = make_pdf(render_card(card, read_templates().render), press)
    proof = scan_pdf(made.pdf, expected_of(card), card.format)

    assert [one.rule for one in proof.told] == ["JA504"]
    assert told in proof.told[0].what


def test_a_pocket_fold_with_too_much_is_refused(press: Press) -> None:
    """Its third face would be on a second sheet, which nobody folds in."""
    steps = tuple(step(number, f"Do the work of step {number}.") for number in range(1, 12))
    card = order(edition(aid("Three faces", Phase(steps=steps), codes=CodePolicy.EACH)), POCKET)

    made = make_pdf(render_card(card, read_templates().render), press)
    proof = scan_pdf(made.pdf, expected_of(card), card.format)

    assert [one.rule for one in proof.told] == ["JA504"]
    assert "what begins with" in proof.told[0].what


def test_a_picture_card_has_one_step_a_face(press: Press) -> None:
    """Who cannot read the words turns over to the next picture."""
    shots = tuple(Picture(source=f"{number}.png", alt="The work") for number in range(1, 4))
    steps = tuple(step(number, f"Do {number}.", "So.", pictures=(shot,)) for number, shot in enumerate(shots, start=1))
    media = tuple(picture(shot.source) for shot in shots)
    whole = replace(aid("Three pictures", Phase(steps=steps)), remedies=(remedy("a", "It sticks", "Pull."),))
    card = order(edition(whole, media), PICTURE_CARD)

    pdf = printed(card, press)

    starts = [[text.text for text in page.texts if text.size > 20] for page in read_card(pdf).pages]
    assert starts == [["1"], ["2"], ["3"], []]
    shown = [one for phase in card_view(card).phases for view in phase.steps for one in view.large_pictures]
    assert [one.width for one in shown] == pytest.approx([60.0] * 3, abs=2)  # a wide code takes a millimetre or two
    assert [one.height for one in shown] == pytest.approx([45.0] * 3, abs=1.5)


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.right, box.bottom


def _placed(texts: tuple[ReadText, ...]) -> list[tuple[str, float, float]]:
    return sorted((text.text, round(text.box.x, 1), round(text.box.y, 1)) for text in texts)


def _moved(text: ReadText, left: float) -> ReadText:
    return replace(text, box=replace(text.box, x=Mm(left)))


def _front(texts: tuple[ReadText, ...], fold: float, *, right: bool) -> list[tuple[str, float, float]]:
    """What one sees of the half that stays in place."""
    kept = (text for text in texts if (text.box.x > fold) is right)
    return _placed(tuple(_moved(text, text.box.x - (fold if right else 0)) for text in kept))


def _back(texts: tuple[ReadText, ...], fold: float, *, right: bool) -> list[tuple[str, float, float]]:
    """What one sees of the half that is folded behind: mirrored at the fold, then seen from the other side."""
    seen = []
    for text in texts:
        if (text.box.x > fold) is not right:
            continue
        mirrored = 2 * fold - text.box.right, 2 * fold - text.box.x  # behind the front, as through glass
        card_left = fold if not right else 0.0
        from_behind = card_left + fold - (mirrored[1] - card_left)  # the viewer has gone round
        seen.append(_moved(text, from_behind - card_left))
    return _placed(tuple(seen))
