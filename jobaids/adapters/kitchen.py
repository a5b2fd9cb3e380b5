"""Follows recipes: takes what the store has, makes the rest, and puts it into the store."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeAlias

from jobaids.adapters.body import DamagedError
from jobaids.adapters.pools import work_through
from jobaids.adapters.store import Entry, Store
from jobaids.plan.fingerprint import Fingerprint, Prints
from jobaids.plan.recipe import File, Keeper, Kept, Made, Maker, Recipe
from jobaids.plan.watch import Reads

Order: TypeAlias = tuple[Recipe, Fingerprint]
"""What is to be made, and the name under which it is kept."""


class Crew(Protocol):
    """Others who follow recipes."""

    def takes(self, recipe: Recipe) -> bool:
        """Whether they can follow a recipe."""

    def follow(self, recipes: Sequence[Recipe]) -> Iterator[tuple[Made, float]]:
        """What comes of each recipe and how many seconds that took, in any order.

        Who can begins before the first is asked for: meanwhile others work here.
        """


class Staff(Protocol):
    """Workers of this machine who put what they make into the same store."""

    def share(self, orders: Sequence[Order]) -> Sequence[Order]:
        """Those of some orders that are worth their while."""

    def cook(self, orders: Sequence[Order], store: Store, tools: Mapping[Maker, str]) -> Iterator[tuple[Entry, float]]:
        """What comes of some orders, in their order, and how many seconds each took; it begins at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kitchen:
    """Makes everything once; a `crew`, if there is one, makes what it takes, and this machine the rest.

    That is done by the `staff`, or where there is none by as many workers, forked from this process.

    `tools` has a fingerprint of what each maker brings itself: its templates and fonts, the program and its libraries.
    """

    make: Callable[[Recipe], Made]
    prepare: Callable[[frozenset[Maker]], None]
    store: Store
    tools: Mapping[Maker, str]
    workers: int = 1
    crew: Crew | None = None
    staff: Staff | None = None
    spent: Callable[[Recipe, float], None] = lambda _recipe, _seconds: None  # hears how long each that was made took
    prints: Prints = field(default_factory=Prints)

    def follow(self, recipes: Sequence[Recipe]) -> Iterator[Made]:
        """What comes of each recipe, in their order."""
        names = [self._name(recipe) for recipe in recipes]
        found = [self._find(recipe, name) for recipe, name in zip(recipes, names, strict=True)]
        missing = [number for number, made in enumerate(found) if made is None]
        fresh = self._fresh([recipes[number] for number in missing], [names[number] for number in missing])
        for recipe, made in zip(recipes, found, strict=True):
            yield made or self._timed(recipe, *next(fresh))

    def take(self, recipe: Recipe) -> Made:
        """What comes of one recipe, from the store if it was ever made; for makers that need what others make."""
        name = self._name(recipe)
        return self._find(recipe, name) or self._served(recipe, self._put(recipe, name, self.make(recipe)))

    def _fresh(self, recipes: Sequence[Recipe], names: Sequence[Fingerprint]) -> Iterator[tuple[Entry, float]]:
        """What is made now, in the order of the recipes, and how long each took."""
        crew, orders = self.crew, tuple(zip(recipes, names, strict=True))
        theirs = [order for order in orders if crew and crew.takes(order[0])]
        if crew is None or not theirs:
            return self._cooked(orders)
        come = self._brought(theirs, crew.follow([recipe for recipe, _ in theirs]))
        ours = iter(tuple(self._cooked([order for order in orders if not crew.takes(order[0])])))
        return (next(come if crew.takes(recipe) else ours) for recipe in recipes)

    def _cooked(self, orders: Sequence[Order]) -> Iterator[tuple[Entry, float]]:
        """What is made on this machine: their share by the staff, and meanwhile the rest here."""
        theirs = self.staff.share(orders) if self.staff else ()
        shared = {recipe.name for recipe, _ in theirs}
        rest = [order for order in orders if order[0].name not in shared]
        come = self.staff.cook(theirs, self.store, self.tools) if self.staff and theirs else iter(())
        self.prepare(frozenset(recipe.maker for recipe, _ in rest))
        ours = work_through(range(len(rest)), lambda number: self._cook(*rest[number]), self.workers)
        if theirs:
            ours = iter(tuple(ours))
        return (next(come if recipe.name in shared else ours) for recipe, _ in orders)

    def _brought(
        self, orders: Sequence[Order], following: Iterator[tuple[Made, float]]
    ) -> Iterator[tuple[Entry, float]]:
        """What a crew makes; each piece is in the store as soon as it comes, whenever its turn is."""
        known = {recipe.name: (recipe, name) for recipe, name in orders}
        come: dict[str, tuple[Entry, float]] = {}
        turns = deque(known)
        for made, seconds in following:
            recipe, name = known[made.recipe.name]
            come[recipe.name] = self._put(recipe, name, made), seconds
            while turns and turns[0] in come:
                yield come.pop(turns.popleft())

    def _timed(self, recipe: Recipe, entry: Entry, seconds: float) -> Made:
        self.spent(recipe, seconds)
        return self._served(recipe, entry)

    def _find(self, recipe: Recipe, name: Fingerprint) -> Made | None:
        for reads in self.store.asked(name) if recipe.watch else ((),):
            entry = self.store.find(self._whole(recipe, name, reads))
            if entry and entry.placed in {"", entry.told and self._placed(recipe)}:
                return self._served(recipe, replace(entry, reads=reads))
        return None

    def cook(self, recipe: Recipe, name: Fingerprint) -> tuple[Entry, float]:
        """Make something for somebody else, and keep nothing of it but what is in the store."""
        try:
            return self._cook(recipe, name)
        finally:
            self.prints.forget()

    def _cook(self, recipe: Recipe, name: Fingerprint) -> tuple[Entry, float]:
        """Make something and put it into the store, and say how many seconds that took."""
        started = time.perf_counter()
        entry = self._put(recipe, name, self.make(recipe))
        return entry, time.perf_counter() - started

    def _put(self, recipe: Recipe, name: Fingerprint, made: Made) -> Entry:
        """What was made, from the store; where that lets nothing in, it is served as it was made."""
        kept = self._keep(recipe, name, made) or Entry(files=made.files, told=made.told, decoded=made.decoded)
        return replace(kept, reads=made.reads)

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
        kept = next((file.keeper for file in entry.files if isinstance(file, Kept)), None)
        keeper = _Sure(kitchen=self, recipe=recipe, store=kept) if kept else None
        files = (replace(file, keeper=keeper) if keeper and isinstance(file, Kept) else file for file in entry.files)
        return Made(recipe=recipe, files=tuple(files), told=entry.told, decoded=entry.decoded, reads=entry.reads)

    def again(self, recipe: Recipe) -> Made:
        """Make what the store had and lost, and keep it; the other files of its recipe are there again, too."""
        made = self.make(recipe)
        self._keep(recipe, self._name(recipe), made)
        return made


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sure:
    """Brings the files of one recipe out of the store; where that lost them since it was asked, they are made again."""

    kitchen: Kitchen
    recipe: Recipe
    store: Keeper

    def bring(self, file: Kept) -> bytes:
        try:
            return self.store.bring(file)
        except DamagedError:
            again = self.kitchen.again(self.recipe)
            return next(one.octets for one in again.files if isinstance(one, File) and one.path == file.path)
