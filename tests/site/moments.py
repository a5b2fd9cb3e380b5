"""A project as it lies on disk, looked at now."""

from __future__ import annotations

from pathlib import Path

from jobaids.adapters.sight import sight_of
from jobaids.wiring.rereading import Moment
from jobaids.wiring.today import today_in


def now_in(root: Path) -> Moment:
    """The project at `root` today."""
    return Moment(root=root, sight=sight_of(root), day=today_in(root)[1])
