"""Shows what is told: as text with the source and a caret, as JSON, or as annotations for GitHub."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TextIO

import click

from jobaids.cli.excerpt import Excerpt, excerpt, harmless
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.source import Source

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
NARROWEST, USUAL = 40, 120  # signs a line


class Format(Enum):
    """How diagnostics are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


@dataclass(frozen=True, slots=True, kw_only=True)
class Console:
    """What a stream can show."""

    colour: bool = False
    width: int = USUAL
    sources: Mapping[str, Source] = field(default_factory=dict)

    def style(self, text: str, colour: str | None = None, *, bold: bool = False) -> str:
        """The text in a colour, where there is colour."""
        return click.style(text, fg=colour, bold=bold) if self.colour else text


def console_for(stream: TextIO, environment: Mapping[str, str], sources: tuple[Source, ...]) -> Console:
    """What may be written to a stream: colour only to a terminal that is not told otherwise (no-color.org)."""
    terminal = stream.isatty()
    plain = environment.get("NO_COLOR") or environment.get("TERM") == "dumb"
    width = max(NARROWEST, os.get_terminal_size(stream.fileno()).columns) if terminal else USUAL
    return Console(colour=terminal and not plain, width=width, sources={source.file: source for source in sources})


def show(told: tuple[Diagnostic, ...], form: Format, console: Console) -> str:
    """Everything told, in one of the forms, ending in a line end where there is anything."""
    match form:
        case Format.JSON:
            return as_json(told)
        case Format.GITHUB:
            return "".join(f"{line}\n" for line in map(as_github, told))
        case Format.TEXT:
            return "".join(f"{as_text(one, console)}\n\n" for one in told)


def as_text(one: Diagnostic, console: Console) -> str:
    """One diagnostic for a person, with the line it speaks of."""
    return "\n".join(_lines(one, console))


def _lines(one: Diagnostic, console: Console) -> Iterator[str]:
    head = console.style(f"{one.severity.value}[{one.rule}]", COLOURS[one.severity], bold=True)
    yield f"{head}: {console.style(harmless(one.what), bold=True)}"
    span, source = one.span, console.sources.get(one.span.file)
    margin = " " * len(str(span.line))
    if span.file:
        arrow = console.style(f"{margin[1:]}--> ", "blue")
        yield (
            f"{arrow}{harmless(span.file)}:{span.line}:{span.column}" if span.line else f"{arrow}{harmless(span.file)}"
        )
    if source and span.line:
        yield from _shown(excerpt(source.line(span.line), span, console.width - len(margin) - 3), one, console)
    for name, said in (("why", one.why), ("fix", one.fix)):
        if said:
            yield f"{margin} = {console.style(name, bold=True)}: {harmless(said)}"


def _shown(shown: Excerpt, one: Diagnostic, console: Console) -> Iterator[str]:
    number = str(one.span.line)
    bar = console.style(f"{' ' * len(number)} |", "blue")
    yield bar
    yield f"{console.style(f'{number} |', 'blue')} {shown.line}".rstrip()
    yield f"{bar} {shown.indent}{console.style(shown.caret, COLOURS[one.severity], bold=True)}{shown.quoted}"


def summary(told: tuple[Diagnostic, ...], looked_at: str) -> str:
    """How much was told, in one line: `24 aids: 1 error, 2 warnings`."""
    counts = [(severity, sum(one.severity is severity for one in told)) for severity in Severity]
    said = ", ".join(counted(count, severity.value) for severity, count in counts if count)
    return f"{looked_at}: {said or 'nothing to tell'}"


def counted(count: int, thing: str) -> str:
    """How many of a thing there are: `1 aid`, `24 aids`."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def as_json(told: tuple[Diagnostic, ...]) -> str:
    """Everything told, for programs: one object with a list under `told`."""
    return json.dumps({"told": [_fields(one) for one in told]}, ensure_ascii=False, indent=2) + "\n"


def _fields(one: Diagnostic) -> dict[str, str | int]:
    place: dict[str, str | int] = {
        "file": one.span.file,
        "line": one.span.line,
        "column": one.span.column,
        "length": one.span.length,
    }
    words = {"rule": one.rule, "severity": one.severity.value, "what": one.what, "why": one.why, "fix": one.fix}
    return words | place | {"aid": one.slug}


def as_github(one: Diagnostic) -> str:
    """One diagnostic as a workflow command, which GitHub shows beside the line of a change."""
    span = one.span
    place = {"file": span.file} if span.file else {}
    if span.line:
        place |= {"line": str(span.line), "col": str(span.column), "endColumn": str(span.column + span.length)}
    properties = ",".join(f"{name}={_property(value)}" for name, value in (place | {"title": one.rule}).items())
    parts = [one.what, *(f"{name}: {said}" for name, said in (("why", one.why), ("fix", one.fix)) if said)]
    return f"::{GITHUB_LEVELS[one.severity]} {properties}::{_message(chr(10).join(parts))}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
