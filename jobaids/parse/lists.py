"""Which lists are steps, and what their items hold."""

from __future__ import annotations

from jobaids.model.prose import Link
from jobaids.parse.inlines import only_link, only_pictures
from jobaids.parse.sections import PROSE, STEPS, Section
from jobaids.parse.tree import Kind, Node

LISTS = frozenset((Kind.BULLETS, Kind.NUMBERS))


def step_lists(node: Node, section: Section, before: Node | None) -> tuple[Node, ...]:
    """The lists of steps in a block of a section: itself, or what stands directly in an alert.

    `before` is the block just above, whose classes hold for a list.
    """
    if section.prose or section.role:
        return ()
    if node.kind is Kind.ALERT:
        return tuple(inner for inner in node.nodes if _is_steps(inner, section, frozenset()))
    classes = before.classes if before is not None and before.kind is Kind.PARAGRAPH else frozenset[str]()
    return (node,) if _is_steps(node, section, classes) else ()


def _is_steps(node: Node, section: Section, classes: frozenset[str]) -> bool:
    if node.kind not in LISTS or PROSE in classes:
        return False
    if section.steps or STEPS in classes:
        return True
    return (node.kind is Kind.NUMBERS or node.is_tasks) and not is_contents(node)


def is_contents(node: Node) -> bool:
    """Whether every item of a list is a link and nothing else."""
    return bool(node.nodes) and all(lone_link(item) is not None for item in node.nodes)


def lone_link(item: Node) -> Link | None:
    """The link that is all there is in an item, lists of links below it apart."""
    if not item.nodes or item.nodes[0].kind is not Kind.PARAGRAPH or item.nodes[0].prose is None:
        return None
    if not all(node.kind in LISTS and is_contents(node) for node in item.nodes[1:]):
        return None
    return only_link(item.nodes[0].prose.inlines)


def is_only_pictures(nodes: tuple[Node, ...]) -> bool:
    """Whether blocks hold pictures and nothing else."""
    return bool(nodes) and all(
        node.kind is Kind.PARAGRAPH and node.prose is not None and only_pictures(node.prose.inlines) for node in nodes
    )
