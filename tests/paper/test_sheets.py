"""Paper: every label stands where the sheet was cut, and a sheet that cannot be right is not printed."""

from __future__ import annotations

from itertools import combinations

import pytest

from jobaids.adapters.sheets import listed_sheets
from jobaids.model.names import Mm
from jobaids.paper.sheets import A3, A4, LETTER, ROUNDING, Kind, Sheet, Tape, fault_of
from jobaids.paper.stock import NoStock, find_stock

LISTED = listed_sheets()


def test_every_listed_sheet_is_printed_or_refused() -> None:
    """A part number on the box must find its sheet, or a reason why it is not printed."""
    refused = {sheet.part: reason for sheet, reason in LISTED.refused}

    assert len(LISTED.sheets) + len(refused) == 570
    assert refused == {
        "8666": "labels one below the other overlap by 0.14 mm",
        "J8666": "labels one below the other overlap by 0.14 mm",
        "OL100": "labels one below the other overlap by 0.25 mm",
        "OL250": "labels one below the other overlap by 0.13 mm",
        "4620": "the last labels leave the paper by 0.26 mm at the right",
        "3475": "the last labels leave the paper by 0.15 mm at the right",
    }


@pytest.mark.parametrize("sheet", LISTED.sheets, ids=lambda sheet: sheet.name)
def test_no_two_labels_share_paper_and_none_leaves_it(sheet: Sheet) -> None:
    """What stands on two labels is cut through; what stands beside the paper is not there."""
    places = sheet.places

    assert len(places) == sheet.count
    assert all(place.x >= 0 and place.y >= 0 for place in places)
    assert all(place.right < sheet.width + 1e-9 and place.bottom < sheet.height + 1e-9 for place in places)
    for one, other in combinations(places, 2):
        shared = min(one.right, other.right) - max(one.x, other.x), min(one.bottom, other.bottom) - max(one.y, other.y)
        assert min(shared) < 1e-9


def test_labels_stand_to_a_tenth_of_a_millimetre_where_their_maker_cut_them() -> None:
    """Sheets that drift are thrown away; an L7163 has its labels where its maker says."""
    sheet = find_stock("L7163", LISTED)

    assert isinstance(sheet, Sheet)
    assert sheet.name == "Avery L7163"
    assert (sheet.columns, sheet.rows, sheet.width, sheet.height) == (2, 7, 210.0, 297.0)
    last = sheet.places[-1]
    assert [round(one, 1) for one in (last.x, last.y, last.width, last.height)] == [106.4, 243.8, 99.1, 38.1]


def test_rounding_takes_from_a_label_and_never_adds() -> None:
    """Inches written in two decimals overlap by hundredths; a label gives those up instead of being refused."""
    sheet = find_stock("L7161", LISTED)

    assert isinstance(sheet, Sheet)
    assert sheet.label_height == sheet.pitch_y == 46.74


def test_labels_are_counted_in_reading_order() -> None:
    """Who has used the first three labels of a sheet has used the top row."""
    sheet = find_stock("5160", LISTED)

    assert isinstance(sheet, Sheet)
    places = sheet.places
    assert places[0].y == places[2].y < places[3].y
    assert places[0].x < places[1].x < places[2].x


@pytest.mark.parametrize("typed", ["L7163", "l 7163", "Avery L7163", "avery-l7163", "AVERY  L7163", "L7163-100"])
def test_a_part_number_is_found_in_any_spelling(typed: str) -> None:
    """It is read off a box by somebody who holds the box in the other hand."""
    found = find_stock(typed, LISTED)

    assert isinstance(found, Sheet)
    assert found.part == "L7163"


def test_a_part_in_brackets_may_be_left_out_where_it_stands_alone() -> None:
    """The list calls the large labels of a sheet its main ones; its box does not."""
    found = find_stock("OL225", LISTED)

    assert isinstance(found, Sheet)
    assert found.part == "OL225 (main)"


def test_two_sheets_of_one_number_are_asked_for() -> None:
    """Two makers' labels of one number may differ; guessing would print across the cuts."""
    found = find_stock("OL9300", LISTED)

    assert isinstance(found, NoStock)
    assert found.what == "OL9300 is the name of 2 sheets"
    assert found.fix == "did you mean Online Labels OL9300 (first) or Online Labels OL9300 (second)?"


def test_a_slip_is_answered_with_near_names() -> None:
    """A digit read wrongly on the box must not send anybody to a search engine."""
    found = find_stock("L7136x", LISTED)

    assert isinstance(found, NoStock)
    assert "Avery L7163" in found.fix


def test_a_refused_sheet_says_why() -> None:
    """Who holds the box must hear that its figures are wrong, not that it does not exist."""
    found = find_stock("herma 4620", LISTED)

    assert isinstance(found, NoStock)
    assert found.what == "Herma 4620 cannot be printed: the last labels leave the paper by 0.26 mm at the right"


@pytest.mark.parametrize(("typed", "sheet"), [("a4", A4), ("A3", A3), ("Letter", LETTER)])
def test_plain_sheets_have_one_place(typed: str, sheet: Sheet) -> None:
    """A card is imposed on the whole of a plain sheet."""
    found = find_stock(typed, LISTED)

    assert found is sheet
    assert sheet.places[0].width == sheet.width
    assert sheet.kind is Kind.PLAIN


def test_a_size_alone_is_a_label_of_a_roll() -> None:
    """A label printer takes pages of exactly the label's size."""
    found = find_stock("62 x 28,5 mm", LISTED)

    assert isinstance(found, Sheet)
    assert (found.width, found.height, found.kind) == (62.0, 28.5, Kind.ROLL)


def test_a_size_on_plain_paper_is_cut_out() -> None:
    """Where there are no label sheets, labels are laminated and cut; they share their cuts and keep off the edges."""
    found = find_stock("60x40@a4", LISTED)

    assert isinstance(found, Sheet)
    assert (found.columns, found.rows, found.kind) == (3, 7, Kind.GUILLOTINE)
    assert (found.left, found.top) == (15.0, 8.5)
    assert fault_of(found) == ""


@pytest.mark.parametrize("typed", ["round:50", "round:50@a4", "round:OL2679", "ROUND: 50 mm"])
def test_round_labels_are_circles_within_their_places(typed: str) -> None:
    """A circle has no corners: what would stand in them is cut away."""
    found = find_stock(typed, LISTED)

    assert isinstance(found, Sheet)
    assert found.round
    assert found.name.endswith(", round")


def test_tape_is_as_wide_as_it_says() -> None:
    """A cassette is named by its width."""
    found = find_stock("tape:24", LISTED)

    assert found == Tape(width=Mm(24.0))


@pytest.mark.parametrize(
    "typed", ["", "tape:", "tape:wide", "tape:3", "0x0", "50x2000", "50x30@", "50x30@b5", "300x300@a4", "round:a4", "×"]
)
def test_what_is_no_paper_is_answered_with_a_way_out(typed: str) -> None:
    """Every refusal says what to type instead."""
    found = find_stock(typed, LISTED)

    assert isinstance(found, NoStock)
    assert found.what
    assert found.fix


def test_figures_that_cannot_be_right_are_told() -> None:
    """A list that somebody adds to must not print labels on each other."""
    good = Sheet(
        name="good", width=Mm(100), height=Mm(100), columns=2, label_width=Mm(50), label_height=Mm(10), pitch_x=Mm(50)
    )
    wrong = Sheet(
        name="wrong", width=Mm(100), height=Mm(100), columns=2, label_width=Mm(50), label_height=Mm(10), pitch_x=Mm(40)
    )
    none = Sheet(name="none", width=Mm(100), height=Mm(100), columns=0, label_width=Mm(50), label_height=Mm(10))

    assert fault_of(good) == ""
    assert fault_of(wrong) == f"labels beside each other overlap by {10:.2f} mm"
    assert fault_of(none) == "it has no labels"
    assert ROUNDING == 0.05
