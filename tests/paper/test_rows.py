"""Steps are found in every script, also where a PDF gives their words back incomplete or out of order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobaids.adapters.scanner import scan_pdf
from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.reading import ReadText
from jobaids.paper.rows import says
from tests.paper.wall import OWN, REMEDIES, STEPS, Row, expected, printed, rules

SECOND = 2  # the row of step 2
FOURTH = 4  # the row of step 4


SCRIPTS = {
    "ar": (
        "rtl",
        ("أغلق آلة التعبئة.", "ارفع الحشية القديمة برفق.", "امسح المقعد.", "اضغط 5 مم الحشية."),
        ("تمزقت الحشية", "ما زال يقطر"),
    ),
    "zh": ("ltr", ("锁定灌装机。", "取出旧密封圈。", "擦拭座圈。", "压入新密封圈。"), ("密封圈撕裂", "仍然滴漏")),
    "hi": (
        "ltr",
        ("भराव मशीन को लॉक करें।", "पुरानी सील निकालें।", "सीट पोंछें।", "नई सील दबाएँ।"),
        ("सील फटती है", "अब भी टपकता है"),
    ),
}


@pytest.mark.parametrize("language", SCRIPTS)
def test_other_scripts_are_proven_too(language: str) -> None:
    """Their words come out of a PDF with signs out of order; that alone must stop no card."""
    direction, rows = _translated(language)

    proof = scan_pdf(printed(rows, direction=direction), expected(rows))

    assert proof.told == ()


@pytest.mark.parametrize("language", SCRIPTS)
def test_swapped_symbols_are_told_in_other_scripts(language: str) -> None:
    """Whoever works in Arabic or Hindi is protected as well as anyone."""
    direction, rows = _translated(language)
    swapped = list(rows)
    swapped[SECOND] = replace(rows[SECOND], code=rows[FOURTH].code)
    swapped[FOURTH] = replace(rows[FOURTH], code=rows[SECOND].code)

    proof = scan_pdf(printed(tuple(swapped), direction=direction), expected(rows))

    assert rules(proof) == ["JA422"]


@pytest.mark.parametrize("language", SCRIPTS)
def test_swapped_remedies_are_told_in_other_scripts(language: str) -> None:
    """Remedies have no numerals; where their words cannot be read back, their order gives them away."""
    direction, rows = _translated(language)
    swapped = (*rows[:5], replace(rows[5], code=rows[6].code), replace(rows[6], code=rows[5].code))

    proof = scan_pdf(printed(swapped, direction=direction), expected(rows))

    assert rules(proof) == ["JA422"]


@pytest.mark.parametrize("language", SCRIPTS)
def test_the_cards_own_symbol_in_a_row_is_told(language: str) -> None:
    """It opens the whole list where a worker expects the one fix."""
    direction, rows = _translated(language)
    swapped = (replace(rows[0], code=rows[5].code), *rows[1:5], replace(rows[5], code=rows[0].code), rows[6])

    proof = scan_pdf(printed(swapped, direction=direction), expected(rows))

    assert rules(proof) == ["JA422"]


def _translated(language: str) -> tuple[str, tuple[Row, ...]]:
    """The good card with the words, and in Arabic the numerals and sides, of another language."""
    direction, quick, symptoms = SCRIPTS[language]
    mirrored = direction == "rtl"
    left = 20.0 if mirrored else 170.0
    steps = tuple(
        replace(row, numeral="١٢٣٤"[index] if mirrored else row.numeral, quick=words, left=left)
        for index, (row, words) in enumerate(zip(STEPS, quick, strict=True))
    )
    remedies = (replace(row, quick=words, left=left) for row, words in zip(REMEDIES, symptoms, strict=True))
    return direction, (replace(OWN, left=left), *steps, *remedies)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("Turn the iso-", "lator to OFF"), "Turn the isolator to OFF"),
        (("TIGHTEN TO", "8 N·m"), "Tighten to 8 N·m."),
        (("Find the o\ufb03ce",), "Find the office"),
        (("3 Press the key",), "3\ufe0f\u20e3 Press the ⚠\ufe0f key"),
        (("Straße",), "STRASSE"),
    ],
    ids=["hyphen", "capitals", "ligature", "signs that are no letters", "sharp s"],
)
def test_words_are_known_however_they_are_set(lines: tuple[str, ...], text: str) -> None:
    """A look may be changed; a card is not refused for its capitals."""
    found = tuple(_text(line) for line in lines)

    assert says(found, text)


@pytest.mark.parametrize("line", ["Lift out the new seal.", "Lift.", ""])
def test_other_words_are_not_taken_for_them(line: str) -> None:
    """One word makes the difference between the old seal and the new one."""
    found = (_text(line),)

    assert not says(found, "Lift out the old seal.")


def _text(words: str) -> ReadText:
    return ReadText(text=words, box=Box(x=Mm(0.0), y=Mm(0.0), width=Mm(1.0), height=Mm(1.0)), size=15.0)
