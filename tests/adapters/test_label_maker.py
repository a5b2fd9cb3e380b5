"""Step labels as they come out of the printer: each in its place, whole, and its symbol read back."""

from __future__ import annotations

from dataclasses import replace
from math import hypot

import pytest

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.label_maker import Labelled
from jobaids.adapters.pdf import make_pdf
from jobaids.adapters.scanner import read_card
from jobaids.adapters.sheets import listed_sheets
from jobaids.model.names import Language, Mm
from jobaids.paper.label_proof import prove_labels
from jobaids.paper.sheets import Sheet
from jobaids.paper.stock import NoStock
from jobaids.plan.labels import Run, divide, order_of
from jobaids.render.label.text import expected_labels, render_labels
from tests.adapters.labels import STICKERS, run_on, stick, sticker, stock, table

SAMPLE = tuple(sheet.name for sheet in listed_sheets().sheets[17::190])
EXACT = 0.1  # mm


def printed(run: Run) -> Labelled:
    made = stick(run)
    assert isinstance(made, Labelled), made
    return made


@pytest.mark.parametrize("name", [*SAMPLE, "L7651", "round:50@a4", "62x29"])
def test_every_label_is_read_back_from_its_place(name: str) -> None:
    """Trainers print, peel and hang; nobody scans forty labels first."""
    paper = stock(name)
    assert isinstance(paper, Sheet)

    made = printed(run_on(paper, skip=1))

    assert made.told == ()
    assert made.decoded == len(STICKERS)
    read = read_card(made.pdf)
    symbols = [(page, symbol) for page in read.pages for symbol in page.symbols]
    places = [(number // paper.count, paper.places[number % paper.count]) for number in range(1, len(STICKERS) + 1)]
    for one, (page, place) in zip(STICKERS, places, strict=True):
        sheet, symbol = next(found for found in symbols if found[1].address == one.address)
        assert sheet.number == page + 1
        assert (sheet.width, sheet.height) == pytest.approx((paper.width, paper.height), abs=EXACT)
        assert symbol.module >= 0.4 - 0.004
        quiet = symbol.box.grown(Mm(4 * symbol.module))
        assert place.x + 0.4 < quiet.x < quiet.right < place.right - 0.4
        assert place.y + 0.4 < quiet.y < quiet.bottom < place.bottom - 0.4
        corner = max(abs(quiet.x - place.middle[0]), abs(quiet.right - place.middle[0]))
        assert not paper.round or hypot(corner, quiet.height / 2) < paper.label_width / 2
    for text in (text for sheet in read.pages for text in sheet.texts):
        assert any(
            place.x < text.box.x < text.box.right < place.right
            and place.y < text.box.y < text.box.bottom < place.bottom
            for _, place in places
        ), text


def test_a_strip_of_tape_is_as_long_as_its_words_need() -> None:
    """A tape printer cuts where the page ends; a long strip hides what stands beside it on the machine."""
    made = printed(run_on(stock("tape:24")))

    read = read_card(made.pdf)
    assert made.told == ()
    assert made.decoded == made.pages == len(STICKERS)
    assert made.wordless == ()
    assert [page.height for page in read.pages] == pytest.approx([24.0] * len(STICKERS), abs=EXACT)
    assert read.pages[0].width < read.pages[1].width < 150


def test_words_that_do_not_fit_are_left_out_whole_and_told() -> None:
    """Half a step is another step; number, symbol and code alone send nobody wrong."""
    long = sticker(
        "en", "3", "Seat the seal with its lip toward the product and press on it until it clicks twice.", ""
    )

    made = printed(run_on(stock("L7651"), (long,)))

    assert made.wordless == (long,)
    assert "product" not in " ".join(text.text for text in read_card(made.pdf).pages[0].texts)
    assert made.told == ()


def test_used_places_are_left_alone() -> None:
    """The rest of a sheet goes back into the box; its first row has been peeled off."""
    made = printed(run_on(stock("5160"), skip=29))

    pages = read_card(made.pdf).pages
    assert [len(page.symbols) for page in pages] == [1, len(STICKERS) - 1]


@pytest.mark.parametrize("name", ["tape:12", "20x15"])
def test_paper_too_small_for_a_symbol_is_refused_with_the_figures(name: str) -> None:
    """A symbol under 0.4 mm a module is a label that no phone reads."""
    refused = stick(run_on(stock(name)))

    assert isinstance(refused, NoStock)
    assert "a symbol of 37 modules at 0.4 mm is 14.8 mm wide with its quiet zone" in refused.why


def test_a_symbol_that_drifts_or_opens_something_else_is_told() -> None:
    """What is proven is the finished sheet, not the plan of it."""
    short = (STICKERS[0], STICKERS[4])
    run = run_on(stock("L7163"), short)
    cuts = divide(run)
    assert not isinstance(cuts, NoStock)
    order = order_of(run, cuts, read_words(Language("en")), table().families)
    moved = tuple(replace(one, place=replace(one.place, x=Mm(one.place.x + 0.4))) for one in order.labels)
    swapped = tuple(replace(one, sticker=other) for one, other in zip(order.labels, reversed(short), strict=True))

    told = [
        {
            one.rule
            for one in prove_labels(
                expected_labels(order),
                read_card(make_pdf(render_labels(replace(order, labels=labels), table().render), table().press).pdf),
            ).told
        }
        for labels in (order.labels, moved, swapped)
    ]

    assert told[0] == set()
    assert told[1] == {"JA512"}
    assert {"JA424", "JA423"} <= told[2]


def test_the_same_labels_are_the_same_bytes() -> None:
    """A sheet that is made again is told from one that changed."""
    run = run_on(stock("L7160"), STICKERS[:2])

    assert printed(run).pdf == printed(run).pdf


def test_a_word_that_runs_into_the_label_below_is_blamed_on_the_one_that_says_it() -> None:
    """A long remedy above a short step: the step was made smaller and smaller, and the remedy stayed as it was."""
    remedy = sticker("en", "?", "A lock is left and its owner is away", "")
    beside, below = sticker("en", "2", "Sign.", ""), sticker("en", "1", "Meet at the filler.", "")

    made = printed(run_on(stock("L7163"), (remedy, beside, below)))

    assert made.told == ()
    assert made.decoded == 3
