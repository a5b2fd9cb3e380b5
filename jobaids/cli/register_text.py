"""The register of documents for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from jobaids.cli.code_text import BOM, unspoiled
from jobaids.record.posted import Hanging
from jobaids.record.register import Registered, places_of

COLUMNS = (
    "aid",
    "title",
    "language",
    "revision",
    "effective",
    "approved by",
    "owner",
    "review by",
    "overdue",
    "reviewed by",
    "coming",
    "ended",
    "say",
    "instead",
    "posted",
)


def as_csv(lines: Iterable[Registered], day: date) -> str:
    """A table that no spreadsheet spoils; days are `2027-03-03`, an aid stands with its revision as it is typed."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow([unspoiled(cell) for cell in _row(line, day)])
    return BOM + stream.getvalue()


def _row(line: Registered, day: date) -> tuple[str, ...]:
    ended = line.ended
    return (
        f"{line.slug}@{line.label}",
        line.title,
        line.language,
        f"Rev {line.label}",
        line.effective.isoformat(),
        line.approved_by,
        line.owner,
        line.review.isoformat() if line.review else "",
        "overdue" if line.is_overdue(day) else "",
        line.reviewed_by,
        f"Rev {line.coming[0]} from {line.coming[1].isoformat()}" if line.coming else "",
        ended.at.date().isoformat() if ended else "",
        ended.say if ended else "",
        ended.instead or "" if ended else "",
        "; ".join(f"station:{slug}: {_cards(cards)}" for slug, cards in places_of(line)),
    )


def _cards(cards: tuple[Hanging, ...]) -> str:
    return ", ".join(
        f"{one.copies} × {one.stack.label} {one.stack.format} since {one.since.date().isoformat()}" for one in cards
    )
