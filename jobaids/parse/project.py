"""All texts of a project become settings, stations and aids that point at one another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic, Excuse
from jobaids.model.project import Project
from jobaids.model.settings import Settings
from jobaids.model.source import Source
from jobaids.model.station import Station
from jobaids.parse.aid import Parsed, Reading, parse_aid
from jobaids.parse.apart import told_apart
from jobaids.parse.links import link_aids, link_stations
from jobaids.parse.settings import ParsedSettings, parse_settings
from jobaids.parse.stations import ParsedStations, parse_stations


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedProject:
    """What a project says; aids with faults are among them, and `told` says which those are."""

    settings: Settings
    reading: Reading
    stations: tuple[Station, ...]
    aids: tuple[Aid, ...]
    told: tuple[Diagnostic, ...]
    excuses: tuple[Excuse, ...]
    sources: tuple[Source, ...]


Parse: TypeAlias = Callable[[tuple[Source, ...], Reading], tuple[Parsed, ...]]
"""What reads the sources of aids; whoever remembers what they said brings another than `parse_sources`."""


def parse_sources(sources: tuple[Source, ...], reading: Reading) -> tuple[Parsed, ...]:
    """What each source says."""
    return tuple(parse_aid(source, reading) for source in sources)


def parse_project(project: Project, parse: Parse = parse_sources) -> ParsedProject:
    """Everything the texts of a project say, and everything that is wrong with them."""
    settings = parse_settings(project.settings) if project.settings else ParsedSettings(settings=Settings())
    stations = parse_stations(project.stations) if project.stations else ParsedStations()
    reading = Reading(languages=settings.settings.site.languages, steps_under=settings.settings.steps_under)
    parsed = parse(project.sources, reading)
    linked = link_aids(told_apart(tuple(one.aid for one in parsed if one.aid)), project.files)
    return ParsedProject(
        settings=settings.settings,
        reading=reading,
        stations=stations.stations,
        aids=linked.aids,
        told=(
            *project.told,
            *settings.told,
            *stations.told,
            *(told for one in parsed for told in one.told),
            *linked.told,
            *link_stations(stations.stations, linked.aids),
        ),
        excuses=tuple(excuse for one in parsed for excuse in one.excuses),
        sources=(*(text for text in (project.settings, project.stations) if text), *project.sources),
    )
