"""The cover of a pack: what is in it, where it goes, what comes down for it, and boxes for a pen.

It goes with whoever hangs the cards and comes back with ticks; by its number alone all of it is recorded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from jobaids.language.words import Words, direction_of
from jobaids.model.names import Code, Digest, Label, Mm
from jobaids.model.pack import PackLine, PackNumber
from jobaids.paper.formats import PRINTED
from jobaids.record.reprint import Cause
from jobaids.render.card.text import CardText, printable
from jobaids.render.view import Render

MOST_PICTURED = 60
"""Cards of a pack that are shown small; beyond, lines alone, for nobody leafs through ten pages of pictures."""

MARGIN = Mm(12.0)
_HEAD, _LATER_HEAD, _FOOT, _STATION = 72.0, 28.0, 18.0, 11.0  # mm: what is above and below the rows, and between them
_ROW, _PICTURED_ROW = 14.0, 27.0  # mm


@dataclass(frozen=True, slots=True, kw_only=True)
class OnSheets:
    """Where the cards of a line are, from the first sheet to the last, and what they look like, made small."""

    sheets: tuple[int, int] = (0, 0)
    picture: Digest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverLine:
    """One line of a cover: the cards of an aid, and where they go."""

    line: PackLine
    title: str
    language: str
    code: Code | None
    station: str = ""  # by its name
    place: str = ""
    cause: Cause | None = None
    on: OnSheets = field(default_factory=OnSheets)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverOrder:
    """The cover of a pack; `how` and `cuts` say how to print and cut it, `day` when that was, where it is known."""

    number: PackNumber
    words: Words
    site: str
    host: str
    lines: tuple[CoverLine, ...]
    width: Mm
    height: Mm
    paper: str
    how: tuple[str, ...]
    cuts: tuple[str, ...] = ()
    day: date | None = None
    sheets: int = 0

    def finished(self, known: tuple[OnSheets, ...], sheets: int) -> CoverOrder:
        """The cover once its cards are on so many sheets."""
        lines = tuple(replace(line, on=on) for line, on in zip(self.lines, known, strict=True))
        return replace(self, lines=lines, sheets=sheets)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line as it stands on paper, all of it finished; `station` where a new one begins."""

    station: str
    place: str
    title: str
    language: str
    runs: str
    caption: str
    facts: str
    do: str
    why: str
    grave: bool
    hang: bool
    down: bool
    picture: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverView:
    """What the template of one page of a cover sees; lengths in millimetres."""

    words: Words
    order: CoverOrder
    rows: tuple[LineView, ...]
    page: str
    is_first: bool
    change: bool  # cards that hang already
    where: str
    count: str
    sheets: str
    day: str
    pictured: bool
    row: Mm
    margin: Mm = MARGIN
    grey: bool = True  # it is made for a black and white printer


def render_cover(order: CoverOrder, render: Render) -> Iterator[CardText]:
    """The text of each page, from the templates `pack/cover.html` and `pack/cover.css`."""
    pages = tuple(_pages(order))
    for number, lines in enumerate(pages):
        view = _view(order, lines, number, len(pages))
        yield CardText(
            xhtml=printable(render("pack/cover.html", view)),
            css=render("pack/cover.css", view),
            symbols=(),
            language=order.words.language,
            slug=order.number,
            format="cover",
        )


def is_pictured(count: int) -> bool:
    """Whether a pack with so many lines shows its cards on its cover."""
    return count <= MOST_PICTURED


def do_words(line: PackLine, words: Words) -> str:
    """What to do with the cards of a line, as in: take down 9F, hang 12K."""
    down = words.listing(tuple(_cards(old.label, old.copies, words) for old in line.down))
    fresh = _cards(line.label, line.copies, words) if line.label else ""
    if down and fresh:
        return words("Take down {old}, hang {new}.", old=down, new=fresh)
    return words("Take down {old}.", old=down) if down else words("Hang {new}.", new=fresh)


def _cards(label: Label, copies: int, words: Words) -> str:
    one = words.apart(label)
    return f"{one} × {words.number(copies)}" if copies > 1 else one


def _pages(order: CoverOrder) -> Iterator[tuple[CoverLine, ...]]:
    """The lines of each page, as many as there is room for."""
    row = _row(order)
    page: list[CoverLine] = []
    room, before = order.height - 2 * MARGIN - _FOOT - _HEAD, ""
    for line in order.lines:
        needed = row + (_STATION if line.station != before or not page else 0.0)
        if page and needed > room:
            yield tuple(page)
            page, needed = [], row + _STATION
            room = order.height - 2 * MARGIN - _FOOT - _LATER_HEAD
        room -= needed
        page.append(line)
        before = line.station
    yield tuple(page)


def _row(order: CoverOrder) -> float:
    return _PICTURED_ROW if is_pictured(len(order.lines)) else _ROW


def _view(order: CoverOrder, lines: tuple[CoverLine, ...], number: int, pages: int) -> CoverView:
    words = order.words
    stations = tuple(dict.fromkeys(line.station for line in order.lines if line.station))
    cards = sum(line.line.copies for line in order.lines)
    return CoverView(
        words=words,
        order=order,
        rows=tuple(_rows(order, lines, one_place=len(stations) == 1)),
        page=words("{number} of {all}", number=words.number(number + 1), all=words.number(pages)),
        is_first=number == 0,
        change=any(line.cause for line in order.lines),
        where=stations[0] if len(stations) == 1 else "",
        count=words.many("{count} card", "{count} cards", cards),
        sheets=words.many("{count} sheet of {paper}", "{count} sheets of {paper}", order.sheets, paper=order.paper),
        day=words.date(order.day) if order.day else "",
        pictured=is_pictured(len(order.lines)),
        row=Mm(_row(order)),
    )


def _rows(order: CoverOrder, lines: tuple[CoverLine, ...], *, one_place: bool) -> Iterator[LineView]:
    words, before = order.words, ""
    for line in lines:
        begins = bool(line.station) and line.station != before and not one_place
        before = line.station
        yield LineView(
            station=line.station if begins else "",
            place=line.place if begins else "",
            title=line.title,
            language=line.language,
            runs=direction_of(line.title),
            caption=f"{line.code}-{line.line.label}" if line.code and line.line.label else "",
            facts=_facts(line, words),
            do=do_words(line.line, words) if line.cause or line.line.copies > 1 else "",
            why=_why(line, words),
            grave=line.cause is Cause.SAFETY,
            hang=line.line.label is not None,
            down=bool(line.line.down) or line.cause is None,
            picture=f"media:{line.on.picture}" if line.on.picture else "",
        )


def _facts(line: CoverLine, words: Words) -> str:
    """Format and sheets: `A6 · sheets 1–2`."""
    if line.line.label is None:
        return ""
    form = PRINTED[line.line.format]
    title = words("{form}, black and white", form=form.title) if form.grey else form.title
    first, last = line.on.sheets
    if not first:
        return title
    one = words("sheet {number}", number=words.number(first))
    more = words("sheets {first}–{last}", first=words.number(first), last=words.number(last))
    return f"{title} · {one if first == last else more}"


def _why(line: CoverLine, words: Words) -> str:
    match line.cause:
        case Cause.SAFETY:
            return words("Safety. Take old cards down now.")
        case Cause.WORK:
            return words("The work changed. Replace old cards.")
        case Cause.ENDED:
            return words("This job has ended.")
        case Cause.MISSING:
            return words("No card hangs here yet.")
        case None:
            return ""
