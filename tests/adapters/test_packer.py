"""Real packs, put together as the paper does it, and packs that were spoilt."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from jobaids.adapters.packer import Packer, octets_of
from jobaids.adapters.scanner import read_card
from jobaids.adapters.sheet_scanner import SheetScanner, Written
from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.handling import How
from jobaids.paper.imposing import Faces, Ground, Side, beneath
from jobaids.paper.reading import ReadCard, ReadPage
from tests.adapters.packs import A3, A4, follow, job, line, packer, pages_of, recipe

JOBS = (job("seal", 6), job("rack", 5), job("wash", 6))
LINES = tuple(line(one, "a6", copies) for one, copies in zip(JOBS, (2, 1, 2), strict=True))
"""Five cards of two pages: two sheets of A4, the second half empty."""


def whose(page: ReadPage, box: Box) -> set[str]:
    """The jobs whose symbols or titles stand in a box of a side."""
    codes = {code: one.aid.slug for one in JOBS for _, code in one.codes}
    symbols = [one for one in page.symbols if box.holds_middle_of(one.box)]
    titles = [one for one in page.texts if box.holds_middle_of(one.box) and one.text.startswith("Title of")]
    assert symbols
    assert titles
    return {codes[one.address.split("/")[3]] for one in symbols} | {one.text.split()[2] for one in titles}


def made(packing: Packer, place: Path) -> ReadCard:
    """A pack that was proven, read back once more as a whole."""
    packed = packing.make(place)
    assert packed.told == ()
    return read_card(place.read_bytes())


@pytest.mark.parametrize("faces", [Faces.LONG_EDGE, Faces.SHORT_EDGE])
@pytest.mark.parametrize("ground", [A4, A3], ids=["upright", "lying"])
def test_front_and_back_are_of_one_card_once_the_paper_is_turned(faces: Faces, ground: Ground, tmp_path: Path) -> None:
    """A back behind another front is a card with half of two jobs on it."""
    packing = packer(LINES, JOBS, How(faces=faces, name="P-7K3QMX"), ground)

    pages = made(packing, tmp_path / "pack.pdf").pages

    for front, back in zip(pages[::2], pages[1::2], strict=True):
        sheet = Ground(width=front.width, height=front.height)
        for box in places(packing, front):
            there = beneath(box, sheet, faces)
            assert len(whose(front, box) | whose(back, there)) == 1


def test_both_faces_of_a_folded_card_are_of_one_job(tmp_path: Path) -> None:
    """Folded backwards along the dashes, the right half becomes the back of the left one."""
    packing = packer(LINES, JOBS, How(faces=Faces.FOLD), A3)

    pages = made(packing, tmp_path / "pack.pdf").pages

    for page in pages:
        for box in places(packing, page):
            halves = [box, box.moved(box.width, Mm(0.0))]
            assert len(set.union(*(whose(page, half) for half in halves))) == 1


@pytest.mark.parametrize("faces", list(Faces))
def test_each_symbol_stands_to_a_tenth_of_a_millimetre_where_its_card_has_it(faces: Faces, tmp_path: Path) -> None:
    """Nothing is scaled or shifted: a cut along the marks gives the card that was proven."""
    alone = {one.aid.slug: read_card(octets_of(next(follow([recipe(one, "a6")])))) for one in JOBS}
    sheet = A3 if faces is Faces.FOLD else A4
    packing = packer(LINES, JOBS, How(faces=faces), sheet)
    place = tmp_path / "pack.pdf"
    pages = made(packing, place).pages

    for written in packing.written(0):
        page = pages[written.page]
        for placed in written.side.placed:
            box = placed.box
            card = alone[next(iter(whose(page, box)))].pages[placed.page]
            there = [one.box for one in page.symbols if box.holds_middle_of(one.box)]
            for symbol in card.symbols:
                upright = symbol.box.turned(box.width, box.height) if placed.turned else symbol.box
                wanted = upright.moved(box.x, box.y)
                slack = 0.2 if placed.turned else 0.1  # a turned symbol is measured to a pixel
                assert any(abs(one.x - wanted.x) <= slack and abs(one.y - wanted.y) <= slack for one in there), (
                    symbol.address
                )


def test_backs_that_the_printer_turns_the_other_way_are_told(tmp_path: Path) -> None:
    """Were fronts and backs put together wrongly, the scan would find the steps of one job on the card of another."""
    packing = packer(LINES, JOBS, How(faces=Faces.LONG_EDGE))
    place = tmp_path / "pack.pdf"
    packing.make(place)
    swapped = list(packing.written(0))
    swapped[0], swapped[2] = (replaced(swapped[at], swapped[other].side) for at, other in ((0, 2), (2, 0)))

    told = {one.rule for one in SheetScanner(file=place).scan(swapped, packing.cards())}

    assert {"JA420", "JA421"} <= told


def test_a_symbol_that_was_painted_over_stops_the_pack(tmp_path: Path) -> None:
    """What cannot be read from the file cannot be read from the wall."""
    packing = packer(LINES, JOBS, How(faces=Faces.LONG_EDGE))
    place = tmp_path / "pack.pdf"
    symbol = made(packing, place).pages[0].symbols[0].box
    paint(place, 0, symbol)

    told = [one.rule for one in SheetScanner(file=place).scan(packing.written(0), packing.cards())]

    assert "JA420" in told


def test_a_symbol_beside_all_cards_stops_the_pack(tmp_path: Path) -> None:
    """Waste is thrown away, but what is scanned on the table opens the wrong page."""
    packing = packer((line(JOBS[0], "a6"),), JOBS, How())
    place = tmp_path / "pack.pdf"
    made(packing, place)
    copy_symbol(place, to=(105, 74))

    told = [one.what for one in SheetScanner(file=place).scan(packing.written(0), packing.cards())]

    assert any("beside its cards" in what for what in told)


def test_after_a_paper_jam_the_rest_is_the_same(tmp_path: Path) -> None:
    """Sheet 2 printed again is sheet 2; its number says so, and what came before is not printed twice."""
    whole, rest = (packer(LINES, JOBS, How(faces=Faces.LONG_EDGE, name="P-7K3QMX", begin=at)) for at in (1, 2))
    all_pages = made(whole, tmp_path / "whole.pdf").pages

    pages = made(rest, tmp_path / "rest.pdf").pages

    assert [page.texts for page in pages] == [page.texts for page in all_pages[2:]]
    assert any(text.text == "P-7K3QMX · 2" for text in pages[0].texts)


def test_the_same_pack_has_the_same_bytes(tmp_path: Path) -> None:
    """Who prints it again elsewhere holds the same paper."""
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"

    for place in (first, second):
        packer(LINES, JOBS, How()).make(place)

    assert first.read_bytes() == second.read_bytes()


def test_copies_of_a_card_stand_in_the_file_once(tmp_path: Path) -> None:
    """Twelve badges for twelve people are twelve times one form."""
    one, dozen = (packer((line(JOBS[0], "a6", copies),), JOBS, How()) for copies in (1, 12))

    one.make(tmp_path / "1.pdf")
    dozen.make(tmp_path / "12.pdf")

    assert pages_of(tmp_path / "12.pdf") == 6
    assert (tmp_path / "12.pdf").stat().st_size < 2 * (tmp_path / "1.pdf").stat().st_size


def places(packing: Packer, page: ReadPage) -> list[Box]:
    """Where the fronts of cards stand on a side."""
    sides = {one.page: one.side for one in packing.written(0)}
    return [one.box for one in sides[page.number - 1].placed if one.page == 0]


def replaced(written: Written, side: Side) -> Written:
    """The same page of the file, taken for another side."""
    return replace(written, side=side)


def paint(place: Path, page: int, box: Box) -> None:
    """Cover a box of a page with white."""
    with pikepdf.open(BytesIO(place.read_bytes())) as document:
        height = float(document.pages[page].MediaBox[3])
        corner = (box.x, height * 25.4 / 72 - box.bottom, box.width, box.height)
        figures = " ".join(f"{side * 72 / 25.4:.3f}" for side in corner)
        document.pages[page].contents_add(f"q 1 g {figures} re f Q".encode())
        document.save(place)


def copy_symbol(place: Path, to: tuple[float, float]) -> None:
    """Draw the first card of the first page once more, elsewhere."""
    with pikepdf.open(BytesIO(place.read_bytes())) as document:
        x, y = (side * 72 / 25.4 for side in to)
        document.pages[0].contents_add(f"q 1 0 0 1 {x:.3f} {y:.3f} cm /C0 Do Q".encode())
        document.save(place)
