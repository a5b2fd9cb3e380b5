"""`jobaids build --profile`: where the time of a build went, by stage, by maker and by aid."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jobaids.plan.recipe import Maker, Recipe

SLOWEST = 10  # aids that are named


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """How long each thing took that was made; what the store had took no time worth a word."""

    seconds: defaultdict[tuple[Maker, str], float] = field(default_factory=lambda: defaultdict(float))
    pieces: Counter[Maker] = field(default_factory=Counter)

    def note(self, recipe: Recipe, seconds: float) -> None:
        """Hear that a recipe was followed."""
        self.seconds[recipe.maker, recipe.slug or recipe.name] += seconds
        self.pieces[recipe.maker] += 1

    def lines(self, stages: Mapping[str, float]) -> Iterator[str]:
        """A table of the stages, one of the makers, and the slowest aids; makers may work side by side."""
        whole = sum(stages.values()) or 1.0
        yield f"{'stage':<10}{'seconds':>10}{'share':>8}"
        for stage, took in stages.items():
            yield f"{stage:<10}{took:>10.3f}{took / whole:>8.0%}"
        if not self.pieces:
            yield "nothing had to be made: the store had all of it"
            return
        yield f"{'maker':<10}{'made':>10}{'seconds':>10}{'each':>10}"
        for maker, pieces in self.pieces.items():
            took = sum(seconds for (by, _), seconds in self.seconds.items() if by is maker)
            yield f"{maker.value:<10}{pieces:>10,}{took:>10.3f}{took / pieces:>10.4f}"
        yield "slowest"
        ordered = sorted(self.seconds.items(), key=lambda one: (-one[1], one[0][0].value, one[0][1]))
        for (maker, name), took in ordered[:SLOWEST]:
            yield f"{took:>10.3f} s  {maker.value:<6} {name}"
