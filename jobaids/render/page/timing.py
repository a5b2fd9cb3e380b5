"""Times in the words of a page: marked for programs, and counted down by the phone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from jobaids.language.times import duration, times_in

SHORTEST = 5  # seconds; under it nobody can press twice
LONGEST = 3600  # seconds; over it a phone in a pocket sleeps, and would not ring
MOST = 4  # timers of one step; more would be a wall of buttons


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """A time that the phone counts down."""

    said: str  # as the author wrote it
    seconds: int


def with_times(text: str, language: str) -> Markup:
    """Plain words, their times marked."""
    found = times_in(text, language)
    if not found:
        return escape(text)
    pieces, at = [], 0
    for one in found:
        time = Markup('<time datetime="{}">{}</time>').format(duration(one.seconds), text[one.start : one.end])
        pieces += [escape(text[at : one.start]), time]
        at = one.end
    return Markup().join((*pieces, escape(text[at:])))


def timers_in(texts: Iterable[str], language: str) -> tuple[Timer, ...]:
    """The times of some texts that are worth counting, each length once, in order."""
    found: dict[int, Timer] = {}
    for text in texts:
        for one in times_in(text, language):
            if SHORTEST <= one.seconds <= LONGEST:
                said = " ".join(text[one.start : one.end].split())
                found.setdefault(one.seconds, Timer(said=said, seconds=one.seconds))
    return tuple(found.values())[:MOST]
