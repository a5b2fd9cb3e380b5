"""Recipes as bytes, for workers who were there before anything was read and hold nothing of the project.

Words go by their language, for they are on every machine, and releases as they are packed. What many recipes share is
not sent at all: a worker who wants to know something of it asks, and is told what every mapping has under that key.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.pickles import Writer, unpickled
from jobaids.language.words import Words
from jobaids.model.release import Sealed
from jobaids.plan.fingerprint import Fingerprint
from jobaids.plan.recipe import Maker, Recipe
from jobaids.plan.watch import ALL, Watch, Watched

Key: TypeAlias = tuple[str, str]
"""What is asked for: nothing and a key, which asks every mapping; or the name of a mapping and `*`, for all of it."""

Answers: TypeAlias = dict[Key, Mapping[str, object]]
"""What each key has: in every mapping that has it, by its name; or a whole mapping."""


def packed(recipe: Recipe, name: Fingerprint) -> bytes:
    """A recipe and the name under which it is kept, with what its maker most likely asks for."""
    shared = tuple(recipe.watch.watched) if recipe.watch else None
    answers = {("", one): answer(recipe, ("", one)) for one in recipe.likely}
    return answered((name, shared, answers, (recipe.maker, recipe.name, recipe.slug, recipe.order)))


def answer(recipe: Recipe, key: Key) -> Mapping[str, object]:
    """What the mappings that a recipe shares with others have under a key."""
    name, what = key
    watched = recipe.watch.watched if recipe.watch else {}
    if name:
        return dict(watched.get(name, {}))
    return {one: mapping[what] for one, mapping in watched.items() if what in mapping}


def answered(found: object) -> bytes:
    """An answer as bytes."""
    stream = io.BytesIO()
    _Packer(stream, pickle.HIGHEST_PROTOCOL).dump(found)
    return stream.getvalue()


@dataclass(slots=True, kw_only=True)
class Desk:
    """Where a worker opens one parcel after the other; `ask` asks whoever sent them."""

    ask: Callable[[Key], bytes]
    known: Answers = field(default_factory=dict)
    watch: Watch = field(default_factory=Watch)

    def opened(self, parcel: bytes) -> tuple[Recipe, Fingerprint]:
        """What is in a parcel; all that was asked for the one before is forgotten."""
        _OPEN.append(self)
        try:
            name, shared, answers, inside = _loaded(parcel)
        finally:
            _OPEN.clear()
        self.known.clear()
        self.known.update(answers)
        self.watch.begin()
        self.watch.watched.clear()
        maker, called, slug, order = inside
        recipe = Recipe(maker=Maker(maker), name=called, slug=slug, order=order)
        if shared is None:
            return recipe, name
        self.watch.watched.update({one: _Distant(name=one, desk=self) for one in shared})
        return Recipe(maker=recipe.maker, name=called, slug=slug, order=order, watch=self.watch), name

    def answer(self, key: Key) -> Mapping[str, object]:
        """What was sent along under a key, or is asked for now."""
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = _loaded(self.ask(key))
        return found


class _Distant(Mapping[str, object]):
    """A mapping that stands elsewhere; no dataclass, for its fingerprint is that of what is in it."""

    def __init__(self, *, name: str, desk: Desk) -> None:
        self._name, self._desk = name, desk

    def __getitem__(self, key: str) -> object:
        return self._desk.answer(("", key))[self._name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._desk.answer((self._name, ALL)))

    def __len__(self) -> int:
        return len(self._desk.answer((self._name, ALL)))


_OPEN: list[Desk] = []
"""The desk at which a parcel is being opened."""


def _watched(name: str) -> Watched[str, object]:
    desk = _OPEN[-1]
    return Watched(name=name, mapping=_Distant(name=name, desk=desk), asked=desk.watch.asked)


def _loaded(octets: bytes) -> Any:  # noqa: ANN401 - whatever was packed
    return unpickled(octets)


class _Packer(Writer):
    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - as pickle asks for it
        match value:
            case Words(language=language, timezone=timezone):
                return read_words, (language, timezone)
            case Watched(name=name):
                return _watched, (name,)
            case Sealed():
                return Sealed, (value.held, value.unpack)
            case _:
                return Writer.reducer_override(self, value)
