"""What a history came to, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from jobaids.model.names import Anchor
from jobaids.record.match import How, Matching


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts over all releases of a history.

    `compared` are the steps of aids that were released before, each time such an aid changed. Each was kept, or is
    gone from its aid; `moved_steps` and `returned_steps` are among those gone at one time, and found at another.
    """

    commits: int = 0
    releases: int = 0
    codes: int = 0
    compared: int = 0
    kept: Counter[How] = field(default_factory=Counter)
    questions: int = 0
    new: int = 0  # steps and remedies that nobody was in their aid
    gone: int = 0
    first_steps: int = 0  # of aids released for the first time
    moved_steps: int = 0  # to another file
    returned_steps: int = 0  # to the file they were gone from
    renamed_aids: int = 0

    def count(self, matching: Matching, before: AbstractSet[Anchor]) -> None:
        """One aid that changed; `before` are the steps it had."""
        pairs = [pair for pair in matching.pairs if pair.old in before]
        self.compared += len(before)
        self.kept.update(pair.how for pair in pairs)
        self.gone += len(before) - len(pairs)
        self.questions += len(matching.questions)
        self.new += len(matching.fresh) - len(matching.questions)
