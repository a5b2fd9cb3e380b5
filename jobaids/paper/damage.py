"""What happens to a printed symbol until a phone has read it: ten damages, each three times as bad as usual.

The phone is one that looks at 1,920 × 1,080 pixels while it searches, through a lens as wide as a 26 mm one on film,
which is what most of them do; the card is held at the format's stated distance. Nothing here was measured on a real
phone: the figures compare symbols with each other, and do not foretell a share of scans.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from jobaids.model.names import Mm

FOCAL_PIXELS = 1480.0
"""Pixels a millimetre of a card has at a distance of 1 mm: 1,920 pixels across 66 degrees."""

SEEDS = 2
"""Shots of each symbol for each amount of each damage; each is turned, shifted and grained otherwise."""


class Damage(Enum):
    """One thing that makes a symbol harder to read."""

    DISTANCE = "distance"
    TILT = "tilt"
    BLUR = "blur"
    NOISE = "noise"
    GLARE = "glare"
    SCRATCHES = "scratches"
    LOW_LIGHT = "low light"
    SHRINK = "shrink"
    DOT_GAIN = "dot gain"
    BEND = "bend"


AMOUNTS: Mapping[Damage, tuple[float, float, float]] = {
    Damage.DISTANCE: (1.8, 2.6, 3.2),  # times the stated distance
    Damage.TILT: (30, 50, 62),  # degrees off the card's face
    Damage.BLUR: (1.2, 1.8, 2.4),  # pixels of the camera, as the deviation of a Gaussian
    Damage.NOISE: (15, 30, 42),  # of 255, as the deviation
    Damage.GLARE: (0.12, 0.2, 0.3),  # of the symbol's width: half the spot of light that blots out what is under it
    Damage.SCRATCHES: (1, 3, 6),  # white, 0.15 mm wide, through the whole symbol
    Damage.LOW_LIGHT: (0.3, 0.2, 0.14),  # of the usual light, with the grain that comes with it
    Damage.SHRINK: (0.94, 0.5, 0.3),  # of its size: "fit to page" prints 94 percent
    Damage.DOT_GAIN: (1, 2, 3),  # times 0.064 mm that ink runs out at each edge
    Damage.BEND: (30, 14, 9),  # mm, the radius of the pipe the card is bent around
}
"""Usual, hard and worst."""

DEGREES: tuple[str, str, str] = ("usual", "hard", "worst")
"""What the three amounts of a damage are called."""

LEAST_USUAL = 0.75
"""The share of shots with the usual amount of each damage in which the symbols of a card must be read."""

LEAST = 0.6
"""The share of all shots in which they must be read, in a format that `LEAST_IN` does not name."""

LEAST_IN: Mapping[str, float] = {
    "a4": 0.72,
    "letter": 0.72,
    "a5": 0.72,
    "half-letter": 0.72,
    "a6": 0.72,
    "4x6": 0.72,
    "a6-picture": 0.72,
    "pocket": 0.72,
    "badge": 0.7,
}
"""The same by format: a good deal under what rich cards of it reach (docs/explanation/symbols.md), for one card has few
symbols, and its share varies with them."""

WORSE_BY = 0.05
"""How much less a printed symbol may be read, over all damages, than the best one that fits its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One photograph of one symbol: what is done to it, how much, and which of the alike shots it is."""

    damage: Damage
    amount: float
    degree: int  # place in `AMOUNTS`
    seed: int
    distance: Mm  # from which the format says it is scanned


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Of so many shots, how many were read."""

    read: int = 0
    shots: int = 0

    @property
    def value(self) -> float:
        """From 0 to 1; 1 where there were no shots."""
        return self.read / self.shots if self.shots else 1.0

    def plus(self, other: Share) -> Share:
        """Both together."""
        return Share(read=self.read + other.read, shots=self.shots + other.shots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stress:
    """How symbols came through: a share for each damage and each of its amounts."""

    shares: tuple[tuple[Damage, tuple[Share, Share, Share]], ...]

    @property
    def whole(self) -> Share:
        """Over everything."""
        return total(share for _, three in self.shares for share in three)

    def of(self, damage: Damage) -> tuple[Share, Share, Share]:
        """The shares of one damage: usual, hard, worst."""
        return dict(self.shares)[damage]

    @property
    def below(self) -> tuple[Damage, ...]:
        """The damages whose usual amount too few came through."""
        return tuple(damage for damage, (usual, _, _) in self.shares if usual.value < LEAST_USUAL)


def least_of(form: str) -> float:
    """The share of all shots in which the symbols of a format must be read; empty where the format is unknown."""
    return LEAST_IN.get(form, LEAST)


def shots(distance: Mm, seeds: int = SEEDS, number: int = 0) -> tuple[Shot, ...]:
    """Every photograph that is taken of a symbol; `number` counts the symbols of a card, each of which has its own."""
    return tuple(
        Shot(damage=damage, amount=amount, degree=degree, seed=seed, distance=distance)
        for damage, amounts in AMOUNTS.items()
        for degree, amount in enumerate(amounts)
        for seed in range(number * seeds, (number + 1) * seeds)
    )


def stress_of(taken: Iterable[tuple[Shot, bool]]) -> Stress:
    """The shares of shots that were read or not."""
    counts = {(damage, degree): Share() for damage in Damage for degree in range(len(DEGREES))}
    for shot, read in taken:
        key = (shot.damage, shot.degree)
        counts[key] = counts[key].plus(Share(read=int(read), shots=1))
    return Stress(
        shares=tuple((damage, (counts[damage, 0], counts[damage, 1], counts[damage, 2])) for damage in Damage)
    )


def total(parts: Iterable[Share]) -> Share:
    """All of them together."""
    found = Share()
    for part in parts:
        found = found.plus(part)
    return found
