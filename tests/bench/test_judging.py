"""How the bench times and judges."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.bench.outcome import FULL, Goal, Outcome, Table, ratio
from tests.bench.run import Measured, measured_before, write_down
from tests.bench.stopwatch import Contender, FailedError, Memory, alternate, run

FORK = "import os, time; b = bytearray(80_000_000); time.sleep(1) if os.fork() else (time.sleep(1), os._exit(0))"
LEADER = """
import os, time
if os.fork(): os.wait(), os._exit(0)
b = bytearray(80_000_000)
if not os.fork(): time.sleep(3), os._exit(0)
os.wait(), time.sleep(3)
"""


def test_a_run_that_fails_has_no_time(tmp_path: Path) -> None:
    """A peer that stops at once would be the fastest of all."""
    with pytest.raises(FailedError, match="no such site"):
        run((sys.executable, "-c", "raise SystemExit('no such site')"), tmp_path, os.environ)


def test_memory_is_seen_of_the_process_and_of_what_it_forks(tmp_path: Path) -> None:
    """Workers are where most of it is."""
    memory = Memory()

    run((sys.executable, "-c", FORK), tmp_path, os.environ, memory)

    assert max(memory.own) > 30
    assert len(memory.workers) == 1
    assert 30 < memory.most_of_a_worker < 80  # the pages that both still share count half
    assert memory.most_alone < 30


def test_whoever_forks_others_is_not_asked_whether_he_grows(tmp_path: Path) -> None:
    """What he shared with them becomes his own when they end."""
    memory = Memory()

    run((sys.executable, "-c", LEADER), tmp_path, os.environ, memory)

    assert len(memory.workers) == 2
    assert len(memory.leaders) == 1
    assert memory.growth < 0.2


def test_contenders_run_in_turn() -> None:
    """What else the machine does must fall on all alike."""
    ran: list[str] = []

    def go(name: str) -> float:
        ran.append(name)
        return 1.0

    alternate([Contender(name="a", go=lambda: go("a")), Contender(name="b", go=lambda: go("b"))], 2)

    assert ran == ["a", "b", "a", "b"]


def test_ratios_are_taken_within_a_round() -> None:
    """A slow round slows both."""
    times = {"ours": [1.0, 10.0, 1.0], "theirs": [3.0, 30.0, 4.0]}

    assert ratio(times, "ours", "theirs") == 3


@pytest.mark.parametrize(
    ("goal", "aids", "said"),
    [
        (Goal(want="", figure=6, bound=6, unit="×", least=True), FULL, "met"),
        (Goal(want="", figure=5.9, bound=6, unit="×", least=True), FULL, "**not met**"),
        (Goal(want="", figure=0.14, bound=0.15, unit="s"), FULL, "met"),
        (Goal(want="", figure=0.15, bound=0.15, unit="s"), FULL, "**not met**"),
        (Goal(want="", figure=0.01, bound=0.15, unit="s"), FULL - 1, "not judged"),
    ],
)
def test_goals_are_judged_at_their_full_size(goal: Goal, aids: int, said: str) -> None:
    """With ten aids everything starts, and nothing works."""
    assert goal.met(aids) == said


def test_one_contest_measured_anew_leaves_the_others(tmp_path: Path) -> None:
    """All of them take an hour, and most changes touch one."""
    facts = {"date": "2027-03-03", "aids": FULL, "rounds": 3, "cores": 2, "processor": "x", "system": "y", "load": 0.1}
    goal = Goal(want="soon", figure=0.14, bound=0.15, unit="s")
    content = Table(title="Symbols", head=("", "median"), rows=(("ours", "1 s"),))
    first = Measured(outcome=Outcome(table=content, goals=(goal,), raw={"a": [1.0]}), facts=facts | {"versions": {}})

    write_down({"symbols": first}, tmp_path)
    write_down({**measured_before(tmp_path), "step": first}, tmp_path)

    assert measured_before(tmp_path) == {"symbols": first, "step": first}
    assert (tmp_path / "benchmarks.md").read_text().count("| soon | < 0.15 s | 0.14 s | met |") == 2
