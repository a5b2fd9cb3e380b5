"""Heads as nearly everybody writes them, read without a YAML parser: one `key: value` a line.

Most of the time that reading an aid takes would else go into its few lines of YAML. What is written in any other way
is left to `read_yaml`; where both read a text, they read the same.
"""

from __future__ import annotations

import re

from jobaids.parse.yaml import Entry, Value, resolved

_LINE = re.compile(r"([A-Za-z][A-Za-z0-9_-]*):(?: +(?=[^ #])|(?= *$)|(?= +#))(.*)")
_PLAIN = re.compile(r"[^\W_](?:[^\s:#]|:(?=[^\s])|(?<! )#| )*(?= +#| *$)")
_LIST = re.compile(r"\[((?: *[^\W_][^\[\]{},:#\"'&*!|>%@`?]*,)* *[^\W_][^\[\]{},:#\"'&*!|>%@`?]*)\](?= +#| *$)")
_QUOTED = re.compile(r"\"([^\"\\]*)\"(?= +#| *$)")


def read_simple(text: str) -> tuple[Entry, ...] | None:
    """The entries of a head, or None where a line of it is not simple."""
    entries = []
    for number, line in enumerate(text.split("\n")):
        if not line.strip(" ") or line.startswith("#"):
            continue
        found = _LINE.match(line)
        value = _value(line, found.start(2), number) if found and line.isprintable() else None
        if found is None or value is None:
            return None
        entries.append(Entry(key=found[1], value=value, line=number, column=0))
    return tuple(entries)


def _value(line: str, start: int, number: int) -> Value | None:
    rest = line[start:].strip(" ")
    if not rest or rest.startswith("#"):
        column = line.index(":") + 1
        return Value(content=None, line=number, column=column, length=0)
    if found := _PLAIN.match(line, start):
        words = found[0].rstrip(" ")
        return Value(content=resolved(words), line=number, column=start, length=len(words))
    if found := _QUOTED.match(line, start):
        return Value(content=found[1], line=number, column=start, length=len(found[0]))
    found = _LIST.match(line, start)
    if found is None:
        return None
    items = tuple(_items(found[1], start + 1, number))
    return Value(content=items, line=number, column=start, length=len(found[0]))


def _items(inner: str, start: int, number: int) -> list[Value]:
    items = []
    for part in inner.split(","):
        words = part.strip(" ")
        column = start + len(part) - len(part.lstrip(" "))
        items.append(Value(content=resolved(words), line=number, column=column, length=len(words)))
        start += len(part) + 1
    return items
