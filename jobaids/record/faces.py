"""Steps, remedies and aids as far as they are compared: what a worker sees of them, sorted by what it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jobaids.model.aid import Aid, Alert, Phase, Remedy, Signal, Step
from jobaids.model.names import Anchor, Code, Slug
from jobaids.model.plain import inlines_in, plain, plain_blocks, prose_of, prose_of_aid, prose_of_step
from jobaids.model.prose import AlertBlock, Blocks, Inlines, Picture
from jobaids.model.release import Edition
from jobaids.record.canonical import canonical_aid, text_of
from jobaids.record.content import AID

HAZARDS = frozenset({Signal.DANGER, Signal.WARNING, Signal.CAUTION})
ANY = Slug("aid")  # an aid under another name says the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What is compared of one part. `written` is all of it but number and anchor, so that nothing escapes."""

    anchor: Anchor
    written: str
    text: str
    code: Code | None = None
    at: int = 0  # place in its aid
    number: int = 0
    alerts: tuple[str, ...] = ()
    hazardous: bool = False
    ppe: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()  # digests, so that a renamed file is the same picture
    clip: tuple[str, ...] = ()
    parts: tuple[int, ...] = ()  # how many key points and checks
    needs: tuple[str, ...] = ()
    mode: str = ""


def faces_of(edition: Edition) -> tuple[Face, ...]:
    """The steps, then the remedies."""
    codes = dict(edition.codes)
    steps = [_step(edition, phase, step) for phase in edition.aid.phases for step in phase.steps]
    remedies = [_remedy(edition, remedy) for remedy in edition.aid.remedies]
    return tuple(replace(face, at=at, code=codes.get(face.anchor)) for at, face in enumerate((*steps, *remedies)))


def face_of_aid(edition: Edition) -> Face:
    """The aid itself: its head and all prose that belongs to no step or remedy."""
    aid = edition.aid
    bare = replace(
        aid,
        phases=tuple(replace(phase, steps=(), alerts=()) for phase in aid.phases),
        remedies=(),
        head=replace(aid.head, ppe=(), tools=(), first=()),
    )
    blocks = (*aid.intro, *aid.before, *(block for phase in aid.phases for block in phase.lead), *aid.after)
    return Face(
        anchor=Anchor(""),
        written=text_of(AID.write(bare)),
        text="\n".join([aid.title, *(phase.title for phase in aid.phases), plain_blocks(blocks)]),
        alerts=tuple(_alert_blocks(blocks)),
        ppe=aid.head.ppe,
        pictures=_digests(edition, prose_of_aid(bare)),
        needs=(*aid.head.tools, *aid.head.first),
        mode=aid.head.mode.value,
    )


def _step(edition: Edition, phase: Phase, step: Step) -> Face:
    alerts = (*phase.alerts, *step.alerts)
    points = [plain(inlines) for point in step.key_points for inlines in (point.text, point.reason)]
    checks = [plain(check.text) for check in step.checks]
    loan = replace(step.borrowed, label="") if step.borrowed else None
    bare = replace(step, number=1, anchor=Anchor(""), borrowed=loan)
    return Face(
        anchor=step.anchor,
        written=_written(edition.aid, replace(phase, title="", lead=(), steps=(bare,))),
        text="\n".join(filter(None, [step.action, *points, *checks, plain_blocks(step.body)])),
        number=step.number,
        alerts=(*map(_alert, alerts), *_alert_blocks(step.body)),
        hazardous=any(alert.signal in HAZARDS for alert in alerts),
        pictures=_digests(edition, prose_of_step(step)),
        clip=_clip(edition, step),
        parts=(len(step.key_points), len(step.checks)),
    )


def _remedy(edition: Edition, remedy: Remedy) -> Face:
    bare = replace(edition.aid, phases=(), remedies=(replace(remedy, anchor=Anchor("")),))
    return Face(
        anchor=remedy.anchor,
        written=text_of(AID.write(_only_parts(bare))),
        text="\n".join([plain(remedy.symptom), plain_blocks(remedy.fix)]),
        alerts=(*map(_alert, remedy.alerts), *_alert_blocks(remedy.fix)),
        hazardous=any(alert.signal in HAZARDS for alert in remedy.alerts),
        pictures=_digests(edition, (remedy.symptom, *prose_of(remedy.fix))),
    )


def _written(aid: Aid, phase: Phase) -> str:
    return text_of(AID.write(_only_parts(replace(aid, phases=(phase,), remedies=()))))


def _only_parts(aid: Aid) -> Aid:
    """The steps and remedies of an aid and nothing else of it."""
    return canonical_aid(Aid(slug=ANY, title="", language=aid.language, phases=aid.phases, remedies=aid.remedies))


def _alert(alert: Alert) -> str:
    return f"{alert.signal.value}: {plain(alert.title)} {plain_blocks(alert.body)}"


def _alert_blocks(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, AlertBlock):
            yield f"{block.signal}: {plain(block.title)} {plain_blocks(block.blocks)}"


def _digests(edition: Edition, prose: Iterable[Inlines]) -> tuple[str, ...]:
    sources = [inline.source for inlines in prose for inline in inlines_in(inlines) if isinstance(inline, Picture)]
    return tuple(_digest(edition, source) for source in sources)


def _clip(edition: Edition, step: Step) -> tuple[str, ...]:
    clip = step.clip
    return (_digest(edition, clip.source), str(clip.start), str(clip.end)) if clip else ()


def _digest(edition: Edition, source: str) -> str:
    media = edition.media_of(source)
    return media.digest if media else source
