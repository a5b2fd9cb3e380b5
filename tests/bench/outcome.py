"""What a contest comes to: tables for people, goals that are met or not, and raw figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.tools import jobaids_command, surroundings

REST = 3.0  # seconds; of a file that was just written jobaids remembers nothing, as git does
FULL = 1_000  # aids at which goals are judged; with fewer, starting weighs more than working


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """How much is measured, and where."""

    aids: int
    rounds: int
    work: Path

    @property
    def env(self) -> dict[str, str]:
        """The environment of all that is measured; what jobaids remembers between runs stays below `work`."""
        return {**surroundings(), "XDG_CACHE_HOME": str(self.cache)}

    @property
    def cache(self) -> Path:
        """What jobaids remembers between runs."""
        return self.work / "cache"

    def jobaids(self, *words: str) -> tuple[str, ...]:
        """A command of jobaids."""
        return (*jobaids_command(), *words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What was aimed at; `figure` is compared with `bound`, the more the better where `least`."""

    want: str
    figure: float
    bound: float
    unit: str
    least: bool = False  # the figure is to be at least the bound, and otherwise less than it
    size: int = FULL  # aids at which it is judged

    def met(self, aids: int) -> str:
        """`met`, `not met`, or nothing where the run is too small to say."""
        if aids < self.size:
            return "not judged"
        good = self.figure >= self.bound if self.least else self.figure < self.bound
        return "met" if good else "**not met**"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows for people, with what is to be known to read them."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Everything one contest came to."""

    table: Table
    goals: tuple[Goal, ...] = ()
    raw: Mapping[str, object] = field(default_factory=dict)


def outcome_of(plain: Mapping[str, Any]) -> Outcome:
    """An outcome from what `dataclasses.asdict` and JSON made of it."""
    told = plain["table"]
    rows = tuple(tuple(row) for row in told["rows"])
    content = Table(title=told["title"], head=tuple(told["head"]), rows=rows, note=told["note"])
    return Outcome(table=content, goals=tuple(Goal(**goal) for goal in plain["goals"]), raw=plain["raw"])


def compared(title: str, times: Mapping[str, Sequence[float]], ours: str, notes: Mapping[str, str], note: str) -> Table:
    """A table of medians, each with how many times as long it took as ours, round by round."""
    rows = tuple(
        (name, shown(median(took)), f"{ratio(times, ours, name):.2f}", notes.get(name, ""))
        for name, took in times.items()
    )
    return Table(
        title=title, head=("", "median", f"times {ours}", "how, and what it does not do"), rows=rows, note=note
    )


def ratio(times: Mapping[str, Sequence[float]], ours: str, other: str) -> float:
    """How many times as long another took: the median over the rounds."""
    return median(theirs / mine for mine, theirs in zip(times[ours], times[other], strict=True))


def shown(seconds: float) -> str:
    """A time as a person reads it."""
    if seconds >= 10:
        return f"{seconds:.0f} s"
    if seconds >= 0.1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1e3:.1f} ms" if seconds >= 0.001 else f"{seconds * 1e6:.0f} µs"
