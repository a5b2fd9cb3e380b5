"""An aid: one job's help, as its author wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from jobaids.model.names import Anchor, Language, Seconds, Slug
from jobaids.model.prose import Blocks, Inlines, Picture
from jobaids.model.source import NOWHERE, Span


class Mode(Enum):
    """How a checklist is used (Degani and Wiener, NASA CR 177549)."""

    READ_DO = "read-do"
    DO_CONFIRM = "do-confirm"


class CodePolicy(Enum):
    """Which targets of an aid have a symbol on its card."""

    EACH = "each"
    AUTO = "auto"
    CARD = "card"


class Signal(Enum):
    """Signal words in falling rank (ANSI Z535.6), and NOTE for what is no alert."""

    DANGER = "danger"
    WARNING = "warning"
    CAUTION = "caution"
    NOTICE = "notice"
    NOTE = "note"


class Provider(Enum):
    """Who plays a clip; FILE is a video beside the aid."""

    FILE = "file"
    YOUTUBE = "youtube"
    VIMEO = "vimeo"
    STREAM = "stream"
    WISTIA = "wistia"
    LOOM = "loom"
    PEERTUBE = "peertube"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A hazard, its consequence and how to avoid it, told before the step."""

    signal: Signal
    body: Blocks
    title: Inlines = ()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """What makes or breaks the step, and why (TWI Job Instruction)."""

    text: Inlines
    reason: Inlines = ()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A video bound to a step, or the part of it between `start` and `end`.

    `source` is a path as for `Picture`, or a provider's https address without its window.
    """

    source: str
    title: str
    provider: Provider = Provider.FILE
    start: Seconds | None = None
    end: Seconds | None = None
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Borrowed:
    """A step of another aid that is shown here: whose, and under which code and label it was printed.

    `code` and `label` are empty until the step is taken from that aid's release.
    """

    slug: Slug
    anchor: Anchor
    code: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A nested task item: one thing to confirm within a step."""

    text: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing the worker does before looking back at the card.

    A printed code may already point at `anchor`, so nothing derives it again from wording or number.
    The first paragraph is `quick` followed by `detail`; `action` is both as plain text.
    """

    number: int  # as printed
    anchor: Anchor
    action: str  # the whole first paragraph, plain text
    quick: str  # the quick step, plain text
    detail: Inlines = ()  # the rest of the first paragraph
    links: Inlines = ()  # those within the quick step, which is plain text
    alerts: tuple[Alert, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    checks: tuple[Check, ...] = ()
    pictures: tuple[Picture, ...] = ()
    clip: Clip | None = None
    body: Blocks = ()  # everything else, in order
    borrowed: Borrowed | None = None
    anchor_written: bool = field(default=True, compare=False)
    span: Span = field(default=NOWHERE, compare=False)  # of the first line of the action
    anchor_span: Span = field(
        default=NOWHERE, compare=False
    )  # of the name in `{#name}`; where missing, length 0 at the place to write it


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """Steps under one heading; alerts here show on each of its steps."""

    steps: tuple[Step, ...]
    title: str = ""
    alerts: tuple[Alert, ...] = ()
    lead: Blocks = ()  # prose between the heading and the first step
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """Symptom and fix: the Solve moment."""

    anchor: Anchor
    symptom: Inlines
    fix: Blocks
    alerts: tuple[Alert, ...] = ()
    anchor_written: bool = field(default=True, compare=False)
    span: Span = field(default=NOWHERE, compare=False)
    anchor_span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the fenced head of a source says, and what stands in for what it leaves out."""

    owner: str = ""
    review_by: date | None = None
    mode: Mode = Mode.READ_DO
    minutes: int | None = None
    tools: tuple[str, ...] = ()
    ppe: tuple[str, ...] = ()
    first: tuple[Slug, ...] = ()
    draft: bool = False
    formats: tuple[str, ...] = ()  # empty: the project's
    codes: CodePolicy | None = None  # None: the project's
    tags: tuple[str, ...] = ()
    moment_new: bool = False
    extra: tuple[tuple[str, str], ...] = ()  # unknown keys, values as JSON; kept, never shown
    spans: tuple[tuple[str, Span], ...] = field(default=(), compare=False)  # of each key's value

    def span_of(self, key: str) -> Span:
        """Where the value of `key` stands, or `NOWHERE`."""
        return dict(self.spans).get(key, NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aid:
    """One job's help, from one source file."""

    slug: Slug
    title: str
    language: Language
    head: Head = field(default_factory=Head)
    intro: Blocks = ()  # prose before the first step, outside named sections
    before: Blocks = ()  # Before you start
    phases: tuple[Phase, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    remedies_lead: Blocks = ()  # prose of the Solve section that is no remedy
    after: Blocks = ()  # other prose after the first step, with its headings
    more: Blocks = ()
    debrief: Blocks = ()
    slug_written: bool = field(default=True, compare=False)
    file: str = field(default="", compare=False)
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, in the order they are done."""
        return tuple(step for phase in self.phases for step in phase.steps)

    @property
    def anchors(self) -> Iterator[Anchor]:
        """The names codes hang on: steps first, then remedies."""
        yield from (step.anchor for step in self.steps)
        yield from (remedy.anchor for remedy in self.remedies)
