"""Whether the words on a finished card stand within its margins and on no other words."""

from __future__ import annotations

from collections.abc import Iterator

from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Mm, Slug
from jobaids.paper.box import Box
from jobaids.paper.formats import CardFormat
from jobaids.paper.reading import ReadCard, ReadText

SLACK = Mm(0.6)  # an italic letter or a swash may lean that far out of its line
LARGEST_TYPE = 48.0  # points; what is larger is the watermark of a draft and stands behind everything


def tell_misfits(read: ReadCard, format_: CardFormat, slug: Slug) -> Iterator[Diagnostic]:
    """JA501: words stand outside the margins, or on other words."""
    room = Box(x=format_.margin, y=format_.margin, width=format_.content, height=_content_height(format_)).grown(SLACK)
    for page in read.pages:
        texts = tuple(text for text in page.texts if text.size < LARGEST_TYPE)
        for text in texts:
            if not _holds(room, text.box):
                yield _misfit(f"“{text.text}” leaves the margins of page {page.number}", format_, slug)
        for text, other in _overlaps(texts):
            yield _misfit(f"“{text.text}” stands on “{other.text}” on page {page.number}", format_, slug)


def _content_height(format_: CardFormat) -> Mm:
    return Mm(format_.height - 2 * format_.margin)


def _holds(room: Box, box: Box) -> bool:
    return room.x <= box.x and box.right <= room.right and room.y <= box.y and box.bottom <= room.bottom


def _overlaps(texts: tuple[ReadText, ...]) -> Iterator[tuple[ReadText, ReadText]]:
    """Pairs whose ink shares more than the slack both across and down; each text is compared with those below it."""
    ordered = sorted(texts, key=lambda text: text.box.y)
    for place, text in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.box.y > text.box.bottom - SLACK:
                break
            if _shared(text.box, other.box):
                yield text, other


def _shared(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > SLACK and down > SLACK


def _misfit(what: str, format_: CardFormat, slug: Slug) -> Diagnostic:
    return Diagnostic(
        rule="JA501",
        severity=Severity.ERROR,
        what=f"text does not fit on the {format_.title} card: {what}",
        why="what is cut off or printed over is missing when it is needed",
        fix="shorten it, or print this aid in a larger format",
        slug=slug,
    )
