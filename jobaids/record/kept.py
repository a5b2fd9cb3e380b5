"""Whether the registry only grew since a commit: every line that stood there must stand there still."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.source import Span
from jobaids.record.forms import UnreadableError
from jobaids.record.journal import CutOffError, EditedError, Event, read_format, read_line
from jobaids.record.ledger import ENDING

_WHY = "cards on the wall are answered from this line for ever; the registry only grows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What the registry holds in a commit, or now: the text of each file of lines, and the paths of all other files.

    Paths are below the project, with forward slashes; `name` is what whoever asks calls the commit.
    """

    name: str
    texts: Mapping[str, str]
    others: frozenset[str] = frozenset()


def lost_lines(then: Holding, now: Holding) -> Iterator[Diagnostic]:
    """JA623: what the registry held and now does not hold as it was."""
    for path in sorted((then.texts.keys() | then.others) - (now.texts.keys() | now.others)):
        yield _tell(path, 1, f"the file stood in {then.name} and is gone", _restore(then, path))
    for path in sorted(then.texts.keys() & now.texts.keys()):
        there = _lines(now.texts[path])
        known = frozenset(there)
        for number, line in enumerate(_lines(then.texts[path]), 1):
            if line.strip() and line not in known:
                what = f"{_name(line)}, line {number} in {then.name}, is gone or was rewritten"
                yield _tell(path, min(number, len(there)), what, _restore(then, path))


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n")


def _name(line: str) -> str:
    """What a line records, in two words."""
    if read_format(line) is not None:
        return "the format"
    try:
        return _said(read_line(line))
    except (CutOffError, EditedError, UnreadableError):
        return "a line"


def _said(event: Event) -> str:
    match event:
        case _ if label := getattr(event, "label", ""):
            return f"the release {label}"
        case _ if code := getattr(event, "code", ""):
            return f"a record of the code {code}"
    return "a record"


def _restore(then: Holding, path: str) -> str:
    return f"put it back: git show {then.name}:./{path} shows it; then add what is new behind it"


def _tell(path: str, number: int, what: str, fix: str) -> Diagnostic:
    slug = path.rpartition("/aids/")[2].removesuffix(ENDING) if "/aids/" in path else ""
    span = Span(file=path, line=number)
    return Diagnostic(rule="JA623", severity=Severity.ERROR, what=what, why=_WHY, fix=fix, span=span, slug=slug)
