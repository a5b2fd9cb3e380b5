"""What the pages of one aid know of all the others: their titles, where they stand, and where cards hang."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from jobaids.model.aid import Signal
from jobaids.model.names import Anchor, Code, Label, Language, Slug
from jobaids.model.plain import lines_of, plain
from jobaids.model.release import Edition
from jobaids.model.station import Station
from jobaids.render.addresses import Addresses

ALERTS = (Signal.DANGER, Signal.WARNING, Signal.CAUTION, Signal.NOTICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a list that leads to one target of an aid."""

    anchor: Anchor
    text: str
    code: Code
    number: int = 0  # of a step; 0 for a remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class Spine:
    """An aid as it stands on the shelf."""

    slug: Slug
    title: str
    language: Language
    code: Code
    label: Label
    address: str
    gist: str = ""  # its first sentence of prose
    minutes: int | None = None
    tags: tuple[str, ...] = ()
    new: bool = False  # made for somebody doing this for the first time
    more: bool = False  # it says more than the job needs
    signal: Signal | None = None  # the worst that one of its alerts says
    steps: tuple[Entry, ...] = ()
    remedies: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Every aid and station of a site, by name. Make it with `shelf_of`.

    Each question about one aid is one look-up, so that what its pages depend on is no more than what they ask.
    """

    spines: Mapping[Slug, Spine] = field(default_factory=dict)
    stations: Mapping[Slug, Station] = field(default_factory=dict)
    families: Mapping[str, tuple[Slug, ...]] = field(default_factory=dict)  # an aid and its translations, in order
    homes: Mapping[Slug, tuple[Slug, ...]] = field(default_factory=dict)  # the stations where the cards of an aid hang

    def tongues(self, slug: Slug) -> tuple[Spine, ...]:
        """An aid and its translations, in the order of the shelf."""
        return tuple(self.spines[other] for other in self.families.get(family(slug), ()))

    def hangs_at(self, slug: Slug) -> tuple[Station, ...]:
        """The stations where the cards of an aid hang."""
        return tuple(self.stations[station] for station in self.homes.get(slug, ()))

    def tell(self, slug: Slug, otherwise: str) -> str:
        """Whom to tell: the station's where an aid hangs at one station only, else the site's."""
        match self.hangs_at(slug):
            case (Station(tell=tell),) if tell:
                return tell
            case _:
                return otherwise


def shelf_of(editions: Iterable[Edition], stations: Iterable[Station], addresses: Addresses) -> Shelf:
    """The shelf of a site, from the newest edition of each aid."""
    spines = {edition.aid.slug: spine_of(edition, addresses) for edition in editions}
    by_name = {station.slug: station for station in stations}
    families: defaultdict[str, list[Slug]] = defaultdict(list)
    for slug in spines:
        families[family(slug)].append(slug)
    homes: defaultdict[Slug, list[Slug]] = defaultdict(list)
    for station in by_name.values():
        for slug in dict.fromkeys(station.aids):
            homes[slug].append(station.slug)
    return Shelf(
        spines=spines,
        stations=by_name,
        families={name: tuple(slugs) for name, slugs in families.items()},
        homes={slug: tuple(stations) for slug, stations in homes.items()},
    )


def family(slug: Slug) -> str:
    """What an aid and its translations have in common: `filler-seal` of `es/filler-seal`."""
    return slug.rpartition("/")[2]


def spine_of(edition: Edition, addresses: Addresses) -> Spine:
    """What others see of an aid."""
    aid, codes = edition.aid, dict(edition.codes)
    return Spine(
        slug=aid.slug,
        title=aid.title,
        language=aid.language,
        code=edition.code_of(),
        label=edition.label,
        address=addresses.aid(aid.slug),
        gist=next(lines_of(aid.intro), ""),
        minutes=aid.head.minutes,
        tags=aid.head.tags,
        new=aid.head.moment_new,
        more=bool(aid.more),
        signal=worst(edition),
        steps=tuple(
            Entry(anchor=step.anchor, text=step.quick, code=codes[step.anchor], number=step.number)
            for step in aid.steps
        ),
        remedies=tuple(
            Entry(anchor=remedy.anchor, text=plain(remedy.symptom), code=codes[remedy.anchor])
            for remedy in aid.remedies
        ),
    )


def worst(edition: Edition) -> Signal | None:
    """The gravest signal word of an aid, or None where it has no alert."""
    aid = edition.aid
    alerts = (
        *(alert for phase in aid.phases for alert in phase.alerts),
        *(a for step in aid.steps for a in step.alerts),
    )
    said = {alert.signal for alert in alerts}
    return next((signal for signal in ALERTS if signal in said), None)
