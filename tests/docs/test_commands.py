"""What the docs say of commands is what the commands say of themselves."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from jobaids import cli
from jobaids.cli import commands
from scripts.help_texts import PAGE, TARGET, said_by, with_help
from tests.docs.pages import DOCS, ROOT, blocks, name_of, pages

CONTEXT = click.Context(commands.jobaids)
SHELL = frozenset(("alias", "aws", "cd", "git", "grep", "pip", "python3", "rm", "rsync", "scp", "ssh"))


def typed() -> Iterator[tuple[str, str]]:
    """Every command line that a page asks its reader to type, with the page."""
    for page in pages():
        for block in blocks(page.read_text(encoding="utf-8")):
            yield from ((name_of(page), command) for command in block.commands)


def named(command: click.Command | None, name: str) -> Iterator[str]:
    """The name of a command, and of each that belongs to it."""
    yield name
    if isinstance(command, click.Group):
        for part in command.list_commands(CONTEXT):
            yield from named(command.get_command(CONTEXT, part), f"{name} {part}")


COMMANDS = tuple(
    whole for name in commands.COMMANDS for whole in named(commands.jobaids.get_command(CONTEXT, name), name)
)


def command_of(line: str) -> tuple[click.Command, list[str]]:
    """The command that a line of `jobaids …` names, and its arguments."""
    _, *arguments = shlex.split(line)
    command: click.Command | None = commands.jobaids
    while isinstance(command, click.Group) and arguments and not arguments[0].startswith("-"):
        command = command.get_command(CONTEXT, arguments.pop(0))
    assert command is not None, line
    return command, arguments


def test_help_in_the_docs_is_what_help_says() -> None:
    """An option that is documented and gone costs the reader an hour; `python -m scripts.help_texts` writes it anew."""
    page = PAGE.read_text(encoding="utf-8")

    assert with_help(page) == page


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    """A command nobody can read about is not there."""
    page = PAGE.read_text(encoding="utf-8")

    assert f"$ jobaids {name} --help" in page


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_examples_line_by_line(name: str) -> None:
    """An example run together with the next one cannot be copied."""
    said = said_by(f"jobaids {name} --help")

    examples = re.findall(rf"^ +jobaids {name}\b", said, re.MULTILINE)
    assert "\\b" not in said
    assert examples


@pytest.mark.parametrize(("page", "line"), [pair for pair in typed() if pair[1].startswith("jobaids")])
def test_every_command_in_the_docs_is_one_that_can_be_typed(page: str, line: str) -> None:
    """Whoever copies a line from the docs must not be told that there is no such option."""
    command, arguments = command_of(line)

    known = {option for parameter in command.params for option in parameter.opts} | {"--help", "-h"}
    asked = {argument.partition("=")[0] for argument in arguments if argument.startswith("-")}
    assert asked <= known, f"{page}: {line}"


@pytest.mark.parametrize(("page", "line"), [pair for pair in typed() if not pair[1].startswith("jobaids")])
def test_every_other_line_in_the_docs_is_a_target_or_a_usual_tool(page: str, line: str) -> None:
    """A target of make that was renamed must not live on in the docs."""
    program, *arguments = shlex.split(line)

    targets = {target for target, _ in TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8"))}
    ours = program.startswith((".venv/bin/", "setup/run"))
    assert program in SHELL or ours or (program == "make" and set(arguments) <= targets), f"{page}: {line}"


def test_every_exit_code_is_documented() -> None:
    """A script that calls jobaids decides by nothing else."""
    page = (DOCS / "reference" / "exit-codes.md").read_text(encoding="utf-8")

    codes = (0, cli.CONTENT_FAILED, cli.ASKED_WRONGLY, cli.WORLD_FAILED, cli.BUG)
    assert set(re.findall(r"^\| (\d+) \|", page, re.MULTILINE)) >= {str(code) for code in codes}


def test_every_command_has_a_file_of_its_name() -> None:
    """Whoever looks for a command finds it where the list of commands says."""
    files = {path.stem for path in Path(cli.__file__).parent.glob("*.py")}

    assert set(commands.COMMANDS) <= files
