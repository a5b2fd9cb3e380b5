"""The head of a source: what it says of the aid, and what is told about it."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from jobaids.model.aid import CodePolicy, Head, Mode
from jobaids.model.diagnostic import Severity
from jobaids.model.names import Slug
from jobaids.model.source import Span
from jobaids.parse.fences import Split
from jobaids.parse.fields import Field, nearest
from jobaids.parse.reading import Desk
from jobaids.parse.simple_yaml import read_simple
from jobaids.parse.yaml import Entry, NotReadError, Scalar, Value, read_yaml, resolved

OURS = ("aid", "owner", "review-by", "mode", "minutes", "tools", "ppe", "first", "formats", "codes", "moment")
DEEPEST_LIST = 5  # lists within lists of a TOML head; what is deeper is one text
KNOWN = (*OURS, "title", "status", "tags", "lang")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRead:
    """A head, and the three things of it that are no part of `Head`: empty where it does not name them."""

    head: Head
    title: str = ""
    slug: str = ""
    language: str = ""
    ours: bool = False  # whether it has a key that only jobaids knows


def read_head(desk: Desk, split: Split) -> HeadRead:
    """What a head says; a head that cannot be read says nothing and is told."""
    if split.style == "open":
        desk.tell(
            "JA027",
            Severity.ERROR,
            desk.span(1),
            "the head has no end",
            "the fence `---` is opened and never closed",
            "close it with a line `---`",
        )
        return HeadRead(head=Head())
    try:
        entries = _entries(split)
    except NotReadError as broken:
        line = min(split.head_line + broken.line, max(split.end_line, 1))
        span = desk.span(line, min(broken.column, len(desk.lines[line - 1])))
        desk.tell(
            "JA027",
            Severity.ERROR,
            span,
            f"the head cannot be read: {broken.what}",
            "without it nobody knows the aid's name, its owner or its protective equipment",
            "write it as lines of `key: value`",
        )
        return HeadRead(head=Head())
    return _understood(desk, split, entries)


def _entries(split: Split) -> tuple[Entry, ...]:
    if split.style == "toml":
        return _toml_entries(split.head)
    if split.style == "pelican":
        return tuple(_pelican_entries(split.head))
    simple = read_simple(split.head)
    if simple is not None:
        return simple
    value = read_yaml(split.head)
    if not value.is_map:
        raise NotReadError("it is no list of keys", value.line, value.column)
    return value.entries


def _toml_entries(head: str) -> tuple[Entry, ...]:
    try:
        table = tomllib.loads(head)
    except (ValueError, RecursionError) as broken:  # of no TOML, of a number too long to read, of too many brackets
        raise NotReadError(str(broken)) from broken
    return tuple(Entry(key=key, value=_value_of(one, 0), line=0, column=0) for key, one in table.items())


def _value_of(value: object, depth: int) -> Value:
    content: Scalar | tuple[Value, ...]
    match value:
        case list() if depth < DEEPEST_LIST:
            content = tuple(_value_of(one, depth + 1) for one in value)
        case str() | int() | float() | date():  # a bool is an int
            content = value
        case _:
            content = str(value)
    return Value(content=content, line=0, column=0, length=0)


def _pelican_entries(head: str) -> list[Entry]:
    entries: list[Entry] = []
    for number, line in enumerate(head.split("\n")):
        if line[:1].isspace() and entries:
            last = entries[-1]
            text = f"{last.value.content or ''} {line.strip()}"
            entries[-1] = replace(last, value=replace(last.value, content=text))
            continue
        key, _, rest = line.partition(":")
        column = len(line) - len(rest.lstrip())
        value = Value(content=resolved(rest.strip()), line=number, column=column, length=len(rest.strip()))
        entries.append(Entry(key=key.strip().lower(), value=value, line=number, column=0))
    return entries


def _understood(desk: Desk, split: Split, entries: tuple[Entry, ...]) -> HeadRead:
    fields: dict[str, Field] = {}
    extra: list[tuple[str, str]] = []
    spans: list[tuple[str, Span]] = []
    for entry in entries:
        key = entry.key.strip()
        value = entry.value
        span = desk.span(split.head_line + value.line, value.column, value.length)
        key_span = desk.span(split.head_line + entry.line, entry.column, len(entry.key))
        if key in fields or key in dict(extra):
            _tell_twice(desk, key, key_span)
        elif key in KNOWN:
            spans.append((key, span))
            fields[key] = Field(
                key=key, value=value.plain, span=span, rule="JA004", severity=Severity.WARNING, tell=desk.tell
            )
        else:
            _tell_unknown(desk, key, key_span)
            extra.append((key, json.dumps(value.plain, ensure_ascii=False, default=str)))
    if "aid" not in fields and split.style in {"yaml", "pelican"}:
        spans.append(("aid", desk.span(split.end_line, 0, 0)))
    head = replace(_head(fields), extra=tuple(extra), spans=tuple(spans))
    texts = {key: fields[key].text() for key in ("title", "aid") if key in fields}
    language = fields["lang"].language() if "lang" in fields else ""
    ours = any(key in fields for key in OURS)
    return HeadRead(head=head, title=texts.get("title", ""), slug=texts.get("aid", ""), language=language, ours=ours)


def _tell_twice(desk: Desk, key: str, span: Span) -> None:
    desk.tell(
        "JA005",
        Severity.ERROR,
        span,
        f"`{key}` stands twice in the head",
        "only the first is read",
        "keep the one that is right",
    )


def _tell_unknown(desk: Desk, key: str, span: Span) -> None:
    meant = nearest(key, KNOWN)
    if meant:
        desk.tell(
            "JA002",
            Severity.ERROR,
            span,
            f"`{key}` is no key of a head; is it `{meant}`?",
            "what it says would be missing from the card",
            f"write `{meant}`",
        )
        return
    desk.tell(
        "JA003",
        Severity.NOTE,
        span,
        f"`{key}` is no key of a head",
        "it is kept and never shown",
        "leave it if another tool reads it",
    )


def _head(fields: dict[str, Field]) -> Head:
    absent = partial(Field, value=None, span=Span(file="", line=0), rule="", severity=Severity.NOTE, tell=_silent)

    def field(key: str) -> Field:
        return fields.get(key) or absent(key=key)

    return Head(
        owner=field("owner").text(),
        review_by=field("review-by").day(),
        mode=field("mode").one_of(((mode.value, mode) for mode in Mode), Mode.READ_DO),
        minutes=field("minutes").whole(),
        tools=field("tools").texts(),
        ppe=field("ppe").texts(),
        first=tuple(map(Slug, field("first").texts())),
        draft=isinstance(status := field("status").value, str) and status.strip().lower() == "draft",
        formats=tuple(name.lower() for name in field("formats").texts()),
        codes=field("codes").one_of(((policy.value, policy) for policy in CodePolicy), None),
        tags=field("tags").texts(","),
        moment_new=field("moment").one_of((("new", True),), default=False),
    )


def _silent(*_: object) -> None:
    """Nothing is told of a key that is not there."""
