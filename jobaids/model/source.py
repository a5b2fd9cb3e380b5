"""The author's text, and places in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of one line of one source file.

    Lines and columns are counted from 1, columns and length in code points of the normalised text.
    """

    file: str
    line: int
    column: int = 1
    length: int = 0


NOWHERE = Span(file="", line=0, column=0)
"""The span of what was not read from a source, such as released content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    r"""One text file of the project, decoded, with line ends normalised to `\n` and no byte-order mark.

    `file` is its path below the project, with forward slashes: `content/filler-seal.md`.
    """

    file: str
    text: str

    def line(self, number: int) -> str:
        """The text of line `number`, counted from 1, without its end; empty past the last line."""
        lines = self.text.split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def slice(self, span: Span) -> str:
        """What stands at `span`."""
        start = span.column - 1
        return self.line(span.line)[start : start + span.length]
