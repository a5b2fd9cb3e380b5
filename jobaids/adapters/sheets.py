"""Reads the list of label sheets that ships with jobaids."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jobaids.paper.stock import Listed, read_list

LIST = Path(__file__).parent.parent / "data" / "labels.csv"


@cache
def listed_sheets() -> Listed:
    """The label sheets that can be printed, and those that cannot."""
    return read_list(LIST.read_text(encoding="utf-8"))
