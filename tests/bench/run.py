"""Measures jobaids and its peers side by side: `make bench`, or `make bench N=50` for a quick look.

Writes `docs/benchmarks.md` and the raw figures beside it. Goals are judged at their full size only.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path
from typing import Any

import click

from tests.bench.card_contests import cards_alone, everything, symbols
from tests.bench.content import PHOTOS
from tests.bench.cost_contests import answering, checking, saving
from tests.bench.outcome import FULL, Bench, Goal, Outcome, Table, outcome_of
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
    "saving": saving,
}
BUSY = 0.7  # load, before anything is measured, above which figures are not to be trusted
PAGE, RAW = ROOT / "docs" / "benchmarks.md", "benchmarks.json"
OPENING = f"""# How fast it is, beside others

<!-- Written by `make bench`; do not edit. -->

Everybody makes the same aids, from one seed: eight steps, four alerts, three of {PHOTOS} photographs, four remedies and
thirteen symbols each. All of one contest run in turn, round by round, so that what else the machine does falls on all
alike; figures are medians of the rounds, ratios medians of the ratios within each round. Compare ratios, not seconds:
another machine has other seconds. `make bench` measures it anew, with peers of its own in `.bench/`; `make bench N=50`
takes some minutes. `python -m tests.bench.run --only CONTEST` measures one contest, and leaves the others as they are.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a contest came to, and where, when and with what that was."""

    outcome: Outcome
    facts: dict[str, Any]


@click.command()
@click.option("--aids", default=FULL, show_default=True, help="How many aids.")
@click.option("--rounds", default=3, show_default=True, help="How often each runs.")
@click.option("--only", multiple=True, type=click.Choice(list(CONTESTS)), help="Only some contests.")
@click.option("--out", type=click.Path(path_type=Path), help="A folder for the figures, instead of docs/.")
def main(aids: int, rounds: int, only: tuple[str, ...], out: Path | None) -> None:
    """Measure, and write down what was found."""
    load, folder = os.getloadavg()[0], out or PAGE.parent
    folder.mkdir(parents=True, exist_ok=True)
    bring_peers()
    bench = Bench(aids=aids, rounds=rounds, work=BENCH / f"work-{aids}")
    bench.work.mkdir(parents=True, exist_ok=True)
    found = measured_before(folder) if only else {}
    for name in only or CONTESTS:
        begun = time.monotonic()
        click.echo(f"{name} …", err=True)
        found[name] = Measured(outcome=CONTESTS[name](bench), facts=circumstances(bench, load))
        click.echo(f"{name}: {time.monotonic() - begun:.0f} s", err=True)
        write_down(found, folder)  # a run that is broken off keeps what it found
    click.echo(goals_table(found.values()))


def measured_before(folder: Path) -> dict[str, Measured]:
    """What earlier runs wrote down."""
    if not (folder / RAW).exists():
        return {}
    known = json.loads((folder / RAW).read_text(encoding="utf-8"))
    return {name: Measured(outcome=outcome_of(one["outcome"]), facts=one["facts"]) for name, one in known.items()}


def write_down(found: dict[str, Measured], folder: Path) -> None:
    """The page, and the raw figures beside it."""
    ordered = {name: found[name] for name in CONTESTS if name in found}
    (folder / PAGE.name).write_text(report(ordered.values()), encoding="utf-8")
    raw = {name: asdict(one) for name, one in ordered.items()}
    (folder / RAW).write_text(json.dumps(raw, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


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


def report(found: Collection[Measured]) -> str:
    """The page for people."""
    parts = [OPENING, "## Goals", "", goals_table(found), ""]
    for one in found:
        content, where = one.outcome.table, _circumstances(one.facts)
        parts += [f"## {content.title}", "", *_paragraph(content.note), where, "", table(content), ""]
    versions = ", ".join(f"{name} {number}" for name, number in _newest(found)["versions"].items())
    return "\n".join((*parts, "## With", "", versions + ".", ""))


def _circumstances(facts: dict[str, Any]) -> str:
    """When and where one contest was held."""
    machine = f"{facts['cores']} cores ({facts['processor']}, {facts['system']})"
    said = f"Measured on {facts['date']} with {facts['aids']:,} aids, in {facts['rounds']} rounds, on {machine}."
    if facts["load"] > BUSY:
        said += f" **The machine was busy with other work** (load {facts['load']}): rough."
    return said if facts["aids"] >= FULL else f"{said} A quick look: goals are judged with {FULL:,} aids."


def _newest(found: Collection[Measured]) -> dict[str, Any]:
    return max((one.facts for one in found), key=itemgetter("date"))


def _paragraph(text: str) -> Iterator[str]:
    if text:
        yield from (text, "")


def goals_table(found: Iterable[Measured]) -> str:
    """What was aimed at, and what came of it."""
    goals = [(goal, one.facts["aids"]) for one in found for goal in one.outcome.goals]
    rows = tuple((goal.want, _bound(goal), f"{goal.figure:.3g} {goal.unit}", goal.met(aids)) for goal, aids in goals)
    return table(Table(title="", head=("goal", "wanted", "figure", ""), rows=rows))


def _bound(goal: Goal) -> str:
    return f"{'≥' if goal.least else '<'} {goal.bound:g} {goal.unit}"


def table(content: Table) -> str:
    """A table in Markdown."""
    lines = [content.head, tuple("---" for _ in content.head), *content.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
