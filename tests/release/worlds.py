"""A plant in memory whose author knows which step is which: texts, a registry written line by line, and branches.

Every step has a number that it keeps through every edit and every move; the project under test never sees it. So it is
known of every card ever printed which step it was printed for.
"""

from __future__ import annotations

import copy
import string
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from rapidfuzz.fuzz import ratio

from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import Anchor, Code, Label, Slug
from jobaids.model.project import Project
from jobaids.model.release import Edition, Registry, Target, TargetKind
from jobaids.model.settings import Settings
from jobaids.model.source import Source
from jobaids.record.docket import Docket
from jobaids.record.index import index_registry
from jobaids.record.journal import Event, write_line
from jobaids.record.ledger import aid_record, claims_of, clashes, station_record, strangers, twins
from jobaids.record.lines import Entry, Lines, healed, read_lines
from jobaids.record.order import Order
from jobaids.record.rematch import Answer, Asked
from jobaids.release import Released, ReleasePorts, release
from tests.release.merging import merge_writing, merged_by_git, united
from tests.release.sheets import Line, Sheet, Tree

SETTINGS = '[site]\ntitle = "Plant"\nbase_url = "https://aids.example.com"\nlanguages = ["en", "es"]\n'
ORDER = Order(approved_by="Maintenance lead", note="As shown.")
UNLIKE = 60  # per cent; strangers are less alike than this, far below what is taken for one step
FIRST = datetime(2027, 3, 3, 12, tzinfo=UTC)
STATIONS = "content/stations.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A symbol on a wall: its code and label, the aid it was cut from, and the step (or aids) it was printed for."""

    code: Code
    label: Label
    slug: Slug
    anchor: Anchor
    whos: frozenset[int]
    edition: Edition = field(repr=False, compare=False)

    @property
    def at(self) -> datetime:
        """When its release was made."""
        return sealed_at(self.edition)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """The symbol of a station, and which station that was."""

    code: Code
    slug: Slug
    who: int


def sealed_at(edition: Edition) -> datetime:
    """When a release was made."""
    assert edition.seal is not None
    return edition.seal.at


def effective(edition: Edition) -> date:
    """The day a release takes effect."""
    assert edition.seal is not None
    return edition.seal.effective


@dataclass(slots=True, kw_only=True)
class World:
    """A plant, its author, and all that was ever printed."""

    draw: Random
    names_written: bool = True
    real_git: bool = False  # whether branches come together by git, which is slow
    tree: Tree = field(default_factory=Tree)
    cards: list[Card] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    sealed: dict[tuple[Slug, Label], dict[Anchor, frozenset[int]]] = field(default_factory=dict)
    settled: set[Code] = field(default_factory=set)  # a person has said what answers
    merged: bool = False  # two branches came together, and a step may stand twice
    now: datetime = FIRST
    _count: int = 0
    _said: list[str] = field(default_factory=list)
    _read: dict[tuple[str, str], Lines] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day on the wall."""
        return self.now.date()

    def someone(self) -> int:
        """A number nobody has."""
        self._count += 1
        return self._count

    def phrase(self, words: int = 3) -> str:
        """Words that nobody else says."""
        found = ("".join(self.draw.choices(string.ascii_lowercase, k=self.draw.randint(2, 9))) for _ in range(words))
        return " ".join(found).capitalize()

    def sentence(self) -> str:
        """What is like no other sentence of this world."""
        while True:
            text = f"{self.phrase(8)} for {self.draw.randint(10, 99)} seconds."
            if all(ratio(text, other) < UNLIKE for other in self._said):
                self._said.append(text)
                return text

    def line(self) -> Line:
        """A new step."""
        return Line(whos=frozenset({self.someone()}), text=self.sentence())

    def remedy(self) -> Line:
        """A new symptom, and what to do."""
        return Line(whos=frozenset({self.someone()}), text=self.sentence(), more=f"{self.phrase(5)}.")

    def sheet(self, lines: int) -> Sheet:
        """A new job of so many steps."""
        return Sheet(
            whos=frozenset({self.someone()}), title=f"Job {self.phrase()}", lines=[self.line() for _ in range(lines)]
        )

    def new_file(self, language: str = "en") -> str:
        """A name no file has had."""
        return f"content/job-{self.someone()}{'' if language == 'en' else '.' + language}.md"

    def write(self, file: str, sheet: Sheet) -> None:
        """Put a sheet in place."""
        self.tree.sheets[file] = sheet

    def registry(self) -> tuple[Registry, tuple[Diagnostic, ...]]:
        """What is recorded, and what is told of it."""
        read = {file: self._lines(file, text) for file, text in sorted(self.tree.registry.items())}
        found = [(*file.removesuffix(".jsonl").split("/", 1), lines) for file, lines in read.items()]
        aids = [(Slug(name), lines) for folder, name, lines in found if folder == "aids"]
        stations = [(Slug(name), lines) for folder, name, lines in found if folder == "stations"]
        told = [one for lines in read.values() for one in lines.told]
        for slug, lines in aids:
            told += [*strangers(slug, lines.entries), *twins(slug, lines.entries)]
        entries: list[Entry] = [entry for lines in read.values() for entry in lines.entries]
        registry = Registry(
            aids=tuple(aid_record(slug, _events(lines)) for slug, lines in aids),
            stations=tuple(station_record(slug, _events(lines)) for slug, lines in stations),
        )
        return registry, (*told, *clashes(claims_of(entries)))

    def append(self, file: str, events: tuple[Event, ...]) -> None:
        """Let a registry file grow."""
        lines = "".join(f"{write_line(event)}\n" for event in events)
        self.tree.registry[file] = healed(self.tree.registry.get(file, "")) + lines

    def release(self, order: Order = ORDER) -> Released:
        """Release, answer what is asked as someone who knows, and remember every card that this prints."""
        self.now += timedelta(minutes=1)
        self._fit_slugs()
        released = self._release(order)
        if released.docket.questions:  # what nobody asks about is recorded already
            answers = tuple(self._answer(asked) for asked in released.docket.questions)
            return self._release(replace(order, answers=answers))
        return released

    def _release(self, order: Order) -> Released:
        released = release(self._ports(), order)
        if released.recorded:
            self._print(released.docket)
        return released

    def branch(self) -> Tree:
        """The tree as it is now, to be worked on by others."""
        return copy.deepcopy(self.tree)

    def merge(self, base: Tree, other: Tree) -> None:
        """What others wrote and released comes in; of both registries every line stays."""
        self.tree.registry = (merged_by_git if self.real_git else united)(base, self.tree, other)
        merge_writing(base, self.tree, other)
        self.merged = True

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
            settings = Source(file="jobaids.toml", text=SETTINGS)
            stations = Source(file=STATIONS, text=self.tree.stations) if self.tree.posts else None
            return Project(sources=sources, settings=settings, stations=stations, files=files)

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
            for line, anchor in zip(sheet.parts, aid.anchors, strict=True):
                line.anchor = anchor
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
            line.whos & whos and asked.question.new.startswith("-".join(line.text.lower().split()[:2]))
            for sheet in self.tree.sheets.values()
            for line in sheet.parts
        )

    def _print(self, docket: Docket) -> None:
        for proposal in docket.proposals:
            self._print_cards(proposal.edition)
        index = index_registry(self.registry()[0])
        for station in docket.stations:
            code = index.code_of(Target(kind=TargetKind.STATION, slug=station.slug))
            assert code is not None, f"{station.slug} has no code"
            self.signs.append(Sign(code=code, slug=station.slug, who=self.tree.posts[station.slug].who))

    def _print_cards(self, edition: Edition) -> None:
        said = [step.action for step in edition.aid.steps]
        alike = (one for one in self.tree.sheets.values() if [line.text for line in one.lines] == said)
        sheet = next(one for one in alike if len(one.parts) == len(tuple(edition.aid.anchors)))
        whos = {anchor: line.whos for line, anchor in zip(sheet.parts, edition.aid.anchors, strict=True)}
        whos[Anchor("")] = sheet.whos
        slug, label = edition.aid.slug, edition.label
        self.sealed[slug, label] = whos
        self.cards += [
            Card(code=code, label=label, slug=slug, anchor=anchor, whos=whos[anchor], edition=edition)
            for anchor, code in edition.codes
        ]


def _events(lines: Lines) -> tuple[Event, ...]:
    return tuple(entry.event for entry in lines.entries)
