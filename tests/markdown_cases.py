"""Tests written as Markdown: a heading, a sentence that says why, what goes in, and what is told about it.

Each `## ` heading of a file opens a case. Its fenced blocks are named by their first word; four backticks may be used
where three stand inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"

_CASE = re.compile(r"^## (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case: its heading, and its blocks by name."""

    path: Path
    title: str
    blocks: dict[str, str]

    def rewrite(self, name: str, text: str) -> None:
        """Put another text into a block of this case, in its file."""
        whole = self.path.read_text(encoding="utf-8")
        start = whole.index(f"## {self.title}\n")
        block = next(found for found in _BLOCK.finditer(whole, start) if found[2] == name)
        self.path.write_text(whole[: block.start(3)] + text + whole[block.end(3) :], encoding="utf-8")


def cases(room: str) -> list[Case]:
    """Every case of a room, in the order of files and headings."""
    return [case for path in sorted((FOLDER / room).glob("*.md")) for case in cases_in(path)]


def cases_in(path: Path) -> list[Case]:
    """Every case of one file."""
    text = path.read_text(encoding="utf-8")
    inside = [(block.start(), block.end()) for block in _BLOCK.finditer(text)]
    heads = [head for head in _CASE.finditer(text) if not any(start < head.start() < end for start, end in inside)]
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [
        Case(path=path, title=head[1], blocks={block[2]: block[3] for block in _BLOCK.finditer(text, head.end(), end)})
        for head, end in zip(heads, ends, strict=True)
    ]
