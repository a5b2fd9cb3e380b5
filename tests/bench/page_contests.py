"""Pages: from nothing, with nothing changed, and with one step edited."""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from statistics import median

from tests.bench.card_contests import OURS, cold_project, released
from tests.bench.outcome import REST, Bench, Goal, Outcome, Table, compared, ratio, shown
from tests.bench.registries import AT, large_project
from tests.bench.sites import copy_unbuilt, eleventy_site, hugo_site, mkdocs_site, once, pages_below
from tests.bench.stopwatch import Contender, Memory, alternate, run
from tests.bench.tools import ELEVENTY, PEER_PYTHON, hugo_command

HUGO_ALL, OURS_ALL = "Hugo, as many pages", "jobaids, every page"
PYTHON = str(PEER_PYTHON)
COMMANDS = {
    "Hugo": (hugo_command(), "--quiet"),
    HUGO_ALL: (hugo_command(), "--quiet"),
    "Eleventy": ("node", str(ELEVENTY), "--quiet"),
    "MkDocs": (PYTHON, "-m", "mkdocs", "build", "--quiet"),
    "MkDocs-Material": (PYTHON, "-m", "mkdocs", "build", "--quiet"),
    "Zensical": (PYTHON, "-m", "zensical", "build"),
}
OUTPUT = {"Hugo": "public", HUGO_ALL: "public", "Eleventy": "_site"}  # the others: site
NOTES = {
    OURS: "one page an aid, and nothing else; two workers",
    OURS_ALL: "code pages of every revision, lists, search, and the same for programs; two workers",
    "Hugo": "one template, no lists beyond its home page, no search, no codes",
    HUGO_ALL: "the same, and a short page for each that jobaids makes",
    "Eleventy": "one template, no search, no codes",
    "MkDocs": "its first theme, with navigation and search",
    "MkDocs-Material": "with navigation and search",
    "Zensical": "with navigation and search",
}
LARGE = 10  # times as many aids, without photographs


def sites(bench: Bench, pages: int) -> dict[str, Path]:
    """A folder of each maker of sites."""
    make = {
        "Hugo": partial(hugo_site, count=bench.aids, pages=bench.aids),
        HUGO_ALL: partial(hugo_site, count=bench.aids, pages=pages),
        "Eleventy": partial(eleventy_site, count=bench.aids),
        "MkDocs": partial(mkdocs_site, count=bench.aids, theme="mkdocs"),
        "MkDocs-Material": partial(mkdocs_site, count=bench.aids, theme="material"),
        "Zensical": partial(mkdocs_site, count=bench.aids, theme="material"),
    }
    names = {name: re.sub(r"\W+", "-", name.lower()) for name in make}
    return {name: once(bench.work / names[name], site) for name, site in make.items()}


def from_nothing(bench: Bench) -> Outcome:
    """Every aid's page, and every page, in a whole process."""
    project = released(bench)
    ours = (sys.executable, "-m", "tests.bench.ours", "pages", str(project))

    def clean(folder: Path) -> None:
        for name in ("public", "_site", "site", "resources", ".cache", "pages", ".hugo_build.lock"):
            place = folder / name
            shutil.rmtree(place, ignore_errors=True) if place.is_dir() else place.unlink(missing_ok=True)

    run((*ours, "all"), bench.work, bench.env)
    pages = pages_below(project / "pages")
    contenders = [
        Contender(name=OURS, go=lambda: run(ours, bench.work, bench.env).seconds, ready=partial(clean, project)),
        Contender(
            name=OURS_ALL, go=lambda: run((*ours, "all"), bench.work, bench.env).seconds, ready=partial(clean, project)
        ),
    ]
    folders = sites(bench, pages)
    for name, folder in folders.items():
        contenders.append(Contender(name=name, go=partial(_go, bench, name, folder), ready=partial(clean, folder)))
    times = alternate(contenders, bench.rounds)
    made = {name: pages_below(folder / OUTPUT.get(name, "site")) for name, folder in folders.items()}
    _must_have_made(made, bench.aids)
    note = f"The whole process, nothing kept. Pages made: jobaids {bench.aids} and {pages}; " + ", ".join(
        f"{name} {count}" for name, count in made.items()
    )
    goal = Goal(
        want="the pages of 1,000 aids from nothing, against Hugo",
        figure=ratio(times, OURS, "Hugo"),
        bound=1,
        unit="×",
        least=True,
    )
    return Outcome(
        table=compared("Pages from nothing", times, OURS, NOTES, note + "."),
        goals=(goal,),
        raw={
            "pages": {OURS_ALL: pages, **made},
            "seconds": times,
            "every page, against Hugo": ratio(times, OURS_ALL, HUGO_ALL),
        },
    )


def _go(bench: Bench, name: str, folder: Path) -> float:
    return run(COMMANDS[name], folder, bench.env).seconds


def _must_have_made(made: Mapping[str, int], least: int) -> None:
    if lazy := [name for name, count in made.items() if count < least]:
        raise AssertionError(f"{', '.join(lazy)} made fewer pages than there are aids")


def nothing_changed(bench: Bench) -> Outcome:
    """The same command again."""
    project, build = _built(bench), bench.jobaids("build", "--released")
    pages = pages_below(project / "build" / "site")
    contenders = [Contender(name=OURS, go=lambda: run(build, project, bench.env).seconds)]
    for name, folder in sites(bench, pages).items():
        _go(bench, name, folder)
        contenders.append(Contender(name=name, go=partial(_go, bench, name, folder)))
    times = alternate(contenders, bench.rounds)
    notes = {**NOTES, OURS: "everything: cards, every page, search"}
    return Outcome(
        table=compared("Nothing changed", times, OURS, notes, "The same command again, a whole process."),
        goals=(
            Goal(want="1,000 aids, nothing changed", figure=median(times[OURS]), bound=0.15, unit="s"),
            Goal(
                want="nothing changed, against Hugo", figure=ratio(times, OURS, "Hugo"), bound=3, unit="×", least=True
            ),
            Goal(
                want="nothing changed, against Eleventy",
                figure=ratio(times, OURS, "Eleventy"),
                bound=10,
                unit="×",
                least=True,
            ),
        ),
        raw={"seconds": times},
    )


def one_step(bench: Bench) -> Outcome:
    """An author changes a step, and looks at its page and its card."""
    project = _built(bench)
    source = project / "content" / "job-00000.md"
    text, turn = source.read_text(encoding="utf-8"), iter(range(1_000_000))
    run(bench.jobaids("build"), project, bench.env)

    def edit() -> None:
        changed = text.replace("Both latches must click.", f"Both latches must click {next(turn) + 2} times.")
        if changed == text:
            raise AssertionError("the step to edit is not there")
        source.write_text(changed, encoding="utf-8")

    def asked(*words: str) -> Contender:
        command = bench.jobaids("build", *words)
        return Contender(
            name=" ".join(("build", *words)), go=lambda: run(command, project, bench.env).seconds, ready=edit
        )

    edit()
    run(bench.jobaids("build"), project, bench.env)  # the first draft brings pages that all drafts share
    whole, alone = asked(), asked(source.stem)
    rounds = max(3, bench.rounds)
    took = alternate([whole], rounds) | alternate([alone], rounds)  # in turns, neither would follow upon itself
    source.write_text(text, encoding="utf-8")
    table = Table(
        title="One step edited",
        head=("", "median"),
        rows=tuple((f"`jobaids {name}`", shown(median(seconds))) for name, seconds in took.items()),
        note="From a cold shell: draft page and card, its symbols decoded.",
    )
    goals = (
        Goal(want="one step edited, its page and card", figure=median(took[alone.name]), bound=1.5, unit="s"),
        Goal(want="one step edited, the whole build", figure=median(took[whole.name]), bound=1.5, unit="s"),
    )
    return Outcome(table=table, goals=goals, raw={"seconds": took})


def _built(bench: Bench) -> Path:
    """A project that was built, and whose build is remembered: the one that was built from nothing, if there is one."""
    place = cold_project(bench)
    if not place.exists():
        copy_unbuilt(released(bench), place)
    time.sleep(REST)
    run(bench.jobaids("build", "--released"), place, bench.env)
    return place


def large(bench: Bench) -> Outcome:
    """Ten times as many aids: memory while they are built, and what a build with nothing to do takes."""
    held = AT.date().isoformat()  # the day from which all of them are in force
    build, figures = bench.jobaids("build", "--released", "--as-of", held), {}
    for count in (bench.aids, LARGE * bench.aids):
        place, memory = bench.work / f"large-{count}", Memory()
        shutil.rmtree(place, ignore_errors=True)
        large_project(place, count)
        time.sleep(REST)
        shutil.rmtree(bench.cache, ignore_errors=True)
        cold = run(build, place, bench.env, memory)
        again = [run(build, place, bench.env).seconds for _ in range(bench.rounds)]
        figures[count] = {
            "cold": cold.seconds,
            "again": median(again),
            "main": max(memory.own),
            "worker": memory.most_of_a_worker,
            "alone": memory.most_alone,
            "growth": memory.growth * 100,
        }
        shutil.rmtree(place)
    few, many = figures.values()
    rows = tuple((f"{count:,} aids", *_shown(one)) for count, one in figures.items())
    return Outcome(
        table=Table(
            title="Many aids, and memory",
            head=(
                "",
                "from nothing",
                "nothing changed",
                "main process",
                "a worker",
                "of it shared with nobody",
                "grows",
            ),
            rows=rows,
            note="Released aids without photographs, ten codes each. Memory is the proportional set size, looked at "
            "five times a second: all of what a process has for itself, and its share of what it has with others, such "
            "as the PDF engine. A worker is whatever the main process or another worker forked; growth is of those "
            "that fork nobody, from the second to the last quarter of a worker's life.",
        ),
        goals=(
            Goal(want="10,000 aids, nothing changed", figure=many["again"], bound=0.5, unit="s"),
            Goal(want="memory of a worker", figure=max(few["worker"], many["worker"]), bound=100, unit="MB"),
            Goal(want="growth of a worker while it works", figure=many["growth"], bound=5, unit="%"),
            Goal(want="memory of the main process with 10,000 aids", figure=many["main"], bound=1000, unit="MB"),
            Goal(
                want="main process with ten times as many aids, against linear growth",
                figure=many["main"] / few["main"] / LARGE,
                bound=1,
                unit="×",
            ),
        ),
        raw={str(count): one for count, one in figures.items()},
    )


def _shown(one: Mapping[str, float]) -> tuple[str, ...]:
    times = (shown(one[key]) for key in ("cold", "again"))
    sizes = (f"{one[key]:.0f} MB" for key in ("main", "worker", "alone"))
    return (*times, *sizes, f"{one['growth']:+.0f} %")
