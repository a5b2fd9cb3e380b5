"""One line of the registry, one event: written whole, never changed, checked when it is read.

A line is a JSON object. Its first key is a sum over all that follows, so that a line mended by hand or cut off in
copying is noticed; the keys are given in `docs/reference/registry.md`.

    {"format": 1}
    {"sum":"6f0c…","at":"2027-03-03T12:00:00Z","code":"PP4N5Q","event":"code","target":{"kind":"aid","slug":"filler-seal"}}
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from jobaids.model.pack import Pack
from jobaids.model.posted import Hung, Stack, TakenDown
from jobaids.model.release import (
    AcceptedBase,
    Batch,
    Edition,
    GivenCode,
    Moved,
    Retired,
    Reviewed,
    Target,
    TargetKind,
)
from jobaids.model.station import Station
from jobaids.record.canonical import read_edition, text_of, write_release
from jobaids.record.content import STATION
from jobaids.record.forms import (
    BASE,
    COUNT,
    DATE,
    EXACT,
    FLAG,
    NAME,
    TEXT,
    TIME,
    Form,
    Json,
    Key,
    UnreadableError,
    is_a,
    one_of,
    record,
)
from jobaids.record.packs import PACK

FORMAT = 1
HEAD = '{"format": 1}'
_SUM_LENGTH = 16  # hexadecimal signs; 64 bits of a SHA-256
_OPENING = '{"sum":"'


@dataclass(frozen=True, slots=True, kw_only=True)
class StationShown:
    """A station as a release showed it, and the `base_url` its symbol was printed with."""

    station: Station
    at: datetime  # UTC
    base: str = ""


Event: TypeAlias = (
    GivenCode | Edition | Moved | Retired | Reviewed | StationShown | Batch | AcceptedBase | Hung | TakenDown | Pack
)


def _key(name: str, form: Form[Any]) -> Key:
    return Key(name=name, attribute=name, form=form, required=True)


TARGET = record(
    Target,
    _key("kind", one_of(TargetKind)),
    _key("slug", NAME),
    Key(name="anchor", attribute="anchor", form=EXACT),
)
_CODE = record(GivenCode, _key("code", NAME), _key("target", TARGET), _key("at", TIME))
_MOVED = record(
    Moved,
    _key("code", NAME),
    _key("to", TARGET),
    _key("at", TIME),
    Key(name="silent", attribute="silent", form=FLAG, absent=False),
)
_RETIRED = record(
    Retired,
    _key("code", NAME),
    _key("at", TIME),
    _key("say", TEXT),
    Key(name="instead", attribute="instead", form=TARGET),
)
_REVIEWED = record(Reviewed, _key("at", TIME), _key("by", TEXT), _key("until", DATE))
_SHOWN = record(
    StationShown,
    _key("station", STATION),
    _key("at", TIME),
    Key(name="base", attribute="base", form=BASE, absent=""),
)

_BATCH = record(
    Batch,
    _key("slug", NAME),
    _key("at", TIME),
    Key(name="tell", attribute="tell", form=TEXT, absent=""),
    Key(name="base", attribute="base", form=BASE, absent=""),
)
_BASE = record(AcceptedBase, _key("base", BASE), _key("at", TIME), _key("by", TEXT))
_STACK = record(
    Stack,
    _key("station", NAME),
    _key("slug", NAME),
    _key("label", NAME),
    _key("format", NAME),
    Key(name="pack", attribute="pack", form=EXACT, absent=""),
)
_HUNG = record(Hung, _key("stack", _STACK), _key("copies", COUNT), _key("when", TIME), _key("at", TIME))
_TAKEN = record(TakenDown, _key("stack", _STACK), _key("copies", COUNT), _key("when", TIME), _key("at", TIME))


def _as_json(form: Form[Any]) -> Callable[[Any], dict[str, Json]]:
    return lambda event: is_a(dict, form.write(event))


_WRITERS: dict[type[Any], tuple[str, Callable[[Any], dict[str, Json]]]] = {
    GivenCode: ("code", _as_json(_CODE)),
    Edition: ("release", write_release),
    Moved: ("moved", _as_json(_MOVED)),
    Retired: ("retired", _as_json(_RETIRED)),
    Reviewed: ("reviewed", _as_json(_REVIEWED)),
    StationShown: ("station", _as_json(_SHOWN)),
    Batch: ("batch", _as_json(_BATCH)),
    AcceptedBase: ("base", _as_json(_BASE)),
    Hung: ("hung", _as_json(_HUNG)),
    TakenDown: ("taken-down", _as_json(_TAKEN)),
    Pack: ("pack", _as_json(PACK)),
}
_READERS: dict[str, Callable[[dict[str, Any]], Event]] = {
    "code": _CODE.read,
    "release": read_edition,
    "moved": _MOVED.read,
    "retired": _RETIRED.read,
    "reviewed": _REVIEWED.read,
    "station": _SHOWN.read,
    "batch": _BATCH.read,
    "base": _BASE.read,
    "hung": _HUNG.read,
    "taken-down": _TAKEN.read,
    "pack": PACK.read,
}


class CutOffError(UnreadableError):
    """A line does not go on to its end."""


class EditedError(ValueError):
    """A line is not what was written: its sum is of something else."""


def write_line(event: Event) -> str:
    """The line of an event, without its line end."""
    name, write = _WRITERS[type(event)]
    rest = text_of({"event": name, **write(event)})
    return f'{_OPENING}{_sum(rest)}",{rest[1:]}'


def read_line(line: str) -> Event:
    """The event that `write_line` wrote.

    Raises:
        EditedError: the line is whole, but not as it was written.
        CutOffError: it is no whole line.
        UnreadableError: it is no event, or an event of a newer jobaids.
    """
    try:
        fields = is_a(dict, json.loads(line))
    except (ValueError, RecursionError) as fault:
        raise CutOffError("the line is cut off or no JSON") from fault
    start = len(_OPENING) + _SUM_LENGTH
    if not line.startswith(_OPENING) or _sum("{" + line[start + 2 :]) != line[len(_OPENING) : start]:
        raise EditedError("the line is not as it was written")
    fields.pop("sum", None)
    name = fields.pop("event", None)
    read = _READERS.get(name) if isinstance(name, str) else None
    if read is None:
        raise UnreadableError(f"the event `{name}` is not known to this jobaids")
    try:
        return read(fields)
    except UnreadableError:
        raise
    except (ValueError, OverflowError, RecursionError) as fault:  # of a number, date or nesting that nobody wrote
        raise UnreadableError(f"it holds what cannot be: {fault}"[:120]) from fault


def read_format(line: str) -> int | None:
    """The format that a head line names, or None where it is no head."""
    try:
        match json.loads(line):
            case {"format": int(number)}:
                return number
    except (ValueError, RecursionError):
        pass
    return None


def _sum(rest: str) -> str:
    return hashlib.sha256(rest.encode()).hexdigest()[:_SUM_LENGTH]
