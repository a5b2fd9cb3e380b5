"""An aid with every link, picture and clip put through a function, and nothing else changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from jobaids.model.aid import Aid, Alert, Borrowed, Clip, Phase, Remedy, Step
from jobaids.model.prose import (
    AlertBlock,
    Block,
    Blocks,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Item,
    Link,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Struck,
    Table,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewriting:
    """What becomes of each link, picture, clip and borrowed step."""

    link: Callable[[Link], Inlines]
    picture: Callable[[Picture], Picture]
    clip: Callable[[Clip], Clip]
    borrowed: Callable[[Borrowed, Step], Borrowed]

    def aid(self, aid: Aid) -> Aid:
        """The whole aid."""
        return replace(
            aid,
            intro=self.blocks(aid.intro),
            before=self.blocks(aid.before),
            phases=tuple(map(self._phase, aid.phases)),
            remedies_lead=self.blocks(aid.remedies_lead),
            remedies=tuple(map(self._remedy, aid.remedies)),
            after=self.blocks(aid.after),
            more=self.blocks(aid.more),
            debrief=self.blocks(aid.debrief),
        )

    def _phase(self, phase: Phase) -> Phase:
        return replace(
            phase,
            alerts=tuple(map(self._alert, phase.alerts)),
            lead=self.blocks(phase.lead),
            steps=tuple(map(self._step, phase.steps)),
        )

    def _step(self, step: Step) -> Step:
        return replace(
            step,
            alerts=tuple(map(self._alert, step.alerts)),
            links=tuple(one for one in self.inlines(step.links) if isinstance(one, Link)),
            detail=self.inlines(step.detail),
            key_points=tuple(
                replace(point, text=self.inlines(point.text), reason=self.inlines(point.reason))
                for point in step.key_points
            ),
            checks=tuple(replace(check, text=self.inlines(check.text)) for check in step.checks),
            pictures=tuple(map(self.picture, step.pictures)),
            clip=self.clip(step.clip) if step.clip else None,
            body=self.blocks(step.body),
            borrowed=self.borrowed(step.borrowed, step) if step.borrowed else None,
        )

    def _alert(self, alert: Alert) -> Alert:
        return replace(alert, title=self.inlines(alert.title), body=self.blocks(alert.body))

    def _remedy(self, remedy: Remedy) -> Remedy:
        return replace(
            remedy,
            symptom=self.inlines(remedy.symptom),
            alerts=tuple(map(self._alert, remedy.alerts)),
            fix=self.blocks(remedy.fix),
        )

    def inlines(self, inlines: Inlines) -> Inlines:
        """Some inlines, what is within others first."""
        return tuple(part for inline in inlines for part in self._inline(inline))

    def _inline(self, inline: Inline) -> Inlines:
        match inline:
            case Picture():
                return (self.picture(inline),)
            case Strong(inner=inner) | Emphasis(inner=inner) | Struck(inner=inner):
                return (replace(inline, inner=self.inlines(inner)),)
            case Link(inner=inner):
                return self.link(replace(inline, inner=self.inlines(inner)))
            case _:
                return (inline,)

    def blocks(self, blocks: Blocks) -> Blocks:
        """Some blocks, with all they hold."""
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph(inner=inner) | Heading(inner=inner):
                return replace(block, inner=self.inlines(inner))
            case Quote(blocks=blocks):
                return replace(block, blocks=self.blocks(blocks))
            case AlertBlock(title=title, blocks=blocks):
                return replace(block, title=self.inlines(title), blocks=self.blocks(blocks))
            case Listing(items=items):
                return replace(block, items=tuple(map(self._item, items)))
            case Table(head=head, rows=rows):
                cells = tuple(tuple(map(self.inlines, row)) for row in rows)
                return replace(block, head=tuple(map(self.inlines, head)), rows=cells)
            case _:
                return block

    def _item(self, item: Item) -> Item:
        return replace(item, blocks=self.blocks(item.blocks))
