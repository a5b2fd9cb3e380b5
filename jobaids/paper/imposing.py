"""Which page of which card stands where on which side of which sheet.

Nothing is scaled. A back is turned so that a card reads as a page of a book does: turned over sideways, it is upright.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import chain, islice, repeat

from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.sheets import UNPRINTABLE

_HAIR = 0.05  # mm: 2 × 148.5 fits into 297


class Faces(Enum):
    """How the front and the back of a card come together."""

    ONE_SIDED = "one-sided"  # each page is a piece of its own
    LONG_EDGE = "long-edge"  # the printer turns the sheet over its long edge
    SHORT_EDGE = "short-edge"
    FOLD = "fold"  # side by side on one side, folded backwards


TWO_SIDED = frozenset({Faces.LONG_EDGE, Faces.SHORT_EDGE})
"""What a printer turns over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A sheet of paper, and what its printer cannot reach at each edge."""

    width: Mm
    height: Mm
    edge: Mm = UNPRINTABLE

    @property
    def turned(self) -> Ground:
        """The same sheet lying the other way."""
        return Ground(width=self.height, height=self.width, edge=self.edge)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What is cut out: the width and height of a card, and the margin within which it has no ink."""

    width: Mm
    height: Mm
    margin: Mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The places of a sheet for pieces of one size, close to each other in the middle of it."""

    ground: Ground
    piece: Piece  # with both faces, where it is folded
    columns: int
    rows: int
    folded: bool = False

    @property
    def left(self) -> Mm:
        """The waste on the left, and on the right."""
        return Mm((self.ground.width - self.columns * self.piece.width) / 2)

    @property
    def top(self) -> Mm:
        """The waste above, and below."""
        return Mm((self.ground.height - self.rows * self.piece.height) / 2)

    @property
    def count(self) -> int:
        """How many pieces one sheet holds."""
        return self.columns * self.rows

    def box(self, place: int) -> Box:
        """Where a place is, counted from 0, row by row."""
        row, column = divmod(place, self.columns)
        across, down = self.piece.width, self.piece.height
        return Box(x=Mm(self.left + column * across), y=Mm(self.top + row * down), width=across, height=down)

    @property
    def cuts(self) -> tuple[tuple[Mm, ...], tuple[Mm, ...]]:
        """Where to cut: from the left edge, and from the top."""
        across = tuple(Mm(self.left + at * self.piece.width) for at in range(self.columns + 1))
        down = tuple(Mm(self.top + at * self.piece.height) for at in range(self.rows + 1))
        return across, down

    @property
    def folds(self) -> tuple[Mm, ...]:
        """Where to fold, from the left edge."""
        middles = (Mm(self.left + (at + 0.5) * self.piece.width) for at in range(self.columns))
        return tuple(middles) if self.folded else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One piece of paper of a card: the numbers of the pages on its two faces, counted from 0."""

    card: int  # the number of the card within its pack, counted from 0
    front: int
    back: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A page of a card where it stands; `turned` upside down."""

    card: int
    page: int
    box: Box
    turned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a sheet; sheets are counted from 1."""

    sheet: int
    back: bool
    placed: tuple[Placed, ...]


def grid_of(ground: Ground, card: Piece, faces: Faces) -> Grid | None:
    """The grid that holds most cards, upright or lying; None where not even one fits."""
    folded = faces is Faces.FOLD
    piece = Piece(width=Mm(card.width * 2), height=card.height, margin=card.margin) if folded else card
    grids = [grid for way in (ground, ground.turned) if (grid := _grid(way, piece, folded=folded))]
    return max(grids, key=lambda grid: grid.count, default=None)


def leaves_of(card: int, pages: int, faces: Faces) -> Iterator[Leaf]:
    """The pieces of paper that the pages of a card make."""
    if faces is Faces.ONE_SIDED:
        yield from (Leaf(card=card, front=page) for page in range(pages))
        return
    for front in range(0, pages, 2):
        yield Leaf(card=card, front=front, back=front + 1 if front + 1 < pages else None)


def impose(leaves: Iterable[Leaf], grid: Grid, faces: Faces, skip: int = 0, first: int = 1) -> Iterator[Side]:
    """The sides of all sheets, one behind the other as a printer takes them.

    `skip` places of the first sheet are used up; `first` is the number of the first sheet. Two-sided, every sheet has
    a back, though it be empty: else all that follow would be printed on the wrong side.
    """
    waiting: Iterator[Leaf | None] = chain(repeat(None, skip % grid.count), leaves)
    sheet = first
    while places := tuple(islice(waiting, grid.count)):
        taken = [(leaf, grid.box(place)) for place, leaf in enumerate(places) if leaf]
        if not taken:
            return
        yield Side(sheet=sheet, back=False, placed=tuple(_fronts(taken, faces)))
        if faces in TWO_SIDED:
            yield Side(sheet=sheet, back=True, placed=tuple(_backs(taken, grid.ground, faces)))
        sheet += 1


def turns_sideways(ground: Ground, faces: Faces) -> bool:
    """Whether a printer turns this sheet over as a page of a book, left to right; else as that of a calendar."""
    return (faces is Faces.LONG_EDGE) == (ground.height >= ground.width)


def beneath(box: Box, ground: Ground, faces: Faces) -> Box:
    """Where on the back of a sheet the paper lies that a box holds on its front."""
    if turns_sideways(ground, faces):
        return Box(x=Mm(ground.width - box.right), y=box.y, width=box.width, height=box.height)
    return Box(x=box.x, y=Mm(ground.height - box.bottom), width=box.width, height=box.height)


def _grid(ground: Ground, piece: Piece, *, folded: bool) -> Grid | None:
    columns = _fitting(ground.width, piece.width, ground.edge - piece.margin)
    rows = _fitting(ground.height, piece.height, ground.edge - piece.margin)
    return Grid(ground=ground, piece=piece, columns=columns, rows=rows, folded=folded) if columns and rows else None


def _fitting(room: float, one: float, waste: float) -> int:
    """How many stand side by side, so that their ink stays where a printer reaches."""
    count = int((room + _HAIR) // one)
    while count and (room - count * one) / 2 + _HAIR < waste:
        count -= 1
    return count


def _fronts(taken: Iterable[tuple[Leaf, Box]], faces: Faces) -> Iterator[Placed]:
    for leaf, box in taken:
        if faces is not Faces.FOLD:
            yield Placed(card=leaf.card, page=leaf.front, box=box)
            continue
        half = Box(x=box.x, y=box.y, width=Mm(box.width / 2), height=box.height)
        yield Placed(card=leaf.card, page=leaf.front, box=half)
        if leaf.back is not None:
            other = Box(x=half.right, y=half.y, width=half.width, height=half.height)
            yield Placed(card=leaf.card, page=leaf.back, box=other)


def _backs(taken: Iterable[tuple[Leaf, Box]], ground: Ground, faces: Faces) -> Iterator[Placed]:
    turned = not turns_sideways(ground, faces)
    for leaf, box in taken:
        if leaf.back is not None:
            yield Placed(card=leaf.card, page=leaf.back, box=beneath(box, ground, faces), turned=turned)
