"""The blocks of a source as a tree that knows its lines: what CommonMark says, and nothing of aids yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from jobaids.model.aid import Signal
from jobaids.model.plain import plain
from jobaids.model.prose import (
    AlertBlock,
    Block,
    Blocks,
    CodeBlock,
    Divider,
    Heading,
    Item,
    Listing,
    Paragraph,
    Quote,
    Table,
)
from jobaids.parse.cutting import is_empty, tidied
from jobaids.parse.inlines import Prose


class Kind(Enum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    ITEM = "item"
    QUOTE = "quote"
    ALERT = "alert"
    CODE = "code"
    TABLE = "table"
    DIVIDER = "divider"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One block and the lines `first` to `last` it stands on."""

    kind: Kind
    first: int
    last: int
    prose: Prose | None = None  # of a paragraph or heading; an alert's title
    nodes: tuple[Node, ...] = ()
    level: int = 0  # of a heading
    start: int = 1  # the first number of a list
    ticked: bool | None = None
    signal: Signal = Signal.NOTE
    text: str = ""  # of code
    syntax: str = ""
    rows: tuple[tuple[Prose, ...], ...] = ()  # of a table, its head first
    aligns: tuple[str, ...] = ()
    raw: Node | None = None  # the paragraph that was read as an alert

    @property
    def words(self) -> str:
        """What a paragraph, heading or title says, on one line."""
        return plain(self.prose.inlines) if self.prose else ""

    @property
    def classes(self) -> frozenset[str]:
        """The classes written after it."""
        return self.prose.marks.classes if self.prose else frozenset()

    @property
    def is_tasks(self) -> bool:
        """Whether it is a list with boxes to tick."""
        return self.kind in {Kind.BULLETS, Kind.NUMBERS} and any(item.ticked is not None for item in self.nodes)

    @property
    def is_hazard(self) -> bool:
        """Whether it is an alert that must be read before the step."""
        return self.kind is Kind.ALERT and self.signal is not Signal.NOTE


def blocks_of(nodes: tuple[Node, ...]) -> Blocks:
    """Nodes as prose, in order; a paragraph without words or pictures is left out."""
    return tuple(block for node in nodes if (block := _block(node)) is not None)


def _block(node: Node) -> Block | None:
    match node.kind:
        case Kind.PARAGRAPH:
            inner = tidied(node.prose.inlines) if node.prose else ()
            return None if is_empty(inner) else Paragraph(inner=inner)
        case Kind.HEADING if node.prose:
            return Heading(level=node.level, inner=tidied(node.prose.inlines), anchor=node.prose.marks.anchor)
        case Kind.CODE:
            return CodeBlock(text=node.text, syntax=node.syntax)
        case Kind.DIVIDER:
            return Divider()
        case Kind.TABLE:
            return _table(node)
        case _:
            return _nest(node)


def _nest(node: Node) -> Block:
    if node.kind is Kind.ALERT:
        title = tidied(node.prose.inlines) if node.prose else ()
        return AlertBlock(signal=node.signal.value, title=title, blocks=blocks_of(node.nodes))
    if node.kind is Kind.QUOTE:
        return Quote(blocks=blocks_of(node.nodes))
    items = tuple(Item(blocks=blocks_of(item.nodes), ticked=item.ticked) for item in node.nodes)
    return Listing(items=items, start=node.start if node.kind is Kind.NUMBERS else None)


def _table(node: Node) -> Table:
    rows = tuple(tuple(tidied(cell.inlines) for cell in row) for row in node.rows)
    return Table(head=rows[0], rows=rows[1:], aligns=node.aligns)


def stretches(nodes: tuple[Node, ...]) -> Iterator[tuple[int, int]]:
    """The first and last lines of every item and every block but lists, which are no more than their items."""
    for node in nodes:
        if node.kind not in {Kind.BULLETS, Kind.NUMBERS}:
            yield node.first, node.last
        yield from stretches(node.nodes)
