"""`stations.yaml` becomes stations, each with the span of its name and of every aid it lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Language, Mm, Slug
from jobaids.model.source import Source, Span
from jobaids.model.station import PhoneUse, Station
from jobaids.parse.fields import Field, nearest
from jobaids.parse.names import is_file_name
from jobaids.parse.reading import in_order
from jobaids.parse.yaml import Entry, NotReadError, Value, read_yaml

KEYS = ("name", "place", "tell", "aids", "phone", "reach_mm", "languages")
NEAREST_REACH = 50.0  # mm
FARTHEST_REACH = 20_000.0  # mm


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedStations:
    """The stations in the order of the file, and what is told."""

    stations: tuple[Station, ...] = ()
    told: tuple[Diagnostic, ...] = ()


def parse_stations(source: Source) -> ParsedStations:
    """The stations in a file; an empty file has none."""
    reader = Reader(source=source)
    try:
        value = read_yaml(source.text)
    except NotReadError as broken:
        span = Span(file=source.file, line=broken.line + 1, column=broken.column + 1)
        reader.tell(
            "JA022",
            Severity.ERROR,
            span,
            f"the stations cannot be read: {broken.what}",
            "without them no card knows where it hangs",
            "write it as `name:` and indented lines of `key: value`",
        )
        return ParsedStations(stations=(), told=tuple(reader.told))
    stations = tuple(reader.stations(value))
    return ParsedStations(stations=stations, told=in_order(reader.told))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads one file of stations."""

    source: Source
    told: list[Diagnostic] = field(default_factory=list)

    def tell(self, rule: str, severity: Severity, span: Span, *texts: str) -> None:
        """Note what is told at a span."""
        what, why, fix = (*texts, "", "")[:3]
        self.told.append(Diagnostic(rule=rule, severity=severity, what=what, why=why, fix=fix, span=span))

    def stations(self, value: Value) -> Iterator[Station]:
        """Every station whose name can be one."""
        if not value.is_map:
            self._wrong(
                self._span_of(value), "the file is no list of stations by name", "write `name:` for each station"
            )
            return
        seen: set[str] = set()
        for entry in value.entries:
            span = self._key_span(entry)
            if entry.key.casefold() in seen:
                self._wrong(span, f"the station `{entry.key}` stands twice", "keep the one that is right")
            elif not is_file_name(entry.key):
                self._wrong(span, f"`{entry.key}` is no name for a station", "use lower-case letters, digits, hyphens")
            elif not entry.value.is_map:
                self._wrong(span, f"the station `{entry.key}` says nothing", "give it a `name:` and its `aids:`")
            else:
                yield self._station(entry)
            seen.add(entry.key.casefold())

    def _station(self, entry: Entry) -> Station:
        fields: dict[str, Field] = {}
        listed: tuple[Value, ...] = ()
        for one in entry.value.entries:
            if one.key not in KEYS:
                self._tell_unknown(one)
            elif one.key in fields:
                self._wrong(self._key_span(one), f"`{one.key}` stands twice", "keep the one that is right")
            else:
                fields[one.key] = self._field(one.key, one.value.plain, self._span_of(one.value))
                listed = one.value.items if one.key == "aids" else listed

        def found(key: str) -> Field:
            return fields.get(key) or self._field(key, None, self._key_span(entry))

        reach = found("reach_mm")
        return Station(
            slug=Slug(entry.key),
            name=found("name").text() or entry.key,
            place=found("place").text(),
            tell=found("tell").text(),
            aids=tuple(map(Slug, found("aids").texts())),
            phone=found("phone").one_of(((use.value, use) for use in PhoneUse), PhoneUse.OK),
            reach=Mm(far) if reach.value is not None and (far := reach.number(NEAREST_REACH, FARTHEST_REACH)) else None,
            languages=tuple(map(Language, found("languages").texts())),
            span=self._key_span(entry),
            aid_spans=tuple(map(self._span_of, listed)),
        )

    def _field(self, key: str, value: object, span: Span) -> Field:
        return Field(key=key, value=value, span=span, rule="JA023", severity=Severity.ERROR, tell=self.tell)

    def _tell_unknown(self, entry: Entry) -> None:
        meant = nearest(entry.key, KEYS)
        what = f"`{entry.key}` is no key of a station" + (f"; is it `{meant}`?" if meant else "")
        self._wrong(self._key_span(entry), what, f"write `{meant}`" if meant else f"known: {', '.join(KEYS)}")

    def _wrong(self, span: Span, what: str, fix: str) -> None:
        self.tell("JA023", Severity.ERROR, span, what, "what is not understood is left out", fix)

    def _key_span(self, entry: Entry) -> Span:
        return Span(file=self.source.file, line=entry.line + 1, column=entry.column + 1, length=len(entry.key))

    def _span_of(self, value: Value) -> Span:
        return Span(file=self.source.file, line=value.line + 1, column=value.column + 1, length=value.length)
