"""Rules about how aids, stations and files hang together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from jobaids.lint.site import Site
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.release import Edition
from jobaids.model.settings import Settings
from jobaids.model.source import NOWHERE, Span
from jobaids.model.station import PhoneUse
from jobaids.paper.formats import PRINTED, holds_two
from jobaids.paper.views import VIEWS


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A path that something is to be written to: by what, as a reader knows it, and where that stands."""

    path: str
    by: str  # "the aid filler-seal"
    span: Span = NOWHERE
    slug: str = ""


def aid_that_hangs_nowhere(site: Site) -> Iterator[Diagnostic]:
    """JA330: no station lists an aid; silent where a site has no stations, and for drafts."""
    hung = {slug for station in site.stations for slug in station.aids}
    for aid in site.aids if site.stations else ():
        source = site.source_of(aid)
        if aid.slug not in hung and not aid.head.draft and not (source and source.slug in hung):
            yield Diagnostic(
                rule="JA330",
                severity=Severity.NOTE,
                span=aid.span,
                slug=aid.slug,
                what=f"the aid {aid.slug} hangs at no station",
                why="no pack holds its card, and its pages name nobody of a station to tell",
                fix="list it in content/stations.yaml where the job is done",
            )


def unknown_format(edition: Edition, settings: Settings) -> Iterator[Diagnostic]:
    """JA515: a card is asked for in a format that nobody knows."""
    head, known = edition.aid.head, (*PRINTED, *VIEWS)
    for name in head.formats or settings.cards.formats:
        form, second, language = name.partition("+")
        if name not in known and not (second and language and holds_two(form)):
            near = get_close_matches(name, known, n=1)
            yield Diagnostic(
                rule="JA515",
                severity=Severity.ERROR,
                span=head.span_of("formats") if head.formats else edition.aid.span,
                what=f"there is no card format {name}" + (f"; is it {near[0]}?" if near else ""),
                why="the aid would have a page and no card",
                fix=f"write one of {', '.join(known)}"
                + ("" if head.formats else " under `formats` of `[cards]` in jobaids.toml"),
            )


def badge_without_phone(site: Site) -> Iterator[Diagnostic]:
    """JA516: an aid has no card but a badge, which leaves its remedies to a phone that is not allowed there."""
    for aid in site.aids:
        formats = [PRINTED[name] for name in aid.head.formats if name in PRINTED]
        if not formats or not all(one.front for one in formats) or not (aid.remedies or aid.before):
            continue
        for station in site.stations:
            if aid.slug in station.aids and station.phone is PhoneUse.NEVER:
                yield Diagnostic(
                    rule="JA516",
                    severity=Severity.WARNING,
                    span=aid.head.span_of("formats"),
                    slug=aid.slug,
                    what=f"the badge of {aid.slug} leaves out what goes wrong and what comes before the start",
                    why=f"a phone would show it, and at {station.slug} phones are never allowed",
                    fix="name a larger format beside it",
                )


def one_path_twice(claims: Iterable[Claim]) -> Iterator[Diagnostic]:
    """JA410: two artifacts would be written to one path; capitals do not tell paths apart on every disk."""
    first: dict[str, Claim] = {}
    for claim in claims:
        before = first.setdefault(claim.path.casefold(), claim)
        if before is not claim:
            yield Diagnostic(
                rule="JA410",
                severity=Severity.ERROR,
                span=claim.span,
                slug=claim.slug,
                what=f"{claim.by} would be written over {before.by}: both make {claim.path}",
                why="a code on a wall would open the wrong page",
                fix="give one of the two another name",
            )
