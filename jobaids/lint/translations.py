"""Rules about translations: the same steps under the same names as their source, and none behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from jobaids.lint.site import Site
from jobaids.model.aid import Aid, Remedy, Step
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Anchor
from jobaids.model.release import Effect, Translated
from jobaids.model.source import Span
from jobaids.record.index import Index, index_registry
from jobaids.record.lineage import lineage
from jobaids.record.translation import Behind, Late, behind_of, left_behind, said_in

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


def no_second_language(site: Site) -> Iterator[Diagnostic]:
    """JA705: a card in two languages is asked for, and there is no translation into the second."""
    known = {aid.slug for aid in site.aids}
    for aid in site.aids:
        for name in aid.head.formats:
            form, _, language = name.partition("+")
            if language and f"{language}/{aid.slug}" not in known:
                yield Diagnostic(
                    rule="JA705",
                    severity=Severity.WARNING,
                    span=aid.head.span_of("formats"),
                    slug=aid.slug,
                    what=f"{aid.slug} is not translated into {language}; there is no card {name}",
                    why="who reads that language only finds no card to work from",
                    fix=f"write the translation, {language}/{aid.slug}, or ask for {form} alone",
                )


def step_behind(site: Site) -> Iterator[Diagnostic]:
    """JA703: a step must be translated again: its source was released otherwise since."""
    index = index_registry(site.registry)
    for aid, late in _behind(site, index):
        source = late.since.aid.slug
        released = index.aids[aid.slug].releases[-1]
        rest = left_behind(replace(released, aid=aid, translated=None), index)
        newest = lineage(index, source).releases[-1].aid
        for part in rest.parts if rest else ():
            yield Diagnostic(
                rule="JA703",
                severity=Severity.WARNING,
                span=_span(aid, part.anchor),
                slug=aid.slug,
                what=f"{_name(part, newest)}: translate again what {source} says since {part.since.label}",
                why=_news(part, released.translated, index),
                fix=_again(part, aid),
            )
        if rest is None:
            yield Diagnostic(
                rule="JA703",
                severity=Severity.WARNING,
                span=aid.span,
                slug=aid.slug,
                what=f"the released translation is behind {source} since {late.since.label}",
                why="all of it is translated again here, but its page and card go on to say so until it is released",
                fix=f"jobaids release {aid.slug}",
            )


def withdrawn_card(site: Site) -> Iterator[Diagnostic]:
    """JA704: the card of a translation is not printed, for its source changed in a safety matter."""
    for aid, late in _behind(site, index_registry(site.registry)):
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


def _behind(site: Site, index: Index) -> Iterator[tuple[Aid, Behind]]:
    """The translations whose last release is behind their source's, and how far."""
    for aid in site.aids:
        record = index.aids.get(aid.slug)
        if record and record.latest and (late := behind_of(record.latest, index)):
            yield aid, late


def _span(aid: Aid, anchor: Anchor) -> Span:
    return next((one.span for one in _named(aid) if one.anchor == anchor), aid.span)


def _name(part: Late, source: Aid) -> str:
    """A part of the source, as its author calls it."""
    number = next((step.number for step in source.steps if step.anchor == part.anchor), 0)
    return f"step {number}, {part.anchor}" if number else part.anchor or "the head and what stands around the steps"


def _news(part: Late, translated: Translated | None, index: Index) -> str:
    """What the source says now that the translation was not made from, and what it said instead, line by line."""
    source = lineage(index, part.since.aid.slug)
    label = translated.label_of(part.anchor) if translated else None
    then = next((one for one in source.releases if one.label == label), None)
    was, says = (said_in(one).get(part.anchor) if one else None for one in (then, source.latest))
    old, new = (one.text.splitlines() if one else [] for one in (was, says))
    gone, fresh = ([line for line in one if line not in other] for one, other in ((old, new), (new, old)))
    if says is None:
        return f"it is not there any more; it said: {_quoted(old)}"
    if was is None:
        return f"it is new: {_quoted(new)}"
    if not gone and not fresh:
        return "it stands in another place, or shows another picture or clip"
    parts = (f"it says {_quoted(fresh)}" if fresh else "", f"no longer {_quoted(gone)}" if gone else "")
    return ", ".join(filter(None, parts))


def _quoted(lines: Iterable[str]) -> str:
    return " ".join(f"“{line}”" for line in lines if line)


def _again(part: Late, aid: Aid) -> str:
    """What a translator does about it."""
    if part.anchor and part.anchor not in aid.anchors:
        return f"translate it, with {{#{part.anchor}}} behind it, then: jobaids release {aid.slug}"
    return (
        f"translate it, then: jobaids release {aid.slug}; if it says so already, add --holds {aid.slug}#{part.anchor}"
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
