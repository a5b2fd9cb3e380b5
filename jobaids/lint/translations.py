"""Rules about translations: the same steps under the same names as their source, and none behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jobaids.lint.site import Site
from jobaids.model.aid import Aid, Remedy, Step
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Anchor
from jobaids.model.release import Edition, Effect
from jobaids.record.translation import Behind, behind_of

MOST_NAMES = 4
"""Anchors listed in one message; the rest is counted."""


def lacking_step(site: Site) -> Iterator[Diagnostic]:
    """JA701: a translation lacks a step or a remedy that its source has."""
    for aid, source in _pairs(site):
        lacking = _only_in(source, aid)
        if lacking:
            more = f" and {len(lacking) - MOST_NAMES} more" if len(lacking) > MOST_NAMES else ""
            yield Diagnostic(
                rule="JA701",
                severity=Severity.WARNING,
                span=aid.span,
                slug=aid.slug,
                what=f"the translation lacks {', '.join(lacking[:MOST_NAMES])}{more} of {source.slug}",
                why="whoever works from it leaves out what the others do",
                fix="translate what is lacking, or give a step that is there the anchor of the one it translates",
            )


def unknown_step(site: Site) -> Iterator[Diagnostic]:
    """JA702: a translation has a step or a remedy that its source does not have."""
    for aid, source in _pairs(site):
        lacking, known = frozenset(_only_in(source, aid)), frozenset(source.anchors)
        ours, theirs = _named(aid), _named(source)
        for place, one in enumerate(ours):
            if one.anchor not in known:
                twin = theirs[place].anchor if len(ours) == len(theirs) else None
                yield Diagnostic(
                    rule="JA702",
                    severity=Severity.WARNING,
                    span=one.anchor_span if one.anchor_written else one.span,
                    slug=aid.slug,
                    what=f"{source.slug} has no {one.anchor}",
                    why="a step translates the step of the same name; one without a twin is never told to be behind",
                    fix=f"write {{#{twin}}}, the anchor of the step in its place"
                    if twin in lacking
                    else f"write the anchor of the step it translates, or add the step to {source.slug}",
                )


def step_behind(site: Site) -> Iterator[Diagnostic]:
    """JA703: a step must be translated again: its source was released otherwise since."""
    for aid, released, late in _behind(site):
        untouched = frozenset(_untouched(aid, released.aid)) & frozenset(late.steps)
        for one in _named(aid):
            if one.anchor in untouched:
                yield Diagnostic(
                    rule="JA703",
                    severity=Severity.WARNING,
                    span=one.span,
                    slug=aid.slug,
                    what=f"{late.since.aid.slug} says {one.anchor} otherwise since {late.since.label}",
                    why="whoever reads the translation works by the old text, and its page and card say so",
                    fix=f"translate it again, then: jobaids release {aid.slug}",
                )
        if not untouched:
            yield Diagnostic(
                rule="JA703",
                severity=Severity.WARNING,
                span=aid.span,
                slug=aid.slug,
                what=f"the released translation is behind {late.since.aid.slug} since {late.since.label}",
                why="its page and card go on to say so until it is released",
                fix=f"see that all of it says what the source says, then: jobaids release {aid.slug}",
            )


def withdrawn_card(site: Site) -> Iterator[Diagnostic]:
    """JA704: the card of a translation is not printed, for its source changed in a safety matter."""
    for aid, _, late in _behind(site):
        if late.worst is Effect.SAFETY:
            yield Diagnostic(
                rule="JA704",
                severity=Severity.WARNING,
                span=aid.span,
                slug=aid.slug,
                what=f"no card of {aid.slug} is printed: {late.since.aid.slug} changed in a safety matter",
                why="somebody could be hurt by the old text; its page shows the step of the source first",
                fix=f"translate what JA703 names, then: jobaids release {aid.slug}",
            )


def _behind(site: Site) -> Iterator[tuple[Aid, Edition, Behind]]:
    """The translations whose last release is behind their source's, and how far."""
    records = {record.slug: record for record in site.registry.aids}
    for aid in site.aids:
        released = records[aid.slug].latest if aid.slug in records else None
        if released and (late := behind_of(released, records)):
            yield aid, released, late


def _untouched(aid: Aid, released: Aid) -> Iterator[Anchor]:
    """The steps and remedies that say what they did when they were released."""
    before = {one.anchor: _bare(one) for one in _named(released)}
    yield from (one.anchor for one in _named(aid) if before.get(one.anchor) == _bare(one))


def _bare(one: Step | Remedy) -> Step | Remedy:
    return replace(one, number=0) if isinstance(one, Step) else one


def _pairs(site: Site) -> Iterator[tuple[Aid, Aid]]:
    for aid in site.aids:
        if source := site.source_of(aid):
            yield aid, source


def _only_in(one: Aid, other: Aid) -> tuple[Anchor, ...]:
    known = frozenset(other.anchors)
    return tuple(anchor for anchor in one.anchors if anchor not in known)


def _named(aid: Aid) -> tuple[Step | Remedy, ...]:
    return (*aid.steps, *aid.remedies)
