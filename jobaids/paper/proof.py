"""Compares a finished card, as read back, with what the plan says must stand on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.expected import ExpectedCard
from jobaids.paper.faces import faces_of
from jobaids.paper.measures import Pairs, measure
from jobaids.paper.pairing import (
    Pairing,
    Seen,
    Wanted,
    caption_beneath,
    has_caption,
    pair,
    place_beside,
    stands_right,
)
from jobaids.paper.reading import ReadCard, ReadPage
from jobaids.paper.rows import StepPlace, places_of, signs
from jobaids.paper.telling import name_of, quoted, step_name, tell, what_stands_level

TOO_MUCH = "JA504"
"""There is more than a format holds: nothing else of such a card needs to be told."""

_PAGE_SIZE = Mm(0.1)  # either way
_SAME_SIZE = 0.5  # points, between numerals

_WHY_OPENS = "a worker who scans it lands on the wrong page, or on none"
_WHY_WHOLE = "what does not fit would be missing when it is needed, and nothing is ever made smaller or cut"
_FIX_SHORTEN = "shorten it, leave out what others need, or name a larger format under `formats`"
_FIX_TEMPLATE = "look at the finished card; if its template was changed, put back how symbols and rows are drawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What reading a finished card back has shown; it is proven if nothing is told."""

    told: tuple[Diagnostic, ...]
    decoded: int = 0  # symbols
    pages: int = 0


def prove(expected: ExpectedCard, read: ReadCard) -> Proof:
    """Tell everything on a finished card that is not as planned."""
    sheets, read = read, faces_of(expected, read)
    places = places_of(expected.steps, read)
    seen = tuple(
        Seen(symbol=symbol, page=page, place=place_beside(symbol, page, places))
        for page in read.pages
        for symbol in page.symbols
    )
    if too_much := tuple(_too_much(expected, read, places)):
        return Proof(told=too_much, decoded=len(seen), pages=len(sheets.pages))
    pairing = pair(tuple(_wanted(expected, read)), seen)
    told = (
        *_pages(expected, sheets),
        *_steps(expected, read, places),
        *_unpaired(expected, pairing),
        *_misplaced(expected, pairing.right),
        *_disordered(expected, pairing.right),
        *measure(expected, pairing.right),
    )
    return Proof(told=told, decoded=len(seen), pages=len(sheets.pages))


def _wanted(expected: ExpectedCard, read: ReadCard) -> Iterator[Wanted]:
    """Every symbol that must be found, those of each page once a page."""
    for rank, symbol in enumerate(expected.symbols):
        if symbol.on_each_page:
            yield from (Wanted(symbol=symbol, rank=rank, page=page.number) for page in read.pages)
        else:
            yield Wanted(symbol=symbol, rank=rank)


def _pages(expected: ExpectedCard, read: ReadCard) -> Iterator[Diagnostic]:
    faults = []
    if expected.pages is not None and len(read.pages) != expected.pages:
        faults.append(f"its pages number {len(read.pages)}; {expected.pages} planned")
    width = expected.width * expected.panels
    for page in read.pages:
        if abs(page.width - width) > _PAGE_SIZE or abs(page.height - expected.height) > _PAGE_SIZE:
            faults.append(
                f"page {page.number} is {page.width:.1f} × {page.height:.1f} mm;"
                f" {width:g} × {expected.height:g} mm were planned"
            )
        faults += _boxes(expected, page)
        if not page.texts and not page.symbols:
            faults.append(f"page {page.number} is empty")
    for fault in faults:
        yield tell(
            expected,
            "JA513",
            fault,
            why="a page too many or of another size is printed scaled, or parts from its card",
            fix=_FIX_TEMPLATE,
        )


def _boxes(expected: ExpectedCard, page: ReadPage) -> Iterator[str]:
    """What a page tells a printer of its size that is not so."""
    if page.boxes is None:
        return
    trim = Box(x=Mm(0.0), y=Mm(0.0), width=Mm(expected.width * expected.panels), height=expected.height)
    paper = trim.grown(expected.bleed)
    declared = (("MediaBox", page.boxes.media, paper), ("BleedBox", page.boxes.bleed, paper))
    for name, box, wanted in (*declared, ("TrimBox", page.boxes.trim, trim)):
        off = max(abs(getattr(box, edge) - getattr(wanted, edge)) for edge in ("x", "y", "right", "bottom"))
        if off > _PAGE_SIZE:
            yield f"the {name} of page {page.number} is {off:.1f} mm off"


def _too_much(expected: ExpectedCard, read: ReadCard, places: tuple[StepPlace, ...]) -> Iterator[Diagnostic]:
    """JA504: there is more than the format holds."""
    behind = next((place for place in places if place.page > 1), None) if expected.front else None
    if behind:
        what = f"{step_name(behind.step)} does not fit on the front, nor does what follows"
    elif expected.front and not read.pages[0].symbols:
        what = "its steps leave no room for its symbol on the front"
    elif expected.most_faces is not None and len(read.pages) > expected.most_faces:
        more = read.pages[expected.most_faces].texts
        what = f"what begins with {quoted(' '.join(text.text for text in more if not text.turned))} does not fit"
    else:
        return
    yield tell(expected, TOO_MUCH, what, why=_WHY_WHOLE, fix=_FIX_SHORTEN)


def _steps(expected: ExpectedCard, read: ReadCard, places: tuple[StepPlace, ...]) -> Iterator[Diagnostic]:
    why = "who works from the card would leave out a step, or do one twice"
    found = [place.step for place in places]
    for step in expected.steps:
        if step in found:
            found.remove(step)
        else:
            yield tell(
                expected,
                "JA514",
                f"{step_name(step)} was not found with its numeral level with its first words",
                why=why,
                fix=_FIX_TEMPLATE,
            )
    numerals = _numerals(read, places)
    if len(places) == len(expected.steps) < numerals:
        what = f"it shows {numerals} numerals of steps; {len(expected.steps)} were planned"
        yield tell(expected, "JA514", what, why=why, fix=_FIX_TEMPLATE)


def _numerals(read: ReadCard, places: tuple[StepPlace, ...]) -> int:
    """How many numbers stand in the size of the steps' numerals, in their column."""
    return sum(
        any(
            abs(text.size - place.size) < _SAME_SIZE
            and text.box.x < place.numeral.right
            and place.numeral.x < text.box.right
            for place in places
        )
        for page in read.pages
        for text in page.texts
        if signs(text.text).isdecimal()
    )


def _unpaired(expected: ExpectedCard, pairing: Pairing) -> Iterator[Diagnostic]:
    for want, seen in pairing.tampered:
        yield tell(
            expected,
            "JA424",
            f"{name_of(want.symbol)} opens {seen.symbol.address}; {want.symbol.address} was planned",
            why=_WHY_OPENS,
            fix=_FIX_TEMPLATE,
        )
    for want in pairing.missing:
        where = f" on page {want.page}" if want.page else ""
        yield tell(
            expected,
            "JA420",
            f"{name_of(want.symbol)}, {want.symbol.address}, was not found{where}",
            why="what a decoder cannot read in the file, a phone cannot read on the wall",
            fix="let nothing cover it, cut it off or push it from the page",
        )
    for seen in pairing.extra:
        yield tell(
            expected,
            "JA421",
            f"page {seen.page.number} shows a symbol that no plan holds: {seen.symbol.address},"
            f" beside {what_stands_level(seen.page, seen.symbol)}",
            why=_WHY_OPENS,
            fix="take it away; if it is part of a picture, crop or cover it there",
        )


def _misplaced(expected: ExpectedCard, pairs: Pairs) -> Iterator[Diagnostic]:
    for want, seen in pairs:
        if not stands_right(want.symbol, seen):
            beside = step_name(seen.place.step) if seen.place else what_stands_level(seen.page, seen.symbol)
            yield tell(
                expected,
                "JA422",
                f"{name_of(want.symbol)} stands beside {beside} on page {seen.page.number}",
                why=_WHY_OPENS,
                fix=_FIX_TEMPLATE,
            )
        if not has_caption(want.symbol, seen):
            yield tell(
                expected,
                "JA423",
                f"beneath {name_of(want.symbol)} stands {quoted(caption_beneath(seen)) or 'nothing'};"
                f" {want.symbol.caption} was planned",
                why="without a camera the caption is all there is to type, and it names the card's revision",
                fix=_FIX_TEMPLATE,
            )


def _disordered(expected: ExpectedCard, pairs: Pairs) -> Iterator[Diagnostic]:
    """Symbols out of order: the only sign of swapped rows where a script's words cannot be read back surely."""
    column = [(want.symbol, seen) for want, seen in pairs if want.page is None]
    for (symbol, seen), (following, later) in pairwise(column):
        if _is_above(later, seen):
            yield tell(
                expected,
                "JA422",
                f"{name_of(following)} stands above {name_of(symbol)}, which comes before it",
                why=_WHY_OPENS,
                fix=_FIX_TEMPLATE,
            )


def _is_above(one: Seen, other: Seen) -> bool:
    if one.page.number != other.page.number:
        return one.page.number < other.page.number
    return one.symbol.box.bottom <= other.symbol.box.y
