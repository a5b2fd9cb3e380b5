"""What one label says, and how wide its parts stand."""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.model.names import Anchor, Language, Mm, Slug
from jobaids.model.release import TargetKind
from jobaids.render.card.measure import MM_A_POINT, bold_ems

CODE = 9.0
LARGEST_CODE = 18.0
"""Points of code and label beneath a symbol, and of a clip's length; they grow with the symbol."""

_AT_MODULE = 0.75  # millimetres, up to which codes stand in the least type

PLAY = 0.95  # ems: the triangle before a clip's length, and the gap behind it


def code_points(module: float) -> float:
    """The type of a code beneath a symbol with modules of a size."""
    return min(max(CODE, round(CODE * module / _AT_MODULE)), LARGEST_CODE)


def line_of(points: float) -> Mm:
    """How high a line of code stands."""
    return Mm(points * 1.15 * MM_A_POINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sticker:
    """One label's words; they stand in the language of their aid."""

    slug: Slug
    anchor: Anchor
    kind: TargetKind
    address: str
    code: str
    revision: str
    mark: str  # the step's number as printed, or a question mark on a remedy
    quick: str  # the quick step, or the symptom, plain text
    clip: str  # `0:34`, or empty
    language: Language
    direction: str  # `ltr` or `rtl`

    @property
    def caption(self) -> str:
        """`7K3QMX-12K`."""
        return f"{self.code}-{self.revision}"

    def caption_width(self, points: float) -> Mm:
        """On one line."""
        return wide(self.caption, points)

    def folded_width(self, points: float) -> Mm:
        """On two lines: the code with its dash, and the label."""
        return max(wide(f"{self.code}-", points), wide(self.revision, points))

    def clip_width(self, points: float) -> Mm:
        """With the triangle before it."""
        return Mm(PLAY * points * MM_A_POINT + wide(self.clip, points))


def wide(text: str, points: float) -> Mm:
    """How wide a mark or a caption stands in bold type; a little too wide where signs are not known."""
    return Mm(bold_ems(text) * points * MM_A_POINT)
