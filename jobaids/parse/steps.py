"""One step, read from its blocks: the action, and what belongs to it in any order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from jobaids.model.aid import Alert, Borrowed, Check, Clip, Phase, Step
from jobaids.model.diagnostic import Severity
from jobaids.model.names import Anchor, Slug
from jobaids.model.plain import lines_of, plain
from jobaids.model.prose import Block, Inline, Inlines, Link, Paragraph, Picture, Text
from jobaids.model.source import Span
from jobaids.parse.clips import clip_of
from jobaids.parse.cutting import is_empty, tidied
from jobaids.parse.gathering import RawPhase, RawStep
from jobaids.parse.hrefs import Leads, leads, path_of
from jobaids.parse.inlines import only_link, only_pictures
from jobaids.parse.lists import LISTS, is_only_pictures
from jobaids.parse.marks import NO_MARKS, Marks
from jobaids.parse.points import Points, parted, said
from jobaids.parse.quick import quick_step
from jobaids.parse.reading import Desk
from jobaids.parse.tree import Kind, Node, blocks_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A step whose anchor is still as its author wrote it, or missing."""

    step: Step
    marks: Marks


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPhase:
    """A phase with its steps still unnamed."""

    phase: Phase
    steps: tuple[Marked, ...]


def read_phase(desk: Desk, raw: RawPhase) -> MarkedPhase:
    """A phase with its steps, in order."""
    steps = tuple(step for one in raw.steps if (step := read_step(desk, one)) is not None)
    phase = Phase(
        steps=(),
        title=raw.title,
        alerts=tuple(alert_of(desk, node) for node in raw.alerts),
        lead=blocks_of(tuple(raw.lead)),
        span=raw.span,
    )
    return MarkedPhase(phase=phase, steps=steps)


def alert_of(desk: Desk, node: Node) -> Alert:
    """An alert as it stands before a step."""
    title = tidied(node.prose.inlines) if node.prose else ()
    return Alert(signal=node.signal, title=title, body=blocks_of(node.nodes), span=desk.whole_line(node.first))


def read_step(desk: Desk, raw: RawStep) -> Marked | None:
    """A step, or None where there is nothing to do in it."""
    reader = StepReader(desk=desk, points=Points(desk=desk))
    nodes, marks = _without_empty(raw.nodes)
    action, rest = _action(nodes)
    for alert in raw.alerts:
        reader.alerts.append(alert_of(desk, alert))
    inlines = reader.take_action(action) if action else ()
    for node in rest:
        reader.take(node)
    if is_empty(inlines):
        inlines = (Text(text=reader.first_words()),)
    if is_empty(inlines):
        return None
    prose = action.prose if action else None
    quick = quick_step(inlines)
    span = prose.span if prose else desk.whole_line(nodes[0].first if nodes else 1)
    step = Step(
        number=raw.number,
        anchor=Anchor(""),
        action=plain(inlines),
        quick=quick.text,
        links=() if reader.borrowed or reader.clip else quick.links,
        detail=quick.detail,
        alerts=tuple(reader.alerts),
        key_points=tuple(reader.points.found),
        checks=tuple(reader.checks),
        pictures=tuple(reader.pictures),
        clip=reader.clip,
        body=tuple(reader.body),
        borrowed=reader.borrowed,
        span=span,
    )
    own = prose.marks if prose else NO_MARKS  # within code or a list there is no place for an anchor
    return Marked(step=step, marks=own if own.anchor or own.written or not marks.written else marks)


def _without_empty(nodes: list[Node]) -> tuple[tuple[Node, ...], Marks]:
    """The blocks without an empty first paragraph, as `Step 1` alone leaves it, and its marks."""
    first = nodes[0]
    if first.kind is Kind.PARAGRAPH and first.prose and is_empty(first.prose.inlines) and len(nodes) > 1:
        return tuple(nodes[1:]), first.prose.marks
    return tuple(nodes), NO_MARKS


def _action(nodes: tuple[Node, ...]) -> tuple[Node | None, tuple[Node, ...]]:
    """The paragraph that says what to do, and the other blocks.

    Where there is nothing but a hazard, its words are the action too, and it stays an alert.
    """
    for index, node in enumerate(nodes):
        if _says_something(node):
            return node, (*nodes[:index], *nodes[index + 1 :])
    return next((node.nodes[0] for node in nodes if node.raw is not None), None), nodes


def _says_something(node: Node) -> bool:
    if node.kind not in {Kind.PARAGRAPH, Kind.HEADING} or node.prose is None:
        return False
    return not only_pictures(node.prose.inlines) and not is_empty(node.prose.inlines)


@dataclass(slots=True, kw_only=True)
class StepReader:
    """Sorts the blocks of one step."""

    desk: Desk
    points: Points
    alerts: list[Alert] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    clip: Clip | None = None
    borrowed: Borrowed | None = None

    def first_words(self) -> str:
        """What stands in for an action where no paragraph says one; empty only where there is nothing at all."""
        checks, points = (one.text for one in self.checks), (one.text for one in self.points.found)
        words = [*lines_of(tuple(self.body)), *map(plain, (*checks, *points))]
        words += [line for alert in self.alerts for line in (plain(alert.title), *lines_of(alert.body))]
        words += [self.clip.title] if self.clip else []
        words += [picture.alt or picture.source for picture in self.pictures]
        return next(filter(None, words), "")

    def take_action(self, node: Node) -> Inlines:
        """The words of the first paragraph that are the action; key points on lines of their own are taken out."""
        if node.prose is None:
            return ()
        lone = only_link(node.prose.inlines)
        if lone is not None:
            self._take_lone(lone)
        first, *others = parted(node.prose.inlines, self.desk.terms)
        words: Inlines = node.prose.inlines if first.is_point or first.is_reason else first.text
        for one in others:
            if not (first.is_point or first.is_reason) and not self.points.take(one, node.prose.span):
                self.body.append(Paragraph(inner=tidied(one.text)))
        return self._without_pictures(words, keep_words=True)

    def _take_lone(self, link: Link) -> None:
        self.clip = clip_of(self.desk, link)
        path, fragment = path_of(link.href)
        if self.clip is None and leads(link.href) is Leads.WITHIN and path.endswith(".md") and fragment:
            self.borrowed = Borrowed(slug=Slug(path), anchor=Anchor(fragment))

    def take(self, node: Node) -> None:
        """Take one block after the action, or before it."""
        if node.is_hazard:
            self.alerts.append(alert_of(self.desk, node))
        elif node.kind is Kind.PARAGRAPH and node.prose:
            self._paragraph(node.prose.inlines, node.prose.span)
        elif node.kind in LISTS:
            self._list(node)
        else:
            self.body.extend(blocks_of((node,)))

    def _paragraph(self, inlines: Inlines, span: Span) -> None:
        link = only_link(inlines)
        clip = clip_of(self.desk, link) if link else None
        if link and clip and self.clip is None:
            self.clip = clip
            self.pictures.extend(inline for inline in link.inner if isinstance(inline, Picture))
            return
        if link and clip:
            self.desk.tell(
                "JA326",
                Severity.WARNING,
                link.span,
                "a step shows one clip; this one becomes a link",
                "whoever holds a tool watches one thing",
                "make two steps, or put it under Learn more",
            )
        for one in parted(inlines, self.desk.terms):
            if self.points.take(one, span):
                continue
            text = one.text if not one.is_reason else inlines
            words = self._without_pictures(text, keep_words=False)
            if not is_empty(words):
                self.body.append(Paragraph(inner=words))

    def _list(self, node: Node) -> None:
        kept = [item for item in node.nodes if not self._item(item)]
        if kept:
            self.body.extend(blocks_of((replace(node, nodes=tuple(kept)),)))

    def _item(self, item: Node) -> bool:
        """Take an item that is a check, a key point, an alert or a picture; False for any other."""
        if not item.nodes:
            return True
        first = item.nodes[0]
        if is_only_pictures(item.nodes):
            pass
        elif first.kind is Kind.PARAGRAPH and first.prose and item.ticked is not None:
            self.checks.append(Check(text=tidied(first.prose.inlines)))
            item = replace(item, nodes=item.nodes[1:])
        elif not first.is_hazard and not self._is_point(first):
            return False
        for node in item.nodes:
            self.take(node)
        return True

    def _is_point(self, node: Node) -> bool:
        if node.kind is not Kind.PARAGRAPH or node.prose is None:
            return False
        found = said(node.prose.inlines, self.desk.terms)
        return found.is_point or (found.is_reason and bool(self.points.found))

    def _without_pictures(self, inlines: Inlines, *, keep_words: bool) -> Inlines:
        """The words without the pictures at their ends, which are the step's.

        A picture between words is the step's too; its alternative text stays among the words of an action, itself
        among other words.
        """
        found = tidied(inlines)
        start, end = 0, len(found)
        while start < end and _is_loose(found[start]):
            start += 1
        while end > start and _is_loose(found[end - 1]):
            end -= 1
        if end - start == len(found) and not any(isinstance(inline, Picture) for inline in found):
            return found
        loose = (*found[:start], *found[end:])
        self.pictures.extend(inline for inline in loose if isinstance(inline, Picture))
        return tidied(tuple(self._kept(found[start:end], keep_words=keep_words)))

    def _kept(self, inlines: Inlines, *, keep_words: bool) -> Iterator[Inline]:
        for inline in inlines:
            if isinstance(inline, Picture) and keep_words:
                self.pictures.append(inline)
                yield Text(text=inline.alt)
            else:
                yield inline


def _is_loose(inline: Inline) -> bool:
    return isinstance(inline, Picture) or (isinstance(inline, Text) and not inline.text.strip())
