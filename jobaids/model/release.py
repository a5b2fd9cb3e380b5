"""What was released: editions of aids, the codes given to their targets, and the registry of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import overload

from jobaids.model.aid import Aid
from jobaids.model.media import Media
from jobaids.model.names import DRAFT_LABEL, Anchor, Code, Label, Slug
from jobaids.model.pack import Pack
from jobaids.model.posted import Posted
from jobaids.model.station import Station


class Effect(Enum):
    """What a release means for cards on the wall, in rising weight."""

    WORDING = "wording"  # old cards stay good
    WORK = "work"  # old cards are old
    SAFETY = "safety"  # stop using old cards


class TargetKind(Enum):
    """What a code opens."""

    AID = "aid"
    STEP = "step"
    REMEDY = "remedy"
    STATION = "station"
    BLANK = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a code opens: an aid, a step or remedy of it, a station, or nothing yet."""

    kind: TargetKind
    slug: Slug
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenCode:
    """A code and the target it was given to; `at` is when, in UTC. The oldest code of a target is printed."""

    code: Code
    target: Target
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What a release adds to the content it seals.

    `changed` names the anchors of steps and remedies that differ from the release before, `""` for the aid itself,
    each with its own effect. `lowered` is the reason for an effect below the proposed one; `base` is the `base_url`
    that the symbols were printed with.
    """

    number: int  # 1 or more
    label: Label
    at: datetime  # UTC
    effective: date
    approved_by: str
    note: str
    effect: Effect
    changed: tuple[tuple[Anchor, Effect], ...] = ()
    lowered: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedPart:
    """One part of a source: the release of it that was translated last, and all that the part said then.

    The empty anchor is the aid itself: its head, and the prose that belongs to no step or remedy.
    """

    anchor: Anchor
    label: Label
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """What a translation translates: its source, the newest release of it when this was sealed, and each part.

    `texts` stands in the releases of earlier days instead of `parts`: of each step its action only.
    """

    slug: Slug
    label: Label
    texts: tuple[tuple[Anchor, str], ...] = ()
    parts: tuple[TranslatedPart, ...] = ()

    def label_of(self, anchor: Anchor) -> Label:
        """The release of the source that a part of it was translated from."""
        return next((part.label for part in self.parts if part.anchor == anchor), self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An aid with everything its paper and its pages need; `seal` is None for a draft.

    `codes` pairs each anchor with its code, and the empty anchor with the aid's own.
    """

    aid: Aid
    codes: tuple[tuple[Anchor, Code], ...] = ()
    media: tuple[Media, ...] = ()
    seal: Seal | None = None
    translated: Translated | None = None

    @property
    def label(self) -> Label:
        """The label its symbols carry."""
        return self.seal.label if self.seal else DRAFT_LABEL

    def code_of(self, anchor: Anchor | None = None) -> Code:
        """The code of a step or remedy, or of the aid itself.

        Raises:
            KeyError: the edition has no such anchor, which is a fault of ours.
        """
        return dict(self.codes)[anchor or Anchor("")]

    def media_of(self, source: str) -> Media | None:
        """The picture, clip or file behind a source as linked, or None where it was not found."""
        return next((media for media in self.media if media.source == source and not media.language), None)

    def captions_of(self, source: str) -> tuple[Media, ...]:
        """The captions of a clip, one a language."""
        return tuple(media for media in self.media if media.source == source and media.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A code whose target is answered by another from `at` on; `silent` where it is the same step renamed."""

    code: Code
    to: Target
    at: datetime
    silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Retired:
    """A code whose target ended: since when, why, and what to use instead."""

    code: Code
    at: datetime
    say: str
    instead: Target | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A review that extended the review date without a new revision."""

    at: datetime
    by: str
    until: date


class Sealed(Sequence[Edition]):
    """Releases that are unpacked when somebody looks at them, and equal to a tuple of them.

    A registry holds the history of years, and a run looks at little of it. `packed` holds each as bytes, or as it is;
    `unpack` makes an edition of the bytes and must always make the same.
    """

    __slots__ = ("_held", "_unpack")

    def __init__(self, packed: Iterable[bytes | Edition], unpack: Callable[[bytes], Edition]) -> None:
        self._held = list(packed)
        self._unpack = unpack

    def __len__(self) -> int:
        """How many there are; none has to be unpacked for that."""
        return len(self._held)

    @overload
    def __getitem__(self, at: int) -> Edition: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Edition, ...]: ...

    def __getitem__(self, at: int | slice) -> Edition | tuple[Edition, ...]:
        """One, or a tuple of some; only these are unpacked."""
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        held = self._held[at]
        if isinstance(held, bytes):
            held = self._held[at] = self._unpack(held)
        return held

    @property
    def held(self) -> tuple[bytes | Edition, ...]:
        """Each as it is held: packed, until somebody looked at it."""
        return tuple(self._held)

    @property
    def unpack(self) -> Callable[[bytes], Edition]:
        """What unpacks one."""
        return self._unpack

    def __eq__(self, other: object) -> bool:
        """Whether they are the same, in the same order."""
        return tuple(self) == tuple(other) if isinstance(other, Sealed | tuple) else NotImplemented

    def __hash__(self) -> int:
        """As of the tuple."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """As of the tuple."""
        return repr(tuple(self))

    def __reduce__(self) -> tuple[type[tuple[Edition, ...]], tuple[tuple[Edition, ...]]]:
        """In another process they are a tuple."""
        return tuple, (tuple(self),)


@dataclass(frozen=True, slots=True, kw_only=True)
class AidRecord:
    """Everything the registry holds of one aid, oldest first."""

    slug: Slug
    codes: tuple[GivenCode, ...] = ()
    releases: tuple[Edition, ...] | Sealed = ()
    moved: tuple[Moved, ...] = ()
    retired: tuple[Retired, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()

    @property
    def latest(self) -> Edition | None:
        """The newest release, or None before the first."""
        return self.releases[-1] if self.releases else None


@dataclass(frozen=True, slots=True, kw_only=True)
class StationRecord:
    """A station's code, and the station as each release last showed it."""

    slug: Slug
    codes: tuple[GivenCode, ...] = ()
    releases: tuple[Station, ...] = ()
    moved: tuple[Moved, ...] = ()
    retired: tuple[Retired, ...] = ()

    @property
    def latest(self) -> Station | None:
        """The station as released, or None before the first."""
        return self.releases[-1] if self.releases else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Blanks that were printed together, whom to tell while they open nothing, and the `base_url` they hold."""

    slug: Slug
    at: datetime  # UTC
    tell: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedBase:
    """Another `base_url` that somebody accepted by name; cards printed before hold an older one."""

    base: str
    at: datetime  # UTC
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """Everything ever released. It only grows."""

    aids: tuple[AidRecord, ...] = ()
    stations: tuple[StationRecord, ...] = ()
    blanks: tuple[GivenCode, ...] = ()
    batches: tuple[Batch, ...] = ()  # the last word on one stands last
    bases: tuple[str, ...] = ()  # every base_url that was printed or accepted, oldest first
    posted: tuple[Posted, ...] = ()  # what was hung and taken down, in the order in which it happened
    packs: tuple[Pack, ...] = ()  # those that were recorded, oldest first
    format: int = field(default=1)

    def aid(self, slug: Slug) -> AidRecord | None:
        """The record of one aid, or None if it was never released."""
        return next((record for record in self.aids if record.slug == slug), None)

    def station(self, slug: Slug) -> StationRecord | None:
        """The record of one station, or None if it was never released."""
        return next((record for record in self.stations if record.slug == slug), None)
