"""The calibration sheet: what a ruler is laid on to learn what a printer does, and symbols to try a phone on."""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.language.words import Words
from jobaids.model.names import Mm
from jobaids.model.settings import Printer, PrinterFace
from jobaids.paper.box import Box
from jobaids.paper.printer import EDGE, SQUARE
from jobaids.paper.sheets import Sheet
from jobaids.render.card.text import CardText, PlannedSymbol
from jobaids.render.view import Render
from jobaids.symbols.drawing import width_of
from jobaids.symbols.matrix import Level, fit

MODULES = tuple(Mm(tenths / 10) for tenths in range(3, 9))
"""Sizes of module to try, in millimetres: from what no phone reads surely to more than is needed."""

CROSS = Mm(30.0)
"""From the edges of the paper to the crosses, which stand on both sides at the same places."""

_PADDED = 60
"""Signs a symbol says at most, to be as fine as those on cards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationOrder:
    """A sheet to be made: its paper, and what it is compared with."""

    sheet: Sheet
    words: Words
    like: str  # an address as cards hold it; the symbols to try are as fine as its symbol
    level: Level = Level.Q
    printer: Printer | None = None  # whose profile the sheet is printed with, to see whether it holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One symbol to try: its module and what it says."""

    module: Mm
    said: str
    width: Mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line to measure from the edge of the paper, or a side of the square: its letter and what it should be."""

    letter: str
    what: str
    planned: Mm


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationView:
    """What the template sees; lengths in millimetres."""

    words: Words
    width: Mm
    height: Mm
    edge: Mm
    square: Box
    crosses: tuple[tuple[Mm, Mm], ...]
    lines: tuple[Line, ...]
    trials: tuple[Trial, ...]
    profile: tuple[str, ...]  # what it is printed with, front and back; empty without
    grey: bool = True


def render_calibration(order: CalibrationOrder, render: Render) -> CardText:
    """The two pages, from the templates `calibration/calibration.html` and `calibration/calibration.css`."""
    view = _view(order)
    return CardText(
        xhtml=render("calibration/calibration.html", view),
        css=render("calibration/calibration.css", view),
        symbols=tuple(PlannedSymbol(address=one.said, module=one.module, level=order.level) for one in view.trials),
        language=order.words.language,
        slug="calibration",
        format=order.sheet.name,
    )


def square_of(sheet: Sheet) -> Box:
    """Where the square stands: in the middle, so that no scale moves it."""
    return Box(x=Mm((sheet.width - SQUARE) / 2), y=Mm((sheet.height - SQUARE) / 2), width=SQUARE, height=SQUARE)


def trials_of(order: CalibrationOrder) -> tuple[Trial, ...]:
    """The symbols to try, each saying its own size, as fine as those on cards."""
    version = fit(order.like, order.level).version
    return tuple(_trial(module, version, order.level) for module in MODULES)


def _trial(module: Mm, version: int, level: Level) -> Trial:
    said = f"{module:.1f}-MM:THIS-PHONE-READS-IT"  # without spaces, which the name of a picture cannot hold
    while fit(said, level).version < version and len(said) < _PADDED:
        said += "."
    return Trial(module=module, said=said, width=width_of(fit(said, level).size, module))


def _view(order: CalibrationOrder) -> CalibrationView:
    words, sheet = order.words, order.sheet
    far, low = sheet.width - CROSS, sheet.height - CROSS
    edges = (
        ("C", words("from the left edge")),
        ("D", words("from the right edge")),
        ("E", words("from the top edge")),
        ("F", words("from the bottom edge")),
    )
    return CalibrationView(
        words=words,
        width=sheet.width,
        height=sheet.height,
        edge=EDGE,
        square=square_of(sheet),
        crosses=tuple((Mm(x), Mm(y)) for x in (CROSS, far) for y in (CROSS, low)),
        lines=(
            Line(letter="A", what=words("width of the square"), planned=SQUARE),
            Line(letter="B", what=words("height of the square"), planned=SQUARE),
            *(Line(letter=letter, what=what, planned=EDGE) for letter, what in edges),
        ),
        trials=trials_of(order),
        profile=tuple(_said(face) for face in (order.printer.front, order.printer.back)) if order.printer else (),
    )


def _said(face: PrinterFace) -> str:
    return f"x {face.x:+g} mm, y {face.y:+g} mm, scale {face.scale:g}"
