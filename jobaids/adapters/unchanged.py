"""Whether anything changed since the last build or lint, told by the stats of files alone.

A build depends on the program, on what stands in the project, on the day where the site is, and on what was wished.
Where none of them changed and `build/` is as it was left, the last build's account is given again. Looking into a file,
or importing what makes pages and cards, would take longer than all of this. Lint depends on the same, but for `build/`.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from jobaids.adapters.again import ALWAYS
from jobaids.adapters.remembered import remembered_of
from jobaids.adapters.standing import files_read, has_rested, lines_of, outputs
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.source import Source

NOTHING = "nothing changed since: all of it stands as it was built"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What is asked for: to build some aids or all, one tree or both, for some day or for today; or only to lint."""

    aids: tuple[str, ...] = ()
    only: str | None = None
    day: date | None = None
    lint: bool = False

    @property
    def name(self) -> str:
        """What no other ask is called."""
        return f"{' '.join(self.aids)}|{self.only or ''}|{self.day or ''}"

    @property
    def kind(self) -> str:
        """Under what it is remembered: the last build and the last lint are both known."""
        return "linted" if self.lint else "built"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a build told: faults with the sources they are in, lines about what was made, and how long it took."""

    told: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]
    aids: int
    lines: tuple[str, ...]
    stages: str
    timezone: str
    day: date  # the day it was built for
    stands: bytes = b""  # how all stood that it depends on; empty if something changed while it was made

    def until(self, ask: Ask) -> float:
        """When its day is over, in seconds since 1970; never, if that day was asked for."""
        return ALWAYS if ask.day else _midnight(self.day + timedelta(days=1), self.timezone)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """All that a build may read and all it left; not `settled` while a file could still change without a new time."""

    read: bytes
    left: bytes
    settled: bool

    @property
    def told(self) -> bytes:
        """What has to be the same."""
        return sha256(self.read).digest() + sha256(self.left).digest()

    @property
    def stands(self) -> bytes:
        """All of it."""
        return self.read + self.left


def recall(root: Path, ask: Ask) -> Account | None:
    """The account of the last build, if what is asked now would come to the same."""
    state = state_of(root, ask)
    kept = remembered_of(root).fresh(ask.kind, {ask.name: state}).get(ask.name)
    if not isinstance(kept, Account):
        return None
    now = ask.day or datetime.now(ZoneInfo(kept.timezone)).date()
    return replace(kept, stages=NOTHING, stands=state.stands) if kept.day == now else None


def note(root: Path, ask: Ask, account: Account, before: bytes) -> Account:
    """Remember what a build came to, unless something that it may have read changed since it began."""
    state = state_of(root, ask)
    if state.read != before or not state.settled:
        return account
    named = {one.span.file for one in account.told}
    needed = tuple(source for source in account.sources if source.file in named)
    remembered_of(root).keep(ask.kind, {ask.name: state}, {ask.name: replace(account, sources=needed)})
    return replace(account, stands=state.stands)


def state_of(root: Path, ask: Ask) -> State:
    """The state of all in a project, now, on which the answer depends."""
    stats, now = tuple(files_read(str(root))), time.time_ns()
    left = () if ask.lint else tuple(outputs(str(root)))
    settled = all(has_rested(stat, now) for _, stat in stats)
    return State(read=lines_of(stats), left=lines_of(left), settled=settled)


def _midnight(day: date, timezone: str) -> float:
    """When a day begins."""
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(timezone)).timestamp()
