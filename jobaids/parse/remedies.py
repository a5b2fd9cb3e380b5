"""Remedies: a table of symptoms and fixes, a heading a symptom, or a bold paragraph and what follows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jobaids.model.aid import Remedy
from jobaids.model.names import Anchor
from jobaids.model.plain import plain
from jobaids.model.prose import Blocks, Inlines, Paragraph, Strong, Text
from jobaids.parse.cutting import is_empty, tidied
from jobaids.parse.inlines import Prose
from jobaids.parse.marks import Marks
from jobaids.parse.reading import Desk
from jobaids.parse.sections import Section
from jobaids.parse.steps import alert_of
from jobaids.parse.tree import Kind, Node, blocks_of


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedRemedy:
    """A remedy whose anchor is still as its author wrote it, or missing."""

    remedy: Remedy
    marks: Marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Solve:
    """The remedies of an aid, and the prose among them."""

    remedies: tuple[MarkedRemedy, ...]
    lead: Blocks


def read_solve(desk: Desk, sections: tuple[Section, ...]) -> Solve:
    """All remedies in the sections named so, in order."""
    found: list[MarkedRemedy] = []
    lead: list[Node] = []
    index = 0
    while index < len(sections):
        section = sections[index]
        index += 1
        below = [section]
        while index < len(sections) and sections[index].level > section.level and not section.opens:
            below.append(sections[index])
            index += 1
        if section.opens or section.heading is None:
            found.extend(_in_section(desk, section.nodes, lead))
        elif len(section.nodes) == 1 and section.nodes[0].kind is Kind.TABLE and len(below) == 1:
            lead.append(section.heading)
            found.extend(_in_table(desk, section.nodes[0]))
        else:
            found.append(_under_heading(desk, section.heading, below))
    return Solve(remedies=tuple(found), lead=blocks_of(tuple(lead)))


def _in_section(desk: Desk, nodes: tuple[Node, ...], lead: list[Node]) -> Iterator[MarkedRemedy]:
    """Remedies in tables, and those that open with a bold paragraph; other blocks go to the lead."""
    opened: Node | None = None
    fix: list[Node] = []
    for node in (*nodes, None):
        if opened is not None and (node is None or _is_bold(node) or node.kind is Kind.TABLE):
            if fix:
                yield _remedy(desk, _unbold(opened), tuple(fix))
            else:
                lead.append(opened)
            opened, fix = None, []
        if node is None:
            return
        if node.kind is Kind.TABLE and len(node.aligns) > 1:
            yield from _in_table(desk, node)
        elif _is_bold(node):
            opened = node
        else:
            (fix if opened is not None else lead).append(node)


def _is_bold(node: Node) -> bool:
    """Whether a paragraph is bold from end to end, a colon after it apart."""
    if node.kind is not Kind.PARAGRAPH or node.prose is None:
        return False
    match tidied(node.prose.inlines):
        case (Strong(),):
            return True
        case (Strong(), Text(text=text)):
            return not text.strip(" :：")
        case _:
            return False


def _unbold(node: Node) -> Prose:
    prose = node.prose
    if prose is None or not isinstance(strong := tidied(prose.inlines)[0], Strong):
        raise AssertionError(node)
    inner = tidied(strong.inner)
    if isinstance(inner[-1], Text):
        inner = (*inner[:-1], Text(text=inner[-1].text.rstrip(" :：")))
    return replace(prose, inlines=inner)


def _under_heading(desk: Desk, heading: Node, below: list[Section]) -> MarkedRemedy:
    nodes = list(below[0].nodes)
    for section in below[1:]:
        nodes += [*([section.heading] if section.heading else []), *section.nodes]
    prose = heading.prose
    if prose is None:
        raise AssertionError(heading)
    return _remedy(desk, prose, tuple(nodes))


def _remedy(desk: Desk, symptom: Prose, nodes: tuple[Node, ...]) -> MarkedRemedy:
    remedy = Remedy(
        anchor=Anchor(""),
        symptom=tidied(symptom.inlines),
        fix=blocks_of(tuple(node for node in nodes if not node.is_hazard)),
        alerts=tuple(alert_of(desk, node) for node in nodes if node.is_hazard),
        span=symptom.span,
    )
    return MarkedRemedy(remedy=remedy, marks=symptom.marks)


def _in_table(desk: Desk, table: Node) -> Iterator[MarkedRemedy]:
    """A remedy a row: the symptom first; of more than two columns each but the last says its name.

    A row without a symptom goes on with the fix of the row above.
    """
    del desk
    head = table.rows[0]
    current: MarkedRemedy | None = None
    for row in table.rows[1:]:
        fix = tuple(_fix(head, row))
        marks = next((cell.marks for cell in row if cell.marks.written), row[0].marks)
        if current is not None and is_empty(row[0].inlines):
            remedy = replace(current.remedy, fix=(*current.remedy.fix, *fix))
            current = MarkedRemedy(remedy=remedy, marks=current.marks if current.marks.written else marks)
            continue
        if current is not None:
            yield current
        remedy = Remedy(anchor=Anchor(""), symptom=tidied(row[0].inlines), fix=fix, span=row[0].span)
        current = MarkedRemedy(remedy=remedy, marks=marks)
    if current is not None:
        yield current


def _fix(head: tuple[Prose, ...], row: tuple[Prose, ...]) -> Iterator[Paragraph]:
    for column, cell in enumerate(row[1:], start=1):
        inlines: Inlines = tidied(cell.inlines)
        if is_empty(inlines):
            continue
        name = plain(head[column].inlines) if column < len(head) else ""
        if len(row) > 2 and name and column < len(row) - 1:
            inlines = (Strong(inner=(Text(text=f"{name}:"),)), Text(text=" "), *inlines)
        yield Paragraph(inner=inlines)
