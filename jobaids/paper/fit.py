"""Whether the words on a finished card stand within its margins and on no other words."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Mm, Slug
from jobaids.paper.box import Box
from jobaids.paper.formats import CardFormat
from jobaids.paper.reading import ReadCard, ReadText

SLACK = Mm(0.6)  # an italic letter or a swash may lean that far out of its line
SAME_LINE = 0.6  # of the lower text's height, shared
TAIL = 0.3  # of the type size
MM_A_POINT = 25.4 / 72


def tell_misfits(read: ReadCard, format_: CardFormat, slug: Slug) -> Iterator[Diagnostic]:
    """JA501: words stand outside the margins, or on other words. A watermark stands slanting behind all else."""
    room = format_.room.grown(SLACK)
    for page in read.pages:
        texts = tuple(text for text in page.texts if not text.turned and _says_something(text))
        for text in texts:
            if not _holds(room, text.box):
                yield _misfit(f"“{text.text}” leaves the margins of page {page.number}", format_, slug)
            if any(_reaches(text.box, out) for out in format_.distances.keep_outs):
                yield _misfit(f"“{text.text}” stands where page {page.number} is punched", format_, slug)
        for text, other in _overlaps(texts):
            yield _misfit(f"“{text.text}” stands on “{other.text}” on page {page.number}", format_, slug)


def _says_something(text: ReadText) -> bool:
    """Whether a text is more than marks, which stand on or under letters by nature: the dots of ت, the tone of ้."""
    return any(category(sign)[0] not in "MCZ" for sign in text.text)


def _reaches(box: Box, out: Box) -> bool:
    return min(box.right, out.right) - max(box.x, out.x) > SLACK and out.bottom - box.y > SLACK


def _holds(room: Box, box: Box) -> bool:
    return room.x <= box.x and box.right <= room.right and room.y <= box.y and box.bottom <= room.bottom


def _overlaps(texts: tuple[ReadText, ...]) -> Iterator[tuple[ReadText, ReadText]]:
    """Pairs whose ink shares more than the slack both across and down; each text is compared with those below it."""
    ordered = sorted(texts, key=lambda text: text.box.y)
    for place, text in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.box.y > text.box.bottom - SLACK:
                break
            if _collide(text, other):
                yield text, other


def _collide(text: ReadText, other: ReadText) -> bool:
    """Whether the ink of two texts meets; on one line a tail may reach under the next letter, as that of ر does."""
    one, two = text.box, other.box
    across = min(one.right, two.right) - max(one.x, two.x)
    down = min(one.bottom, two.bottom) - max(one.y, two.y)
    on_one_line = down > SAME_LINE * min(one.height, two.height)
    return down > SLACK and across > (max(SLACK, TAIL * text.size * MM_A_POINT) if on_one_line else SLACK)


def _misfit(what: str, format_: CardFormat, slug: Slug) -> Diagnostic:
    return Diagnostic(
        rule="JA501",
        severity=Severity.ERROR,
        what=f"text does not fit on the {format_.title} card: {what}",
        why="what is cut off or printed over is missing when it is needed",
        fix="shorten it, or print this aid in a larger format",
        slug=slug,
    )
