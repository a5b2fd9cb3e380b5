"""A registry file, line by line: what it records, and what is told where a line is not as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.source import Span
from jobaids.record.forms import UnreadableError
from jobaids.record.journal import FORMAT, HEAD, CutOffError, EditedError, Event, read_format, read_line

CONFLICT_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
RESTORE = "put the line back from version control; if it was never there and no card was printed of it, delete it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event and where it stands."""

    event: Event
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """What one file records. `newer` is the format it names if that is above the one known here."""

    entries: tuple[Entry, ...] = ()
    told: tuple[Diagnostic, ...] = ()
    newer: int | None = None


def read_lines(file: str, text: str, slug: str = "") -> Lines:
    """Every event of a registry file; a line that cannot be trusted is left out and told.

    `file` is its path below the project; `slug` names the aid that its faults stop.
    """
    head, *rest = text.split("\n")
    number = read_format(head)
    if number is not None and number > FORMAT:
        return Lines(newer=number)
    reader = _Reader(file=file, slug=slug, last=len(rest) + 1 if rest and rest[-1] else 0 if rest else 1)
    headless = number is None and not head.startswith(CONFLICT_MARKS)
    told = [reader.tell("JA616", 1, "the file does not open with its format", _HEADLESS)] if headless else []
    numbered = enumerate(rest, 2) if number is not None else enumerate([head, *rest], 1)
    read = tuple(reader.read(numbered))
    told += [one for one in read if isinstance(one, Diagnostic)]
    return Lines(entries=tuple(one for one in read if isinstance(one, Entry)), told=tuple(told))


def healed(text: str) -> str:
    """A registry file to which lines can be added: with its head, every line ended, no line cut off at its end."""
    whole, end, last = text.rpartition("\n")
    if last:
        try:
            read_line(last)
        except CutOffError:
            return f"{whole}{end}" or f"{HEAD}\n"
        except (EditedError, UnreadableError):
            pass  # somebody has to look at it; it stays
        return f"{text}\n"
    return text or f"{HEAD}\n"


_HEADLESS = 'write {"format": 1} as its first line'


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    file: str
    slug: str
    last: int  # the line that has no end, if there is one

    def read(self, numbered: Iterator[tuple[int, str]]) -> Iterator[Entry | Diagnostic]:
        seen: dict[str, int] = {}
        marked = False
        for number, line in numbered:
            if line.startswith(CONFLICT_MARKS):
                if not marked:
                    yield self.tell("JA610", number, "a merge left its conflict marks here", _UNMERGED)
                marked = True
            elif read_format(line) is not None:
                yield self.tell("JA614", number, "the line that opens a file stands here too", _HEAD, Severity.WARNING)
            elif line in seen:
                what = f"the line stands twice; it is the same as line {seen[line]}"
                yield self.tell("JA614", number, what, "delete one of the two", Severity.WARNING)
            elif line.strip():
                seen[line] = number
                yield self.event(number, line)

    def event(self, number: int, line: str) -> Entry | Diagnostic:
        try:
            return Entry(event=read_line(line), span=Span(file=self.file, line=number, length=len(line)))
        except EditedError as fault:
            return self.tell("JA613", number, f"{fault}: someone edited it", RESTORE)
        except CutOffError as fault:
            if number == self.last:
                return self.tell("JA612", number, f"{fault}; it does not count", _CUT, Severity.WARNING)
            return self.tell("JA611", number, str(fault), RESTORE)
        except UnreadableError as fault:
            known = "not known to this jobaids" not in str(fault)
            return self.tell("JA611" if known else "JA615", number, str(fault), RESTORE if known else _NEWER)

    def tell(self, rule: str, number: int, what: str, fix: str, severity: Severity = Severity.ERROR) -> Diagnostic:
        return Diagnostic(
            rule=rule,
            severity=severity,
            what=what,
            why="cards on the wall are answered from this file, so nothing in it is guessed",
            fix=fix,
            span=Span(file=self.file, line=number),
            slug=self.slug,
        )


_HEAD = 'keep {"format": 1} as the first line only'
_CUT = "release the aid again, which heals the file"
_UNMERGED = "keep the lines of both sides, delete the marks, and release the aid once more"
_NEWER = "use the jobaids that wrote it, or a newer one"
