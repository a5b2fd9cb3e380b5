"""What a run puts into `build/`, and whether another run did so meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jobaids.adapters import publisher
from jobaids.adapters.kitchen import Kitchen
from jobaids.adapters.ledger import State, is_intact, state_of
from jobaids.adapters.publisher import OvertakenError, Published
from jobaids.model.settings import StoreSettings
from jobaids.plan.recipe import Artifact, File, Kept

MEGABYTE = 1_000_000  # bytes

BLANKS, AGAIN, BRIEFS, REGISTER, PACKS = "blanks", "again", "briefs", "register", "packs"
"""Below `build/`: sheets of blanks, cards of any release, change briefs, the register, packs. No build drops them."""


@dataclass(slots=True, kw_only=True)
class Counter:
    """Where one run puts what it made; `state` is the ledger of `build` before it looked, then as it left it."""

    build: Path
    kitchen: Callable[[StoreSettings], Kitchen]
    state: State

    def standing(self) -> frozenset[str]:
        """The paths that stand there now."""
        return frozenset(publisher.standing(self.build)) if self.build.is_dir() else frozenset()

    def published(self, path: str) -> bytes:
        """A file that stands there."""
        return (self.build / path).read_bytes()

    def is_intact(self) -> bool:
        """Whether all that stands there is as it was put."""
        return is_intact(self.build)

    def undisturbed(self) -> bool:
        """Whether nobody published there since this run did."""
        return state_of(self.build) == self.state

    def publish(self, settings: StoreSettings, files: Iterable[Artifact], keep: frozenset[str]) -> None:
        """Have some files there, and those to be kept."""
        apart = (BLANKS, AGAIN, BRIEFS, REGISTER, PACKS)
        self._done(settings, publisher.publish(self.build, _contents(files), keep, apart))

    def amend(self, settings: StoreSettings, files: Iterable[Artifact], drop: frozenset[str]) -> None:
        """Have some files there beside all others, but some."""
        self._done(settings, publisher.amend(self.build, _contents(files), drop))

    def amend_alone(self, settings: StoreSettings, files: Iterable[Artifact], drop: frozenset[str]) -> bool:
        """The same, unless somebody published there since this run looked; whether it was done."""
        try:
            done = publisher.amend(self.build, _contents(files), drop, since=self.state)
        except OvertakenError:
            return False
        self._done(settings, done)
        return True

    def _done(self, settings: StoreSettings, published: Published) -> None:
        self.state = published.state
        self.kitchen(settings).store.prune(settings.max_mb * MEGABYTE)  # after: what is published comes out of it


def _contents(files: Iterable[Artifact]) -> Iterator[tuple[str, bytes | Kept]]:
    return ((file.path, file.octets if isinstance(file, File) else file) for file in files)
