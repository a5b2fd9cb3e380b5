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
from typing import Any, TypeAlias


def pickled(value: object) -> bytes:
    """A value as bytes.

    Raises:
        RecursionError: it is nested too deep.
    """
    stream = io.BytesIO()
    _Writer(stream, pickle.HIGHEST_PROTOCOL).dump(value)
    return stream.getvalue()


def unpickled(octets: bytes) -> object:
    """The value that `pickled` wrote."""
    return pickle.loads(octets)  # noqa: S301 - see above: of what only this user can have written


_Slot: TypeAlias = tuple[Callable[[object], object], Callable[[object, object], None]]


class _Slots(dict[type[object], tuple[_Slot, ...]]):
    """By class: how to take and put each of its values; nothing for all that are no slotted dataclasses."""

    def __missing__(self, kind: type[object]) -> tuple[_Slot, ...]:
        members = [getattr(kind, field.name, None) for field in fields(kind)] if is_dataclass(kind) else []
        slots = [member for member in members if isinstance(member, MemberDescriptorType)]
        found = tuple((slot.__get__, slot.__set__) for slot in slots) if len(slots) == len(members) else ()
        return self.setdefault(kind, found)


_SLOTS = _Slots()


class _Writer(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - as pickle asks for it
        kind = type(value)
        slots = _SLOTS[kind]
        return (_made, (kind, *(take(value) for take, _ in slots))) if slots else NotImplemented


def _made(kind: type[object], *values: object) -> object:
    """A value of a class from those of its fields, in their order; nothing is worked out or checked again."""
    value = object.__new__(kind)
    for (_, put), part in zip(_SLOTS[kind], values, strict=True):
        put(value, part)
    return value
