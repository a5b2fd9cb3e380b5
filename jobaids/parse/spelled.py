"""Steps that are no list: `Step 3` headings, and paragraphs that open `**Step 3.**`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jobaids.language.terms import Terms
from jobaids.model.plain import unfolded
from jobaids.model.prose import Strong
from jobaids.parse.cutting import cut, tidied
from jobaids.parse.sections import Section
from jobaids.parse.tree import Kind, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """A heading or paragraph that says its step number, and itself without that."""

    number: int
    origin: Node
    action: Node


def spelled_steps(sections: tuple[Section, ...], terms: Terms) -> dict[int, Spelled]:
    """The spelled steps of a source by the identity of their heading or paragraph, where two or more run on."""
    headings = [section.heading for section in sections if section.heading and not section.role and not section.prose]
    paragraphs = [node for section in sections if not section.role and not section.prose for node in section.nodes]
    levels = sorted({heading.level for heading in headings})
    accepted: list[Spelled] = []
    for level in levels:
        accepted.extend(_runs(_spelled(node, terms) for node in headings if node.level == level))
    accepted.extend(_runs(_spelled(node, terms) for node in paragraphs if node.kind is Kind.PARAGRAPH))
    return {id(one.origin): one for one in accepted}


def _spelled(node: Node, terms: Terms) -> Spelled | None:
    if node.prose is None:
        return None
    inlines = tidied(node.prose.inlines)
    if node.kind is Kind.PARAGRAPH and not (inlines and isinstance(inlines[0], Strong)):
        return None
    found = terms.step.match(unfolded(inlines))
    if found is None or (node.kind is Kind.PARAGRAPH and found.start("mark") > len(unfolded(inlines[:1]))):
        return None
    number = int(next(group for group in found.groups() if group and group.strip().isdecimal()))
    action = replace(node.prose, inlines=cut(inlines, found.start("rest"))[1])
    return Spelled(number=number, origin=node, action=replace(node, kind=Kind.PARAGRAPH, prose=action))


def _runs(found: Iterable[Spelled | None]) -> Iterator[Spelled]:
    """Those whose numbers go up one by one, two or more in a row."""
    run: list[Spelled] = []
    for one in found:
        if one is None:
            continue
        if run and one.number != run[-1].number + 1:
            yield from run if len(run) > 1 else ()
            run = []
        run.append(one)
    yield from run if len(run) > 1 else ()
