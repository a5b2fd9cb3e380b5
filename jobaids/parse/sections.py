"""The headings of a source and what stands below each: named sections, procedures, prose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jobaids.language.terms import NAMED_SECTIONS, Terms, fold
from jobaids.parse.tree import Kind, Node

STEPS = "steps"
PROSE = "prose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One heading, or None at the start, and the blocks up to the next heading of any level.

    `role` is the named section it is part of, else empty; `opens` whether its heading is the one that names it.
    """

    heading: Node | None
    nodes: tuple[Node, ...]
    role: str = ""
    opens: bool = False
    steps: bool = False  # bullets are steps here
    prose: bool = False  # no list is steps here

    @property
    def level(self) -> int:
        """The level of its heading; 0 at the start."""
        return self.heading.level if self.heading else 0

    @property
    def title(self) -> str:
        """The words of its heading."""
        return self.heading.words if self.heading else ""


def sections_of(
    nodes: tuple[Node, ...], terms: Terms, steps_under: tuple[str, ...], title: Node | None = None
) -> tuple[Section, ...]:
    """The sections of a source in order; marks of a heading hold for the headings below it.

    The heading `title` names the aid and no section, whatever it says, unless it has a class.
    """
    under = frozenset(map(fold, steps_under))
    names = {name: role for name, role in terms.sections.items() if title is None or name != fold(title.words)}
    found: list[Section] = []
    above: list[Section] = []
    for heading, below in _parted(nodes):
        level = heading.level if heading else 0
        above = [section for section in above if section.level < level]
        section = _section(heading, below, names, under, above[-1] if above else None)
        found.append(section)
        above.append(section)
    return tuple(found)


def _parted(nodes: tuple[Node, ...]) -> Iterator[tuple[Node | None, tuple[Node, ...]]]:
    heading: Node | None = None
    below: list[Node] = []
    for node in nodes:
        if node.kind is Kind.HEADING:
            yield heading, tuple(below)
            heading, below = node, []
        else:
            below.append(node)
    yield heading, tuple(below)


def _section(
    heading: Node | None, below: tuple[Node, ...], names: dict[str, str], under: frozenset[str], parent: Section | None
) -> Section:
    classes = heading.classes if heading else frozenset()
    name = fold(heading.words) if heading else ""
    named = next((role for role in NAMED_SECTIONS if role in classes), "") or names.get(name, "")
    inherited = parent.role if parent else ""
    wanted = STEPS in classes or name in under
    unwanted = PROSE in classes
    return Section(
        heading=heading,
        nodes=below,
        role=named or inherited,
        opens=bool(named) and named != inherited,
        steps=(wanted or (parent is not None and parent.steps)) and not unwanted,
        prose=(unwanted or (parent is not None and parent.prose)) and not wanted,
    )
