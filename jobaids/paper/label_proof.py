"""Compares finished sheets of labels, as read back, with where everything was planned to stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.expected import QUIET_MODULES, Distances, ExpectedCard, ExpectedSymbol
from jobaids.paper.fit import SLACK
from jobaids.paper.measures import measure
from jobaids.paper.pairing import Seen, Wanted, turned
from jobaids.paper.proof import Proof
from jobaids.paper.reading import ReadCard, ReadPage, ReadSymbol, ReadText
from jobaids.paper.room import encloses
from jobaids.paper.rows import says, signs
from jobaids.paper.telling import name_of, tell

EXACT = Mm(0.1)
"""How far a symbol may stand from its place; a sheet's labels are stated to that, and rasterising costs half of it."""

_WHY_EXACT = "what drifts on the sheet is cut, or stands across two labels"
_FIX = "look at the finished sheet; if its template was changed, put back how labels are drawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedLabel:
    """One label on its page, and where its parts must stand there."""

    page: int  # counted from 1
    place: Box
    symbol_at: Box  # quiet zone included
    symbol: ExpectedSymbol
    zones: tuple[Box, ...]  # where words may stand
    captioned: Box
    marked: Box
    worded: Box | None  # nothing where the label has no quick step


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedLabels:
    """All labels of some sheets, and the size of each page."""

    name: str
    sheet: str
    pages: tuple[tuple[Mm, Mm], ...]
    labels: tuple[ExpectedLabel, ...]


def misfits(expected: ExpectedLabels, texts: tuple[tuple[ReadText, ...], ...]) -> frozenset[int]:
    """The labels, by their places in the order, of which words stand outside the room they were given.

    Words that stand on no label, or beside the paper, belong to the nearest.
    """
    return frozenset(
        number for page, there in enumerate(texts, 1) for text in there for number in _to_blame(expected, page, text)
    )


def _to_blame(expected: ExpectedLabels, page: int, text: ReadText) -> tuple[int, ...]:
    """The label that a word ran out of: the one it stands on, or the nearest that says it, where that one does not."""
    here = [number for number, label in enumerate(expected.labels) if label.page == page]
    owner = _owner(expected, here, text)
    if owner is None or not _is_astray(text, expected.labels[owner]):
        return ()
    saying = [number for number in here if signs(text.text) in signs(expected.labels[number].symbol.beside)]
    teller = _nearest(expected, saying, text)
    return (owner if owner in saying or teller is None else teller,)


def _owner(expected: ExpectedLabels, here: list[int], text: ReadText) -> int | None:
    inside = (number for number in here if _starts_in(text, expected.labels[number].place))
    return next(inside, _nearest(expected, here, text))


def _nearest(expected: ExpectedLabels, here: list[int], text: ReadText) -> int | None:
    return min(here, key=lambda number: expected.labels[number].place.gap(text.box), default=None)


def prove_labels(expected: ExpectedLabels, read: ReadCard) -> Proof:
    """Tell everything on finished sheets that is not as planned."""
    card = _card(expected)
    pairs, missing, extra = _pair(expected, read)
    told = (
        *_pages(card, expected, read),
        *(
            tell(card, "JA420", f"{name_of(one.symbol)} was not found in its place", why=_WHY_EXACT, fix=_FIX)
            for one in missing
        ),
        *(
            tell(card, "JA421", f"a symbol that no plan holds: {one.address}", why=_WHY_EXACT, fix=_FIX)
            for one in extra
        ),
        *(fault for label, page, symbol in pairs for fault in _label(card, label, page, symbol)),
        *measure(card, tuple(_seen(*one) for one in enumerate(pairs))),
    )
    return Proof(told=told, decoded=len(read.symbols), pages=len(read.pages))


_Pair = tuple[ExpectedLabel, ReadPage, ReadSymbol]


def _pair(
    expected: ExpectedLabels, read: ReadCard
) -> tuple[tuple[_Pair, ...], tuple[ExpectedLabel, ...], tuple[ReadSymbol, ...]]:
    """Labels with the symbols that stand in their places, labels without, and symbols that stand in none."""
    found: list[_Pair] = []
    missing = []
    extra = {page.number: list(page.symbols) for page in read.pages}
    pages = {page.number: page for page in read.pages}
    for label in expected.labels:
        free = extra.get(label.page, [])
        symbol = next((one for one in free if encloses(label.place, one.box)), None)
        if symbol is None:
            missing.append(label)
        else:
            free.remove(symbol)
            found.append((label, pages[label.page], symbol))
    return tuple(found), tuple(missing), tuple(symbol for left in extra.values() for symbol in left)


def _pages(card: ExpectedCard, expected: ExpectedLabels, read: ReadCard) -> Iterator[Diagnostic]:
    sizes = tuple((page.width, page.height) for page in read.pages)
    same = len(sizes) == len(expected.pages)
    near = same and all(
        abs(one - other) < EXACT
        for size, planned in zip(sizes, expected.pages, strict=True)
        for one, other in zip(size, planned, strict=True)
    )
    if not near:
        what = f"its pages measure {_sizes(sizes)}; {_sizes(expected.pages)} were planned"
        yield tell(card, "JA513", what, why="a page of another size is printed scaled", fix=_FIX)


def _label(card: ExpectedCard, label: ExpectedLabel, page: ReadPage, symbol: ReadSymbol) -> Iterator[Diagnostic]:
    """What is wrong on one label."""
    name, texts = name_of(label.symbol), tuple(one for one in page.texts if _starts_in(one, label.place))
    if symbol.address != label.symbol.address:
        what = f"{name} opens {symbol.address}; {label.symbol.address} was planned"
        yield tell(card, "JA424", what, why="a worker who scans it lands on the wrong page", fix=_FIX)
    planned, seen = label.symbol_at, symbol.box.grown(Mm(QUIET_MODULES * symbol.module))
    off = max(abs(planned.middle[0] - seen.middle[0]), abs(planned.middle[1] - seen.middle[1]))
    if off > EXACT:
        yield tell(card, "JA512", f"{name} stands {off:.2f} mm beside its place", why=_WHY_EXACT, fix=_FIX)
    caption = signs(" ".join(text.text for text in _within(label.captioned, texts)))
    if not any(signs(way) in caption for way in (label.symbol.caption, turned(label.symbol.caption))):
        what = f"{label.symbol.caption} was not found on the label of {name}"
        yield tell(card, "JA423", what, why="without a camera it is all there is to type", fix=_FIX)
    if signs(label.symbol.numeral) not in signs(" ".join(text.text for text in _within(label.marked, texts))):
        what = f"the number {label.symbol.numeral} was not found on the label of {name}"
        yield tell(card, "JA514", what, why="it says which step of the card this is", fix=_FIX)
    if label.worded and not says(_within(label.worded, texts), label.symbol.beside):
        yield tell(
            card, "JA514", f"the words of {name} are not whole", why="a step cut short is another step", fix=_FIX
        )
    if any(_is_astray(text, label) for text in texts):
        what = f"words stand outside their room on the label of {name}"
        yield tell(card, "JA501", what, why=_WHY_EXACT, fix="shorten the quick step, or take a larger label")


def _starts_in(text: ReadText, place: Box) -> bool:
    """Whether the middle of a text lies on a label."""
    x, y = text.box.middle
    return place.x <= x < place.right and place.y <= y < place.bottom


def _is_astray(text: ReadText, label: ExpectedLabel) -> bool:
    """Whether a text stands in none of a label's rooms."""
    return bool(signs(text.text)) and not any(encloses(zone.grown(SLACK), text.box) for zone in label.zones)


def _within(zone: Box, texts: Iterable[ReadText]) -> tuple[ReadText, ...]:
    return tuple(text for text in texts if _starts_in(text, zone))


def _seen(rank: int, pair: _Pair) -> tuple[Wanted, Seen]:
    label, page, symbol = pair
    return Wanted(symbol=label.symbol, rank=rank), Seen(symbol=symbol, page=page)


def _card(expected: ExpectedLabels) -> ExpectedCard:
    """The sheets as a card whose symbols may stand as near to each other and to an edge as the labels do."""
    width, height = expected.pages[0]
    return ExpectedCard(
        slug=expected.name,
        format=expected.sheet,
        width=width,
        height=height,
        symbols=tuple(label.symbol for label in expected.labels),
        steps=(),
        distances=Distances(between=Mm(0.0), pitch=Mm(0.0), from_edge=Mm(0.0)),
    )


def _sizes(pages: Iterable[tuple[float, float]]) -> str:
    return ", ".join(dict.fromkeys(f"{width:.1f} × {height:.1f} mm" for width, height in pages))
