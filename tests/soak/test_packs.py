"""A pack of thousands: the memory does not grow with it, and each card takes as long as the one before."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

import pytest

from jobaids.adapters.imposer import How
from jobaids.adapters.packer import Packer, PackPlan
from jobaids.model.pack import PackLine
from jobaids.paper.imposing import Faces
from jobaids.plan.recipe import Made, Recipe
from tests.adapters.packs import A4, follow, job, line, recipe

CARDS = 5000
JOBS = tuple(job(f"job-{number}", 4) for number in range(40))


class Shift:
    """Hands out cards of forty jobs in turn, and notes the time and the memory at every hundredth of the pack."""

    def __init__(self, count: int) -> None:
        self.lines: tuple[PackLine, ...] = tuple(line(one, "a6") for one in islice(cycle(JOBS), count))
        self.marks: list[tuple[float, float]] = []

    def follow(self, recipes: Sequence[Recipe]) -> Iterator[Made]:
        """The cards of some recipes."""
        yield from follow(recipes)

    def see(self, done: int) -> None:
        """Note how far the pack is."""
        if done % (len(self.lines) // 20) == 0:
            self.marks.append((time.process_time(), memory()))

    def packer(self) -> Packer:
        """What makes the pack."""
        plan = PackPlan(
            lines=self.lines,
            recipe=lambda number: recipe(JOBS[number % len(JOBS)], "a6"),
            ground=A4,
            how=How(faces=Faces.LONG_EDGE, name="P-7K3QM0"),
        )
        return Packer(plan=plan, follow=self.follow, see=self.see)


def memory() -> float:
    """Of this process at its greatest, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


@pytest.mark.parametrize("count", [CARDS])
def test_five_thousand_cards_take_no_more_memory_than_a_few_hundred(count: int, tmp_path: Path) -> None:
    """A plant that prints all its cards anew has the same computer as one that prints ten."""
    shift = Shift(count)

    packed = shift.packer().make(tmp_path / "pack.pdf")

    assert (packed.told, packed.cards) == ((), count)
    seconds = [after[0] - before[0] for before, after in zip(shift.marks[1:], shift.marks[2:], strict=False)]
    assert memory() - shift.marks[1][1] < 60  # megabytes
    assert sum(seconds[-5:]) < 2 * sum(seconds[:5])
