"""Text with structure: what Markdown says once its signs are gone.

Renderers see these types only, so nothing an author wrote can become markup of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from jobaids.model.source import NOWHERE, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong:
    """Words of weight (`**…**`)."""

    inner: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """Stressed words (`*…*`)."""

    inner: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Struck:
    """Words crossed out (`~~…~~`)."""

    inner: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """Words to type or read exactly as they stand (`` `…` ``)."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A line that ends here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image, by the path the author wrote; never an address outside the project.

    `source` is relative to the aid's file as written; after linking, the path below `content/`.
    """

    source: str
    alt: str = ""
    title: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead elsewhere.

    `href` as written until linking; from then on one of `aid:SLUG`, `aid:SLUG#ANCHOR`, `station:SLUG`,
    `file:PATH` (a file below `content/`), `#ANCHOR`, or an `https:`, `http:`, `mailto:`, `tel:` or `sms:` address.
    """

    inner: Inlines
    href: str
    title: str = field(default="", compare=False)  # as written, never shown; a clip's may name its window
    span: Span = field(default=NOWHERE, compare=False)


Inline: TypeAlias = Text | Strong | Emphasis | Struck | Literal | Break | Picture | Link
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences that belong together."""

    inner: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading within prose; `level` 1 to 6 as written."""

    level: int
    inner: Inlines
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a list; `ticked` is None unless it is a task item."""

    blocks: Blocks
    ticked: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list inside prose; `start` is None for bullets, else the first number."""

    items: tuple[Item, ...]
    start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBlock:
    """Lines to type or read exactly as they stand."""

    text: str
    syntax: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of someone else."""

    blocks: Blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells; `aligns` holds `left`, `right`, `center` or an empty string a column."""

    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    aligns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Divider:
    """A thematic break."""


Block: TypeAlias = "Paragraph | Heading | Listing | CodeBlock | Quote | Table | Divider | AlertBlock"
Blocks: TypeAlias = "tuple[Block, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertBlock:
    """An alert that stands in prose away from any step, told as `model.aid.Signal` by its value."""

    signal: str
    title: Inlines
    blocks: Blocks
