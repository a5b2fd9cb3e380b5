"""The pages of the docs, and the blocks of code in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
AT_THE_TOP = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")

_BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<kind>\w*)[ ]?(?P<about>.*)\n(?P<text>(?:.*\n)*?)(?P=fence)$", re.MULTILINE)

_CODE = re.compile(r"`[^`\n]*`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block: its first word, what follows that word, its text, and where the text stands in its page."""

    kind: str
    about: str
    text: str
    start: int

    @property
    def commands(self) -> tuple[str, ...]:
        """What is typed: lines after `$ ` in a console block, every line but comments in a shell block."""
        lines = self.text.splitlines()
        if self.kind == "console":
            return tuple(line.removeprefix("$ ") for line in lines if line.startswith("$ "))
        whole = self.text.replace("\\\n", " ").splitlines()  # a backslash carries a command on
        return tuple(line for line in whole if line and not line.startswith("#")) if self.kind == "sh" else ()


def pages() -> tuple[Path, ...]:
    """Every page of the docs, those at the top of the project too."""
    return (*(ROOT / name for name in AT_THE_TOP), *sorted(DOCS.rglob("*.md")))


def examples() -> tuple[Path, ...]:
    """The pages whose examples are meant to be copied; a rule's page shows what is wrong, too."""
    return tuple(page for page in pages() if page.parent != DOCS / "rules")


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    for found in _BLOCK.finditer(text):
        yield Block(kind=found["kind"], about=found["about"], text=found["text"], start=found.start("text"))


def prose(text: str) -> str:
    """A page without its blocks and without words shown as they are typed."""
    return _CODE.sub("", _BLOCK.sub("", text))


def name_of(page: Path) -> str:
    """A page as a test is named after it."""
    return page.relative_to(ROOT).as_posix()
