"""From a position in a paragraph's content back to the line and column its author typed."""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.model.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where each line of some content stands: the column of its first sign, counted from 0."""

    file: str
    line: int
    content: str
    columns: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The stretch of content from `start` to `end`, or to the end of its first line."""
        if len(self.columns) == 1:
            column = max(0, self.columns[0] + start) + 1
            return Span(
                file=self.file, line=self.line, column=column, length=max(0, min(end, len(self.content)) - start)
            )
        row = self.content.count("\n", 0, start)
        opening = self.content.rfind("\n", 0, start) + 1
        closing = self.content.find("\n", start)
        length = min(end, closing if closing >= 0 else len(self.content)) - start
        column = max(0, self.columns[row] + start - opening) + 1
        return Span(file=self.file, line=self.line + row, column=column, length=max(0, length))

    def opening(self) -> Span:
        """The first line."""
        return self.span(0, len(self.content))

    def closing(self) -> Span:
        """The place, of no length, right after the last sign."""
        end = len(self.content.rstrip())
        return self.span(end, end)


def place_of(file: str, lines: tuple[str, ...], line: int, content: str) -> Place:
    """Where the lines of a block's content stand, the first of them in line number `line`.

    Block signs stand before content and never after it, save a heading's closing `#`, so lines match from the right.
    """
    columns = []
    for offset, text in enumerate(content.split("\n")):
        source = lines[line - 1 + offset] if line - 1 + offset < len(lines) else ""
        columns.append(column_of(source, text))
    return Place(file=file, line=line, content=content, columns=tuple(columns))


def column_of(source: str, text: str) -> int:
    """The column, counted from 0, at which the content `text` stands in its source line.

    Below 0 where a tab before it was read as several spaces; what comes after them still counts right.
    """
    bare = text.rstrip()
    if source.rstrip().endswith(bare.lstrip()):
        return len(source.rstrip()) - len(bare)
    return max(0, source.rfind(bare.strip()))


def cell_place(file: str, lines: tuple[str, ...], line: int, cell: tuple[str, int]) -> tuple[Place, int]:
    """Where a table cell stands, looked for from a column on, and the column after it."""
    content, cursor = cell
    source = lines[line - 1] if line <= len(lines) else ""
    written = content if source.find(content, cursor) >= 0 else content.replace("|", "\\|")
    column = source.find(written, cursor)
    column = cursor if column < 0 else column
    return Place(file=file, line=line, content=content, columns=(column,)), column + len(written)
