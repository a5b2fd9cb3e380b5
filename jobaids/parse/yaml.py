"""A small, safe part of YAML 1.2 whose every key and value knows its line and column.

Read from the events of ruamel.yaml, so nothing is constructed: no tags, no anchors, no aliases, no merging, and depth
is bounded. `1:30`, `012` and `yes` stay text, as in the core schema of YAML 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)

DEEPEST = 12
LONGEST = 50_000  # signs

Scalar: TypeAlias = "str | int | float | bool | date | None"

_OTHER_LINE_ENDS = {0x85: " ", 0x2028: " ", 0x2029: " "}  # line ends to YAML, and to no editor
_INT = re.compile(r"-?(?:0|[1-9]\d{0,17})")
_FLOAT = re.compile(r"-?(?:0|[1-9]\d{0,11})\.\d{1,4}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_WORDS: dict[str, Scalar] = dict.fromkeys(("", "~", "null", "Null", "NULL")) | {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One key of a mapping; columns and lines are counted from 0 within the text read."""

    key: str
    value: Value
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A scalar, a list or a mapping; `length` is that of what stands on its first line."""

    content: Scalar | tuple[Value, ...] | tuple[Entry, ...]
    line: int
    column: int
    length: int
    is_map: bool = False

    @property
    def plain(self) -> object:
        """The same as scalars, lists and dictionaries; of a key given twice, the last."""
        if self.is_map:
            return {entry.key: entry.value.plain for entry in self.entries}
        return [value.plain for value in self.items] if isinstance(self.content, tuple) else self.content

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of a mapping; none of anything else."""
        return tuple(entry for entry in self._parts if isinstance(entry, Entry))

    @property
    def items(self) -> tuple[Value, ...]:
        """The items of a list; none of anything else."""
        return tuple(value for value in self._parts if isinstance(value, Value))

    @property
    def _parts(self) -> tuple[Value | Entry, ...]:
        return self.content if isinstance(self.content, tuple) else ()


class NotReadError(Exception):
    """The text is no YAML that we read: what is wrong, and the line and column, counted from 0."""

    def __init__(self, what: str, line: int = 0, column: int = 0) -> None:
        super().__init__(what)
        self.what = what
        self.line = line
        self.column = column


def read_yaml(text: str) -> Value:
    """The one document in a text; an empty text is an empty mapping.

    Raises:
        NotReadError: broken, too long, too deep, with anchors, aliases or tags.
    """
    if len(text) > LONGEST:
        raise NotReadError(f"it is longer than {LONGEST} signs")
    try:
        return _Reader(text).document()
    except MarkedYAMLError as broken:
        mark = broken.problem_mark or broken.context_mark
        what = broken.problem or broken.context or "it cannot be read"
        raise NotReadError(what, mark.line if mark else 0, mark.column if mark else 0) from broken
    except (YAMLError, ValueError) as broken:
        raise NotReadError("it holds signs that YAML does not allow") from broken


class _Reader:
    """Turns the events of a text into values."""

    def __init__(self, text: str) -> None:
        text = text.translate(_OTHER_LINE_ENDS)
        self.lines = text.split("\n")
        self.events: Iterator[Event] = YAML(typ="safe", pure=True).parse(text)
        self.end = Event()  # of the list or mapping that was read last

    def document(self) -> Value:
        found = None
        for event in self.events:
            if isinstance(event, DocumentStartEvent) and found:
                raise NotReadError("a second document begins here", event.start_mark.line)
            if isinstance(event, NodeEvent):
                found = self._value(event, 0)
        if found is None or found.content is None:
            return Value(content=(), line=0, column=0, length=0, is_map=True)
        return found

    def _value(self, event: Event, depth: int) -> Value:
        mark = event.start_mark
        if not isinstance(event, ScalarEvent | CollectionStartEvent) or event.anchor:
            raise NotReadError("anchors and aliases (& and *) are not read", mark.line, mark.column)
        if event.tag:
            raise NotReadError("tags (!) are not read", mark.line, mark.column)
        if depth > DEEPEST:
            raise NotReadError("it is nested too deep", mark.line, mark.column)
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        is_map = isinstance(event, MappingStartEvent)
        content = tuple(self._entries(depth)) if is_map else tuple(self._items(depth))
        end = self.end.end_mark
        stop = end.column if end.line == mark.line else len(self.lines[mark.line].rstrip())
        length = max(0, stop - mark.column)
        return Value(content=content, line=mark.line, column=mark.column, length=length, is_map=is_map)

    def _scalar(self, event: ScalarEvent) -> Value:
        start, end = event.start_mark, event.end_mark
        stop = end.column if end.line == start.line else len(self.lines[start.line].rstrip())
        content = resolved(event.value) if event.style is None else event.value
        return Value(content=content, line=start.line, column=start.column, length=max(0, stop - start.column))

    def _items(self, depth: int) -> Iterator[Value]:
        for event in self.events:
            if isinstance(event, SequenceEndEvent):
                self.end = event
                return
            yield self._value(event, depth + 1)

    def _entries(self, depth: int) -> Iterator[Entry]:
        for event in self.events:
            if isinstance(event, MappingEndEvent):
                self.end = event
                return
            mark = event.start_mark
            if not isinstance(event, ScalarEvent) or event.anchor:
                raise NotReadError("a key is a single word", mark.line, mark.column)
            value = self._value(next(self.events), depth + 1)
            if value.content is None and not value.length:
                value = replace(value, line=mark.line, column=event.end_mark.column + 1)
            yield Entry(key=event.value, value=value, line=mark.line, column=mark.column)


def resolved(text: str) -> Scalar:
    """A plain scalar as the core schema reads it, and dates; a number that would not read back the same stays text."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and repr(float(text)) == text:
        return float(text)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
