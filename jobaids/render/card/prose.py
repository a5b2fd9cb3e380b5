"""Prose as marked-up text for paper: no links to tap, no address behind the words, pictures only where they fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape
from pyphen import Pyphen, language_fallback

from jobaids.model.prose import (
    AlertBlock,
    Block,
    Blocks,
    Break,
    CodeBlock,
    Divider,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Item,
    Link,
    Listing,
    Literal,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Struck,
    Table,
    Text,
)

MOST_COLUMNS = 4
"""A table with more columns is told row by row, for a card is too narrow for them at a size one can read."""


LONG_WORD = 24
"""Letters of a word that may be wider than a column; it gets soft hyphens, for the engine hyphenates no first word."""

_LONG_WORDS = re.compile(rf"[^\W\d_]{{{LONG_WORD},}}")


def breakable(text: str, language: str) -> str:
    """The text with soft hyphens in words that may be too wide for their column, where the language allows them."""
    if not _LONG_WORDS.search(text):
        return text
    return _LONG_WORDS.sub(lambda word: _hyphenated(word[0], language), text)


_SPACE_BEFORE = re.compile(" (<[bi]>)")
"""A space that ends a text is moved into what stands out after it.

Where the space would just not fit on the line, the engine (WeasyPrint 70) breaks the whole text after its first word.
"""

_WRAPS = {
    Strong: Markup("<b>{}</b>"),
    Emphasis: Markup("<i>{}</i>"),
    Struck: Markup("<s>{}</s>"),
}
_CELL = Markup("<td>{}</td>")
_HEADING_CELL = Markup('<th scope="col">{}</th>')
_DOT = Markup('<span class="dot">•</span>')
_BOX = Markup('<span class="box"></span>')


def _mark(listing: Listing, number: int, item: Item) -> Markup:
    """What stands before an item: a box to tick, its number, or a dot."""
    if item.ticked is not None:
        return _BOX
    if listing.start is None:
        return _DOT
    return Markup('<span class="dot">{}.</span>').format(listing.start + number)


@lru_cache(maxsize=1024)
def _hyphenated(word: str, language: str) -> str:
    known = language_fallback(language)
    return Pyphen(lang=known, left=5, right=5).inserted(word, "\xad") if known else word


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperProse:
    """Writes prose for one card; `alert` and `picture` draw what prose cannot say by itself."""

    language: str
    alert: Callable[[AlertBlock], Markup]
    picture: Callable[[Picture], Markup]
    code_of: Callable[[Link], str]  # empty where paper has none for it

    def inlines(self, inlines: Inlines) -> Markup:
        """Words on a line."""
        words = Markup("").join(self._inline(one) for one in inlines)
        return Markup(_SPACE_BEFORE.sub(r"\1 ", str(words)))  # noqa: S704 - a space moves, nothing else

    def blocks(self, blocks: Blocks) -> Markup:
        """Paragraphs, lists, tables and the rest, one below the other."""
        return Markup("").join(self._block(one) for one in blocks)

    def _inline(self, inline: Inline) -> Markup:
        match inline:
            case Text(text=text):
                return escape(breakable(text, self.language))
            case Literal(text=text):
                return Markup("<code>{}</code>").format(text)
            case Break():
                return Markup("<br/>")
            case Picture():
                return self.picture(inline)
            case Link(inner=inner):
                return self._with_code(self.inlines(inner), self.code_of(inline))
            case Strong(inner=inner) | Emphasis(inner=inner) | Struck(inner=inner):
                return _WRAPS[type(inline)].format(self.inlines(inner))

    @staticmethod
    def _with_code(words: Markup, code: str) -> Markup:
        return Markup("{} ({})").format(words, code) if code else words

    def _block(self, block: Block) -> Markup:
        match block:
            case Paragraph(inner=inner):
                return Markup("<p>{}</p>").format(self.inlines(inner))
            case Heading(inner=inner):
                return Markup('<p class="sub">{}</p>').format(self.inlines(inner))
            case CodeBlock(text=text):
                return Markup("<pre>{}</pre>").format(text.rstrip("\n"))
            case Divider():
                return Markup("")
            case Listing() | Quote() | Table() | AlertBlock():
                return self._frame(block)

    def _frame(self, block: Listing | Quote | Table | AlertBlock) -> Markup:
        """A block that holds others."""
        match block:
            case Listing():
                return self._listing(block)
            case Quote(blocks=blocks):
                return Markup("<blockquote>{}</blockquote>").format(self.blocks(blocks))
            case Table():
                return self._table(block)
            case AlertBlock():
                return self.alert(block)

    def _listing(self, listing: Listing) -> Markup:
        """A list whose marks are words of their own: the engine tags items with marks of its making wrongly."""
        items = Markup("").join(
            Markup("<li>{}{}</li>").format(_mark(listing, number, item), self._item(item))
            for number, item in enumerate(listing.items)
        )
        return (Markup("<ul>{}</ul>") if listing.start is None else Markup("<ol>{}</ol>")).format(items)

    def _item(self, item: Item) -> Markup:
        """An item's first words stand on the line of its mark."""
        match item.blocks:
            case (Paragraph(inner=inner), *rest):
                return self.inlines(inner) + self.blocks(tuple(rest))
            case blocks:
                return self.blocks(tuple(blocks))

    def _table(self, table: Table) -> Markup:
        if max(len(row) for row in (table.head, *table.rows)) > MOST_COLUMNS:
            records = (Markup("<li>{}{}</li>").format(_DOT, self._record(table.head, row)) for row in table.rows)
            return Markup("<ul>{}</ul>").format(Markup("").join(records))
        head = (
            Markup("<thead>{}</thead>").format(self._cells(_HEADING_CELL, table.head))
            if any(table.head)
            else Markup("")
        )
        body = Markup("").join(self._cells(_CELL, row) for row in table.rows)
        return Markup("<table>{}<tbody>{}</tbody></table>").format(head, body)

    def _cells(self, cell: Markup, cells: tuple[Inlines, ...]) -> Markup:
        return Markup("<tr>{}</tr>").format(Markup("").join(cell.format(self.inlines(one)) for one in cells))

    def _record(self, head: tuple[Inlines, ...], row: tuple[Inlines, ...]) -> Markup:
        return Markup("; ").join(self._fields(head, row))

    def _fields(self, head: tuple[Inlines, ...], row: tuple[Inlines, ...]) -> Iterator[Markup]:
        for number, cell in enumerate(row):
            name = head[number] if number < len(head) else ()
            if cell and name:
                yield Markup("<b>{}:</b> {}").format(self.inlines(name), self.inlines(cell))
            elif cell:
                yield self.inlines(cell)
