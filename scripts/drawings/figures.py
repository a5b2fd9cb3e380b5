"""Figures and the few units a picture needs, drawn as strokes so that no font is asked for."""

from __future__ import annotations

from scripts.drawings.shape import Drawing, at, line

# Each sign in a box 10 wide and 16 high: its width, then its strokes.
SIGNS: dict[str, tuple[float, str]] = {
    "0": (10, "M5 0C1 0 0 4 0 8C0 12 1 16 5 16C9 16 10 12 10 8C10 4 9 0 5 0Z"),
    "1": (6, "M0 4L5 0V16"),
    "2": (10, "M0 4C0 1 2 0 5 0C8 0 10 2 10 5C10 9 3 12 0 16H10"),
    "3": (10, "M0 2C2 0 9 -1 9 4C9 7 6 7.5 4 7.5C7 7.5 10 8.5 10 12C10 17 2 17 0 14"),
    "4": (10, "M8 16V0L0 11H10"),
    "5": (10, "M9 0H2L1 7C4 5 10 5 10 11C10 17 3 17 0 14"),
    "6": (10, "M8 0C3 2 0 7 0 11C0 18 10 18 10 11C10 5 2 5 0.5 10"),
    "7": (10, "M0 0H10L4 16"),
    "8": (10, "M5 7.5C0 7.5 0 0 5 0C10 0 10 7.5 5 7.5C-1 7.5 -1 16 5 16C11 16 11 7.5 5 7.5Z"),
    "9": (10, "M9.5 6C8 11 0 11 0 5C0 -2 10 -2 10 5C10 9 7 14 2 16"),
    ".": (1, "M0 15.5H0.5"),
    "°": (5, "M2.5 0C-0.8 0 -0.8 5 2.5 5C5.8 5 5.8 0 2.5 0Z"),
    "C": (10, "M10 2.5C6 -2 0 0 0 8C0 16 6 18 10 13.5"),
    "h": (8, "M0 0V16M0 9C2 5 8 5 8 10V16"),
    "m": (13, "M0 6V16M0 9C1 5 6.5 5 6.5 9V16M6.5 9C8 5 13 5 13 9V16"),
    "c": (8, "M8 7.5C5 4.5 0 6 0 11C0 16 5 17.5 8 14.5"),
    "s": (7, "M7 7C5 5 0 5.5 0 8C0 11.5 7 10 7 13.5C7 17 2 16.5 0 15"),
    "N": (10, "M0 16V0L10 16V0"),
    "·": (1, "M0 9H0.5"),
    "+": (9, "M0 9H9M4.5 4.5V13.5"),
    "-": (8, "M0 9H8"),
    "%": (
        12,
        "M11 0L1 16M3 1C0 1 0 5.5 3 5.5C6 5.5 6 1 3 1ZM9 10.5C6 10.5 6 15 9 15C12 15 12 10.5 9 10.5Z",
    ),
    "/": (8, "M8 0L0 16"),
    ":": (1, "M0 6H0.5M0 14H0.5"),
    "?": (9, "M0 4C0 -1.5 9 -1.5 9 4C9 8 4.5 7.5 4.5 11M4.5 15.5H4.6"),
    "!": (1, "M0.5 0V10.5M0.5 15.5H0.6"),
    "S": (10, "M10 2.5C7 -1 0 -0.5 0 4C0 9.5 10 6.5 10 12C10 17 2 17 0 13"),
    "B": (10, "M0 0V16H5C11 16 11 7.5 5 7.5H0M0 0H5C9.5 0 9.5 7.5 5 7.5"),
    "A": (11, "M0 16L5.5 0L11 16M2 10.5H9"),
    "R": (10, "M0 16V0H5C11 0 11 8 5 8H0M5 8L10 16"),
    "L": (8, "M0 0V16H8"),
    "g": (8, "M8 6V16C8 21 1 21 0 18M8 8C5 4 0 6 0 10.5C0 15 5 17 8 13"),
    " ": (4, ""),
}
GAP = 4.0
HEIGHT = 16.0


def figure_width(text: str, height: float = HEIGHT) -> float:
    """Width of a line of figures of this height."""
    return (sum(SIGNS[sign][0] for sign in text) + GAP * (len(text) - 1)) * height / HEIGHT


def figures(text: str, x: float, y: float, height: float = HEIGHT, *, bold: float = 0.16) -> Drawing:
    """A line of figures centred on x, y; `bold` is the stroke as a share of the height."""
    grow = height / HEIGHT
    left = x - figure_width(text, height) / 2
    drawn: Drawing = ()
    for sign in text:
        width, d = SIGNS[sign]
        if d:
            drawn += at(line(d, bold * height), (left, y - height / 2), grow=grow)
        left += (width + GAP) * grow
    return drawn
