"""A plant in memory whose author knows which step is which: texts, a registry written line by line, and branches.

Every step has a number that it keeps through every edit and every move; the project under test never sees it. So it is
known of every card ever printed which step it was printed for.
"""

from __future__ import annotations

import copy
import string
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random

from rapidfuzz.fuzz import ratio

from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import Anchor, Code, Label, Slug
from jobaids.model.project import Project
from jobaids.model.release import Edition, Registry
from jobaids.model.settings import Settings
from jobaids.model.source import Source
from jobaids.record.docket import Docket
from jobaids.record.index import index_registry
from jobaids.record.journal import Event, write_line
from jobaids.record.ledger import aid_record, claims_of, clashes, strangers, twins
from jobaids.record.lines import Entry, Lines, healed, read_lines
from jobaids.record.order import Order
from jobaids.record.rematch import Answer, Asked
from jobaids.release import Released, ReleasePorts, release

SETTINGS = '[site]\ntitle = "Plant"\nbase_url = "https://aids.example.com"\nlanguages = ["en", "es"]\n'
ORDER = Order(approved_by="Maintenance lead", note="As shown.")
UNLIKE = 60  # per cent; strangers are less alike than this, far below what is taken for one step
FIRST = datetime(2027, 3, 3, 12, tzinfo=UTC)


@dataclass(slots=True, kw_only=True)
class Line:
    """A step: who it is, what it says, and its anchor once that is written."""

    who: int
    text: str
    anchor: str = ""


@dataclass(slots=True, kw_only=True)
class Sheet:
    """An aid: all the aids it is made of, its permanent name once that is written, and its steps."""

    whos: frozenset[int]
    lines: list[Line]
    slug: str = ""
    language: str = "en"

    @property
    def text(self) -> str:
        """The source."""
        name = f"aid: {self.slug}\n" if self.slug else ""
        steps = (
            f"{number}. {line.text}" + (f" {{#{line.anchor}}}" if line.anchor else "")
            for number, line in enumerate(self.lines, start=1)
        )
        return f"---\ntitle: Job\n{name}---\n\n" + "\n".join(steps) + "\n"


@dataclass(slots=True, kw_only=True)
class Tree:
    """What a branch holds: sheets by file, and registry files as text."""

    sheets: dict[str, Sheet] = field(default_factory=dict)
    registry: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A symbol on a wall: its code and label, the aid it was cut from, and the step (or aids) it was printed for."""

    code: Code
    label: Label
    slug: Slug
    anchor: Anchor
    whos: frozenset[int]
    edition: Edition = field(repr=False, compare=False)


@dataclass(slots=True, kw_only=True)
class World:
    """A plant, its author, and all that was ever printed."""

    draw: Random
    names_written: bool = True
    tree: Tree = field(default_factory=Tree)
    cards: list[Card] = field(default_factory=list)
    sealed: dict[tuple[Slug, Label], dict[Anchor, frozenset[int]]] = field(default_factory=dict)
    settled: set[Code] = field(default_factory=set)  # a person has said what answers
    merged: bool = False  # two branches came together, and a step may stand twice
    now: datetime = FIRST
    _count: int = 0
    _said: list[str] = field(default_factory=list)
    _read: dict[tuple[str, str], Lines] = field(default_factory=dict)

    def someone(self) -> int:
        """A number nobody has."""
        self._count += 1
        return self._count

    def sentence(self) -> str:
        """Words that are like no others of this world."""
        while True:
            words = ["".join(self.draw.choices(string.ascii_lowercase, k=self.draw.randint(2, 9))) for _ in range(8)]
            text = f"{' '.join(words).capitalize()} for {self.draw.randint(10, 99)} seconds."
            if all(ratio(text, other) < UNLIKE for other in self._said):
                self._said.append(text)
                return text

    def line(self) -> Line:
        """A new step."""
        return Line(who=self.someone(), text=self.sentence())

    def new_file(self, language: str = "en") -> str:
        """A name no file has had."""
        return f"content/job-{self.someone()}{'' if language == 'en' else '.' + language}.md"

    def write(self, file: str, sheet: Sheet) -> None:
        """Put a sheet in place."""
        self.tree.sheets[file] = sheet

    def registry(self) -> tuple[Registry, tuple[Diagnostic, ...]]:
        """What is recorded, and what is told of it."""
        lines = {file: self._lines(file, text) for file, text in sorted(self.tree.registry.items())}
        slugs = {file: Slug(file.removeprefix("aids/").removesuffix(".jsonl")) for file in lines}
        records = tuple(aid_record(slugs[file], (entry.event for entry in read.entries)) for file, read in lines.items())
        told = [one for read in lines.values() for one in read.told]
        for file, read in lines.items():
            told += [*strangers(slugs[file], read.entries), *twins(slugs[file], read.entries)]
        entries: list[Entry] = [entry for read in lines.values() for entry in read.entries]
        return Registry(aids=records), (*told, *clashes(claims_of(entries)))

    def append(self, file: str, events: tuple[Event, ...]) -> None:
        """Let a registry file grow."""
        lines = "".join(f"{write_line(event)}\n" for event in events)
        self.tree.registry[file] = healed(self.tree.registry.get(file, "")) + lines

    def release(self, order: Order = ORDER) -> Released:
        """Release, answer what is asked as someone who knows, and remember every card that this prints."""
        self.now += timedelta(minutes=1)
        self._fit_slugs()
        ports = self._ports()
        released = release(ports, order)
        if released.docket.questions:
            answers = tuple(self._answer(asked) for asked in released.docket.questions)
            released = release(ports, replace(order, answers=answers))
        for proposal in released.docket.proposals if released.recorded else ():
            self._print(proposal.edition)
        return released

    def branch(self) -> Tree:
        """The tree as it is now, to be worked on by others."""
        return copy.deepcopy(self.tree)

    def merge(self, base: Tree, other: Tree) -> None:
        """What git does: a file that one side left alone is the other's; a registry file keeps the lines of both."""
        ours = self.tree
        for file in sorted(other.sheets.keys() | ours.sheets.keys()):
            was, mine, theirs = (tree.sheets.get(file) for tree in (base, ours, other))
            if _same(mine, was) and not _same(theirs, was):
                if theirs is None:
                    ours.sheets.pop(file, None)
                else:
                    ours.sheets[file] = theirs
        for file, text in other.registry.items():
            mine_text, base_text = ours.registry.get(file, ""), base.registry.get(file, "")
            known = set(mine_text.splitlines())
            added = [line for line in text.removeprefix(base_text).splitlines() if line not in known]
            ours.registry[file] = mine_text + "".join(f"{line}\n" for line in added)

    def _lines(self, file: str, text: str) -> Lines:
        if (file, text) not in self._read:
            self._read[file, text] = read_lines(f"content/registry/{file}", text)
        return self._read[file, text]

    def _fit_slugs(self) -> None:
        """Two branches may have renamed one aid to two names; the author sees both files and throws one away."""
        seen: set[str] = set()
        for file, sheet in sorted(self.tree.sheets.items()):
            if sheet.slug and sheet.slug in seen:
                del self.tree.sheets[file]
            seen.add(sheet.slug)

    def _ports(self) -> ReleasePorts:
        def read() -> Project:
            sources = tuple(Source(file=file, text=sheet.text) for file, sheet in sorted(self.tree.sheets.items()))
            files = frozenset(file.removeprefix("content/") for file in self.tree.sheets)
            return Project(sources=sources, settings=Source(file="jobaids.toml", text=SETTINGS), files=files)

        def agree(_: Docket) -> bool:
            return True

        return ReleasePorts(
            lock=nullcontext,
            read=read,
            remember=self.registry,
            probe=lambda _aids, _files: ((), ()),
            agree=agree,
            keep=lambda _: None,
            name=self._name,
            append=self.append,
            now=lambda _: self.now,
        )

    def _name(self, source: Source, aid: Aid, _: Settings) -> bool:
        if self.names_written:
            sheet = self.tree.sheets[source.file]
            sheet.slug = aid.slug
            for line, step in zip(sheet.lines, aid.steps, strict=True):
                line.anchor = step.anchor
        return self.names_written

    def _answer(self, asked: Asked) -> Answer:
        """What someone says who knows: which of the candidates the new step is, if any."""
        registry, _ = self.registry()
        record = registry.aid(asked.slug)
        latest = record.latest if record else None
        old = next((one.old for one in asked.question.candidates if latest and self._is(asked, one.old, latest)), None)
        return Answer(slug=asked.slug, new=asked.question.new, old=old)

    def _is(self, asked: Asked, old: Anchor, latest: Edition) -> bool:
        whos = self.sealed[latest.aid.slug, latest.label][old]
        return any(
            line.who in whos and asked.question.new.startswith("-".join(line.text.lower().split()[:2]))
            for sheet in self.tree.sheets.values()
            for line in sheet.lines
        )

    def _print(self, edition: Edition) -> None:
        sheet = next(
            sheet for sheet in self.tree.sheets.values() if _texts(sheet) == [s.action for s in edition.aid.steps]
        )
        whos = {step.anchor: frozenset({line.who}) for line, step in zip(sheet.lines, edition.aid.steps, strict=True)}
        whos[Anchor("")] = sheet.whos
        self.sealed[edition.aid.slug, edition.label] = whos
        for anchor, code in edition.codes:
            card = Card(
                code=code,
                label=edition.label,
                slug=edition.aid.slug,
                anchor=anchor,
                whos=whos[anchor],
                edition=edition,
            )
            self.cards.append(card)

    def printed_code(self, slug: str, anchor: str = "") -> Code | None:
        """The code that a card of a released target shows."""
        registry, _ = self.registry()
        record = index_registry(registry).aids.get(Slug(slug))
        return dict(record.latest.codes).get(Anchor(anchor)) if record and record.latest else None


def _texts(sheet: Sheet) -> list[str]:
    return [line.text for line in sheet.lines]


def _same(one: Sheet | None, other: Sheet | None) -> bool:
    return one == other
