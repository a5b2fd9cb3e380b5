"""The outline of an aid: all of it but its words.

Links, pictures, clips, names, numbers and the whole head belong to it. Whoever edits only words leaves the outline as
it is, and nothing that is told of other aids can depend on the rest.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from jobaids.model.aid import Aid, Step
from jobaids.model.prose import Break, Literal, Text

_WORDS = (Text, Literal, Break)
_TEXTS = frozenset({"action", "quick"})  # of a step: its words once more, as plain text


def same_outline(one: Aid, other: Aid) -> bool:
    """Whether two aids differ in their words at most."""
    return outline(one) == outline(other)


def outline(value: object) -> object:
    """A value without its words, and without what equality leaves out; what is new in the model belongs to it."""
    if isinstance(value, tuple):
        return tuple(outline(part) for part in value if not isinstance(part, _WORDS))
    if not is_dataclass(value):
        return value
    kind = type(value)
    names = (one.name for one in fields(value) if one.compare and not (kind is Step and one.name in _TEXTS))
    return kind, tuple(outline(getattr(value, name)) for name in names)
