"""Hundreds of edits, one after the other: after each, a build upon what was there equals one from nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.edits import any_order, edit_often, works

ROUNDS = 5  # of all kinds of edits; one round takes a minute


@pytest.mark.parametrize("seed", range(4))
def test_after_hundreds_of_edits_a_build_equals_one_from_nothing(tmp_path: Path, seed: int) -> None:
    """What somebody forgot to watch shows only where two changes meet that nobody thought of together."""
    made = works(tmp_path / "works")

    differ = edit_often(made, any_order(seed, ROUNDS), seed)

    assert differ == []
