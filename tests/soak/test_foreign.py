"""All Markdown from elsewhere, of which the tests build a third."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.running import build
from tests.site.test_foreign import FOLDERS, lost, project


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_word_of_all_foreign_text_is_found_in_its_page(folder: Path, tmp_path: Path) -> None:
    """What nobody sampled is the file that somebody brings."""
    root = project(folder, tmp_path / "plant")

    ended = build(root, "--draft")

    assert ended.code == 0, ended.out[-3000:]
    assert lost(root) == {}
