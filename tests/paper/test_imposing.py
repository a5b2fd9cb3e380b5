"""Fronts and backs are put together here as paper does it, and must come out as one card."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.formats import PRINTED
from jobaids.paper.imposing import Faces, Grid, Ground, Leaf, Piece, Placed, Side, grid_of, impose, leaves_of
from jobaids.paper.marks import marks_of, stamp_of
from jobaids.paper.sheets import PLAIN, UNPRINTABLE

DUPLEX = (Faces.LONG_EDGE, Faces.SHORT_EDGE)
SHEETS = tuple(Ground(width=one.width, height=one.height) for one in PLAIN.values())
CARDS = tuple(Piece(width=one.page_width, height=one.height, margin=one.margin) for one in PRINTED.values())
A6_PIECE = CARDS[list(PRINTED).index("a6")]
FITTING = [
    (ground, card, faces)
    for ground in SHEETS
    for card in dict.fromkeys(CARDS)
    for faces in Faces
    if grid_of(ground, card, faces)
]

Point = tuple[float, float]


def grid(ground: Ground, card: Piece, faces: Faces) -> Grid:
    """The grid of cards that are known to fit."""
    found = grid_of(ground, card, faces)
    assert found
    return found


def corners(placed: Placed) -> tuple[Point, Point]:
    """Where the top left and the bottom right corner of a page come to lie on its side of the sheet."""
    box = placed.box
    ends = ((box.x, box.y), (box.right, box.bottom))
    return (ends[1], ends[0]) if placed.turned else ends


def through(point: Point, ground: Ground, faces: Faces) -> Point:
    """The point of the front that lies behind a point of the back, once the printer has turned the paper over.

    Turned over an upright edge, left and right change places; over a lying one, top and bottom.
    """
    x, y = point
    long_edge_is_upright = ground.height >= ground.width
    over_an_upright_edge = long_edge_is_upright == (faces is Faces.LONG_EDGE)
    return (ground.width - x, y) if over_an_upright_edge else (x, ground.height - y)


def near(one: Point, other: Point) -> bool:
    """Whether two points are one, to a hundredth of a millimetre."""
    return all(abs(a - b) < 0.01 for a, b in zip(one, other, strict=True))


@given(st.sampled_from([one for one in FITTING if one[2] in DUPLEX]), st.integers(1, 30), st.integers(0, 7))
def test_a_back_lies_behind_its_front_and_reads_like_a_page_of_a_book(
    case: tuple[Ground, Piece, Faces], count: int, skip: int
) -> None:
    """Else the remedies of one job hang behind the steps of another, and nobody sees it before it is laminated."""
    ground, card, faces = case
    leaves = [leaf for number in range(count) for leaf in leaves_of(number, 2, faces)]

    sides = list(impose(leaves, grid(ground, card, faces), faces, skip))

    for front, back in zip(sides[::2], sides[1::2], strict=True):
        assert (front.sheet, front.back, back.back) == (back.sheet, False, True)
        behind = {placed.card: placed for placed in back.placed}
        for placed in front.placed:
            (left, top), (right, bottom) = corners(placed)
            lying = grid(ground, card, faces).ground
            there = [through(corner, lying, faces) for corner in corners(behind[placed.card])]
            assert near(there[0], (right, top))  # who turns the cut card over sideways finds its back upright
            assert near(there[1], (left, bottom))


@given(st.sampled_from([one for one in FITTING if one[2] is Faces.FOLD]), st.integers(1, 12))
def test_a_folded_card_has_its_back_behind_its_front(case: tuple[Ground, Piece, Faces], count: int) -> None:
    """One cut and one fold make a card; nothing has to be turned in the printer."""
    ground, card, faces = case
    found = grid(ground, card, faces)
    leaves = [leaf for number in range(count) for leaf in leaves_of(number, 2, faces)]

    for side in impose(leaves, found, faces):
        pages = {(one.card, one.page): one for one in side.placed}
        for front in (one for one in side.placed if one.page == 0):
            back = pages[front.card, 1]
            fold = next(x for x in found.folds if abs(x - front.box.right) < 0.01)
            (left, top), (right, bottom) = corners(back)
            assert near((2 * fold - left, top), (front.box.right, front.box.y))
            assert near((2 * fold - right, bottom), (front.box.x, front.box.bottom))
            assert not back.turned


@given(st.sampled_from(FITTING), st.integers(1, 40), st.integers(1, 5), st.integers(0, 9))
def test_every_page_of_every_card_is_printed_once(
    case: tuple[Ground, Piece, Faces], count: int, pages: int, skip: int
) -> None:
    """A page that is lost is a card without its last steps."""
    ground, card, faces = case
    leaves = [leaf for number in range(count) for leaf in leaves_of(number, pages, faces)]

    sides = list(impose(leaves, grid(ground, card, faces), faces, skip))

    placed = [(one.card, one.page) for side in sides for one in side.placed]
    assert sorted(placed) == [(number, page) for number in range(count) for page in range(pages)]


@pytest.mark.parametrize(("ground", "card", "faces"), FITTING)
def test_cards_stand_at_their_own_size_on_the_paper_and_on_nothing_else(
    ground: Ground, card: Piece, faces: Faces
) -> None:
    """What leaves the printable part of the paper is missing on the wall; what is scaled may not be read."""
    found = grid(ground, card, faces)
    boxes = [found.box(place) for place in range(found.count)]

    for box in boxes:
        assert box.height == pytest.approx(card.height)
        assert box.width == pytest.approx(card.width * (2 if faces is Faces.FOLD else 1))
        ink = box.grown(Mm(-card.margin))
        assert min(ink.x, ink.y) >= UNPRINTABLE - 0.05
        assert ink.right <= found.ground.width - UNPRINTABLE + 0.05
        assert ink.bottom <= found.ground.height - UNPRINTABLE + 0.05
    assert all(not _overlap(one, other) for one, other in pairwise(boxes))


@pytest.mark.parametrize(("ground", "card", "faces"), FITTING)
def test_marks_stand_in_the_waste_within_reach_of_the_printer(ground: Ground, card: Piece, faces: Faces) -> None:
    """A mark on a card is read as part of it; one at the very edge is not printed."""
    found = grid(ground, card, faces)
    boxes = [found.box(place) for place in range(found.count)]

    for mark in marks_of(found):
        line = Box(x=mark.x, y=mark.y, width=Mm(mark.to_x - mark.x), height=Mm(mark.to_y - mark.y))
        assert all(line.gap(box) >= 1 for box in boxes)
        assert min(line.x, line.y) >= UNPRINTABLE - 0.01
        assert line.right <= found.ground.width - UNPRINTABLE + 0.01
        assert line.bottom <= found.ground.height - UNPRINTABLE + 0.01


@pytest.mark.parametrize(("ground", "card", "faces"), FITTING)
def test_every_sheet_has_room_for_its_number(ground: Ground, card: Piece, faces: Faces) -> None:
    """After a paper jam the last number that came out says where to go on."""
    stamp = stamp_of(grid(ground, card, faces))

    assert stamp is not None
    assert stamp.y <= grid(ground, card, faces).ground.height - UNPRINTABLE + 0.01
    assert stamp.size >= 4


def test_used_places_of_the_first_sheet_stay_empty() -> None:
    """A sheet that was half used goes into the printer again."""
    found = grid(SHEETS[0], A6_PIECE, Faces.ONE_SIDED)
    leaves = [Leaf(card=number, front=0) for number in range(3)]

    first, second = impose(leaves, found, Faces.ONE_SIDED, skip=2)

    assert [one.box for one in first.placed] == [found.box(2), found.box(3)]
    assert second == Side(sheet=2, back=False, placed=(Placed(card=2, page=0, box=found.box(0)),))


def test_a_sheet_without_backs_is_turned_all_the_same() -> None:
    """Else the printer takes the front of the next sheet for the back of this one."""
    leaves = [Leaf(card=number, front=0) for number in range(5)]

    sides = list(impose(leaves, grid(SHEETS[0], A6_PIECE, Faces.LONG_EDGE), Faces.LONG_EDGE))

    assert [(side.sheet, side.back, len(side.placed)) for side in sides] == [
        (1, False, 4),
        (1, True, 0),
        (2, False, 1),
        (2, True, 0),
    ]


def test_a_card_larger_than_the_paper_has_no_grid() -> None:
    """Nothing is ever scaled to fit: a smaller symbol may not be read."""
    found = grid_of(SHEETS[1], CARDS[0], Faces.ONE_SIDED)

    assert found is None


def _overlap(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 0.01 and down > 0.01
