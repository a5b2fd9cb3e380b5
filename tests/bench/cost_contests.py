"""What reading back costs, and how soon a command and the preview answer."""

from __future__ import annotations

import json
import shutil
import sys
import time
from functools import partial
from pathlib import Path
from statistics import median

from tests.bench.card_contests import CARDS, released
from tests.bench.outcome import REST, Bench, Goal, Outcome, Table, shown
from tests.bench.serve import measure
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


def _edit(project: Path) -> None:
    """Say one step of a project otherwise, and let the file rest."""
    source = project / "content" / "job-00000.md"
    source.write_text(source.read_text(encoding="utf-8").replace("Both latches", "Now both latches"), encoding="utf-8")
    time.sleep(REST)


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
    edited = Contender(name="lint, one step edited", go=asked("lint").go, ready=partial(_edit, project))
    times = alternate([asked("--help"), first, edited, asked("lint")], max(5, bench.rounds))
    rows = tuple((f"`jobaids {name}`", shown(median(took))) for name, took in times.items())
    return Outcome(
        table=Table(
            title="Answering", head=("", "median"), rows=rows, note="From a cold shell, nothing of it running."
        ),
        goals=(
            Goal(want="`jobaids --help`", figure=median(times["--help"]), bound=0.15, unit="s", size=1),
            *(
                Goal(want=f"`jobaids {name}`, 1,000 aids", figure=median(times[name]), bound=1, unit="s")
                for name in (first.name, edited.name, "lint")
            ),
        ),
        raw={"seconds": times},
    )


def saving(bench: Bench) -> Outcome:
    """How soon `serve` shows a step that an author saved: its page, and its card."""
    took = measure(released(bench), "content/job-00000.md", ("/aids/job-00000/", "Both latches must click."))
    rows = tuple((name, shown(median(took[name]) / 1000), shown(max(took[name]) / 1000)) for name in took)
    goals = (("page", 0.1), ("card", 0.3))
    return Outcome(
        table=Table(
            title="Saving a step",
            head=("", "median", "the longest"),
            rows=rows,
            note=f"`jobaids serve`, from the file that is saved to the new bytes in the browser; {len(took['page'])} "
            "times. The card is drawn by a process of its own.",
        ),
        goals=tuple(
            Goal(want=f"a saved step, its {name} shown anew", figure=median(took[name]) / 1000, bound=bound, unit="s")
            for name, bound in goals
        ),
        raw={"milliseconds": took},
    )
