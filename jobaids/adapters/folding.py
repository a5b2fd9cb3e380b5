"""Lays the faces of a card side by side on one page, to be folded behind one another.

The paper is folded backwards, print outwards, along upright lines. Turned round like a leaf of a book, the second face
then stands upright behind the first. In a book that is read from left to right the first page lies right of the spine,
and so does the first face here; where lines run from right to left it lies on the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from weasyprint.document import Page
from weasyprint.draw import draw_page

PIXELS_A_MM = 96 / 25.4
MARK = (4.6 * PIXELS_A_MM, 8 * PIXELS_A_MM)
"""From where to where from the edge a fold is marked; nearer, office printers leave the paper white."""

MARK_WIDTH = 0.2 * PIXELS_A_MM

Laid: TypeAlias = Any  # WeasyPrint carries no types


def folded(faces: Sequence[Laid], panels: int, *, right_to_left: bool) -> list[Laid]:
    """Pages of so many faces each; what is tagged for screen readers keeps the order of the faces."""
    if panels == 1:
        return list(faces)
    batches = (faces[first : first + panels] for first in range(0, len(faces), panels))
    return [_Folded(batch, panels, right_to_left=right_to_left) for batch in batches]


class _Folded(Page):  # type: ignore[misc]  # WeasyPrint carries no types
    """A page with several faces, each as wide as the others."""

    def __init__(self, faces: Sequence[Laid], panels: int, *, right_to_left: bool) -> None:
        self._faces = [face._page_box for face in faces]  # noqa: SLF001  (the engine has no other way to its boxes)
        self._width = faces[0].width
        self._places = range(panels) if right_to_left else range(panels - 1, -1, -1)
        whole = self._faces[0].copy_with_children([child for face in self._faces for child in face.children])
        whole.width += self._width * (panels - 1)
        super().__init__(whole)

    def paint(self, stream: Laid, scale: float = 1) -> None:
        """Paint each face in its place, then leave its boxes there, for they are tagged with where they stand."""
        for place, face in zip(self._places, self._faces, strict=False):
            with stream.stacked():
                stream.transform(a=scale, d=scale, e=place * self._width * scale)
                draw_page(face, stream)
            for child in face.children:
                child.translate(place * self._width)
        with stream.artifact(), stream.stacked():
            stream.transform(a=scale, d=scale)
            self._mark_folds(stream)

    def _mark_folds(self, stream: Laid) -> None:
        """A short line at either end of each fold, where no face has words."""
        stream.set_line_width(MARK_WIDTH)
        for fold in range(1, len(self._places)):
            for top, bottom in ((MARK[0], MARK[1]), (self.height - MARK[1], self.height - MARK[0])):
                stream.move_to(fold * self._width, top)
                stream.line_to(fold * self._width, bottom)
                stream.stroke()
