"""The part of `jobaids build` that makes something."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from jobaids.adapters.publisher import BUILD
from jobaids.adapters.unchanged import Account, note, state_of
from jobaids.build import Built, Wish, build
from jobaids.cli.console import counted
from jobaids.cli.progress import Watch
from jobaids.wiring.building import Clock, Shop, build_ports, today_in

SHORTEST = 0.005  # seconds; shorter stages are not worth a word
FOLDERS = {"cards": "cards", "site/index.html": "pages", "draft/cards": "drafts", "draft/index.html": "review"}


def build_now(root: Path, only: str | None, workers: int, day: date | None, wish: str) -> Account:
    """Build, and remember what came of it; `only` one of the trees, for a `day` or for today."""
    before = state_of(root).told
    watch = Watch(sys.stderr)
    shop = Shop(root=root, workers=workers, clock=Clock(begin=watch.stage), watch=watch.pieces)
    timezone, today = today_in(root)
    built = build(build_ports(shop), Wish(day=day or today, site=only != "draft", drafts=only != "released"))
    watch.end()
    account = Account(
        told=built.told,
        sources=built.sources,
        aids=sum(source.file.endswith(".md") for source in built.sources),
        lines=tuple(_lines(built)),
        stages=_stages(shop.clock.seconds),
        timezone=timezone,
        day=day or today,
    )
    note(root, wish, account, before)
    return account


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
        yield f"no words of the interface in {', '.join(counts.english)}: cards and pages say them in English"
    for folder, what in FOLDERS.items():
        if (Path(BUILD) / folder).exists():
            yield f"{what:<7} {BUILD}/{folder}"
