"""What long runs came to is written into `docs/tested.md`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.soak.figures import with_figures

PAGE = Path(__file__).parents[2] / "docs/tested.md"

Note: TypeAlias = Callable[[str, str], None]
"""Takes what was done and what it came to."""


@pytest.fixture(scope="session")
def note() -> Iterator[Note]:
    """Where a test that has passed notes its figures; they are written when all are done."""
    figures: dict[str, str] = {}
    yield figures.__setitem__
    if figures:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(with_figures(page, figures, datetime.now(UTC).date()), encoding="utf-8")
