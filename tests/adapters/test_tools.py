"""What a maker brings itself counts in all it makes: a new template or font is seen, and only where it matters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from jobaids.adapters import remembered
from jobaids.adapters.folder import Folder
from jobaids.adapters.fonts import shipped_fonts
from jobaids.adapters.remembered import Remembered
from jobaids.adapters.tools import tools_of
from jobaids.plan.recipe import Maker
from tests.sites.archive import unpack

TEMPLATES = """
-- own/card/card.css --
h1 { color: red }
-- shipped/card/card.html --
<h1>{{ view.title }}</h1>
-- shipped/page/page.html --
<main></main>
-- shipped/theme/tokens.css --
:root { --ink: black }
"""
PAGES = frozenset({Maker.PAGES, Maker.LISTS})
CARDS = frozenset({Maker.CARD, Maker.PACK})
EVERY_SHEET = PAGES | CARDS


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A project's own templates, and shipped ones."""
    unpack(TEMPLATES, tmp_path)
    return tmp_path / "own", tmp_path / "shipped"


def tools(folders: tuple[Path, ...]) -> dict[Maker, str]:
    """What each maker brings, with the fonts that ship."""
    return dict(tools_of(folders, ("card", "theme"), shipped_fonts()))


def changed(before: dict[Maker, str], after: dict[Maker, str]) -> frozenset[Maker]:
    """The makers that bring something else now."""
    return frozenset(maker for maker in Maker if before[maker] != after[maker])


def _append(path: Path) -> None:
    path.write_text(f"{path.read_text()}\n")


CHANGES: dict[str, tuple[Callable[[Path, Path], object], frozenset[Maker]]] = {
    "a page": (lambda _, shipped: _append(shipped / "page/page.html"), PAGES),
    "a card": (lambda _, shipped: _append(shipped / "card/card.html"), EVERY_SHEET),
    "a card of their own": (lambda own, _: _append(own / "card/card.css"), EVERY_SHEET),
    "the theme": (lambda _, shipped: _append(shipped / "theme/tokens.css"), EVERY_SHEET),
    "a page of their own": (lambda own, _: unpack("-- page/page.html --\n", own), PAGES),
    "no card of their own": (lambda own, _: (own / "card/card.css").unlink(), EVERY_SHEET),
    "another name": (lambda own, _: (own / "card/card.css").rename(own / "card/print.css"), EVERY_SHEET),
    "nothing but a time": (lambda own, _: (own / "card/card.css").touch(), frozenset()),
}


@pytest.mark.parametrize(("change", "makers"), CHANGES.values(), ids=CHANGES)
def test_a_template_counts_for_those_who_use_it(
    folders: tuple[Path, Path], change: Callable[[Path, Path], object], makers: frozenset[Maker]
) -> None:
    """A new look of pages makes no card anew, and a new look of cards makes every card anew."""
    before = tools(folders)

    change(*folders)

    assert changed(before, tools(folders)) == makers


def test_a_template_that_is_remembered_counts_as_it_is_now(
    folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that were not written since are not read again, and those that were are."""
    monkeypatch.setattr(remembered, "UNSETTLED", 0)
    known = Remembered(place=tmp_path / "known.sqlite", stamp="this program")
    before = tools_of(folders, ("card", "theme"), shipped_fonts(), known)
    reads: list[str] = []
    read = Folder.read
    monkeypatch.setattr(Folder, "read", lambda self, path, most: (reads.append(path), read(self, path, most))[1])

    again = tools_of(folders, ("card", "theme"), shipped_fonts(), known)
    _append(folders[1] / "page/page.html")
    after = tools_of(folders, ("card", "theme"), shipped_fonts(), known)

    assert again == before
    assert after == tools_of(folders, ("card", "theme"), shipped_fonts())
    assert reads[0] == "page/page.html"


def test_a_font_counts_for_cards_alone(folders: tuple[Path, Path]) -> None:
    """Alone or in packs. Another version of a font may break a line elsewhere; phones bring fonts of their own."""
    before = tools(folders)
    newer = (replace(shipped_fonts()[0], sha256="0" * 64), *shipped_fonts()[1:])

    after = dict(tools_of(folders, ("card", "theme"), newer))

    assert changed(before, after) == CARDS


def test_it_does_not_count_where_a_project_lies(folders: tuple[Path, Path], tmp_path: Path) -> None:
    """Machines that installed the same things share what they made."""
    unpack(TEMPLATES, tmp_path / "elsewhere")

    assert tools((tmp_path / "elsewhere/own", tmp_path / "elsewhere/shipped")) == tools(folders)


def test_which_folder_a_template_is_in_counts(folders: tuple[Path, Path]) -> None:
    """The first that has one wins."""
    assert changed(tools(folders), tools(folders[::-1])) == EVERY_SHEET
