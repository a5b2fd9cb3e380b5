"""Codes shown to a person, to a spreadsheet, and to a program."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from jobaids.cli.excerpt import harmless
from jobaids.codes.address import address
from jobaids.model.names import DRAFT_LABEL, Label
from jobaids.model.release import GivenCode, Moved, Retired, TargetKind
from jobaids.record.codebook import CodeEntry, State
from jobaids.record.places import place_of

BOM = "\ufeff"  # without it Excel reads UTF-8 as the machine's own code page
COLUMNS = (
    "address",
    "card",
    "state",
    "opens",
    "title",
    "text",
    "revisions",
    "since",
    "say",
    "instead",
    "batch",
    "tell",
)
SPOILED = re.compile(r"[=+\-@＝＋－＠\t\r\n]|[\d\s.,:/]+([eE][+\-]?\d+)?\Z|\d+\s*[ap]m?\Z", re.IGNORECASE)
"""What a spreadsheet takes for a formula, a number, a date or a time (OWASP, CSV injection)."""


def as_lines(entries: Iterable[CodeEntry]) -> Iterator[str]:
    """A line for each code."""
    for entry in entries:
        where = entry.place or f"blank of {entry.batch}"
        words = ": ".join(filter(None, (entry.title, entry.text)))
        printed = " ".join(entry.labels) or "-"
        yield harmless(f"{entry.code}  {entry.state.value:<8}  {where}  [{printed}]  {words}".rstrip())


def as_csv(entries: Iterable[CodeEntry], base: str) -> str:
    """A table that no spreadsheet spoils: a code stands in its address, and with its revision as on a card."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerow([unspoiled(cell) for cell in _row(entry, base)])
    return BOM + stream.getvalue()


def unspoiled(text: str) -> str:
    """Text that a spreadsheet shows as it is: an apostrophe stands before whatever it would take for something else."""
    return f"'{text}" if SPOILED.match(text) else text


def as_json(entries: Iterable[CodeEntry], base: str) -> str:
    """Everything, for programs: one object with a list under `codes`."""
    return json.dumps({"codes": [_fields(entry, base) for entry in entries]}, ensure_ascii=False, indent=2)


def account_of(entry: CodeEntry, history: Iterable[GivenCode | Moved | Retired], typed: Label | None) -> Iterator[str]:
    """All that is known of one code, as lines."""
    yield f"{entry.code}  {entry.state.value}"
    if entry.state is State.RESERVED:
        yield f"  opens no help yet; a blank of {entry.batch}" + (f"; tell {entry.tell}" if entry.tell else "")
    else:
        yield harmless(f"  opens {entry.place}: " + ": ".join(filter(None, (entry.title, entry.text))))
    if typed:
        yield f"  {_worth(entry, typed)}"
    yield f"  printed in {', '.join(entry.labels)}" if entry.labels else "  printed in no revision"
    for word in history:
        yield harmless(f"  {_when(word.at)}  {_told(word)}")


def _worth(entry: CodeEntry, typed: Label) -> str:
    if typed == DRAFT_LABEL:
        return "0 stands on test cards and blanks"
    if typed not in entry.labels:
        return f"no card of revision {typed} was ever released with it"
    newest = entry.labels[-1]
    return f"{typed} is the newest revision" if typed == newest else f"{typed} is old; the newest revision is {newest}"


def _told(word: GivenCode | Moved | Retired) -> str:
    match word:
        case GivenCode(target=target) if target.kind is TargetKind.BLANK:
            return f"reserved as a blank of {target.slug}"
        case GivenCode(target=target):
            return f"given to {place_of(target)}"
        case Moved(to=to, silent=silent):
            return f"renamed to {place_of(to)}" if silent else f"moved to {place_of(to)}"
        case Retired(say=say, instead=instead):
            return f"retired: {say}" + (f"; use {place_of(instead)} instead" if instead else "")


def _row(entry: CodeEntry, base: str) -> tuple[str, ...]:
    newest = entry.labels[-1] if entry.labels else DRAFT_LABEL
    ended = entry.opening.ended
    return (
        _address(entry, base),
        f"{entry.code}-{newest}",
        entry.state.value,
        entry.place,
        entry.title,
        entry.text,
        ", ".join(f"Rev {label}" for label in entry.labels),
        _when(_since(entry)),
        ended.say if ended else "",
        place_of(ended.instead) if ended and ended.instead else "",
        entry.batch,
        entry.tell,
    )


def _fields(entry: CodeEntry, base: str) -> dict[str, str | list[str] | None]:
    ended = entry.opening.ended
    return {
        "code": entry.code,
        "address": _address(entry, base),
        "state": entry.state.value,
        "opens": entry.place or None,
        "given": place_of(entry.given.target) if entry.place else None,
        "title": entry.title,
        "text": entry.text,
        "revisions": list(entry.labels),
        "since": _when(_since(entry)),
        "say": ended.say if ended else None,
        "instead": place_of(ended.instead) if ended and ended.instead else None,
        "batch": entry.batch or None,
        "tell": entry.tell or None,
    }


def _since(entry: CodeEntry) -> datetime:
    """Since when a code does what it does now."""
    if entry.opening.ended:
        return entry.opening.ended.at
    return entry.opening.moves[-1].at if entry.opening.moves else entry.given.at


def _address(entry: CodeEntry, base: str) -> str:
    """What a code opens without a revision."""
    return address(base, entry.code, DRAFT_LABEL).removesuffix(f"{DRAFT_LABEL}/")


def _when(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
