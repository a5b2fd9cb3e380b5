"""A rectangle on a page, in millimetres from the page's top left."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from jobaids.model.names import Mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page; `x` and `y` are its left and top, counted rightwards and downwards."""

    x: Mm
    y: Mm
    width: Mm
    height: Mm

    @property
    def right(self) -> Mm:
        """Where it ends on the right."""
        return Mm(self.x + self.width)

    @property
    def bottom(self) -> Mm:
        """Where it ends below."""
        return Mm(self.y + self.height)

    @property
    def middle(self) -> tuple[Mm, Mm]:
        """Its centre."""
        return Mm(self.x + self.width / 2), Mm(self.y + self.height / 2)

    def grown(self, by: Mm) -> Box:
        """The box with `by` more on every side."""
        return Box(x=Mm(self.x - by), y=Mm(self.y - by), width=Mm(self.width + 2 * by), height=Mm(self.height + 2 * by))

    def moved(self, x: Mm, y: Mm) -> Box:
        """The box so much farther right and down."""
        return Box(x=Mm(self.x + x), y=Mm(self.y + y), width=self.width, height=self.height)

    def scaled(self, by: float) -> Box:
        """The box with all its figures multiplied."""
        return Box(x=Mm(self.x * by), y=Mm(self.y * by), width=Mm(self.width * by), height=Mm(self.height * by))

    def turned(self, width: Mm, height: Mm) -> Box:
        """Where the box stands on a page of that size that was turned upside down."""
        return Box(x=Mm(width - self.right), y=Mm(height - self.bottom), width=self.width, height=self.height)

    def holds_middle_of(self, other: Box) -> bool:
        """Whether the centre of another lies within."""
        x, y = other.middle
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def is_level_with(self, other: Box) -> bool:
        """Whether a horizontal line meets both."""
        return self.y < other.y + other.height and other.y < self.y + self.height

    def gap(self, other: Box) -> Mm:
        """The shortest way from one to the other; 0 where they touch or overlap."""
        across = max(other.x - self.x - self.width, self.x - other.x - other.width, 0.0)
        down = max(other.y - self.y - self.height, self.y - other.y - other.height, 0.0)
        return Mm(hypot(across, down))

    def pitch(self, other: Box) -> Mm:
        """The way from centre to centre."""
        (x, y), (other_x, other_y) = self.middle, other.middle
        return Mm(hypot(other_x - x, other_y - y))
