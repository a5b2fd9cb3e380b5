"""`jobaids build`: cards and pages, proven and published whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import click

from jobaids.adapters.publisher import BUILD
from jobaids.build import Built, Wish
from jobaids.build import build as run
from jobaids.cli import CONTENT_FAILED
from jobaids.cli.console import Format, console_for, counted, show, summary
from jobaids.cli.progress import Watch
from jobaids.model.diagnostic import Severity
from jobaids.wiring.building import Clock, Shop, build_ports, today_in

SHORTEST = 0.005  # seconds; shorter stages are not worth a word
FOLDERS = {"cards": "cards", "site/index.html": "pages", "draft/cards": "drafts", "draft/index.html": "review"}


@click.command()
@click.option("--draft", "only", flag_value="draft", help="Only what is not released yet, for review.")
@click.option("--released", "only", flag_value="released", help="Only the released site and its cards.")
@click.option("--workers", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes that make cards.")
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    default=Format.TEXT.value,
    show_default=True,
    help="How faults are told.",
)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Build as for that day, not today.")
def build(only: str | None, workers: int, form: str, as_of: datetime | None) -> None:
    """Make the cards and the pages of the project in this folder.

    Released aids go to build/cards and build/site; what is not released goes to build/draft. Every symbol of every
    card is decoded from its finished PDF first. Ends with 1 if content has an error; the rest is published all the
    same.

    \b
    Examples:
      jobaids build
      jobaids build --draft              quick look at what is being written
      jobaids build --as-of 2027-03-01   what phones will show on that day
    """
    root = Path.cwd()
    watch = Watch(sys.stderr)
    shop = Shop(root=root, workers=workers, clock=Clock(begin=watch.stage), watch=watch.pieces)
    day = as_of.date() if as_of else today_in(root)
    built = run(build_ports(shop), Wish(day=day, site=only != "draft", drafts=only != "released"))
    watch.end()
    console = console_for(sys.stdout, os.environ, built.sources)
    click.echo(show(built.told, Format(form), console), nl=False)
    aids = sum(source.file.endswith(".md") for source in built.sources)
    click.echo(summary(built.told, counted(aids, "aid")), err=True)
    for line in _account(built, shop.clock.seconds):
        click.echo(line, err=True)
    if any(one.severity is Severity.ERROR for one in built.told):
        sys.exit(CONTENT_FAILED)


def _account(built: Built, seconds: Mapping[str, float]) -> Iterator[str]:
    """What was made, where it is, and how long each stage took."""
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
    yield "stages: " + ", ".join(f"{name} {took:.2f} s" for name, took in seconds.items() if took >= SHORTEST)
    for folder, what in FOLDERS.items():
        if (Path(BUILD) / folder).exists():
            yield f"{what:<7} {BUILD}/{folder}"
