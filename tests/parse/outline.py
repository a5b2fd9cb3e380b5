"""What was read of an aid, one line a thing, so that a case shows at a glance whether it was read right."""

from __future__ import annotations

from collections.abc import Iterator

from jobaids.model.aid import Aid, Alert, Clip, Phase, Remedy, Step
from jobaids.model.plain import lines_of, plain, plain_blocks
from jobaids.model.prose import Blocks, Link
from jobaids.parse.reading import Parsed


def outline(parsed: Parsed) -> str:
    """Everything read and told, in the order of the aid."""
    return "".join(f"{line}\n" for line in _lines(parsed))


def _lines(parsed: Parsed) -> Iterator[str]:
    if parsed.aid:
        yield from _aid(parsed.aid)
    for told in parsed.told:
        yield f"{told.rule} {told.severity.value} at {told.span.line}:{told.span.column}: {told.what}"
    for excuse in parsed.excuses:
        yield f"excuse {excuse.rule} for {excuse.first}-{excuse.last}: {excuse.reason}"


def _aid(aid: Aid) -> Iterator[str]:
    yield f"aid {aid.slug} ({aid.language}): {aid.title}"
    yield from _blocks("intro", aid.intro)
    yield from _blocks("before", aid.before)
    for phase in aid.phases:
        yield from _phase(phase)
    yield from _blocks("remedies", aid.remedies_lead)
    for remedy in aid.remedies:
        yield from _remedy(remedy)
    yield from _blocks("after", aid.after)
    yield from _blocks("more", aid.more)
    yield from _blocks("debrief", aid.debrief)


def _phase(phase: Phase) -> Iterator[str]:
    yield f"phase {phase.title}".rstrip()
    yield from map(_alert, phase.alerts)
    yield from _blocks("  lead", phase.lead)
    for step in phase.steps:
        yield f"  {step.number}. {step.quick} {{#{step.anchor}}}"
        yield from (f"     {line}" for line in _step(step))


def _step(step: Step) -> Iterator[str]:
    if step.detail:
        yield f"detail: {plain(step.detail)}"
    yield from (f"link: {link.href}" for link in step.links if isinstance(link, Link))
    yield from (_alert(alert).strip() for alert in step.alerts)
    for point in step.key_points:
        yield f"key point: {plain(point.text)}" + (f" (why: {plain(point.reason)})" if point.reason else "")
    yield from (f"check: {plain(check.text)}" for check in step.checks)
    yield from (f"picture: {picture.source} “{picture.alt}”" for picture in step.pictures)
    if step.clip:
        yield _clip(step.clip)
    if step.borrowed:
        yield f"borrowed: {step.borrowed.slug} {step.borrowed.anchor}"
    yield from _blocks("body", step.body)


def _alert(alert: Alert) -> str:
    title = f" “{plain(alert.title)}”" if alert.title else ""
    return f"  {alert.signal.name}{title}: {plain_blocks(alert.body)}"


def _clip(clip: Clip) -> str:
    window = f" {clip.start} to {clip.end}" if clip.start is not None or clip.end is not None else ""
    return f"clip: {clip.provider.value} {clip.source}{window} “{clip.title}”"


def _remedy(remedy: Remedy) -> Iterator[str]:
    yield f"remedy {plain(remedy.symptom)} {{#{remedy.anchor}}}"
    yield from map(_alert, remedy.alerts)
    yield from _blocks("  fix", remedy.fix)


def _blocks(name: str, blocks: Blocks) -> Iterator[str]:
    for line in lines_of(blocks):
        yield f"{name}: {line}"
