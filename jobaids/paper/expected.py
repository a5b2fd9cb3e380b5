"""What must stand on a finished card: every symbol, every step, and the distances between them."""

from __future__ import annotations

from dataclasses import dataclass, field

from jobaids.model.names import Mm
from jobaids.model.release import TargetKind
from jobaids.paper.box import Box

SMALLEST_MODULE = Mm(0.4)
"""Below it phone cameras lose symbols fast; GS1 asks for 0.396 mm and more."""

QUIET_MODULES = 4
"""White modules on every side of a symbol (ISO/IEC 18004, 9.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedSymbol:
    """One symbol a card must show.

    A step's symbol stands level with `numeral` and with the opening words of `beside`, its quick step; a remedy's
    with its symptom; the card's own and a station's stand beside nothing.
    """

    address: str
    caption: str  # beneath it: `7K3QMX-12K`
    kind: TargetKind
    module: Mm  # as planned
    rows: tuple[int, ...]  # its modules, as `symbols.matrix.Matrix.rows`
    numeral: str = ""  # as printed: `3`, or `٣`
    beside: str = ""  # plain text
    on_each_page: bool = False  # stands once on every page, not once on the card


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedStep:
    """One step a card must show, with a symbol or without."""

    numeral: str  # as printed
    quick: str  # plain text


@dataclass(frozen=True, slots=True, kw_only=True)
class Distances:
    """How far the outermost modules of symbols stay from each other and from what is dangerous to them."""

    between: Mm = Mm(10.0)  # a finger covers one symbol, not two
    pitch: Mm = Mm(28.0)  # centre to centre: a phone sees few enough to take the right one
    from_edge: Mm = Mm(8.0)  # where a card is cut or folded, thumbs and clips hold it, and a laminate has its lip
    keep_outs: tuple[Box, ...] = ()  # holes and slots with the white around them, on every face


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedCard:
    """What the plan says must stand on one card; `symbols` and `steps` in reading order.

    The card's own symbol comes first. Remedies follow the steps.
    """

    slug: str
    format: str  # as a reader knows it: `a4`
    width: Mm  # of every face
    height: Mm
    symbols: tuple[ExpectedSymbol, ...]
    steps: tuple[ExpectedStep, ...]
    pages: int | None = None  # None: as many as it takes
    most_faces: int | None = None  # what is more does not fit
    front: bool = False  # whether all steps stand on the first face
    panels: int = 1  # faces side by side on one page, the first of them where lines end
    right_to_left: bool = False
    bleed: Mm = Mm(0.0)  # paper around each page that is cut off
    distances: Distances = field(default_factory=Distances)
