"""One history from its first day to its last, and what became of its cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.release.deeds import RECORDING, Years
from tests.release.oracle import check_cards, check_growth, check_union
from tests.release.phones import check_site
from tests.release.worlds import World

DEEDS = 16
SAID = frozenset(deed.__name__ for deed in RECORDING) - {"wait", "branch"}  # what the registry may grow by


@dataclass(slots=True, kw_only=True)
class Lived:
    """What many histories came to."""

    deeds: Counter[str] = field(default_factory=Counter)
    cards: Counter[str] = field(default_factory=Counter)
    pages: int = 0


def live(seed: int, lived: Lived, *, site: bool = False) -> None:
    """Drive one history, and check every card after whatever the registry grew by.

    `site`: with all pages at its middle and its end, and branches that are merged by git itself.

    Raises:
        AssertionError: something is not so; it says with which seed, and after what.
    """
    draw = Random(seed)  # noqa: S311 - the same history for the same seed
    years = Years(world=World(draw=draw, names_written=draw.random() < 0.7, real_git=site))
    try:
        _live(years, lived, site=site)
    except AssertionError as fault:
        raise AssertionError(f"history {seed}, {', '.join(years.done)}: {fault}") from fault


def _live(years: Years, lived: Lived, *, site: bool) -> None:
    years.begin()
    for number in range(DEEDS):
        _step(years, years.happen)
        if _collided(years):
            return
        if years.done[-1] in SAID:
            check_cards(years.world)
        if site and number == DEEDS // 2:
            lived.pages += check_site(years.world)
    _step(years, years.merge)
    if _collided(years):
        return
    years.release()
    lived.deeds.update(years.done)
    lived.cards += check_cards(years.world)
    lived.pages += check_site(years.world) if site else 0


def _step(years: Years, deed: Callable[[], None]) -> None:
    """Let something happen; whatever it is, the registry of the branch it happens on only grows."""
    tree, side = years.world.tree, years.side
    before = dict(tree.registry)
    deed()
    if side and not years.side:
        check_union((before, side[1].registry), tree.registry)
    if years.world.tree is tree:
        check_growth({} if side and not years.side and years.world.real_git else before, tree.registry)


def _collided(years: Years) -> bool:
    """Whether two branches sealed two texts under one label, one time in 22: told, and stopped until a person acts."""
    _, told = years.world.registry()
    return any(one.rule == "JA618" for one in told)


def live_many(seeds: range, every: int) -> Lived:
    """Drive a history for each seed, with all pages for each `every`-th."""
    lived = Lived()
    for seed in seeds:
        live(seed, lived, site=seed % every == 0)
    return lived


def account(histories: int, lived: Lived) -> str:
    """The figures, for whoever reads the log."""
    cards = ", ".join(f"{count:,} {fate}" for fate, count in lived.cards.most_common())
    deeds = ", ".join(f"{count:,} {deed}" for deed, count in sorted(lived.deeds.items()))
    return f"\n{histories:,} histories; cards: {cards}; pages: {lived.pages:,}\ndeeds: {deeds}\n"
