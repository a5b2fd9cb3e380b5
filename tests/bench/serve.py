"""Measures how soon a saved source is shown: `python -m tests.bench.serve FOLDER FILE ADDRESS WORDS`.

In a copy of the project at FOLDER, WORDS in FILE are changed and saved, and the page at ADDRESS is waited for as by a
browser: until it is told to load again and has the new bytes, and until its new card is there. Of the processor, what
the server took; the card is drawn by a process of its own, which is told apart.
"""

from __future__ import annotations

import json
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from statistics import median

from tests.adapters.previewed import Served, answers, free_port, start_preview, until

ROUNDS = 15
TICK = 10  # ms; the kernel counts processors' time in hundredths of a second
FIGURES = ("page", "card", "processor", "processor of the card")
PAUSE = 2.5  # seconds: each round begins after everything was looked at again


def main() -> None:
    """Measure, and print the median and the worst of all rounds, in milliseconds."""
    folder, file, *page = sys.argv[1:]
    for name, figures in measure(Path(folder), file, (page[0], page[1])).items():
        print(f"{name}: median {median(figures):.0f} ms, worst {max(figures):.0f} ms")  # noqa: T201 - what it is run for


def measure(folder: Path, file: str, page: tuple[str, str]) -> dict[str, tuple[float, ...]]:
    """The milliseconds of each round, by what was waited for; `page` is its address, and words of it to be changed."""
    with tempfile.TemporaryDirectory() as copy:
        root = Path(copy) / "project"
        shutil.copytree(folder, root, ignore=shutil.ignore_patterns(".*", "build", "pages"))
        served = Served(root=root, port=free_port())
        server = start_preview(root, served.port)
        try:
            until(lambda: answers(served.address(page[0])))
            rounds = tuple(_rounds(served, root / file, page, server.pid))
        finally:
            server.send_signal(signal.SIGINT)
            server.communicate()
    return dict(zip(FIGURES, zip(*rounds, strict=True), strict=True))


def _rounds(
    served: Served, source: Path, page: tuple[str, str], pid: int
) -> Iterator[tuple[float, float, float, float]]:
    address, words = page
    text = source.read_text(encoding="utf-8")
    faces = re.search(r'data-faces="([^"]+)"', served.text(address))
    if words not in text or faces is None:
        raise SystemExit(f"{source} has no such words, or its page no card")
    served.ask(f"{faces[1]}1.jpg")
    for number in range(ROUNDS):
        time.sleep(PAUSE)
        with served.events(address) as events:
            _await(events, "card", "told")
            used, drawn, begun = _used(pid), _below(pid), time.perf_counter()
            source.write_text(text.replace(words, f"{words} {number}", 1), encoding="utf-8")
            _await(events, "page")
            if f"{words} {number}" not in served.text(address):
                raise AssertionError("the page was told of before it was made")
            shown, spent = time.perf_counter() - begun, _used(pid) - used
            _await(events, "card", "faces")
            served.ask(f"{faces[1]}1.jpg")
            yield shown * 1000, (time.perf_counter() - begun) * 1000, spent, _below(pid) - drawn


def _await(events: HTTPResponse, kind: str, key: str = "") -> None:
    """Wait for word of a kind that has something to say."""
    told = ""
    while line := events.fp.readline().decode():
        name, _, said = line.strip().partition(": ")
        told = said if name == "event" else told
        if name.startswith("data") and told == kind and (not key or key in json.loads(said)):
            return
    raise AssertionError("the preview ended")


def _below(pid: int) -> float:
    """What the processes that a process started took."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return sum(_used(int(child)) for task in tasks for child in task.read_text(encoding="ascii").split())


def _used(pid: int) -> float:
    """Milliseconds of the processor that a process took, without those of its children."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * TICK


if __name__ == "__main__":
    main()
