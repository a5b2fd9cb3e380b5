"""The figures of long runs, as tables between two marks of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

FIRST, LAST = "<!-- make soak writes what follows -->", "<!-- end of what make soak writes -->"
HEAD = ("| what | on | came to |", "|---|---|---|")


def with_figures(page: str, figures: Mapping[str, str], day: date) -> str:
    """The page with these figures as of a day; those of other runs stay as they were."""
    before, table = page.split(FIRST)
    table, after = table.split(LAST)
    rows = {line.split(" | ")[0].removeprefix("| "): line for line in table.splitlines() if line.startswith("| ")}
    rows.pop("what", None)
    rows |= {what: f"| {what} | {day.isoformat()} | {came_to} |" for what, came_to in figures.items()}
    lines = "\n".join((*HEAD, *(rows[what] for what in sorted(rows))))
    return f"{before}{FIRST}\n\n{lines}\n\n{LAST}{after}"


def with_table(page: str, name: str, rows: Iterable[tuple[str, ...]]) -> str:
    """The page with a table between the marks of its name; the first row is its head."""
    first = f"<!-- make soak writes the table of {name} -->"
    before, table = page.split(first)
    _, after = table.split(LAST, 1)
    head, *more = rows
    lines = "\n".join(f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *more))
    return f"{before}{first}\n\n{lines}\n\n{LAST}{after}"
