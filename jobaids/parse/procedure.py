"""The sections of a source gathered into phases of steps and the prose around them."""

from __future__ import annotations

from dataclasses import replace

from jobaids.model.diagnostic import Severity
from jobaids.model.source import NOWHERE
from jobaids.parse.gathering import Gathered, RawPhase, RawStep
from jobaids.parse.lists import is_only_pictures, step_lists
from jobaids.parse.reading import Desk
from jobaids.parse.sections import Section
from jobaids.parse.spelled import Spelled, spelled_steps
from jobaids.parse.tree import Kind, Node

LONGEST_PHASE = 80  # signs: a longer paragraph above a list leads into the phase and does not name it


def gather(desk: Desk, sections: tuple[Section, ...], title: Node | None) -> Gathered:
    """The procedure in all sections that have no name of their own; `title` is the heading that names the aid."""
    gatherer = Gatherer(desk, sections, title)
    index = 0
    while index < len(sections):
        index = gatherer.take(index)
    gatherer.finish()
    return gatherer.gathered


class Gatherer:
    """Walks the sections once, in order."""

    def __init__(self, desk: Desk, sections: tuple[Section, ...], title: Node | None) -> None:
        self.desk = desk
        self.sections = sections
        self.title = title
        self.spelled = spelled_steps(sections, desk.terms)
        self.gathered = Gathered()
        self.scopes: list[tuple[int, list[Node]]] = []  # alerts that hold for every phase below a heading

    def take(self, index: int) -> int:
        """Take one section, with those below it where its heading is a step; the index of the next."""
        section = self.sections[index]
        if section.role:
            return index + 1
        self.scopes = [(level, alerts) for level, alerts in self.scopes if level < section.level]
        if section.heading is not None and (step := self.spelled.get(id(section.heading))):
            return self._take_spelled(index, step)
        below = self._below(index)
        self.scopes.append((section.level, []))
        walk = Walk(self, section, leads_on=self._has_steps(below))
        walk.names_below = bool(below) and below[0].heading is not None and id(below[0].heading) in self.spelled
        for node in section.nodes:
            walk.take(node)
        walk.finish()
        return index + 1

    def finish(self) -> None:
        """Alerts that no step came after are kept as prose."""
        self.gathered.prose(*self.gathered.pending)

    def _below(self, index: int) -> tuple[Section, ...]:
        level = self.sections[index].level
        end = index + 1
        while end < len(self.sections) and self.sections[end].level > level:
            end += 1
        return self.sections[index + 1 : end]

    def _has_steps(self, sections: tuple[Section, ...]) -> bool:
        return any(
            (section.heading is not None and id(section.heading) in self.spelled and not section.role)
            or any(id(node) in self.spelled for node in section.nodes)
            or any(step_lists(node, section, before) for before, node in _pairs(section.nodes))
            for section in sections
        )

    def _take_spelled(self, index: int, step: Spelled) -> int:
        """A heading that is a step, with everything below it that has no name of its own."""
        section, below = self.sections[index], self._below(index)
        parent = next((one for one in reversed(self.sections[:index]) if one.level < section.level), None)
        heading = parent.heading if parent and parent.heading is not self.title else None
        name = heading.words if heading else ""
        phases = self.gathered.phases
        if not phases or phases[-1].title != name or step.number <= self.gathered.last_number:
            self.open(name, heading)
        nodes = [step.action, *section.nodes]
        for one in below:
            if one.role:
                continue
            nodes += [*([one.heading] if one.heading else []), *one.nodes]
        self.gathered.add(RawStep(number=step.number, nodes=nodes))
        later = [offset for offset, one in enumerate(below, start=index + 1) if one.role]
        return later[0] if later else index + 1 + len(below)

    def open(self, title: str, heading: Node | None) -> RawPhase:
        """Begin a phase; it has the alerts of every heading above it."""
        alerts = [alert for _, alerts in self.scopes for alert in alerts]
        span = self.desk.whole_line(heading.first) if heading else NOWHERE
        phase = RawPhase(title=title, alerts=alerts, span=span)
        self.gathered.phases.append(phase)
        return phase


def _pairs(nodes: tuple[Node, ...]) -> tuple[tuple[Node | None, Node], ...]:
    return tuple(zip((None, *nodes), nodes, strict=False))


class Walk:
    """Walks the blocks of one section once, in order."""

    def __init__(self, gatherer: Gatherer, section: Section, *, leads_on: bool) -> None:
        self.gatherer = gatherer
        self.gathered = gatherer.gathered
        self.section = section
        self.leads_on = leads_on  # whether steps come in sections below
        self.names_below = False  # whether its heading names the phase of headings that are steps
        self.named = section.heading is not None and section.heading is not gatherer.title
        self.begun = False  # whether this section has had steps
        self.spoken = False  # whether the step before is a paragraph, which takes all that follows
        self.between: list[Node] = []  # since the last list or step

    def take(self, node: Node) -> None:
        """Take one block."""
        if step := self.gatherer.spelled.get(id(node)):
            if not self.spoken:
                self._open()
            self.gathered.add(RawStep(number=step.number, nodes=[step.action]))
            self.spoken = True
        elif self.spoken and self.gathered.last:
            self.gathered.last.nodes.append(node)
        elif lists := step_lists(node, self.section, self.between[-1] if self.between else None):
            self._take_lists(node, lists)
        else:
            self.between.append(node)

    def finish(self) -> None:
        """What stands after the last list: alerts wait for the next step, the rest is prose under its heading."""
        if self.begun:
            self.gathered.pending += [node for node in self.between if node.is_hazard]
            rest = [node for node in self.between if not node.is_hazard]
        elif self.leads_on:
            self.gatherer.scopes[-1][1].extend(node for node in self.between if node.is_hazard)
            rest = [node for node in self.between if not node.is_hazard]
        else:
            rest = self.between
        heading = self.section.heading if self.named else None
        if heading is not None and (rest or not (self.begun or self.names_below)):
            self.gathered.prose(heading)
        self.gathered.prose(*rest)

    def _take_lists(self, node: Node, lists: tuple[Node, ...]) -> None:
        if node.kind is Kind.ALERT:
            rest = tuple(inner for inner in node.nodes if not any(inner is one for one in lists))
            if rest or node.prose:
                self.between.append(replace(node, nodes=rest))
        for one in lists:
            self._place(one)
            self._add_items(one)

    def _place(self, node: Node) -> None:
        """Give what stands above a list to the step before, the phase or the step that comes."""
        last = self.gathered.last_number
        expected = not self.gathered.phases or node.start in {0, 1, last + 1}
        if node.kind is Kind.NUMBERS and (not expected or (not self.gathered.phases and node.start > 1)):
            self._tell_number(node, last)
        if not self.begun:
            self._open()
        elif self._goes_on(node, last):
            self.gathered.pending += [one for one in self.between if one.is_hazard]
            rest = [one for one in self.between if not one.is_hazard]
            if self.gathered.last:
                self.gathered.last.nodes += rest
            else:
                self.gathered.prose(*rest)
        else:
            self._open_second()
        self.begun = True
        self.between = []

    def _goes_on(self, node: Node, last: int) -> bool:
        if node.kind is Kind.NUMBERS:
            return node.start != 1 or last == 0
        return not (self.between and self.between[-1].kind is Kind.PARAGRAPH)

    def _open(self) -> None:
        """The first phase of a section: its heading names it; what stands above is its lead, or the aid's."""
        alerts = [node for node in self.between if node.is_hazard]
        rest = [node for node in self.between if not node.is_hazard]
        self.gatherer.scopes[-1][1].extend(alerts)
        if self.named:
            self.gatherer.open(self.section.title, self.section.heading).lead = rest
        else:
            self.gathered.prose(*rest)
            self.gatherer.open("", None)
        self.begun = True
        self.between = []

    def _open_second(self) -> None:
        """A list that restarts takes the paragraph just above it as its phase."""
        name = ""
        if self.between and self.between[-1].kind is Kind.PARAGRAPH:
            words = self.between[-1].words.rstrip(" :：")
            if len(words) <= LONGEST_PHASE:
                name = words
                self.between.pop()
        self.gathered.pending += [node for node in self.between if node.is_hazard]
        rest = [node for node in self.between if not node.is_hazard]
        self.gatherer.open(name, None).lead = rest

    def _add_items(self, node: Node) -> None:
        number = node.start if node.kind is Kind.NUMBERS else self.gathered.last_number + 1
        waiting: list[Node] = []
        for item in node.nodes:
            last = self.gathered.last if self.gathered.phases[-1].steps else None
            if not item.nodes:
                self._tell_empty(item)
            elif is_only_pictures(item.nodes):
                (last.nodes if last else waiting).extend(item.nodes)
            else:
                self.gathered.add(RawStep(number=number, nodes=[*item.nodes, *waiting]))
                waiting = []
                number += 1
        self.gathered.prose(*waiting)

    def _tell_empty(self, item: Node) -> None:
        self.gatherer.desk.tell(
            "JA026",
            Severity.WARNING,
            self.gatherer.desk.whole_line(item.first),
            "an empty step is left out",
            "there is nothing to do in it",
            "say what to do, or take it away",
        )

    def _tell_number(self, node: Node, last: int) -> None:
        what = f"the list goes on with {node.start} after {last}" if last else f"the list starts with {node.start}"
        self.gatherer.desk.tell(
            "JA008",
            Severity.WARNING,
            self.gatherer.desk.whole_line(node.first),
            what,
            "whoever reads the card looks for the steps between",
            f"start with {last + 1}, or with 1",
        )
