"""Follows recipes: takes what the store has, makes the rest, and puts it into the store."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from jobaids.adapters.pools import work_through
from jobaids.adapters.store import DamagedError, Entry, Store
from jobaids.plan.fingerprint import Fingerprint, Prints
from jobaids.plan.recipe import Artifact, File, Kept, Made, Maker, Recipe
from jobaids.plan.watch import Reads


@dataclass(frozen=True, slots=True, kw_only=True)
class Kitchen:
    """Makes everything once.

    `tools` has a fingerprint of what each maker brings itself: its templates and fonts, the program and its libraries.
    """

    make: Callable[[Recipe], Made]
    prepare: Callable[[frozenset[Maker]], None]
    store: Store
    tools: Mapping[Maker, str]
    workers: int = 1
    spent: Callable[[Recipe, float], None] = lambda _recipe, _seconds: None  # hears how long each that was made took
    prints: Prints = field(default_factory=Prints)

    def follow(self, recipes: Sequence[Recipe]) -> Iterator[Made]:
        """What comes of each recipe, in their order."""
        names = [self._name(recipe) for recipe in recipes]
        found = [self._find(recipe, name) for recipe, name in zip(recipes, names, strict=True)]
        missing = [number for number, made in enumerate(found) if made is None]
        self.prepare(frozenset(recipes[number].maker for number in missing))
        fresh = work_through(missing, lambda number: self._cook(recipes[number], names[number]), self.workers)
        for recipe, made in zip(recipes, found, strict=True):
            yield made or self._timed(recipe, *next(fresh))

    def _timed(self, recipe: Recipe, entry: Entry, seconds: float) -> Made:
        self.spent(recipe, seconds)
        return self._served(recipe, entry)

    def _find(self, recipe: Recipe, name: Fingerprint) -> Made | None:
        for reads in self.store.asked(name) if recipe.watch else ((),):
            entry = self.store.find(self._whole(recipe, name, reads))
            if entry and entry.placed in {"", entry.told and self._placed(recipe)}:
                return self._served(recipe, entry)
        return None

    def _cook(self, recipe: Recipe, name: Fingerprint) -> tuple[Entry, float]:
        """Make something and put it into the store, and say how many seconds that took.

        Where the store lets nothing in, it is served as it was made.
        """
        started = time.perf_counter()
        made = self.make(recipe)
        kept = self._keep(recipe, name, made)
        entry = kept or Entry(files=made.files, told=made.told, decoded=made.decoded)
        return entry, time.perf_counter() - started

    def _keep(self, recipe: Recipe, name: Fingerprint, made: Made) -> Entry | None:
        if recipe.watch:
            self.store.ask(name, made.reads)
        placed = self._placed(recipe) if made.told else ""
        return self.store.keep(self._whole(recipe, name, made.reads), made, placed)

    def _name(self, recipe: Recipe) -> Fingerprint:
        """The fingerprint of what a recipe holds itself."""
        return self.prints.of(recipe.maker, self.tools[recipe.maker], recipe.order)

    def _whole(self, recipe: Recipe, name: Fingerprint, reads: Reads) -> Fingerprint:
        """The fingerprint of a recipe together with what its maker asked of things that many recipes share."""
        if recipe.watch is None:
            return name
        return self.prints.of(name, reads, tuple(recipe.watch.answers(reads)))

    def _placed(self, recipe: Recipe) -> str:
        return Prints(spans=True).of(recipe.order)

    def _served(self, recipe: Recipe, entry: Entry) -> Made:
        return Made(
            recipe=recipe,
            files=tuple(self._sure(recipe, file) for file in entry.files),
            told=entry.told,
            decoded=entry.decoded,
        )

    def _sure(self, recipe: Recipe, file: Artifact) -> Artifact:
        return replace(file, bring=partial(self._bring, recipe, file)) if isinstance(file, Kept) else file

    def _bring(self, recipe: Recipe, file: Kept) -> bytes:
        """The bytes of a file; where the store lost them since it was asked, they are made and kept again."""
        try:
            return file.bring()
        except DamagedError:
            again = self.make(recipe)
            self._keep(recipe, self._name(recipe), again)  # the other files of this recipe are there again, too
            return next(one.octets for one in again.files if isinstance(one, File) and one.path == file.path)
