"""The ports of the build."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from jobaids.adapters.content import read_project
from jobaids.adapters.kitchen import Kitchen, Staff
from jobaids.adapters.ledger import State
from jobaids.adapters.publisher import BUILD
from jobaids.adapters.templates import read_templates
from jobaids.model.settings import StoreSettings
from jobaids.plan.ports import BuildPorts
from jobaids.plan.recipe import Made, Recipe
from jobaids.wiring.crewing import Abroad
from jobaids.wiring.dressing import furnish
from jobaids.wiring.making import kitchen_of
from jobaids.wiring.publishing import Counter
from jobaids.wiring.reading import parse_remembered, probe_files, remember
from jobaids.wiring.workshops import own_templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Times the stages of a run, and says when each begins."""

    seconds: dict[str, float] = field(default_factory=dict)
    begin: Callable[[str], None] = lambda _: None

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what happens within."""
        self.begin(name)
        started = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - started


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """Where a project is, and how its build is to run.

    `watch` hears of each piece made: how many, of how many; `spent` how long each took that was not in the store; `say`
    of what went wrong with the machines behind `cluster`. `state` is the ledger of `build/` before all else.
    """

    root: Path
    workers: int = 1
    clock: Clock = field(default_factory=Clock)
    watch: Callable[[int, int], None] = lambda _done, _all: None
    spent: Callable[[Recipe, float], None] = lambda _recipe, _seconds: None
    state: State = ()
    cluster: str = ""
    staff: Staff | None = None
    say: Callable[[str], None] = lambda _: None


def build_ports(shop: Shop) -> BuildPorts:
    """What the build of a project asks of the world."""
    templates = read_templates(own_templates(shop.root))
    kitchen = cache(partial(kitchen_of, shop.root, _abroad(shop), shop.spent))
    counter = Counter(build=shop.root / BUILD, kitchen=kitchen, state=shop.state)
    return BuildPorts(
        read=partial(read_project, shop.root),
        remember=partial(remember, shop.root),
        parse=partial(parse_remembered, shop.root, shop.workers),
        probe=partial(probe_files, shop.root),
        furnish=partial(furnish, shop.root, templates),
        make=partial(_make, shop, kitchen),
        render=templates.render,
        standing=counter.standing,
        publish=counter.publish,
        amend=counter.amend,
        amend_alone=counter.amend_alone,
        undisturbed=counter.undisturbed,
        intact=counter.is_intact,
        published=counter.published,
        stage=shop.clock.stage,
        seconds=lambda: shop.clock.seconds,
    )


def _abroad(shop: Shop) -> Abroad:
    return Abroad(address=shop.cluster, workers=shop.workers, say=shop.say, staff=shop.staff)


def _make(
    shop: Shop, kitchen: Callable[[StoreSettings], Kitchen], settings: StoreSettings, recipes: tuple[Recipe, ...]
) -> Iterable[Made]:
    for done, made in enumerate(kitchen(settings).follow(recipes), start=1):
        shop.watch(done, len(recipes))
        yield made
