"""Measures jobaids and its peers side by side: `make bench`, or `make bench N=50` for a quick look.

Writes `docs/benchmarks.md` and the raw figures beside it. Goals are judged at their full size only.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from tests.bench.card_contests import cards_alone, everything, symbols
from tests.bench.cost_contests import answering, checking
from tests.bench.outcome import FULL, Bench, Goal, Outcome, Table
from tests.bench.page_contests import from_nothing, large, nothing_changed, one_step
from tests.bench.tools import BENCH, ROOT, bring_peers, versions

CONTESTS = {
    "everything": everything,
    "cards": cards_alone,
    "symbols": symbols,
    "pages": from_nothing,
    "again": nothing_changed,
    "step": one_step,
    "checking": checking,
    "large": large,
    "answering": answering,
}
BUSY = 0.7  # load, before anything is measured, above which figures are not to be trusted
PAGE, RAW = ROOT / "docs" / "benchmarks.md", "benchmarks.json"
OPENING = """# How fast it is, beside others

<!-- Written by `make bench`; do not edit. -->

Everybody makes the same aids, from one seed: eight steps, four alerts, three of {photos} photographs, four remedies and
thirteen symbols each. All run in turn, round by round, so that what else the machine does falls on all alike; figures
are medians of {rounds} rounds, ratios medians of the ratios within each round. Compare ratios, not seconds: another
machine has other seconds. `make bench` measures it anew, with peers of its own in `.bench/`; `make bench N=50` takes
some minutes.
"""


@click.command()
@click.option("--aids", default=FULL, show_default=True, help="How many aids.")
@click.option("--rounds", default=3, show_default=True, help="How often each runs.")
@click.option("--only", multiple=True, type=click.Choice(list(CONTESTS)), help="Only some contests.")
@click.option("--out", type=click.Path(path_type=Path), help="A folder for the figures, instead of docs/.")
def main(aids: int, rounds: int, only: tuple[str, ...], out: Path | None) -> None:
    """Measure, and write down what was found."""
    load = os.getloadavg()[0]
    bring_peers()
    bench = Bench(aids=aids, rounds=rounds, work=BENCH / f"work-{aids}")
    bench.work.mkdir(parents=True, exist_ok=True)
    outcomes: dict[str, Outcome] = {}
    for name in only or CONTESTS:
        begun = time.monotonic()
        click.echo(f"{name} …", err=True)
        outcomes[name] = CONTESTS[name](bench)
        click.echo(f"{name}: {time.monotonic() - begun:.0f} s", err=True)
        write_down(bench, outcomes, load, out or PAGE.parent)  # a run that is broken off keeps what it found
    click.echo(goals_table(bench, outcomes.values()))


def write_down(bench: Bench, outcomes: dict[str, Outcome], load: float, folder: Path) -> None:
    """The page, and the raw figures beside it."""
    facts = circumstances(bench, load)
    (folder / PAGE.name).write_text(report(bench, outcomes.values(), facts), encoding="utf-8")
    figures = {name: outcome.raw for name, outcome in outcomes.items()}
    raw = json.dumps({**facts, "figures": figures}, indent=1, ensure_ascii=False)
    (folder / RAW).write_text(raw + "\n", encoding="utf-8")


def circumstances(bench: Bench, load: float) -> dict[str, object]:
    """Where, when and with what it was measured; `load` is what the machine did before."""
    cpu = next((line for line in _lines("/proc/cpuinfo") if line.startswith("model name")), ": unknown")
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "aids": bench.aids,
        "rounds": bench.rounds,
        "cores": os.cpu_count(),
        "processor": cpu.partition(": ")[2],
        "system": f"{platform.system()} {platform.machine()}",
        "load": round(load, 1),
        "versions": versions(),
    }


def _lines(place: str) -> list[str]:
    return Path(place).read_text(encoding="utf-8").splitlines() if Path(place).exists() else []


def report(bench: Bench, outcomes: Iterable[Outcome], facts: dict[str, Any]) -> str:
    """The page for people."""
    measured = f"{bench.aids:,} aids on {facts['cores']} cores ({facts['processor']}, {facts['system']})"
    used = ", ".join(f"{name} {number}" for name, number in facts["versions"].items())
    machine = f"Measured on {facts['date']} with {measured}. {used}."
    if facts["load"] > BUSY:
        machine += f"\n\n**The machine was busy with other work** (load {facts['load']}): all of this is rough."
    if bench.aids < FULL:
        machine += f"\n\nA quick look: goals are judged with {FULL:,} aids."
    opening = OPENING.format(photos=24, rounds=bench.rounds)
    parts = [opening, machine, "", "## Goals", "", goals_table(bench, outcomes), ""]
    for outcome in outcomes:
        parts += [f"## {outcome.table.title}", "", *(_paragraph(outcome.table.note)), table(outcome.table), ""]
    return "\n".join(parts)


def _paragraph(text: str) -> Iterator[str]:
    if text:
        yield from (text, "")


def goals_table(bench: Bench, outcomes: Iterable[Outcome]) -> str:
    """What was aimed at, and what came of it."""
    goals = [goal for outcome in outcomes for goal in outcome.goals]
    rows = tuple((goal.want, _bound(goal), f"{goal.figure:.3g} {goal.unit}", goal.met(bench.aids)) for goal in goals)
    return table(Table(title="", head=("goal", "wanted", "figure", ""), rows=rows))


def _bound(goal: Goal) -> str:
    return f"{'≥' if goal.least else '<'} {goal.bound:g} {goal.unit}"


def table(content: Table) -> str:
    """A table in Markdown."""
    lines = [content.head, tuple("---" for _ in content.head), *content.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
