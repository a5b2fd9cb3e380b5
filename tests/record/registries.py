"""A registry of three aids, a station and some blanks, and what becomes of it when verbs are said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Any

from jobaids.model.names import Code, Slug
from jobaids.model.release import AidRecord, Batch, GivenCode, Moved, Registry, Retired, StationRecord
from jobaids.model.station import Station
from jobaids.record.assign import assign
from jobaids.record.codebook import entry_of
from jobaids.record.index import Opening, index_registry
from jobaids.record.journal import Event, read_line, write_line
from jobaids.record.order import Moment
from jobaids.record.places import Refusal, find_target
from jobaids.record.verbs import Answer, Wanted, Writing, reserve
from tests.record.aids import NOON, aid, sealed, step

BASE = "https://aids.example.com"
SLUGS = ("filler-seal", "rack-damage", "eye-splash")
ANCHORS = ("seat", "test")
PLACES = (*SLUGS, *(f"{slug}#{anchor}" for slug in SLUGS for anchor in ANCHORS))


def moment(seconds: int = 0) -> Moment:
    """Some time after the first release."""
    return Moment(at=NOON + timedelta(days=1, seconds=seconds), day=date(2027, 3, 4), base=BASE)


def released() -> Registry:
    """Three aids of two steps and a station, each released once."""
    aids = tuple(aid(step("seat", "Seat it"), step("test", "Test it"), slug=slug) for slug in SLUGS)
    station = Station(slug=Slug("line-3"), name="Line 3")
    assigned = assign(index_registry(Registry()), aids, (station,))
    codes = tuple(GivenCode(code=code, target=target, at=NOON) for target, code in assigned.new)
    records = tuple(
        AidRecord(
            slug=each.slug,
            codes=tuple(one for one in codes if one.target.slug == each.slug),
            releases=(sealed(assigned.edition(each)),),
        )
        for each in aids
    )
    placed = StationRecord(
        slug=station.slug, codes=tuple(one for one in codes if one.target.slug == "line-3"), releases=(station,)
    )
    return Registry(aids=records, stations=(placed,))


def code_of(registry: Registry, place: str) -> Code:
    """The code that prints a place."""
    target = find_target(index_registry(registry), place, moment().day)
    assert not isinstance(target, Refusal)
    code = index_registry(registry).code_of(target)
    assert code
    return code


def after(registry: Registry, answer: Answer) -> Registry:
    """The registry once an answer is recorded, each event written and read back."""
    assert isinstance(answer, Writing), answer
    for event in (read_line(write_line(event)) for event in answer.events):
        registry = _with(registry, answer.file, event)
    return registry


def _with(registry: Registry, file: str, event: Event) -> Registry:
    kind, _, slug = file.removesuffix(".jsonl").partition("/")
    if isinstance(event, Batch):
        return replace(registry, batches=(*registry.batches, event))
    if kind == "blanks":
        assert isinstance(event, GivenCode)
        return replace(registry, blanks=(*registry.blanks, event))
    if kind == "stations":
        stations = (replace(one, **_more(one, event)) if one.slug == slug else one for one in registry.stations)
        return replace(registry, stations=tuple(stations))
    aids = (replace(one, **_more(one, event)) if one.slug == slug else one for one in registry.aids)
    return replace(registry, aids=tuple(aids))


def _more(record: AidRecord | StationRecord, event: Event) -> dict[str, Any]:
    match event:
        case GivenCode():
            return {"codes": (*record.codes, event)}
        case Moved():
            return {"moved": (*record.moved, event)}
        case Retired():
            return {"retired": (*record.retired, event)}
    raise AssertionError(event)


def opens(registry: Registry, code: Code) -> str:
    """What a code opens, as a person types it."""
    return entry_of(code, registry, index_registry(registry)).place


def refused(answer: object) -> Refusal:
    """An answer that must be a refusal."""
    assert isinstance(answer, Refusal), answer
    return answer


def opening_of(registry: Registry, code: Code) -> Opening:
    """What a code that was given opens."""
    opening = index_registry(registry).opens(code)
    assert opening
    return opening


REGISTRY = released()
SEAT = code_of(REGISTRY, "filler-seal#seat")
TEST = code_of(REGISTRY, "filler-seal#test")
RACK = code_of(REGISTRY, "rack-damage#seat")
WHOLE = code_of(REGISTRY, "filler-seal")


def with_blanks() -> tuple[Registry, tuple[Code, ...]]:
    """The same with three blanks of one batch."""
    draw = count(10**7, 7919)
    answer = reserve(index_registry(REGISTRY), Wanted(count=3, batch="line-3", tell="lead"), moment(), draw.__next__)
    registry = after(REGISTRY, answer)
    return registry, tuple(blank.code for blank in registry.blanks)
