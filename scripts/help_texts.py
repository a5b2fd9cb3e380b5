"""Writes what `--help` says into the docs: `python -m scripts.help_texts`.

In docs/reference/commands.md, each console block that opens with a command is followed by what that command says.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
from click.testing import CliRunner

from jobaids.cli.commands import jobaids

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference" / "commands.md"
WIDTH = 100  # columns, as in a terminal that is wide enough

TARGET = re.compile(r"^([a-z-]+):.*## (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```console\n\$ (.+)\n(?:.*\n)*?```$", re.MULTILINE)


def with_help(page: str) -> str:
    """The page with what each command says now."""
    return _BLOCK.sub(lambda found: f"```console\n$ {found[1]}\n{said_by(found[1])}```", page)


def said_by(line: str) -> str:
    """What `jobaids … --help` or `make` says.

    Raises:
        ValueError: the line is neither.
    """
    program, *arguments = shlex.split(line)
    if program == "make" and not arguments:
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        return "".join(f"  make {target:<8} {about}\n" for target, about in TARGET.findall(makefile))
    if program != "jobaids" or arguments[-1:] != ["--help"]:
        raise ValueError(f"`{line}` asks for no help")
    _forget_help(arguments[:-1])
    asked = CliRunner().invoke(jobaids, arguments, prog_name="jobaids", terminal_width=WIDTH, max_content_width=WIDTH)
    if asked.exit_code:
        raise click.ClickException(asked.output)
    return asked.output


def _forget_help(words: list[str]) -> None:
    """Let each command ask its group again how help is asked for: run alone before, it remembers `--help` only."""
    command: click.Command | None = jobaids
    for word in words:
        if isinstance(command, click.Group):
            command = command.get_command(click.Context(jobaids), word)
        if command:
            command._help_option = None  # noqa: SLF001 - click keeps it there, and offers no other way


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(with_help(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
