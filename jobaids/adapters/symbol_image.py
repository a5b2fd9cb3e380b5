"""A symbol as an image WeasyPrint draws with PDF rectangles: no SVG to parse, and modules exact to the vector.

Put `SymbolImage` under its address into the `cache` given to `HTML.write_pdf`, before the card asks for it:
`cache["symbol:https://…/"] = SymbolImage(encode("https://…/"), Mm(0.5))`.
"""

from __future__ import annotations

from typing import Protocol

from jobaids.model.names import Mm
from jobaids.symbols.drawing import draw_pdf, width_of
from jobaids.symbols.matrix import QUIET_ZONE, Matrix

_PIXELS_A_MM = 96 / 25.4  # CSS pixels


class Stream(Protocol):
    """What is used of WeasyPrint's content stream."""

    @property
    def stream(self) -> list[bytes]:
        """The operators so far."""

    def transform(self, *, a: float, d: float, f: float) -> None:
        """Scale what follows, across and down, and move it down."""


class SymbolImage:
    """One symbol with its quiet zone, in black on white, in place of an image file."""

    def __init__(self, matrix: Matrix, module: Mm) -> None:
        self._modules = matrix.size + 2 * QUIET_ZONE
        self._edge = width_of(matrix.size, module) * _PIXELS_A_MM
        self._drawing = draw_pdf(matrix, 1)

    def get_intrinsic_size(self, _resolution: float, _font_size: float) -> tuple[float, float, float]:
        """Width and height in CSS pixels, and their ratio."""
        return self._edge, self._edge, 1.0

    def draw(self, stream: Stream, concrete_width: float, concrete_height: float, _style: object) -> None:
        """Draw into a box of the given CSS pixels; the engine's y points downwards from its top left."""
        stream.transform(a=concrete_width / self._modules, d=-concrete_height / self._modules, f=concrete_height)
        stream.stream.append(self._drawing)
