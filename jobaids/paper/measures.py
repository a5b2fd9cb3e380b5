"""Whether symbols can be scanned where they stand: modules, quiet zones and distances, in millimetres as measured."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.expected import QUIET_MODULES, SMALLEST_MODULE, ExpectedCard, ExpectedSymbol
from jobaids.paper.pairing import Seen, Wanted
from jobaids.paper.telling import name_of, tell

_AS_PLANNED = 0.03  # of the planned module, either way
_MEASURED = 0.01  # of a module: measuring is within 0.3 %, rounding of the PDF's figures added
_HAIR = Mm(0.2)  # of a distance: boxes are rasterised to whole pixels, outwards

_WHY_MODULE = "phones lose symbols fast below 0.4 mm a module, and a scaled card is scaled everywhere"
_WHY_QUIET = "a camera finds a symbol by the white around it"
_WHY_APART = "a phone takes the wrong one of two near symbols; what is near a hole, a fold or an edge is lost"

Pairs = tuple[tuple[Wanted, Seen], ...]


def measure(card: ExpectedCard, pairs: Pairs) -> Iterator[Diagnostic]:
    """Tell every symbol that stands as planned but is too small, not quiet, or too near to something."""
    for want, seen in pairs:
        yield from _module(card, want.symbol, seen)
        yield from _modules_as_planned(card, want.symbol, seen)
        yield from _quiet(card, want.symbol, seen)
        yield from _edges(card, want.symbol, seen)
        yield from _keep_outs(card, want.symbol, seen)
    for (want, seen), (other, other_seen) in combinations(pairs, 2):
        if seen.page.number == other_seen.page.number:
            yield from _apart(card, (want.symbol, other.symbol), (seen.symbol.box, other_seen.symbol.box))


def _module(card: ExpectedCard, symbol: ExpectedSymbol, seen: Seen) -> Iterator[Diagnostic]:
    sides = (seen.symbol.box.width / seen.symbol.modules, seen.symbol.box.height / seen.symbol.modules)
    if min(sides) < SMALLEST_MODULE * (1 - _MEASURED):
        yield tell(
            card,
            "JA510",
            f"{name_of(symbol)} has modules of {min(sides):.3f} mm; the least is {SMALLEST_MODULE} mm",
            why=_WHY_MODULE,
            fix="give [cards] module_mm 0.5, or a shorter base_url",
        )
    elif any(abs(side / symbol.module - 1) > _AS_PLANNED for side in sides):
        yield tell(
            card,
            "JA510",
            f"{name_of(symbol)} has modules of {sides[0]:.3f} × {sides[1]:.3f} mm; {symbol.module:g} mm were planned",
            why=_WHY_MODULE,
            fix="let the card's template set no other width for symbols",
        )


def _modules_as_planned(card: ExpectedCard, symbol: ExpectedSymbol, seen: Seen) -> Iterator[Diagnostic]:
    read = seen.symbol
    wrong = read.modules**2 if len(read.rows) != len(symbol.rows) else 0
    wrong = wrong or sum((one ^ other).bit_count() for one, other in zip(read.rows, symbol.rows, strict=True))
    wrong = wrong + read.unclear
    if wrong or read.turned:
        turned = f"turned by {read.turned}°" if read.turned else f"unlike the planned one in {wrong} modules"
        yield tell(
            card,
            "JA425",
            f"{name_of(symbol)} is {turned}",
            why="it was read only because symbols bear some damage; dirt and scratches on the wall need that reserve",
            fix="let nothing stand on a symbol, and let no template turn, mirror or colour it",
        )


def _quiet(card: ExpectedCard, symbol: ExpectedSymbol, seen: Seen) -> Iterator[Diagnostic]:
    needed = QUIET_MODULES * seen.symbol.module
    if seen.symbol.quiet < needed - _HAIR:
        yield tell(
            card,
            "JA511",
            f"{name_of(symbol)} has {seen.symbol.quiet:.2f} mm of white around it; it needs {needed:.2f} mm",
            why=_WHY_QUIET,
            fix="move away what stands beside it: words, lines, pictures, shades",
        )


def _edges(card: ExpectedCard, symbol: ExpectedSymbol, seen: Seen) -> Iterator[Diagnostic]:
    box, page = seen.symbol.box, seen.page
    nearest = min(box.x, box.y, page.width - box.right, page.height - box.bottom)
    if nearest < card.distances.from_edge - _HAIR:
        yield tell(
            card,
            "JA512",
            f"{name_of(symbol)} stands {nearest:.1f} mm from the edge or fold of page {page.number};"
            f" the least is {card.distances.from_edge:g} mm",
            why=_WHY_APART,
            fix="move it inwards",
        )


def _keep_outs(card: ExpectedCard, symbol: ExpectedSymbol, seen: Seen) -> Iterator[Diagnostic]:
    if any(seen.symbol.box.gap(hole) <= 0 for hole in card.distances.keep_outs):
        yield tell(
            card,
            "JA512",
            f"{name_of(symbol)} stands where page {seen.page.number} is punched",
            why=_WHY_APART,
            fix="move it out of the way of the hole",
        )


def _apart(
    card: ExpectedCard, symbols: tuple[ExpectedSymbol, ExpectedSymbol], boxes: tuple[Box, Box]
) -> Iterator[Diagnostic]:
    gap, pitch = boxes[0].gap(boxes[1]), boxes[0].pitch(boxes[1])
    least = card.distances
    if gap < least.between - _HAIR or pitch < least.pitch - _HAIR:
        yield tell(
            card,
            "JA512",
            f"{name_of(symbols[0])} and {name_of(symbols[1])} are {gap:.1f} mm apart, {pitch:.1f} mm from centre to"
            f" centre; the least is {least.between:g} mm and {least.pitch:g} mm",
            why=_WHY_APART,
            fix="leave more room between their rows",
        )
