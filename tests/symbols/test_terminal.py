"""A symbol in a terminal is read by a phone, whatever colours the terminal has."""

from __future__ import annotations

import re

import pytest
import zxingcpp
from PIL import Image

from jobaids.symbols.matrix import Level, encode
from jobaids.symbols.terminal import draw_terminal

ADDRESS = "http://192.168.178.23:8000/Wiki/"
MODULE = 6  # pixels; a sign is one wide and two high
LIGHT, DARK = 245, 20  # of the paper or the ink of a terminal
UPPER, LOWER = "▀█", "▄█"


@pytest.mark.parametrize(("ink", "paper"), [(LIGHT, DARK), (DARK, LIGHT)], ids=["dark terminal", "light terminal"])
def test_a_symbol_with_colours_is_read_on_any_terminal(ink: int, paper: int) -> None:
    """An author's terminal is dark or light; the phone in the hand beside it reads both."""
    text = draw_terminal(encode(ADDRESS, Level.L))

    found = zxingcpp.read_barcodes(_screen(text, ink, paper))

    assert [one.text for one in found] == [ADDRESS]


def test_a_symbol_without_colours_is_read_on_a_dark_terminal() -> None:
    """`NO_COLOR` is honoured, and most terminals are dark."""
    text = draw_terminal(encode(ADDRESS, Level.L), colour=False)

    found = zxingcpp.read_barcodes(_screen(text, LIGHT, DARK), try_invert=False)

    assert "\x1b" not in text
    assert [one.text for one in found] == [ADDRESS]


def _screen(text: str, ink: int, paper: int) -> Image.Image:
    """What a terminal shows: a sign is half ink, half paper, in its own colours or in those that the text asks for."""
    if "\x1b[38;5;16;48;5;231m" in text:
        ink, paper = 0, 255
    lines = re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()
    image = Image.new("L", (len(lines[0]) * MODULE + 80, len(lines) * 2 * MODULE + 80), paper)
    for row, line in enumerate(lines):
        for column, sign in enumerate(line):
            for half, signs in enumerate((UPPER, LOWER)):
                if sign in signs:
                    x, y = 40 + column * MODULE, 40 + (row * 2 + half) * MODULE
                    image.paste(ink, (x, y, x + MODULE, y + MODULE))
    return image
