"""The ports of `jobaids verify --stress`: finished cards, the simulated camera, and symbols that could stand there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from jobaids.adapters.errors import FolderError
from jobaids.adapters.stress import cut_out, drawn_alone, modules_alone, stressed, together
from jobaids.model.names import Mm
from jobaids.paper.card_format import CardFormat
from jobaids.paper.damage import WORSE_BY, Stress, least_of, shots
from jobaids.paper.formats import FORMATS
from jobaids.paper.reading import ReadSymbol
from jobaids.symbols.level import INDICATORS, Level
from jobaids.symbols.matrix import QUIET_ZONE, encode

SEEDS_ALONE = 4
"""Shots of each amount where one symbol alone is held against another."""

USUAL_MODULE = Mm(0.5)
"""What a module measures unless somebody says otherwise."""

USUAL_REACH = Mm(180.0)
"""From how far a card of no known format is scanned."""

_ROUNDING = 0.5  # mm that a page may differ from its format
_MASKED = 0b10  # what format information says of the level stands under this mask (ISO/IEC 18004, 7.9.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Symbols of one card that are alike: as many modules, as large, at one level."""

    modules: int  # a side
    module: Mm
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Better:
    """A symbol that would fit the place of one and be read more often, and in how many of all shots each is."""

    level: Level
    modules: int
    module: Mm
    reads: float
    instead_of: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stressed:
    """How the symbols of one finished card came through."""

    file: str
    form: str  # `a4`; empty where the page has no known size
    distance: Mm
    symbols: int
    usual: Kind  # what most of its symbols are like
    smallest: Mm  # module
    stress: Stress
    weakest: tuple[str, int, float] | None  # what the symbol says that is read least, its page, its share
    better: Better | None

    @property
    def least(self) -> float:
        """The share of all shots in which its format must be read."""
        return least_of(self.form)

    @property
    def passed(self) -> bool:
        """Whether it is read as often as its format must be."""
        return self.stress.whole.value >= self.least and not self.stress.below


def stress_file(file: Path) -> Stressed:
    """Photograph every symbol of a finished card and count.

    Raises:
        FolderError: the file is no PDF, or there is no symbol in it.
    """
    try:
        cuts = tuple(cut_out(file.read_bytes()))
    except (OSError, pypdfium2.PdfiumError) as fault:
        raise FolderError(
            f"{file} cannot be stressed: {fault}",
            why="only a finished PDF says how large its symbols are",
            fix="give the PDF of a card: jobaids card AID -o card.pdf",
        ) from fault
    if not cuts:
        raise FolderError(f"{file} holds no symbol", fix="give the PDF of a card: jobaids card AID -o card.pdf")
    form = format_of(cuts[0].size)
    distance = form.reach if form else USUAL_REACH
    each = tuple(
        (cut, stressed(cut.print, cut.symbol.address, shots(distance, number=number)))
        for number, cut in enumerate(cuts)
    )
    weakest, least = min(each, key=lambda one: one[1].whole.value)
    kinds = Counter(_kind(cut.symbol) for cut in cuts)
    usual = kinds.most_common(1)[0][0]
    one = next(cut.symbol for cut in cuts if _kind(cut.symbol) == usual)
    return Stressed(
        file=str(file),
        form=form.name if form else "",
        distance=distance,
        symbols=len(cuts),
        usual=usual,
        smallest=Mm(min(cut.symbol.module for cut in cuts)),
        stress=together(stress for _, stress in each),
        weakest=(weakest.symbol.address, weakest.page, least.whole.value) if len(each) > 1 else None,
        better=better_than(one, usual, distance, form.columns.symbol if form else Mm(0.0)),
    )


def format_of(size: tuple[Mm, Mm]) -> CardFormat | None:
    """The format whose pages are so large, either way round; the first of several."""
    for form in FORMATS.values():
        for width, height in ((form.width, form.height), (form.height, form.width)):
            if abs(size[0] - width) < _ROUNDING and abs(size[1] - height) < _ROUNDING:
                return form
    return None


def _kind(symbol: ReadSymbol) -> Kind:
    """What a symbol is like, by its own modules: a symbol of another program has a level, too."""
    indicator = (symbol.rows[8] >> (symbol.modules - 2)) ^ _MASKED
    level = next(level for level, bits in INDICATORS.items() if bits == indicator)
    return Kind(modules=symbol.modules, module=Mm(round(symbol.module, 2)), level=level)


def better_than(printed: ReadSymbol, kind: Kind, distance: Mm, room: Mm) -> Better | None:
    """The best symbol that holds the same in the same place, if it is read notably more often than this one.

    The place is the square it has, or, where its modules are smaller than usual, the one they would have; no more
    than `room`.
    """
    edge = kind.modules + 2 * QUIET_ZONE
    place = max(edge * kind.module, min(edge * USUAL_MODULE, room))
    taken = shots(distance, SEEDS_ALONE)
    rows = tuple(tuple(row >> at & 1 == 1 for at in reversed(range(kind.modules))) for row in printed.rows)
    reads = stressed(modules_alone(rows, kind.module), printed.address, taken).whole.value
    found: dict[tuple[int, Level], Better] = {}
    for level in Level:
        matrix = encode(printed.address, level)
        module = Mm(place / (matrix.size + 2 * QUIET_ZONE))
        key = (matrix.size, matrix.level)
        if key in found or (key == (kind.modules, kind.level) and module <= kind.module):
            continue
        share = stressed(drawn_alone(matrix, module), printed.address, taken).whole.value
        found[key] = Better(level=matrix.level, modules=matrix.size, module=module, reads=share, instead_of=reads)
    best = max(found.values(), key=lambda one: one.reads, default=None)
    return best if best and best.reads - best.instead_of > WORSE_BY else None
