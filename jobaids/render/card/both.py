"""A card in two languages: each line of the first is followed by the same line of the second, as large.

Steps and remedies are paired by their anchors; numerals, pictures and symbols stand once and are those of the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from markupsafe import Markup

from jobaids.language.words import Words
from jobaids.model.names import Anchor
from jobaids.render.card.alerts import Panel
from jobaids.render.card.order import CardOrder
from jobaids.render.card.view import CardView, FactView, KeyPointView, PhaseView, RemedyView, SecondView, StepView

NOTHING = Markup("")


def both(order: CardOrder, first: CardView, second: CardView) -> CardView:
    """The view of a card and that of the same card in its second language, line by line."""
    beside = order.beside
    if beside is None:
        return first
    pairing = _Pairing(words=second.words)
    steps = dict(zip((step.anchor for step in beside.edition.aid.steps), _steps(second), strict=True))
    remedies = dict(zip((one.anchor for one in beside.edition.aid.remedies), second.remedies, strict=True))
    anchors = iter([step.anchor for step in order.edition.aid.steps])
    same = len(first.phases) == len(second.phases)
    return replace(
        first,
        title=f"{first.title} · {second.title}",
        heading=pairing.line(first.heading, second.heading),
        mode=pairing.line(first.mode, second.mode),
        facts=tuple(pairing.facts(first.facts, second.facts)),
        turn=first.turn,
        intro=pairing.block(first.intro, second.intro),
        before=pairing.block(first.before, second.before),
        phases=tuple(
            pairing.phase(phase, second.phases[place] if same else None, steps, anchors)
            for place, phase in enumerate(first.phases)
        ),
        remedies_lead=pairing.block(first.remedies_lead, second.remedies_lead),
        remedies=tuple(
            pairing.remedy(shown, remedies.get(remedy.anchor))
            for remedy, shown in zip(order.edition.aid.remedies, first.remedies, strict=True)
        ),
        after=pairing.block(first.after, second.after),
        notes=(*first.notes, *second.notes),
        second=SecondView(words=second.words, marks=pairing.marks),
    )


def _steps(view: CardView) -> Iterator[StepView]:
    for phase in view.phases:
        yield from phase.steps


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pairing:
    """Puts what the second language says beneath what the first one says."""

    words: Words

    @property
    def marks(self) -> Markup:
        """What marks an element as of the second language."""
        return Markup(' lang="{}" dir="{}"').format(self.words.language, self.words.direction)

    def line(self, first: str, second: str) -> Markup:
        """Two lines of one element; what is the same in both, such as a measure, stands once."""
        if not second or first == second:
            return Markup("{}").format(first)
        return Markup('{}<span class="other"{}>{}</span>').format(first, self.marks, second)

    def block(self, first: Markup, second: Markup) -> Markup:
        """Paragraphs below paragraphs."""
        if not second or first == second:
            return first
        return Markup('{}<div class="other"{}>{}</div>').format(first, self.marks, second)

    def facts(self, first: Iterable[FactView], second: Iterable[FactView]) -> Iterator[FactView]:
        """Facts in turn, each under its own label."""
        for one, other in zip_longest(first, second):
            if one:
                yield one
            if other and other != one:
                yield replace(other, marks=self.marks)

    def panels(self, first: tuple[Panel, ...], second: tuple[Panel, ...]) -> tuple[Panel, ...]:
        """Alerts with both signal words and both messages; where the two count differently, all of both."""
        if [one.signal for one in first] != [one.signal for one in second]:
            return (*first, *(replace(one, marks=self.marks) for one in second))
        return tuple(
            replace(
                one,
                shape=f"{one.shape} above" if " above" in other.shape and " above" not in one.shape else one.shape,
                word=self.line(one.word, other.word),
                long=max(one.long, other.long, key=len),
                body=self.block(one.body, other.body),
            )
            for one, other in zip(first, second, strict=True)
        )

    def phase(
        self, first: PhaseView, second: PhaseView | None, steps: dict[Anchor, StepView], anchors: Iterator[Anchor]
    ) -> PhaseView:
        """A phase with both headings."""
        paired = tuple(self.step(step, steps.get(next(anchors))) for step in first.steps)
        if second is None:
            return replace(first, steps=paired)
        return replace(
            first,
            title=self.line(first.title, second.title),
            alerts=self.panels(first.alerts, second.alerts),
            lead=self.block(first.lead, second.lead),
            steps=paired,
        )

    def step(self, first: StepView, second: StepView | None) -> StepView:
        """A step; one that is not translated stands in the first language alone."""
        if second is None:
            return first
        return replace(
            first,
            quick=self.line(first.quick, second.quick),
            detail=self.line(first.detail, second.detail),
            alerts=self.panels(first.alerts, second.alerts),
            key_points=tuple(self.points(first.key_points, second.key_points)),
            checks=tuple(
                self.line(one, other) for one, other in zip_longest(first.checks, second.checks, fillvalue=NOTHING)
            ),
            body=self.block(first.body, second.body),
            borrowed=self.line(first.borrowed, second.borrowed),
            older=second.older,
            tall=first.tall or second.tall,
            detail_below=first.detail_below or second.detail_below,
        )

    def points(self, first: Iterable[KeyPointView], second: Iterable[KeyPointView]) -> Iterator[KeyPointView]:
        """Key points with their reasons."""
        none = KeyPointView(text=NOTHING, reason=NOTHING)
        for one, other in zip_longest(first, second, fillvalue=none):
            why = Markup('<span class="why"> {} {}</span>').format(self.words("Why:"), other.reason)
            said = other.text + why if other.reason else other.text
            yield replace(one, other=self.line(NOTHING, said))

    def remedy(self, first: RemedyView, second: RemedyView | None) -> RemedyView:
        """A symptom and its fix."""
        if second is None:
            return first
        return replace(
            first,
            symptom=self.line(first.symptom, second.symptom),
            alerts=self.panels(first.alerts, second.alerts),
            fix=self.block(first.fix, second.fix),
            older=second.older,
            tall=first.tall or second.tall,
        )
