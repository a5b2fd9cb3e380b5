"""The pictures of the sample site: what hangs on the wall is what the pen draws."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.drawings.gallery import GALLERY, HEIGHT, WIDTH
from scripts.drawings.paint import draw_svg
from scripts.drawings.strokes import read_strokes

CONTENT = Path(__file__).parents[2] / "content"
HEAVIEST = 8_000  # bytes; a phone on a weak network loads it in a blink


@pytest.mark.parametrize("name", GALLERY)
def test_a_stored_picture_is_the_one_its_function_draws(name: str) -> None:
    """A picture changed by hand would be lost, with its correction, at the next drawing."""
    picture = GALLERY[name]

    drawn = draw_svg(picture(), WIDTH, HEIGHT)

    assert (CONTENT / name).read_text(encoding="utf-8") == drawn


@pytest.mark.parametrize("name", GALLERY)
def test_a_picture_is_light_and_needs_no_font(name: str) -> None:
    """A text would look different, or be missing, on a printer that lacks its font."""
    drawn = (CONTENT / name).read_text(encoding="utf-8")

    kinds = set(re.findall(r"<(\w+)", drawn))

    assert kinds == {"svg", "path"}
    assert len(drawn.encode()) < HEAVIEST


def test_every_picture_that_an_aid_shows_is_drawn_and_every_drawn_one_is_shown() -> None:
    """A worker must not meet an empty frame, and nobody should keep a picture that no one sees."""
    aids = CONTENT.rglob("*.md")

    shown = {
        (aid.parent / name).relative_to(CONTENT).as_posix()
        for aid in aids
        for name in re.findall(r"!\[[^\]]*\]\(([\w-]+\.svg)\)", aid.read_text(encoding="utf-8"))
    }

    assert shown == set(GALLERY)


def test_relative_letters_become_absolute_strokes() -> None:
    """Parts are drawn with either case; a part that lands elsewhere shows the wrong thing to do."""
    relative = "m10 10h5v5l-5 0z"

    strokes = read_strokes(relative)

    assert strokes == read_strokes("M10 10L15 10L15 15L10 15Z")


def test_a_slip_in_a_path_is_not_passed_over() -> None:
    """A letter the reader does not know would silently leave a line out of the drawing."""
    slip = "M0 0A5 5 0 0 1 10 10"

    with pytest.raises(ValueError, match="not a path"):
        read_strokes(slip)
