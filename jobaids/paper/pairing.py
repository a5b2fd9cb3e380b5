"""Pairs what a card must show with what was read from it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from jobaids.model.names import Mm
from jobaids.model.release import TargetKind
from jobaids.paper.box import Box
from jobaids.paper.expected import QUIET_MODULES, ExpectedSymbol
from jobaids.paper.reading import ReadPage, ReadSymbol
from jobaids.paper.rows import StepPlace, level_texts, says, signs

_RUNS = re.compile(r"[A-Z]+|[^A-Z]+")
_CAPTION_REACH = Mm(4.0)  # from the quiet zone down to the caption's top


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A planned symbol, its rank in reading order, and the page it must stand on where it stands on each."""

    symbol: ExpectedSymbol
    rank: int
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A symbol as read, its page, and the numeral level with it."""

    symbol: ReadSymbol
    page: ReadPage
    place: StepPlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Who belongs to whom: by address, and by caption alone where the address is not the planned one."""

    right: tuple[tuple[Wanted, Seen], ...]
    tampered: tuple[tuple[Wanted, Seen], ...]
    missing: tuple[Wanted, ...]
    extra: tuple[Seen, ...]


def pair(wanted: tuple[Wanted, ...], seen: tuple[Seen, ...]) -> Pairing:
    """Pair planned symbols with those read: by address and place, then by address, then by caption."""
    open_wanted, open_seen = list(wanted), list(seen)
    right = [
        *_take(open_wanted, open_seen, lambda want, see: _same_address(want, see) and stands_right(want.symbol, see)),
        *_take(open_wanted, open_seen, _same_address),
    ]
    tampered = _take(open_wanted, open_seen, lambda want, see: has_caption(want.symbol, see))
    return Pairing(
        right=tuple(sorted(right, key=lambda one: one[0].rank)),
        tampered=tuple(tampered),
        missing=tuple(open_wanted),
        extra=tuple(open_seen),
    )


def stands_right(symbol: ExpectedSymbol, seen: Seen) -> bool:
    """Whether a symbol stands in the row of the step or remedy it opens."""
    match symbol.kind:
        case TargetKind.STEP:
            step = seen.place.step if seen.place else None
            return step is not None and (step.numeral, step.quick) == (symbol.numeral, symbol.beside)
        case TargetKind.REMEDY:
            level = level_texts(seen.page, quiet_box(seen.symbol))
            return seen.place is None and says(level, symbol.beside)
        case _:
            return True


def has_caption(symbol: ExpectedSymbol, seen: Seen) -> bool:
    """Whether the planned caption stands right beneath.

    On a line that a reader of PDFs takes for right to left, it gives the runs of letters and digits back in turn.
    """
    read = signs(caption_beneath(seen))
    return any(signs(way) in read for way in (symbol.caption, turned(symbol.caption)))


def turned(caption: str) -> str:
    """The runs of letters and of all else in reverse order: `SDFZ87-12K` as `K87-12SDFZ`."""
    return "".join(reversed(_RUNS.findall(caption)))


def caption_beneath(seen: Seen) -> str:
    """The words right beneath a symbol."""
    quiet = quiet_box(seen.symbol)
    first, last = seen.symbol.box.bottom, quiet.bottom + _CAPTION_REACH
    beneath = [text for text in seen.page.texts if first <= text.box.y <= last]
    return " ".join(text.text for text in beneath if text.box.x < quiet.right and quiet.x < text.box.right)


def place_beside(symbol: ReadSymbol, page: ReadPage, places: tuple[StepPlace, ...]) -> StepPlace | None:
    """The step whose numeral is level with a symbol, the nearest where there are several."""
    box = quiet_box(symbol)
    level = [place for place in places if place.page == page.number and place.numeral.is_level_with(box)]
    return min(level, key=lambda place: abs(place.numeral.middle[1] - symbol.box.y), default=None)


def _same_address(want: Wanted, see: Seen) -> bool:
    return want.symbol.address == see.symbol.address and want.page in {None, see.page.number}


def _take(wanted: list[Wanted], seen: list[Seen], belongs: Callable[[Wanted, Seen], bool]) -> list[tuple[Wanted, Seen]]:
    """Take out of both lists whatever belongs together, each once, in order."""
    taken = []
    for want in tuple(wanted):
        found = next((see for see in seen if belongs(want, see)), None)
        if found is not None:
            taken.append((want, found))
            wanted.remove(want)
            seen.remove(found)
    return taken


def quiet_box(symbol: ReadSymbol) -> Box:
    """A symbol with the quiet zone it needs."""
    return symbol.box.grown(Mm(QUIET_MODULES * symbol.module))
