"""An aid with every link, picture and clip put through a function, and nothing else changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import is_
from typing import TYPE_CHECKING, TypeVar

from jobaids.model.aid import Aid, Alert, Borrowed, Check, Clip, KeyPoint, Phase, Remedy, Step
from jobaids.model.prose import (
    AlertBlock,
    Block,
    Blocks,
    Break,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Item,
    Link,
    Listing,
    Literal,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Struck,
    Table,
    Text,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_LEAVES = (Text, Literal, Break)  # nothing within, and nothing to lead

T = TypeVar("T")
Record = TypeVar("Record", bound="DataclassInstance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewriting:
    """What becomes of each link, picture, clip and borrowed step."""

    link: Callable[[Link], Inlines]
    picture: Callable[[Picture], Picture]
    clip: Callable[[Clip], Clip]
    borrowed: Callable[[Borrowed, Step], Borrowed]

    def aid(self, aid: Aid) -> Aid:
        """The whole aid."""
        return _with(
            aid,
            intro=self.blocks(aid.intro),
            before=self.blocks(aid.before),
            phases=_each(self._phase, aid.phases),
            remedies_lead=self.blocks(aid.remedies_lead),
            remedies=_each(self._remedy, aid.remedies),
            after=self.blocks(aid.after),
            more=self.blocks(aid.more),
            debrief=self.blocks(aid.debrief),
        )

    def _phase(self, phase: Phase) -> Phase:
        return _with(
            phase,
            alerts=_each(self._alert, phase.alerts),
            lead=self.blocks(phase.lead),
            steps=_each(self._step, phase.steps),
        )

    def _step(self, step: Step) -> Step:
        return _with(
            step,
            alerts=_each(self._alert, step.alerts),
            links=tuple(one for one in self.inlines(step.links) if isinstance(one, Link)) if step.links else (),
            detail=self.inlines(step.detail),
            key_points=_each(self._key_point, step.key_points),
            checks=_each(self._check, step.checks),
            pictures=_each(self.picture, step.pictures),
            clip=self.clip(step.clip) if step.clip else None,
            body=self.blocks(step.body),
            borrowed=self.borrowed(step.borrowed, step) if step.borrowed else None,
        )

    def _key_point(self, point: KeyPoint) -> KeyPoint:
        return _with(point, text=self.inlines(point.text), reason=self.inlines(point.reason))

    def _check(self, check: Check) -> Check:
        return _with(check, text=self.inlines(check.text))

    def _alert(self, alert: Alert) -> Alert:
        return _with(alert, title=self.inlines(alert.title), body=self.blocks(alert.body))

    def _remedy(self, remedy: Remedy) -> Remedy:
        return _with(
            remedy,
            symptom=self.inlines(remedy.symptom),
            alerts=_each(self._alert, remedy.alerts),
            fix=self.blocks(remedy.fix),
        )

    def inlines(self, inlines: Inlines) -> Inlines:
        """Some inlines, what is within others first."""
        if all(isinstance(inline, _LEAVES) for inline in inlines):
            return inlines
        return tuple(part for inline in inlines for part in self._inline(inline))

    def _inline(self, inline: Inline) -> Inlines:
        match inline:
            case Picture():
                return (self.picture(inline),)
            case Strong(inner=inner) | Emphasis(inner=inner) | Struck(inner=inner):
                return (_with(inline, inner=self.inlines(inner)),)
            case Link(inner=inner):
                return self.link(_with(inline, inner=self.inlines(inner)))
            case _:
                return (inline,)

    def blocks(self, blocks: Blocks) -> Blocks:
        """Some blocks, with all they hold."""
        return _each(self._block, blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph(inner=inner) | Heading(inner=inner):
                return _with(block, inner=self.inlines(inner))
            case Quote(blocks=blocks):
                return _with(block, blocks=self.blocks(blocks))
            case AlertBlock(title=title, blocks=blocks):
                return _with(block, title=self.inlines(title), blocks=self.blocks(blocks))
            case Listing(items=items):
                return _with(block, items=_each(self._item, items))
            case Table(head=head, rows=rows):
                return _with(block, head=_each(self.inlines, head), rows=_each(self._row, rows))
            case _:
                return block

    def _item(self, item: Item) -> Item:
        return _with(item, blocks=self.blocks(item.blocks))

    def _row(self, row: tuple[Inlines, ...]) -> tuple[Inlines, ...]:
        return _each(self.inlines, row)


def _with(whole: Record, **parts: object) -> Record:
    """The same with some parts in place of its own; itself where they are its own, as most are."""
    if all(getattr(whole, name) is part for name, part in parts.items()):
        return whole
    return replace(whole, **parts)


def _each(rewrite: Callable[[T], T], parts: tuple[T, ...]) -> tuple[T, ...]:
    """Each part rewritten; the same parts where none changed."""
    made = tuple(map(rewrite, parts))
    return parts if all(map(is_, made, parts)) else made
