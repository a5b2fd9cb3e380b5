"""Steps and remedies as far as they are matched with those of another release."""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.model.aid import Aid, Remedy, Step
from jobaids.model.names import Anchor
from jobaids.model.plain import plain
from jobaids.record.similarity import Words, normal, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A step or a remedy; `kind` is `step`, `remedy` or `borrowed`, and only equal kinds are compared by text."""

    at: int  # place in its aid
    anchor: Anchor
    kind: str
    text: str
    phase: str = ""
    written: bool = True

    @property
    def words(self) -> Words:
        """What it is compared by; nobody asks where written anchors tell."""
        return words_of(self.text)

    @property
    def key(self) -> tuple[str, str]:
        """What equal parts have in common."""
        return self.kind, self.words.equal

    @property
    def own(self) -> bool:
        """Whether it may be told by likeness; a borrowed step is known by its owner alone."""
        return self.kind != "borrowed"


def parts_of(aid: Aid) -> tuple[Part, ...]:
    """The steps of an aid, then its remedies."""
    named = ((phase, normal(phase.title)) for phase in aid.phases)
    steps = [(step, name) for phase, name in named for step in phase.steps]
    remedies = enumerate(aid.remedies, len(steps))
    return (
        *(_step(at, step, phase) for at, (step, phase) in enumerate(steps)),
        *(_remedy(at, remedy) for at, remedy in remedies),
    )


def _remedy(at: int, remedy: Remedy) -> Part:
    text = plain(remedy.symptom)
    return Part(at=at, anchor=remedy.anchor, kind="remedy", text=text, written=remedy.anchor_written)


def _step(at: int, step: Step, phase: str) -> Part:
    loan = step.borrowed
    return Part(
        at=at,
        anchor=step.anchor,
        kind="borrowed" if loan else "step",
        text=f"{loan.slug}#{loan.anchor}" if loan else step.action,
        phase=phase,
        written=step.anchor_written,
    )
