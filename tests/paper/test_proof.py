"""Every fault planted in a finished card is told; a good card passes in silence.

The cards are real PDFs: what is tried here is what stands between a faulty card and the wall.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobaids.adapters.scanner import read_card, scan_pdf
from jobaids.model.diagnostic import Severity
from jobaids.paper.proof import prove
from tests.paper.wall import GOOD, OWN, REMEDIES, STEPS, Row, expected, printed, proof_of, rules, with_row

SECOND = 2  # the row of step 2 in GOOD
FOURTH = 4  # the row of step 4


def test_a_good_card_passes() -> None:
    """A check that cries wolf is switched off."""
    proof = proof_of(*GOOD)

    assert proof.told == ()
    assert (proof.decoded, proof.pages) == (6, 1)


def test_a_missing_symbol_is_told() -> None:
    """Nobody can scan what is not there."""
    without = with_row(SECOND, style="visibility:hidden")

    proof = proof_of(*without)

    assert rules(proof) == ["JA420"]
    (told,) = proof.told
    assert told.severity is Severity.ERROR
    assert told.slug == "filler-seal"
    assert told.what == (
        "card filler-seal, a4: the symbol of step 2 “Lift out the old seal with the plastic pick.”,"
        " https://AIDS.EXAMPLE.COM/WFZRCD/12K/, was not found"
    )


def test_swapped_symbols_are_told() -> None:
    """The worst fault of all: the phone shows the wrong step, and it looks right."""
    second, fourth = STEPS[1], STEPS[3]
    swapped = list(GOOD)
    swapped[SECOND] = replace(second, code=fourth.code, caption="WFZRCD-12K")
    swapped[FOURTH] = replace(fourth, code=second.code, caption="Q9RPDV-12K")

    proof = proof_of(*swapped)

    assert rules(proof) == ["JA422", "JA423"]
    assert any(
        "step 2 “Lift out the old seal with the plastic pick.” stands beside step 4" in one.what for one in proof.told
    )


def test_symbols_swapped_with_their_captions_are_told() -> None:
    """Symbol and caption agree; only the row tells that they are wrong."""
    swapped = list(GOOD)
    swapped[SECOND] = replace(STEPS[1], code=STEPS[3].code)
    swapped[FOURTH] = replace(STEPS[3], code=STEPS[1].code)

    proof = proof_of(*swapped)

    assert rules(proof) == ["JA422"]


def test_a_symbol_between_two_rows_is_told() -> None:
    """A symbol that slipped down to the next step's row belongs to neither."""
    slipped = with_row(SECOND, top=33.0, left=135.0)

    proof = proof_of(*slipped)

    assert "JA422" in rules(proof)


def test_swapped_remedies_are_told() -> None:
    """Who scans at "Seal tears" is in trouble already."""
    swapped = (
        *GOOD[:5],
        replace(REMEDIES[0], code=REMEDIES[1].code),
        replace(REMEDIES[1], code=REMEDIES[0].code),
    )

    proof = proof_of(*swapped)

    assert rules(proof) == ["JA422"]


def test_a_step_and_a_remedy_swapped_are_told() -> None:
    """Rows of both kinds look alike to a template."""
    swapped = list(GOOD)
    swapped[FOURTH] = replace(STEPS[3], code=REMEDIES[0].code)
    swapped[5] = replace(REMEDIES[0], code=STEPS[3].code)

    proof = proof_of(*swapped)

    assert rules(proof) == ["JA422"]


def test_another_address_is_told() -> None:
    """A sticker, or a bug: the caption is right and the symbol opens something else."""
    tampered = with_row(SECOND, code="WFZRCE", caption="WFZRCD-12K")

    proof = proof_of(*tampered)

    assert rules(proof) == ["JA424"]
    assert (
        "opens https://AIDS.EXAMPLE.COM/WFZRCE/12K/; https://AIDS.EXAMPLE.COM/WFZRCD/12K/ was planned"
        in proof.told[0].what
    )


def test_another_revision_is_told() -> None:
    """The page would say that the card is old when it is not, or good when it is old."""
    tampered = with_row(SECOND, label="11K", caption="WFZRCD-12K")

    proof = proof_of(*tampered)

    assert rules(proof) == ["JA424"]
    assert "/11K/" in proof.told[0].what


@pytest.mark.parametrize("caption", ["WFZRCD-11K", "&#160;"])
def test_another_caption_is_told(caption: str) -> None:
    """Where cameras are forbidden the caption is typed; it must say what the symbol says."""
    proof = proof_of(*with_row(SECOND, caption=caption))

    assert rules(proof) == ["JA423"]


def test_a_symbol_nobody_planned_is_told() -> None:
    """An author's photograph may hold a symbol of its own, and phones take any."""
    stranger = Row(code="SPAM00", left=120.0, top=1.0)

    proof = proof_of(*GOOD, stranger)

    assert rules(proof) == ["JA421"]
    assert "SPAM00" in proof.told[0].what
    assert "Lock out the filler." in proof.told[0].what


def test_a_planned_symbol_printed_twice_is_told() -> None:
    """One of the two stands beside something else."""
    again = replace(STEPS[3], numeral="", quick="", left=120.0)

    proof = proof_of(*GOOD, again)

    assert rules(proof) == ["JA421"]


def test_a_missing_step_is_told() -> None:
    """A row that fell off the card is a step nobody does; it has no symbol to give it away."""
    proof = proof_of(*GOOD[:3], *GOOD[4:])

    assert rules(proof) == ["JA514"]
    assert "step 3 “Wipe the groove until the wipe stays white.”" in proof.told[0].what


def test_a_step_of_other_words_is_told() -> None:
    """The numeral alone does not make the step."""
    proof = proof_of(*with_row(FOURTH, quick="Start the filler now."))

    assert rules(proof) == ["JA422", "JA514"]


def test_a_step_too_many_is_told() -> None:
    """A row printed twice is a step done twice."""
    proof = proof_of(*GOOD, replace(STEPS[2], quick="Wipe it again."))

    assert rules(proof) == ["JA514"]
    assert "it shows 5 numerals of steps; 4 were planned" in proof.told[0].what


def test_pages_are_counted() -> None:
    """A page too many parts from its card, or is a blank sheet a card."""
    empty = '<p></p><p style="break-before:page"></p>'

    proof = proof_of(*GOOD, over=empty)

    assert rules(proof) == ["JA513"]
    assert [one.what for one in proof.told] == [
        "card filler-seal, a4: its pages number 2; 1 planned",
        "card filler-seal, a4: page 2 is empty",
    ]


def test_another_paper_is_told() -> None:
    """An A4 card on Letter is scaled by the printer, and every symbol with it."""
    proof = proof_of(*GOOD, size="215.9mm 297mm")

    assert rules(proof) == ["JA513"]


def test_a_symbol_of_each_page_must_stand_on_each() -> None:
    """The card's own symbol tells which card a loose second page belongs to."""
    card = expected()
    own = replace(card.symbols[0], on_each_page=True)
    second_page = '<p></p><p style="break-before:page">Page 2 of 2</p>'

    proof = scan_pdf(printed(over=second_page), replace(card, pages=2, symbols=(own, *card.symbols[1:])))

    assert rules(proof) == ["JA420"]
    assert "KH9T27/12K/, was not found on page 2" in proof.told[0].what


def test_a_step_shown_twice_has_its_symbol_twice() -> None:
    """A step borrowed from another aid may stand at the beginning and at the end of a job."""
    rows = (OWN, STEPS[0], STEPS[1], replace(STEPS[0], numeral="3"))

    proof = scan_pdf(printed(rows), expected(rows))

    assert proof.told == ()
    assert proof.decoded == 4


def test_what_was_read_is_compared_without_the_world() -> None:
    """The comparison is a pure function: the same reading is judged the same, anywhere."""
    read = read_card(printed(with_row(SECOND, code="")))

    first, second = prove(expected(), read), prove(expected(), read)

    assert first == second
    assert rules(first) == ["JA420"]


def test_bytes_that_are_no_pdf_are_told() -> None:
    """A full disk leaves half a file; it must not be published as a card."""
    proof = scan_pdf(printed()[:500], expected())

    assert rules(proof) == ["JA426"]
    assert proof.decoded == 0
