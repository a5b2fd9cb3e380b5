"""Values of the model as bytes and back, several times faster than plain pickles of frozen, slotted classes.

Python writes such a class as a list of its fields and reads it by a loop over their descriptions. Here it is written as
its class and its values, and read by the setters of its slots, looked up once. Whatever else a value holds is pickled
as ever. Whoever can write pickles can run code: read only what nobody else could have written.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from types import MemberDescriptorType
from typing import Any


def pickled(value: object) -> bytes:
    """A value as bytes.

    Raises:
        RecursionError: it is nested too deep.
    """
    stream = io.BytesIO()
    Writer(stream, pickle.HIGHEST_PROTOCOL).dump(value)
    return stream.getvalue()


def unpickled(octets: bytes) -> object:
    """The value that `pickled` wrote."""
    return pickle.loads(octets)  # noqa: S301 - see above: of what only this user can have written


class _Slots(dict[type[object], tuple[MemberDescriptorType, ...]]):
    """By class: its slots, in the order of its fields; none of whatever is no slotted dataclass."""

    def __missing__(self, kind: type[object]) -> tuple[MemberDescriptorType, ...]:
        members = [getattr(kind, field.name, None) for field in fields(kind)] if is_dataclass(kind) else []
        slots = tuple(member for member in members if isinstance(member, MemberDescriptorType))
        return self.setdefault(kind, slots if len(slots) == len(members) else ())


class _Setters(dict[type[object], tuple[Callable[[object, object], None], ...]]):
    """By class: what puts each value into its slot."""

    def __missing__(self, kind: type[object]) -> tuple[Callable[[object, object], None], ...]:
        return self.setdefault(kind, tuple(slot.__set__ for slot in _SLOTS[kind]))


_SLOTS, _SETTERS = _Slots(), _Setters()


class Writer(pickle.Pickler):
    """Writes frozen, slotted classes as their class and their values."""

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - as pickle asks for it
        """How a value is written, or that it is pickled as ever."""
        kind = type(value)
        slots = _SLOTS[kind]
        return (_made, (kind, *(slot.__get__(value) for slot in slots))) if slots else NotImplemented


def _made(kind: type[object], *values: object) -> object:
    """A value of a class from those of its fields, in their order; nothing is worked out or checked again."""
    value = _new(kind)
    for put, part in zip(_SETTERS[kind], values):  # noqa: B905 - as many as were written; here each instant counts
        put(value, part)
    return value


_new = object.__new__
