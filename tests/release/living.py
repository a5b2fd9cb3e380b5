"""One history from its first day to its last, and what became of its cards."""

from __future__ import annotations

import copy
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from tests.release.deeds import Years
from tests.release.oracle import check_cards, check_growth, check_site
from tests.release.worlds import World

DEEDS = 16
SAID = frozenset({"release", "release_one", "retire", "answer", "merge"})  # what the registry may grow by


@dataclass(slots=True, kw_only=True)
class Lived:
    """What many histories came to."""

    deeds: Counter[str] = field(default_factory=Counter)
    cards: Counter[str] = field(default_factory=Counter)
    pages: int = 0


def live(seed: int, lived: Lived, *, site: bool = False) -> None:
    """Drive one history, and check every card after whatever the registry grew by; `site`: all pages at its end."""
    draw = Random(seed)  # noqa: S311 - the same history for the same seed
    years = Years(world=World(draw=draw, names_written=draw.random() < 0.7))
    years.begin()
    for _ in range(DEEDS):
        tree, before = years.world.tree, copy.copy(years.world.tree.registry)
        years.happen()
        if years.world.tree is tree:
            check_growth(before, tree.registry)
        if _collided(years):
            return
        if years.done[-1] in SAID:
            check_cards(years.world)
    years.merge()
    if _collided(years):
        return
    years.release()
    lived.deeds.update(years.done)
    lived.cards += check_cards(years.world)
    lived.pages += check_site(years.world) if site else 0


def _collided(years: Years) -> bool:
    """Whether two branches sealed two texts under one label, one time in 22: told, and stopped until a person acts."""
    _, told = years.world.registry()
    return any(one.rule == "JA618" for one in told)


def live_many(seeds: range, every: int) -> Lived:
    """Drive a history for each seed, with all pages for each `every`-th.

    Raises:
        AssertionError: something is not so; it says with which seed.
    """
    lived = Lived()
    for seed in seeds:
        try:
            live(seed, lived, site=seed % every == 0)
        except AssertionError as fault:
            raise AssertionError(f"history {seed}: {fault}") from fault
    return lived


def account(histories: int, lived: Lived) -> str:
    """The figures, for whoever reads the log."""
    cards = ", ".join(f"{count:,} {fate}" for fate, count in lived.cards.most_common())
    deeds = ", ".join(f"{count:,} {deed}" for deed, count in sorted(lived.deeds.items()))
    return f"\n{histories:,} histories; cards: {cards}; pages: {lived.pages:,}\ndeeds: {deeds}\n"
