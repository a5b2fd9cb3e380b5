"""How the bench times and judges."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.bench.outcome import FULL, Goal, ratio
from tests.bench.stopwatch import Contender, FailedError, Memory, alternate, run

FORK = "import os, time; b = bytearray(80_000_000); time.sleep(1) if os.fork() else (time.sleep(1), os._exit(0))"


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
