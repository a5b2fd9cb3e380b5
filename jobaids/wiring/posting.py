"""The ports of `jobaids posted`: what was released, the lock, and the clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from jobaids.adapters.registry import append_events, registry_lock
from jobaids.model.release import Registry
from jobaids.record.places import Refusal
from jobaids.record.verbs import Writing
from jobaids.wiring.coding import Damage, registry_of

Verb: TypeAlias = Callable[[Registry, datetime], Writing | Refusal]


def record(root: Path, verb: Verb) -> Writing | Refusal | Damage:
    """Carry out a verb of the journal under the lock of the registry."""
    with registry_lock(root):
        registry = registry_of(root)
        if isinstance(registry, Damage):
            return registry
        answer = verb(registry, now())
        if isinstance(answer, Writing):
            append_events(root, answer.file, answer.events)
        return answer


def now() -> datetime:
    """This moment, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
