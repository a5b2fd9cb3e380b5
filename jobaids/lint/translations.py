"""Rules about translations: the same steps under the same names as their source."""

from __future__ import annotations

from collections.abc import Iterator

from jobaids.lint.site import Site
from jobaids.model.aid import Aid, Remedy, Step
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Anchor

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


def _pairs(site: Site) -> Iterator[tuple[Aid, Aid]]:
    for aid in site.aids:
        if source := site.source_of(aid):
            yield aid, source


def _only_in(one: Aid, other: Aid) -> tuple[Anchor, ...]:
    known = frozenset(other.anchors)
    return tuple(anchor for anchor in one.anchors if anchor not in known)


def _named(aid: Aid) -> tuple[Step | Remedy, ...]:
    return (*aid.steps, *aid.remedies)
