"""Does what a tutorial says, word by word, in a folder of its own.

A console block is typed, a diff block takes lines out of a file and puts others in their place, and a block that names
a file below `content/` is that file.
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.docs.pages import ROOT, Block

_TYPED = 'jobaids() { "$JOBAIDS_PYTHON" -m jobaids.cli "$@"; }; '
_DIFFERS = (
    (re.compile(r"^stages: .*$", re.MULTILINE), "stages: …"),
    (re.compile(r"\d+ pages; \d+ files, [\d.]+ MB"), "… pages; … files, … MB"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "…-…-…"),
)


@dataclass(slots=True, kw_only=True)
class Walker:
    """Somebody who follows a page; `home` is where they began, `here` where they are."""

    home: Path
    here: Path

    def follow(self, block: Block) -> str | None:
        """Do what one block says; for a console block, the block as it looks on this machine."""
        if block.kind == "console":
            return "".join(f"$ {command}\n{said}" for command, said in self._type(block))
        if block.about.startswith("content/") and block.kind == "diff":
            self._edit(block)
        elif block.about.startswith("content/"):
            (self.here / block.about).write_text(block.text, encoding="utf-8")
        return None

    def _type(self, block: Block) -> Iterator[tuple[str, str]]:
        for command in block.commands:
            if command.startswith("cd "):
                self.here /= command.removeprefix("cd ")
                yield command, ""
            else:
                yield command, self._said(command)

    def _said(self, command: str) -> str:
        """What a command says to somebody who sits at a terminal and answers every question with yes."""
        terminal, stdin = pty.openpty()
        os.write(terminal, b"y\n")
        ran = subprocess.run(
            ("bash", "-c", _TYPED + command),
            cwd=self.here,
            env=os.environ | {"PYTHONPATH": str(ROOT), "JOBAIDS_PYTHON": sys.executable, "NO_COLOR": "1"},
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        os.close(stdin)
        os.close(terminal)
        assert ran.returncode < 2, f"{command}\n{ran.stdout}"
        return ran.stdout.replace("[y/N]: ", "[y/N]: y\n").replace(f"{self.home}/", "")

    def _edit(self, block: Block) -> None:
        file = self.here / block.about
        text = file.read_text(encoding="utf-8")
        old = "".join(line[1:] for line in block.text.splitlines(keepends=True) if line.startswith("-"))
        new = "".join(line[1:] for line in block.text.splitlines(keepends=True) if line.startswith("+"))
        assert text.count(old) == 1, f"the page takes out what is not there:\n{old}"
        file.write_text(text.replace(old, new), encoding="utf-8")


def without_what_differs(said: str) -> str:
    """What a command said, save what no two machines and no two days have in common."""
    for pattern, instead in _DIFFERS:
        said = pattern.sub(instead, said)
    return said
