"""Prose read as plain words: what a person would hear if the text were read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from jobaids.model.aid import Aid, Alert, Phase, Remedy, Step
from jobaids.model.prose import (
    AlertBlock,
    Block,
    Blocks,
    Break,
    CodeBlock,
    Divider,
    Emphasis,
    Heading,
    Inline,
    Inlines,
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


def plain(inlines: Inlines) -> str:
    """The words of some inlines on one line; a picture is its alternative text."""
    return " ".join(unfolded(inlines).split())


def unfolded(inlines: Inlines) -> str:
    """The words of some inlines with their white space as it stands, breaks as line feeds."""
    return "".join([inline.text if isinstance(inline, Text) else _words(inline) for inline in inlines])


def _words(inline: Inline) -> str:
    match inline:
        case Text(text=text) | Literal(text=text) | Picture(alt=text):
            return text
        case Strong(inner=inner) | Emphasis(inner=inner) | Struck(inner=inner) | Link(inner=inner):
            return unfolded(inner)
        case Break():
            return "\n"


def plain_blocks(blocks: Blocks) -> str:
    """The words of some blocks, one line a paragraph, heading, cell or line of code."""
    return "\n".join(lines_of(blocks))


def lines_of(blocks: Blocks) -> Iterator[str]:
    """The words of some blocks in reading order, piece by piece; empty pieces are left out."""
    for inlines in prose_of(blocks):
        match inlines:
            case (Literal(text=text),) if "\n" in text:
                yield from filter(None, text.splitlines())
            case _:
                if line := plain(inlines):
                    yield line


def prose_of(blocks: Blocks) -> Iterator[Inlines]:
    """Every stretch of inlines within some blocks, in reading order; a block of code is one `Literal`."""
    for block in blocks:
        yield from _prose_in(block)


def _prose_in(block: Block) -> Iterator[Inlines]:
    match block:
        case Paragraph(inner=inner) | Heading(inner=inner):
            yield inner
        case CodeBlock(text=text):
            yield (Literal(text=text),)
        case Divider():
            return
        case _:
            yield from _prose_within(block)


def _prose_within(block: Listing | Quote | AlertBlock | Table) -> Iterator[Inlines]:
    match block:
        case Listing(items=items):
            for item in items:
                yield from prose_of(item.blocks)
        case Quote(blocks=blocks):
            yield from prose_of(blocks)
        case AlertBlock(title=title, blocks=blocks):
            yield title
            yield from prose_of(blocks)
        case Table(head=head, rows=rows):
            yield from head
            for row in rows:
                yield from row


def inlines_in(inlines: Inlines) -> Iterator[Inline]:
    """Every inline, those within others too, in reading order."""
    for inline in inlines:
        yield inline
        match inline:
            case Strong(inner=inner) | Emphasis(inner=inner) | Struck(inner=inner) | Link(inner=inner):
                yield from inlines_in(inner)
            case _:
                pass


def prose_of_aid(aid: Aid) -> Iterator[Inlines]:
    """Every stretch of inlines in an aid, in reading order, save what it has as plain text (titles, quick steps)."""
    yield from prose_of((*aid.intro, *aid.before))
    for phase in aid.phases:
        yield from _prose_of_phase(phase)
    yield from prose_of(aid.remedies_lead)
    for remedy in aid.remedies:
        yield from _prose_of_remedy(remedy)
    yield from prose_of((*aid.after, *aid.more, *aid.debrief))


def _prose_of_phase(phase: Phase) -> Iterator[Inlines]:
    yield from _prose_of_alerts(phase.alerts)
    yield from prose_of(phase.lead)
    for step in phase.steps:
        yield from prose_of_step(step)


def prose_of_step(step: Step) -> Iterator[Inlines]:
    """Every stretch of inlines in a step, as it is printed; the quick step is plain text and not among them."""
    yield from _prose_of_alerts(step.alerts)
    yield step.links
    yield step.detail
    for point in step.key_points:
        yield point.text
        yield point.reason
    for check in step.checks:
        yield check.text
    yield tuple(step.pictures)
    yield from prose_of(step.body)


def _prose_of_remedy(remedy: Remedy) -> Iterator[Inlines]:
    yield remedy.symptom
    yield from _prose_of_alerts(remedy.alerts)
    yield from prose_of(remedy.fix)


def _prose_of_alerts(alerts: tuple[Alert, ...]) -> Iterator[Inlines]:
    for alert in alerts:
        yield alert.title
        yield from prose_of(alert.body)


def words_of(aid: Aid) -> Iterator[str]:
    """All text of an aid that a reader can see, piece by piece, in reading order."""
    yield aid.title
    yield from filter(None, (aid.head.owner, *aid.head.tools, *aid.head.ppe, *aid.head.tags))
    for phase in aid.phases:
        yield from filter(None, (phase.title,))
    for step in aid.steps:
        yield step.quick
        yield from filter(None, (step.clip.title if step.clip else "",))
    for inlines in prose_of_aid(aid):
        if line := plain(inlines):
            yield line
