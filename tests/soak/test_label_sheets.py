"""Step labels on every sheet of the list: `make soak`."""

from __future__ import annotations

from jobaids.adapters.label_maker import Labelled
from jobaids.adapters.sheets import listed_sheets
from jobaids.paper.stock import NoStock
from tests.adapters.labels import run_on, stick
from tests.soak.conftest import Note


def test_every_listed_sheet_is_printed_and_read_back_or_refused(note: Note) -> None:
    """A trainer owns one box of labels, and it may be any of them."""
    listed = listed_sheets()
    refused = [sheet.name for sheet, _ in listed.refused]
    decoded = wordless = 0

    for sheet in listed.sheets:
        made = stick(run_on(sheet))
        match made:
            case NoStock():
                refused.append(sheet.name)
            case Labelled():
                assert made.told == (), (sheet.name, made.told)
                decoded += made.decoded
                wordless += len(made.wordless)

    assert len(refused) < 10
    note(
        "step labels on the listed label sheets",
        f"{len(listed.sheets) + len(listed.refused)} sheets: {decoded:,} symbols, every one decoded in its place;"
        f" {wordless:,} labels too small for their words; refused: {', '.join(refused)}",
    )
