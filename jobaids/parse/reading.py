"""How sources are read, and what reading one yields."""

from __future__ import annotations

from dataclasses import dataclass, field

from jobaids.language.terms import Terms
from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic, Excuse, Severity
from jobaids.model.names import Language
from jobaids.model.source import Source, Span
from jobaids.parse.markdown import Notes

VIDEO_ENDINGS = frozenset(("mp4", "webm", "mov", "m4v", "ogv", "mkv", "avi"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a project says about reading its sources."""

    languages: tuple[Language, ...] = (Language("en"),)  # the first is the default
    steps_under: tuple[str, ...] = ()  # headings whose bullets are steps
    video_endings: frozenset[str] = VIDEO_ENDINGS

    @property
    def default(self) -> Language:
        """The language of a source that names none."""
        return self.languages[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What one source yields.

    `aid` is None only where nothing can be read. An aid that stands beside an error must not go on, unless a profile
    softens that error: what is wrong has been left out of it, and everything else is whole.
    """

    aid: Aid | None
    told: tuple[Diagnostic, ...] = ()
    excuses: tuple[Excuse, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment that excuses a rule; `alone` where it is a block of its own."""

    rule: str
    reason: str
    span: Span
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One source being read: its lines, its language's words, and what is collected on the way."""

    source: Source
    lines: tuple[str, ...]
    reading: Reading
    terms: Terms
    notes: Notes = field(default_factory=dict)
    told: list[Diagnostic] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def tell(self, rule: str, severity: Severity, span: Span, *texts: str) -> None:
        """Note what is told at a span: what, why and how to put it right, in this order."""
        what, why, fix = (*texts, "", "")[:3]
        self.told.append(Diagnostic(rule=rule, severity=severity, what=what, why=why, fix=fix, span=span))

    def span(self, line: int, start: int = 0, length: int | None = None) -> Span:
        """A stretch of a line, columns counted from 0; without a length, to its end."""
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        whole = len(text.rstrip()) - start if length is None else length
        return Span(file=self.source.file, line=line, column=start + 1, length=max(0, whole))

    def whole_line(self, line: int) -> Span:
        """A line without the space around it."""
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        return self.span(line, len(text) - len(text.lstrip()))


def in_order(told: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What is told of one file, from its first line to its last."""
    return tuple(sorted(told, key=lambda one: (one.span.line, one.span.column, one.rule)))
