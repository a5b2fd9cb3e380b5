"""What was seen on a wall, shown to a person and to a program."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from jobaids.cli.console import counted
from jobaids.cli.excerpt import harmless
from jobaids.record.wall import Difference
from jobaids.record.worth import Standing, Worth
from jobaids.wiring.verifying import Judged, Looked

SIGNS = {
    Worth.CURRENT: "✓",
    Worth.GOOD: "✓",
    Worth.OLDER: "!",
    Worth.BEHIND: "!",
    Worth.EARLY: "!",
    Worth.UNSAFE: "!",
    Worth.RETIRED: "×",
    Worth.UNKNOWN: "?",
    Worth.UNREAD: "?",
    Worth.RESERVED: "?",
    Worth.FOREIGN: "·",
    Worth.TEST: "!",
}
_SWAPPED = (Worth.UNSAFE, Worth.OLDER)
_TAKEN_DOWN = (Worth.RETIRED, Worth.UNKNOWN, Worth.TEST)


def picture_lines(looked: Looked) -> Iterator[str]:
    """Each symbol of a picture in one line, row by row as they hang."""
    page = f", page {looked.page}" if looked.pages else ""
    yield f"{harmless(looked.file)}{page}: {counted(len(looked.symbols), 'symbol')}"
    for judged in looked.symbols:
        yield f"  {judged.row}.{judged.place}  {harmless(_line(judged))}"


def total_line(seen: Iterable[Standing]) -> str:
    """How many symbols are worth what, the gravest first: `54 symbols: 3 older, 51 current`."""
    counts = Counter(one.worth for one in seen)
    said = ", ".join(f"{counts[worth]} {worth.value}" for worth in Worth if counts[worth])
    return f"{counted(sum(counts.values()), 'symbol')}: {said or 'none was found; go closer'}"


def to_do_lines(seen: Iterable[Standing]) -> Iterator[str]:
    """What to do with each card, once: take it down, and what to hang instead."""
    order = list(Worth)
    cards = {(order.index(one.worth), one.card, one.now): one for one in seen if one.slug}
    told: set[str] = set()
    for rank, card, now in sorted(cards):
        one, worth = cards[rank, card, now], order[rank]
        if card in told or worth not in (*_SWAPPED, *_TAKEN_DOWN):
            continue
        told.add(card)
        instead = f"{one.hang or one.slug}@{now}"
        hang = f", hang {instead}" if worth in _SWAPPED and now and instead != card else ""
        yield harmless(f"take down {card}{hang}  [{worth.value}]")


def as_json(looked: Iterable[Looked], failed: Iterable[str], posted: Iterable[Difference] | None) -> str:
    """Everything, for programs: pictures with their symbols, and how a station differs from its record."""
    shown: dict[str, object] = {
        "pictures": [_picture(one) for one in looked],
        "failed": list(failed),
    }
    if posted is not None:
        shown["posted"] = [
            {"differs": one.differs.value, "aid": one.slug, "revision": one.label, "say": one.say} for one in posted
        ]
    return json.dumps(shown, ensure_ascii=False, indent=2)


def _line(judged: Judged) -> str:
    one = judged.standing
    if one.worth is Worth.UNREAD:
        x, y = judged.sighting.middle
        return f"? a symbol at {x:.0f} × {y:.0f} pixels could not be read: go closer"
    symbol = f"{one.code}-{one.label}" if one.label else one.code
    what = ", ".join(filter(None, (one.title or one.slug, one.part)))
    return "  ".join(filter(None, (SIGNS[one.worth], symbol, what, one.say)))


def _picture(looked: Looked) -> dict[str, object]:
    return {
        "file": looked.file,
        "page": looked.page,
        "width": looked.size[0],
        "height": looked.size[1],
        "symbols": [_symbol(one) for one in looked.symbols],
    }


def _symbol(judged: Judged) -> dict[str, object]:
    one = judged.standing
    return {
        "row": judged.row,
        "place": judged.place,
        "corners": [[round(x), round(y)] for x, y in judged.sighting.corners],
        "address": judged.sighting.says,
        "code": one.code or None,
        "revision": one.label or None,
        "aid": one.slug or None,
        "title": one.title or None,
        "anchor": one.anchor or None,
        "part": one.part or None,
        "state": one.worth.value,
        "say": one.say,
        "newest": one.now or None,
    }
