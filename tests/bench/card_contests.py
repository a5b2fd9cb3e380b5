"""Cards: alone, as part of everything, and their symbols."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import mean

from tests.bench.content import aid
from tests.bench.fair import must_be_whole
from tests.bench.outcome import Bench, Goal, Outcome, compared, ratio
from tests.bench.seed import card_folder
from tests.bench.sites import copy_unbuilt, jobaids_project, once, pages_below
from tests.bench.stopwatch import Contender, alternate, run
from tests.bench.tools import PEER_PYTHON, ROOT

CARDS = 40  # what a card takes does not depend on how many there are
PART = 5  # of so many aids one is made where making all would take too long
OURS, PLAIN, BOTH = "jobaids", "jobaids, no styles kept", "jobaids, 2 workers"
NAIVE, BROWSERS, REPORTLAB = "WeasyPrint + qrcode", "Chromium, 2 at once", "ReportLab"
CARD_NOTES = {
    OURS: "one process, warm; tagged PDF/UA; not read back here, as nobody else does",
    PLAIN: "the same by public means of WeasyPrint only",
    BOTH: "two forked processes, as `jobaids build` works on two cores",
    NAIVE: "one process, warm, as their first pages show; tagged PDF/UA",
    "PlutoPrint": "one process, warm; draws symbols itself; no tagged PDF",
    "Typst, warm": "one compiler kept; tagged PDF; symbols were drawn beforehand and are not counted",
    "Typst, fresh": "a process a card; symbols not counted",
    "Chromium": "one browser, open already, driven by Playwright; tagged PDF; symbols not counted",
    BROWSERS: "two browsers, open already; symbols not counted",
    REPORTLAB: "one process, warm; laid out by hand; draws symbols itself; no tagged PDF",
    "fpdf2": "one process, warm; laid out by hand; symbols by qrcode; no tagged PDF",
}
FULL_NOTES = {
    OURS: "two workers; every symbol decoded from its finished PDF, photographs brought to size and freed of metadata, "
    "search with an index, publication in one step",
    "naive": "one process: markdown-it-py, Jinja2, WeasyPrint, qrcode; as many pages, all of them plain; no decoding",
    "naive, 2 processes": f"the same in two, for one aid of {PART}, and counted as if for all",
}


def released(bench: Bench, most: int | None = None) -> Path:
    """A project of so many aids as are measured, or of `most`; all of them are released."""
    count = min(bench.aids, most or bench.aids)
    return once(bench.work / f"jobaids-{count}", lambda root: jobaids_project(root, count, bench.jobaids(), bench.env))


def scripted(bench: Bench, python: str | Path, module: str, *words: object) -> Callable[[], float]:
    """Run a script of the bench, and take the seconds it measured itself."""
    command = (str(python), "-m", f"tests.bench.{module}", *map(str, words))
    return lambda: float(json.loads(run(command, ROOT, bench.env).out)["seconds"])


def cards_alone(bench: Bench) -> Outcome:
    """One card after the other, warm, nothing read back."""
    count = min(bench.aids, CARDS)
    folder = card_folder(bench.work / "cards", count)
    project = released(bench, CARDS)
    ours, here = partial(scripted, bench, sys.executable, "ours", "cards", project), sys.executable
    peer = partial(scripted, bench, PEER_PYTHON)
    goes = {
        OURS: ours("1"),
        NAIVE: scripted(bench, here, "peers.naive_cards", folder, count),
        PLAIN: ours("1", "plain"),
        BOTH: ours("2"),
        "PlutoPrint": peer("peers.pluto_cards", folder, count),
        "Typst, warm": peer("peers.typst_cards", folder, count, "warm"),
        "Typst, fresh": peer("peers.typst_cards", folder, count, "fresh"),
        "Chromium": scripted(bench, here, "peers.chromium_cards", folder, count, 1),
        BROWSERS: scripted(bench, here, "peers.chromium_cards", folder, count, 2),
        REPORTLAB: peer("peers.reportlab_cards", folder, count),
        "fpdf2": peer("peers.fpdf_cards", folder, count),
    }
    seconds = alternate([Contender(name=name, go=go) for name, go in goes.items()], bench.rounds)
    for peer_folder in sorted((folder / "cards").iterdir()):
        must_be_whole(peer_folder / "job-00000.pdf", aid(0))
    times = {name: [each / count for each in took] for name, took in seconds.items()}
    note = f"Seconds a card, of {count}, in a process that is warm. Eight steps, three photographs, thirteen symbols."
    return Outcome(
        table=compared("One card", times, OURS, CARD_NOTES, note),
        goals=(
            _times("cards without kept styles, against naive WeasyPrint", ratio(times, PLAIN, NAIVE), 3.5),
            _times("cards with kept styles, against naive WeasyPrint", ratio(times, OURS, NAIVE), 5),
            _times("cards of two workers, against two Chromiums", ratio(times, BOTH, BROWSERS), 6),
            _times("cards, against ReportLab", ratio(times, OURS, REPORTLAB), 1.5),
        ),
        raw={"cards": count, "seconds a card": times},
    )


def _times(want: str, figure: float, bound: float) -> Goal:
    return Goal(want=want, figure=figure, bound=bound, unit="×", least=True, size=CARDS)


def everything(bench: Bench) -> Outcome:
    """Pages, code pages, cards, symbols and search of all aids, from nothing; ours before the others and after them.

    The naive pipeline takes a quarter of an hour, so it runs once; two of its processes make a part, and are counted
    as if they made all.
    """
    source, cold = released(bench), cold_project(bench)
    folder = card_folder(bench.work / "cards", min(bench.aids, CARDS))
    part = max(2, bench.aids // PART)

    def ours() -> float:
        shutil.rmtree(bench.cache, ignore_errors=True)
        copy_unbuilt(source, cold)
        return run(bench.jobaids("build", "--released"), cold, bench.env).seconds

    def naive(aids: int, processes: int) -> float:
        words = (str(folder), str(aids), str(round(pages * aids / bench.aids)), str(processes))
        return run((sys.executable, "-m", "tests.bench.peers.naive_site", *words), ROOT, bench.env).seconds

    before = ours()
    pages = pages_below(cold / "build" / "site")
    counted = json.loads((cold / "build" / "report.json").read_text(encoding="utf-8"))["counts"]
    one, two = naive(bench.aids, 1), naive(part, 2) * bench.aids / part
    times = {OURS: [mean((before, ours()))], "naive": [one], "naive, 2 processes": [two]}
    note = (
        f"The whole process, from nothing: {bench.aids} aids, {pages} pages, {counted['cards']} A4 cards, "
        f"{counted['symbols']} symbols, which jobaids alone decodes. Ours is the mean of a run before the others and "
        "one after them."
    )
    want = "everything of 1,000 rich aids, every symbol decoded, against the naive pipeline without decoding"
    return Outcome(
        table=compared("Everything", times, OURS, FULL_NOTES, note),
        goals=(Goal(want=want, figure=ratio(times, OURS, "naive"), bound=6, unit="×", least=True),),
        raw={"pages": pages, "counts": counted, "seconds": times, "before": before},
    )


def cold_project(bench: Bench) -> Path:
    """Where everything is built from nothing, and what later contests find built."""
    return bench.work / "cold"


def symbols(bench: Bench) -> Outcome:
    """One symbol."""
    cards = min(bench.aids, 100)
    ours = (sys.executable, "-m", "tests.bench.ours", "symbols", bench.work, str(cards))
    peers = (str(PEER_PYTHON), "-m", "tests.bench.peers.qrcode_symbols", bench.work, str(cards))
    rounds = [
        (json.loads(run(ours, ROOT, bench.env).out), json.loads(run(peers, ROOT, bench.env).out))
        for _ in range(bench.rounds)
    ]
    times = {
        OURS: [mine["seconds"] / mine["symbols"] for mine, _ in rounds],
        "qrcode": [theirs["qrcode"] / theirs["symbols"] for _, theirs in rounds],
        "segno": [theirs["segno"] / theirs["symbols"] for _, theirs in rounds],
    }
    equal = min(mine["equal"] / mine["symbols"] for mine, _ in rounds)
    note = f"Seconds a symbol, of {rounds[0][0]['symbols']}; modules equal to qrcode's of these segments: {equal:.0%}."
    return Outcome(
        table=compared(
            "One symbol", times, OURS, {OURS: "segments chosen for the fewest bits, address to modules"}, note
        ),
        goals=(
            _times("one symbol, against qrcode", ratio(times, OURS, "qrcode"), 50),
            Goal(want="its modules equal qrcode's", figure=equal * 100, bound=100, unit="%", least=True, size=1),
        ),
        raw={"seconds a symbol": times, "equal": equal},
    )
