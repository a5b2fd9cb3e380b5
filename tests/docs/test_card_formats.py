"""The page of card formats says what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobaids.paper.formats import FORMATS, CardFormat

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "card-formats.md"


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda one: one.name)
def test_each_format_has_its_row(form: CardFormat) -> None:
    """Whoever buys paper or badges goes by this table."""
    row = " | ".join((f"`{form.name}`", form.title, _size(form), _faces(form), *_types(form)))

    page = PAGE.read_text(encoding="utf-8")

    assert f"| {row} |" in page


def _size(form: CardFormat) -> str:
    whole = f", of a page of {form.page_width:g} × {form.height:g}" if form.panels > 1 else ""
    return f"{form.width:g} × {form.height:g}{whole}"


def _faces(form: CardFormat) -> str:
    if form.faces:
        return f"{form.faces}, front and back" if form.two_sided else f"{form.faces}, side by side"
    return "as many as it takes" + (", front and back by turns" if form.two_sided else "")


def _types(form: CardFormat) -> tuple[str, ...]:
    return tuple(f"{size:g} pt" for size in (form.type.title, form.type.quick, form.type.detail))
