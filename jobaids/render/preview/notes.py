"""What is told about a source, at the step it belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from jobaids.model.aid import Aid, Remedy, Step
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Anchor
from jobaids.model.source import Source

TOP = Anchor("")
"""What belongs to no step or remedy: it stands above all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing told, as a page shows it."""

    kind: str  # error, warning or note
    rule: str
    what: str
    why: str
    fix: str
    place: str  # `content/filler-seal.md:31`
    line: str  # what stands there
    address: str  # of the page where it belongs


def by_anchor(told: Iterable[Diagnostic], aid: Aid, source: Source | None) -> dict[Anchor, tuple[Diagnostic, ...]]:
    """What is told about the source of an aid, by the step or remedy whose lines it speaks of."""
    parts: tuple[Step | Remedy, ...] = (*aid.steps, *aid.remedies)
    starts = sorted((_first_line(part), part.anchor) for part in parts)
    found: defaultdict[Anchor, list[Diagnostic]] = defaultdict(list)
    for one in told:
        found[_anchor(one.span.line, starts, source)].append(one)
    return {anchor: tuple(those) for anchor, those in found.items()}


def note_of(one: Diagnostic, source: Source | None, address: str) -> Note:
    """One thing told, with the line it speaks of."""
    span = one.span
    return Note(
        kind=one.severity.value,
        rule=one.rule,
        what=one.what,
        why=one.why,
        fix=one.fix,
        place=f"{span.file}:{span.line}" if span.line else span.file,
        line=source.line(span.line).strip() if source and span.line else "",
        address=address,
    )


def counted(told: Iterable[Diagnostic]) -> str:
    """How much is told: `1 error, 2 warnings`; empty where nothing is."""
    severities = [one.severity for one in told]
    return ", ".join(_counts(severities.count))


def _counts(count: Callable[[Severity], int]) -> Iterator[str]:
    for severity in Severity:
        if number := count(severity):
            yield f"{number} {severity.value}{'' if number == 1 else 's'}"


def _first_line(part: Step | Remedy) -> int:
    """A step begins with the hazards that are told before it."""
    return min([part.span.line, *(alert.span.line for alert in part.alerts if alert.span.line)])


def _anchor(line: int, starts: list[tuple[int, Anchor]], source: Source | None) -> Anchor:
    """The last part that begins at or above a line, unless a heading stands between."""
    begun = [(start, anchor) for start, anchor in starts if 0 < start <= line]
    if not begun:
        return TOP
    start, anchor = begun[-1]
    between = source.text.split("\n")[start : line - 1] if source else []
    return TOP if any(text.startswith("#") for text in between) else anchor
