"""What a part of an aid says to a worker, line by line: what two editions are told apart by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from jobaids.model.aid import Aid, Alert, Clip, Remedy, Signal, Step
from jobaids.model.names import Anchor, Digest
from jobaids.model.plain import inlines_in, lines_of, plain, prose_of, prose_of_aid, prose_of_step
from jobaids.model.prose import Blocks, Inlines, Picture
from jobaids.model.release import Edition
from jobaids.record.difference import Line, differing_lines


class Kind(Enum):
    """What a line is."""

    TITLE = "title"
    ALERT = "alert"
    ACTION = "action"
    WORD = "word"  # other words
    KEY_POINT = "key point"
    CHECK = "check"
    CLIP = "clip"
    MINUTES = "minutes"
    PPE = "what to wear"
    TOOL = "what to bring"
    FIRST = "aid to do first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One line; an alert's own `signal` stands beside its words, for each language has its own word for it."""

    kind: Kind
    text: str
    signal: Signal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """All that a step, a remedy or the aid itself says, and the pictures and the clip it shows, by digest."""

    said: tuple[Said, ...] = ()
    pictures: tuple[Picture, ...] = ()
    digests: tuple[Digest | str, ...] = ()
    clip: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A line that differs, and the signal word of an alert."""

    kind: Kind
    line: Line
    signal: Signal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """How a part differs from what it was; pictures are those that only one side shows."""

    told: tuple[Told, ...] = ()
    old_pictures: tuple[Picture, ...] = ()
    new_pictures: tuple[Picture, ...] = ()
    clip: bool = False

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.told or self.old_pictures or self.new_pictures or self.clip)


NOTHING = Part()
"""What a step says where it is not."""


def part_of(edition: Edition, anchor: Anchor) -> Part:
    """What an edition says at an anchor (`""`: of the aid itself); nothing where it does not have it."""
    aid = edition.aid
    if not anchor:
        return _part(edition, tuple(_said_of_aid(aid)), tuple(_prose_of_bare(aid)))
    for phase in aid.phases:
        for step in phase.steps:
            if step.anchor == anchor:
                said = (*_alerts(phase.alerts), *_said_of_step(step))
                return _part(edition, said, tuple(prose_of_step(step)), step.clip)
    remedy = next((one for one in aid.remedies if one.anchor == anchor), None)
    if remedy is None:
        return NOTHING
    return _part(edition, tuple(_said_of_remedy(remedy)), (remedy.symptom, *prose_of(remedy.fix)))


def differences(old: Part, new: Part) -> Differences:
    """What of one part is gone and what is new, in the order a worker meets it."""
    return Differences(
        told=tuple(one for kind in Kind for one in _told(kind, old, new)),
        old_pictures=_only(old, new),
        new_pictures=_only(new, old),
        clip=old.clip != new.clip,
    )


def _told(kind: Kind, old: Part, new: Part) -> Iterator[Told]:
    if kind is Kind.ALERT:
        yield from _told_alerts(old, new)
        return
    lines = (tuple(said.text for said in part.said if said.kind is kind) for part in (old, new))
    yield from (Told(kind=kind, line=line) for line in differing_lines(*lines))


def _told_alerts(old: Part, new: Part) -> Iterator[Told]:
    """Alerts of one signal word are compared with each other; one that got another word is gone and new."""
    for signal in Signal:
        lines = (
            tuple(said.text for said in part.said if said.kind is Kind.ALERT and said.signal is signal)
            for part in (old, new)
        )
        yield from (Told(kind=Kind.ALERT, line=line, signal=signal) for line in differing_lines(*lines))


def _only(one: Part, other: Part) -> tuple[Picture, ...]:
    pairs = zip(one.pictures, one.digests, strict=True)
    return tuple(picture for picture, digest in pairs if digest not in other.digests)


def _part(edition: Edition, said: tuple[Said, ...], prose: tuple[Inlines, ...], clip: Clip | None = None) -> Part:
    pictures = tuple(one for inlines in prose for one in inlines_in(inlines) if isinstance(one, Picture))
    return Part(
        said=said,
        pictures=pictures,
        digests=tuple(_digest(edition, picture.source) for picture in pictures),
        clip=(str(_digest(edition, clip.source)), str(clip.start), str(clip.end)) if clip else (),
    )


def _digest(edition: Edition, source: str) -> Digest | str:
    media = edition.media_of(source)
    return media.digest if media else source


def _said_of_aid(aid: Aid) -> Iterator[Said]:
    yield Said(kind=Kind.TITLE, text=aid.title)
    if aid.head.minutes is not None:
        yield Said(kind=Kind.MINUTES, text=str(aid.head.minutes))
    yield from (Said(kind=Kind.PPE, text=one) for one in aid.head.ppe)
    yield from (Said(kind=Kind.TOOL, text=one) for one in aid.head.tools)
    yield from (Said(kind=Kind.FIRST, text=one) for one in aid.head.first)
    yield from _words((*aid.intro, *aid.before))
    for phase in aid.phases:
        yield Said(kind=Kind.WORD, text=phase.title)
        yield from _words(phase.lead)
    yield from _words((*aid.remedies_lead, *aid.after, *aid.more, *aid.debrief))


def _prose_of_bare(aid: Aid) -> Iterator[Inlines]:
    """The prose of an aid that belongs to no step or remedy."""
    phases = tuple(replace(phase, steps=(), alerts=()) for phase in aid.phases)
    yield from prose_of_aid(replace(aid, phases=phases, remedies=()))


def _said_of_step(step: Step) -> Iterator[Said]:
    yield from _alerts(step.alerts)
    yield Said(kind=Kind.ACTION, text=step.action)
    for point in step.key_points:
        yield Said(kind=Kind.KEY_POINT, text=f"{plain(point.text)} {plain(point.reason)}".strip())
    yield from (Said(kind=Kind.CHECK, text=plain(check.text)) for check in step.checks)
    yield from _words(step.body)
    if step.clip:
        yield Said(kind=Kind.CLIP, text=step.clip.title)


def _said_of_remedy(remedy: Remedy) -> Iterator[Said]:
    yield from _alerts(remedy.alerts)
    yield Said(kind=Kind.ACTION, text=plain(remedy.symptom))
    yield from _words(remedy.fix)


def _alerts(alerts: tuple[Alert, ...]) -> Iterator[Said]:
    for alert in alerts:
        text = " ".join(filter(None, (plain(alert.title), *lines_of(alert.body))))
        yield Said(kind=Kind.ALERT, text=text, signal=alert.signal)


def _words(blocks: Blocks) -> Iterator[Said]:
    yield from (Said(kind=Kind.WORD, text=line) for line in lines_of(blocks))
