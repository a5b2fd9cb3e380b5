"""What a maker looks at of what all share, so that it is made again only when that changes.

The pages of an aid are made from the aid and from a few things it asks of the whole site: the title of an aid it
links to, the station where it hangs, what became of a code. Watched mappings write down each such question. Nobody
keeps a list of them by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

Key = TypeVar("Key", bound=str)
Value = TypeVar("Value")

Reads: TypeAlias = tuple[tuple[str, str], ...]
"""Questions that were asked, each the name of a mapping and a key, in order; the key `*` asks for all of it."""

ALL = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Sees what is asked of some mappings; one of a kind, which everything that shares them holds."""

    asked: set[tuple[str, str]] = field(default_factory=set)
    watched: dict[str, Mapping[Any, object]] = field(default_factory=dict)

    def over(self, name: str, mapping: Mapping[Key, Value]) -> Watched[Key, Value]:
        """The same mapping, watched under a name of its own."""
        self.watched[name] = mapping
        return Watched(name=name, mapping=mapping, asked=self.asked)

    def begin(self) -> None:
        """Forget what was asked so far."""
        self.asked.clear()

    def reads(self) -> Reads:
        """What was asked since the beginning."""
        return tuple(sorted(self.asked))

    def answers(self, reads: Iterable[tuple[str, str]]) -> Iterator[object]:
        """What the same questions are answered now; None where there is nothing."""
        for name, key in reads:
            mapping = self.watched.get(name, {})
            yield mapping if key == ALL else mapping.get(key)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Watched(Mapping[Key, Value], Generic[Key, Value]):
    """A mapping that says what it was asked."""

    name: str
    mapping: Mapping[Key, Value]
    asked: set[tuple[str, str]]

    def __getitem__(self, key: Key) -> Value:
        """What stands under a key; that it was asked for is seen, whether or not there is anything."""
        self.asked.add((self.name, key))
        return self.mapping[key]

    def __iter__(self) -> Iterator[Key]:
        """All keys; whoever goes through them has seen everything."""
        self.asked.add((self.name, ALL))
        return iter(self.mapping)

    def __len__(self) -> int:
        """How many there are."""
        self.asked.add((self.name, ALL))
        return len(self.mapping)
