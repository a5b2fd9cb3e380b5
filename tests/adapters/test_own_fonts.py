"""A plant's own font is drawn with, and a file that is none is told before anything is printed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jobaids.adapters.errors import LibraryError
from jobaids.adapters.fonts import shipped_fonts
from jobaids.adapters.own_fonts import own_fonts


def test_a_font_is_known_by_its_family_its_weight_and_its_signs(tmp_path: Path) -> None:
    """The theme names the family; what the font cannot draw falls back."""
    bold = next(font for font in shipped_fonts() if font.bold and font.family == "Noto Sans")
    (tmp_path / "fonts").mkdir()
    shutil.copy(bold.path, tmp_path / "fonts" / "house.ttf")

    (own,) = own_fonts(tmp_path)

    assert (own.families, own.bold, own.italic, own.sha256) == (("Noto Sans",), True, False, bold.sha256)
    assert own.signs >= bold.signs
    assert ord("Ж") in own.signs


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    """Few projects have fonts of their own, and none has to."""
    assert own_fonts(None) == own_fonts(tmp_path) == ()


def test_a_file_that_is_no_font_is_told_with_its_place(tmp_path: Path) -> None:
    """Saved from a web page, a font is often an error page."""
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "house.ttf").write_text("<html>Not found</html>", encoding="utf-8")

    with pytest.raises(LibraryError, match=r"templates/fonts/house\.ttf"):
        own_fonts(tmp_path)
