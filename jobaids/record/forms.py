"""How values are written down as JSON and read back: small forms that compose.

A form names its keys itself, so what was sealed years ago never depends on how a class is laid out today. Reading is
strict: a key that is not known was written by a newer jobaids, and half a reading would be a wrong one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any, Generic, TypeAlias, TypeVar

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
T = TypeVar("T")
E = TypeVar("E", bound=Enum)

WHITE = " \t\n\r\f\v"
"""White space that is folded; a no-break space holds `5 mm` together and stays."""

_RUN = re.compile(f"[{WHITE}]+")


class UnreadableError(ValueError):
    """What was written cannot be read back; the message says what is wrong, in lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Generic[T]):
    """How one kind of value is written and read."""

    write: Callable[[T], Json]
    read: Callable[[Json], T]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of a written object: its name, the attribute it holds, its form, and the value that is left out."""

    name: str
    attribute: str
    form: Form[Any]
    absent: Any = None
    required: bool = False


def folded(text: str) -> str:
    """NFC, every run of white space one space, none at the ends."""
    return _RUN.sub(" ", nfc(text)).strip(" ")


def nfc(text: str) -> str:
    """Composed as Unicode NFC, so that one word is one sequence of signs."""
    return unicodedata.normalize("NFC", text)


def is_a(kind: type[T], value: Json) -> T:
    """The value, if it is of that kind.

    Raises:
        UnreadableError: it is of another.
    """
    if type(value) is kind:  # as nearly always; a registry holds millions of values
        return value
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise UnreadableError(f"{kind.__name__} expected, found {value!r}"[:120])
    return value


TEXT: Form[Any] = Form(write=folded, read=lambda value: is_a(str, value))
"""Words: NFC, white space folded."""

EXACT: Form[Any] = Form(write=nfc, read=lambda value: is_a(str, value))
"""Signs that stand as they are: code, paths, addresses."""

_NAME = re.compile(r"[^\s/\\.<>\"'&?#%:\x00-\x1f\x7f]{1,200}(?:/[^\s/\\.<>\"'&?#%:\x00-\x1f\x7f]{1,200})?")
_BASE = re.compile(r"https?://[^\s/\\<>\"'&?#%]+(?:/(?!\.)[^\s/\\<>\"'&?#%]+)*")


def _read_as(form: re.Pattern[str], what: str) -> Callable[[Json], str]:
    def read(value: Json) -> str:
        text = is_a(str, value)
        if not form.fullmatch(text):
            raise UnreadableError(f"{text!r} is no {what}"[:120])
        return text

    return read


NAME: Form[Any] = Form(write=nfc, read=_read_as(_NAME, "part of an address"))
"""What becomes a folder or file of the site: a slug, code, label, digest, ending or language.

A line can be forged with a sum that fits; it must not lead out of the folder that it makes something in.
"""

BASE: Form[Any] = Form(write=nfc, read=_read_as(_BASE, "address of a site"))
"""What symbols begin with."""

FLAG: Form[bool] = Form(write=bool, read=lambda value: is_a(bool, value))
COUNT: Form[int] = Form(write=int, read=lambda value: is_a(int, value))


def _write_measure(value: float) -> Json:
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def _read_measure(value: Json) -> float:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else is_a(float, value)


MEASURE: Form[Any] = Form(write=_write_measure, read=_read_measure)
"""Seconds or millimetres to the thousandth, whole ones without a point."""


def _read_date(value: Json) -> date:
    try:
        return date.fromisoformat(is_a(str, value))
    except ValueError as fault:
        raise UnreadableError(f"no date: {value!r}") from fault


def _read_time(value: Json) -> datetime:
    return _moment(is_a(str, value))


@lru_cache(maxsize=4096)  # all that one release records has one time
def _moment(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError as fault:
        raise UnreadableError(f"no time in UTC: {text!r}") from fault


DATE: Form[date] = Form(write=date.isoformat, read=_read_date)
TIME: Form[datetime] = Form(write=lambda at: at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), read=_read_time)
"""A moment in UTC, to the second."""


def one_of(kind: type[E]) -> Form[E]:
    """A closed set, by the values of its members."""

    def read(value: Json) -> E:
        try:
            return kind(value)
        except ValueError as fault:
            raise UnreadableError(f"{value!r} is no {kind.__name__.lower()} known here") from fault

    return Form(write=lambda member: str(member.value), read=read)


def many(form: Form[T]) -> Form[tuple[T, ...]]:
    """A sequence, as an array."""
    return Form(
        write=lambda values: [form.write(value) for value in values],
        read=lambda value: tuple(form.read(item) for item in is_a(list, value)),
    )


def pair(first: Form[Any], second: Form[Any]) -> Form[tuple[Any, Any]]:
    """Two values, as an array of two."""

    def read(value: Json) -> tuple[Any, Any]:
        match value:
            case [one, other]:
                return first.read(one), second.read(other)
        raise UnreadableError(f"a pair expected, found {value!r}"[:120])

    return Form(write=lambda both: [first.write(both[0]), second.write(both[1])], read=read)


def lazily(form: Callable[[], Form[T]]) -> Form[T]:
    """A form that is defined further down, for values that hold values of their own kind."""
    return Form(write=lambda value: form().write(value), read=lambda value: form().read(value))


def record(make: Callable[..., T], *keys: Key) -> Form[T]:
    """An object with these keys; a value equal to `absent` is left out."""
    names = {key.name: key for key in keys}
    readers = {key.name: (key.attribute, key.form.read) for key in keys}
    needed = {key.name for key in keys if key.required}
    absent = {key.attribute: key.absent for key in keys if not key.required}
    unsaid = {key.name: None if key.absent is None else key.form.write(key.absent) for key in keys if not key.required}

    def write(value: T) -> Json:
        fields: dict[str, Json] = {}
        for key in keys:
            part = getattr(value, key.attribute)
            if key.required or part != key.absent:
                fields[key.name] = key.form.write(part)
        return {name: part for name, part in fields.items() if names[name].required or part != unsaid[name]}

    def read(value: Json) -> T:
        fields = is_a(dict, value)
        if not fields.keys() <= names.keys():
            raise UnreadableError(f"`{min(fields.keys() - names.keys())}` is not known to this jobaids")
        if not needed <= fields.keys():
            raise UnreadableError(f"`{min(needed - fields.keys())}` is missing")
        parts = dict(absent)
        for name, part in fields.items():
            attribute, read_part = readers[name]
            parts[attribute] = read_part(part)
        return make(**parts)

    return Form(write=write, read=read)


def mark(name: str, make: Callable[[], T]) -> Form[T]:
    """A value without parts, as `{name: true}`."""

    def read(value: Json) -> T:
        if value != {name: True}:
            raise UnreadableError(f"`{name}` holds nothing but true")
        return make()

    return Form(write=lambda _: {name: True}, read=read)


def tagged(*choices: tuple[str, type[Any], Form[Any]]) -> Form[Any]:
    """One of several kinds, told apart by a key that only it has."""
    by_type = {kind: form for _, kind, form in choices}

    def read(value: Json) -> Any:  # noqa: ANN401 - the choices know their types
        fields = is_a(dict, value)
        for tag, _, form in choices:
            if tag in fields:
                return form.read(value)
        raise UnreadableError(f"nothing known among {sorted(fields)}")

    return Form(write=lambda value: by_type[type(value)].write(value), read=read)
