"""Key points and reasons: `Key point: …` and `Why: …`, in the aid's language, bold or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from jobaids.language.terms import Terms
from jobaids.model.aid import KeyPoint
from jobaids.model.diagnostic import Severity
from jobaids.model.plain import unfolded
from jobaids.model.prose import Inlines, Text
from jobaids.model.source import Span
from jobaids.parse.cutting import cut, lines_within, tidied
from jobaids.parse.reading import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Some inlines: a key point, a reason, or neither."""

    text: Inlines
    is_point: bool = False
    is_reason: bool = False


def said(inlines: Inlines, terms: Terms) -> Said:
    """What some inlines are, without the words that say so."""
    words = unfolded(inlines)
    for pattern, point in ((terms.key_point, True), (terms.why, False)):
        if found := pattern.match(words):
            text = tidied(cut(inlines, found.end())[1])
            if text:
                return Said(text=text, is_point=point, is_reason=not point)
    return Said(text=inlines)


def parted(inlines: Inlines, terms: Terms) -> Iterator[Said]:
    """A paragraph parted at each line that opens a key point or a reason."""
    current: Said | None = None
    for line in lines_within(inlines):
        found = said(line, terms)
        if current is None or found.is_point or found.is_reason:
            if current is not None:
                yield current
            current = found
        else:
            current = replace(current, text=(*current.text, Text(text="\n"), *found.text))
    if current is not None:
        yield current


@dataclass(slots=True, kw_only=True)
class Points:
    """Key points in order, each reason with the point before it."""

    desk: Desk
    found: list[KeyPoint] = field(default_factory=list)

    def take(self, one: Said, span: Span) -> bool:
        """Take a key point or a reason; False for anything else, and for a reason without a point."""
        if one.is_point:
            self.found.append(KeyPoint(text=tidied(one.text), span=span))
            return True
        if not one.is_reason:
            return False
        if not self.found:
            self.desk.tell(
                "JA018",
                Severity.WARNING,
                span,
                "this reason has no key point before it",
                "a reason tells why a key point matters",
                "write the key point first",
            )
            return False
        last = self.found[-1]
        reason = tidied((*last.reason, Text(text=" "), *one.text))
        self.found[-1] = replace(last, reason=reason)
        return True
