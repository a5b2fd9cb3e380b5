"""The part of `jobaids build` that makes something."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import click

from jobaids.adapters.foreman import Foreman
from jobaids.adapters.ledger import state_of
from jobaids.adapters.publisher import BUILD
from jobaids.adapters.sight import left_by_build, sight_of
from jobaids.adapters.unchanged import Account, Ask, note
from jobaids.cli import take_time
from jobaids.cli.console import counted
from jobaids.cli.profile import Spent
from jobaids.cli.progress import Watch
from jobaids.model.names import Slug
from jobaids.plan.ports import BuildPorts, Built
from jobaids.plan.wish import Wish
from jobaids.record.order import AskedWronglyError
from jobaids.wiring.building import Clock, Shop, build_ports
from jobaids.wiring.rebuilding import rebuild, remember_build
from jobaids.wiring.rereading import Moment
from jobaids.wiring.today import today_in

SHORTEST = 0.005  # seconds; shorter stages are not worth a word
FOLDERS = {"cards": "cards", "site/index.html": "pages", "draft/cards": "drafts", "draft/index.html": "review"}


def build_now(root: Path, ask: Ask, foreman: Foreman | None, cluster: str, *, profile: bool = False) -> Account:
    """Build, with a foreman's workers and the machines behind an address, and remember what came of it.

    With `profile`, say where the time went.
    """
    state = state_of(root / BUILD)
    sight = left_by_build(root, sight_of(root))
    watch, spent = Watch(sys.stderr), Spent()
    shop = Shop(
        root=root,
        workers=foreman.workers if foreman else 1,
        clock=Clock(begin=watch.stage),
        watch=watch.pieces,
        spent=spent.note,
        state=state,
        cluster=cluster,
        staff=foreman,
        say=partial(click.echo, err=True),
    )
    timezone, today = today_in(root)
    choice = frozenset(map(Slug, ask.aids))
    wish = Wish(day=ask.day or today, choice=choice, site=ask.only != "draft", drafts=ask.only != "released")
    moment = Moment(root=root, sight=sight, day=wish.day)
    try:
        ports = build_ports(shop)
        built = rebuild(moment, ports, wish) or _built(ports, wish)
    except AskedWronglyError as fault:
        raise click.UsageError(str(fault)) from fault
    finally:
        watch.end()
    stages = shop.clock.seconds
    account = Account(
        told=built.told,
        sources=built.sources,
        aids=built.aids,
        lines=tuple(_lines(built)),
        stages="\n".join(spent.lines(stages)) if profile else _stages(stages),
        timezone=timezone,
        day=wish.day,
    )
    remember_build(moment, ports, built)
    return note(root, ask, account, sight.read)


def _built(ports: BuildPorts, wish: Wish) -> Built:
    """An ordinary build."""
    from jobaids.build import build  # noqa: PLC0415 - where only words changed, nobody waits for the rest

    take_time()
    return build(ports, wish)


def _stages(seconds: Mapping[str, float]) -> str:
    """How long each stage took."""
    return "stages: " + ", ".join(f"{name} {took:.2f} s" for name, took in seconds.items() if took >= SHORTEST)


def _lines(built: Built) -> Iterator[str]:
    """What was made, and where it is."""
    if not (counts := built.counts):
        yield "nothing was published: what stands in build/ is as it was"
        return
    yield (
        f"{counted(counts.cards, 'card')}, {counted(counts.symbols, 'symbol')} decoded, "
        f"{counted(counts.pages, 'page')}; {counted(counts.files, 'file')}, {counts.octets / 1e6:.1f} MB"
    )
    for slug in counts.held:
        yield f"held back: {slug}; what was published of it before stays"
    if counts.english:
        yield f"not all words of the interface in {', '.join(counts.english)}: the rest is said in English"
    for folder, what in FOLDERS.items():
        if (Path(BUILD) / folder).exists():
            yield f"{what:<7} {BUILD}/{folder}"
