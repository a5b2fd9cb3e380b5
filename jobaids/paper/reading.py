"""What was read back from a finished card: symbols as decoded and measured, and words with their places."""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.model.names import Mm
from jobaids.paper.box import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSymbol:
    """One symbol as decoded from the rasterised page."""

    address: str  # what it says
    box: Box  # from outermost module to outermost module
    modules: int  # a side
    quiet: Mm  # white really around it; measured up to four and a half modules
    rows: tuple[int, ...]  # its modules as seen, as `symbols.matrix.Matrix.rows`
    unclear: int = 0  # modules neither clearly dark nor clearly light
    turned: int = 0  # degrees off upright

    @property
    def module(self) -> Mm:
        """The width or height of a module, the smaller of the two."""
        return Mm(min(self.box.width, self.box.height) / self.modules)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """A stretch of text set in one go, no longer than a line."""

    text: str
    box: Box  # of its ink
    size: float  # points
    turned: bool = False  # off the horizontal, as the watermark of a draft is


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBoxes:
    """The boxes a page declares for printers, from the top left of what is shown of it (ISO 32000-1, 14.11.2)."""

    media: Box  # the paper
    bleed: Box  # what is printed on
    trim: Box  # the page when it is cut


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """One page; symbols from top to bottom, texts in the order they were drawn."""

    number: int  # counted from 1
    width: Mm
    height: Mm
    symbols: tuple[ReadSymbol, ...]
    texts: tuple[ReadText, ...]
    boxes: PageBoxes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCard:
    """All pages of one finished card."""

    pages: tuple[ReadPage, ...]

    @property
    def symbols(self) -> tuple[tuple[int, ReadSymbol], ...]:
        """Every symbol with the number of its page, in reading order."""
        return tuple((page.number, symbol) for page in self.pages for symbol in page.symbols)
