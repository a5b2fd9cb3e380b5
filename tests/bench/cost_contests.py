"""What reading back costs, and how soon a command answers."""

from __future__ import annotations

import json
import shutil
import sys
import time
from pathlib import Path
from statistics import median

from tests.bench.card_contests import CARDS, released
from tests.bench.outcome import REST, Bench, Goal, Outcome, Table, shown
from tests.bench.sites import copy_unbuilt
from tests.bench.stopwatch import Contender, alternate, run
from tests.bench.tools import ROOT


def checking(bench: Bench) -> Outcome:
    """How much of a card's time goes into reading it back."""
    project = released(bench, CARDS)
    command = (sys.executable, "-m", "tests.bench.ours", "check", str(project))
    found = [json.loads(run(command, ROOT, bench.env).out) for _ in range(bench.rounds)]
    made, checked = (median(one[key] / one["cards"] for one in found) for key in ("made", "checked"))
    share = median(one["checked"] / one["made"] for one in found) * 100
    return Outcome(
        table=Table(
            title="Reading back",
            head=("", "of the processor, a card"),
            rows=(("laid out and written", shown(made)), ("rasterised, decoded and compared", shown(checked))),
            note=f"{found[0]['symbols'] / found[0]['cards']:.0f} symbols a card, each decoded from the finished PDF.",
        ),
        goals=(Goal(want="reading back, of the time of a card", figure=share, bound=10, unit="%", size=CARDS),),
        raw={"runs": found},
    )


def answering(bench: Bench) -> Outcome:
    """`--help`, and `lint` of everything."""
    project = bench.work / "linted"
    copy_unbuilt(released(bench), project)
    time.sleep(REST)

    def forget() -> None:
        shutil.rmtree(bench.cache, ignore_errors=True)

    def asked(*words: str, folder: Path = project) -> Contender:
        command = bench.jobaids(*words)
        return Contender(name=" ".join(words), go=lambda: run(command, folder, bench.env).seconds)

    first = Contender(name="lint, for the first time", go=asked("lint").go, ready=forget)
    times = alternate([asked("--help"), first, asked("lint")], max(5, bench.rounds))
    rows = tuple((f"`jobaids {name}`", shown(median(took))) for name, took in times.items())
    return Outcome(
        table=Table(
            title="Answering", head=("", "median"), rows=rows, note="From a cold shell, nothing of it running."
        ),
        goals=(
            Goal(want="`jobaids --help`", figure=median(times["--help"]), bound=0.15, unit="s", size=1),
            Goal(
                want="`jobaids lint` of 1,000 aids, for the first time",
                figure=median(times[first.name]),
                bound=1,
                unit="s",
            ),
        ),
        raw={"seconds": times},
    )
