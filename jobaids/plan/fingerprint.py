"""What a recipe eats, as one short sign: two recipes share it only where the same bytes come of them.

A fingerprint covers every field of every value that a maker is handed, so what something depends on is never written
down by hand. Spans are left out, as they are of equality: a step whose line moved is the same step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, time
from enum import Enum
from hashlib import blake2b
from typing import Any, NewType

from jobaids.language.words import Words
from jobaids.model.aid import Aid
from jobaids.model.release import AidRecord, Edition
from jobaids.plan.watch import Watch, Watched
from jobaids.render.page.shelf import Spine
from jobaids.render.page.site import Look, Site

Fingerprint = NewType("Fingerprint", str)

SIZE = 20  # bytes: two would be expected to share one among 2^80 recipes
HEAVY = frozenset({Aid, AidRecord, Edition, Spine, Site, Look})
"""What stands in many recipes at once, and is therefore looked at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """Takes fingerprints, and remembers those of what it met before; made anew for each build.

    With `spans`, they cover where everything stands in its source, too.
    """

    spans: bool = False
    known: dict[int, tuple[object, str]] = field(default_factory=dict)

    def of(self, *values: object) -> Fingerprint:
        """The fingerprint of some values: 40 signs of base 16.

        Raises:
            TypeError: a value is of a kind whose content cannot be told.
        """
        return Fingerprint(_digest(self._told(values)))

    def forget(self) -> None:
        """Let go of what was met; for a worker who meets each thing once."""
        self.known.clear()

    def _told(self, value: object) -> list[str]:
        told: list[str] = []
        self._tell(value, told.append)
        return told

    def _tell(self, value: Any, say: Callable[[str], None]) -> None:  # noqa: ANN401 - whatever a recipe may hold
        """Say a value as no other value is said: every part comes after its kind and its length."""
        kind = type(value)
        if kind is str:
            say(f"s{len(value)}:{value}")
        elif kind is tuple or kind is list:
            say(f"({len(value)}:")
            for one in value:
                self._tell(one, say)
        elif value is None or kind in _PLAIN:
            say(f"{value!r};")
        elif kind in HEAVY:
            say(self._once(value))
        elif (read := _READERS[kind, self.spans]) is not None:
            say(f"o{kind.__name__}:")
            for one in read(value):
                self._tell(one, say)
        else:
            self._tell_rarer(value, say)

    def _tell_rarer(self, value: object, say: Callable[[str], None]) -> None:
        match value:
            case Words() | Watch() | Watched():
                say(_tell_apart(value))
            case Enum():
                say(f"e{type(value).__name__}.{value.name};")
            case str():
                say(f"s{len(value)}:{value}")
            case date() | time():  # a datetime is a date
                say(f"d{value.isoformat()};")
            case Mapping():
                say("m")
                self._tell(tuple(value.items()), say)
            case Sequence():
                self._tell(tuple(value), say)
            case frozenset():
                say("f")
                self._tell(tuple(sorted(self.of(one) for one in value)), say)
            case _:
                raise TypeError(f"a recipe holds a {type(value).__name__}, whose content no fingerprint can cover")

    def _once(self, value: object) -> str:
        """The fingerprint of a heavy value; holding the value keeps its id its own."""
        found = self.known.get(id(value))
        if found is None:
            read = _READERS[type(value), self.spans]
            found = self.known[id(value)] = (value, _digest(self._told(read(value) if read else ())))
        return f"h{type(value).__name__}{found[1]};"


_PLAIN = frozenset({bool, int, float, bytes})
_APART = frozenset({Words, Watch, Watched})


def _tell_apart(value: Words | Watch | Watched[Any, Any]) -> str:
    """The messages of words belong to the program; what is asked of watched things is accounted for by itself."""
    match value:
        case Words(language=language, timezone=timezone):
            return f"w{language}:{timezone};"
        case Watched(name=name):
            return f"w{name};"
        case Watch():
            return "w;"


def _digest(told: list[str]) -> str:
    return blake2b("".join(told).encode("utf-8", errors="surrogatepass"), digest_size=SIZE).hexdigest()


class _Readers(dict[tuple[type, bool], Callable[[object], tuple[object, ...]] | None]):
    """By class: what reads all its fields, or those that count; None for all but dataclasses, and for some of them."""

    def __missing__(self, key: tuple[type, bool]) -> Callable[[object], tuple[object, ...]] | None:
        kind, spans = key
        if not is_dataclass(kind) or kind in _APART:
            return self.setdefault(key, None)
        names = [one.name for one in fields(kind) if one.compare or spans]
        return self.setdefault(key, lambda value: tuple([getattr(value, name) for name in names]))


_READERS = _Readers()
