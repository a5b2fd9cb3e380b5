"""Builds the sample site once, and keeps what was planned beside what came of it."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from filelock import FileLock

from jobaids.build import build
from jobaids.model.settings import StoreSettings
from jobaids.plan.cards import CardWork
from jobaids.plan.ports import Built
from jobaids.plan.recipe import Made, Recipe
from jobaids.plan.wish import Wish
from jobaids.wiring.building import Shop, build_ports
from tests.site.running import ROOT

DAY = date(2026, 12, 1)  # after the samples were released, and before any of them is to be reviewed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A project that was built: its folder, what was told, and every card that was planned."""

    root: Path
    built: Built
    cards: tuple[CardWork, ...]

    def pdf(self, card: CardWork) -> bytes:
        """The finished card."""
        return (self.root / "build" / card.paths[0]).read_bytes()


def copy_sample(root: Path) -> Path:
    """The project of this repository, without what was made of it."""
    root.mkdir(parents=True)
    for name in ("jobaids.toml", "fonts.lock", "content", ".cache/fonts"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns(".*"))
        elif source.exists():
            shutil.copy(source, root / name)
    return root


def build_whole(root: Path) -> Sample:
    """Build a project, and remember every card that its plan asked for."""
    cards: list[CardWork] = []
    ports = build_ports(Shop(root=root, workers=2))

    def make(store: StoreSettings, recipes: tuple[Recipe, ...]) -> Iterator[Made]:
        cards.extend(_cards(recipes))
        yield from ports.make(store, recipes)

    built = build(replace(ports, make=make), Wish(day=DAY))
    return Sample(root=root, built=replace(built, whole=None), cards=tuple(cards))  # the rest cannot be sent


def _cards(recipes: Iterable[Recipe]) -> Iterator[CardWork]:
    return (recipe.order for recipe in recipes if isinstance(recipe.order, CardWork))


def shared_sample(folder: Path) -> Sample:
    """The sample site below `folder`: built by the test process that comes first, and read by the others."""
    record = folder / "sample.pickle"
    with FileLock(folder / "sample.lock"):
        if not record.exists():
            sample = build_whole(copy_sample(folder / "sample"))
            record.write_bytes(pickle.dumps(sample))
        found: Sample = pickle.loads(record.read_bytes())  # noqa: S301 - written by ourselves a moment ago
    return found
