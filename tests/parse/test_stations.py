"""`stations.yaml` is read with the place of every aid it lists."""

from __future__ import annotations

from jobaids.model.names import Mm
from jobaids.model.source import Source
from jobaids.model.station import PhoneUse
from jobaids.parse.stations import ParsedStations, parse_stations


def read(text: str) -> ParsedStations:
    """A file of stations as read."""
    return parse_stations(Source(file="content/stations.yaml", text=text))


def test_a_station_is_read_with_spans() -> None:
    """What hangs where is told at the line that says so."""
    text = "filler-3:\n  name: Filler, line 3\n  place: Hall B\n  tell: lead, 210\n  aids: [seal, es/seal]\n"
    source = Source(
        file="content/stations.yaml", text=text + "  phone: stopped\n  reach_mm: 600\n  languages: [en, es]\n"
    )

    parsed = parse_stations(source)

    station = parsed.stations[0]
    assert parsed.told == ()
    assert (station.slug, station.name, station.place, station.tell) == (
        "filler-3",
        "Filler, line 3",
        "Hall B",
        "lead, 210",
    )
    assert (station.phone, station.reach, station.languages) == (PhoneUse.STOPPED, Mm(600), ("en", "es"))
    assert [source.slice(span) for span in station.aid_spans] == ["seal", "es/seal"]
    assert source.slice(station.span) == "filler-3"


def test_an_empty_file_has_no_stations() -> None:
    """A project begins without any."""
    assert read("# nothing yet\n") == ParsedStations()


def test_faults_are_told_and_the_rest_is_read() -> None:
    """One slip must not take every station off the wall."""
    text = "Dock 1:\n  name: x\ndock:\n  nam: x\n  phone: maybe\n  reach_mm: 5\n  aids: {a: b}\n"

    parsed = read(text + "dock:\n  name: y\nshop: [1]\n")

    assert [(one.rule, one.span.line) for one in parsed.told] == [("JA023", line) for line in (1, 4, 5, 6, 7, 8, 10)]
    assert [station.slug for station in parsed.stations] == ["dock"]
    assert "is it `name`?" in next(one.what for one in parsed.told if one.span.line == 4)


def test_what_is_no_mapping_is_told() -> None:
    """A list of names is a common slip."""
    assert [one.rule for one in read("- filler\n- dock\n").told] == ["JA023"]


def test_a_broken_file_is_told_at_its_line() -> None:
    """Without it no card knows where it hangs."""
    assert [(one.rule, one.span.line) for one in read("dock:\n  name: a: b\n").told] == [("JA022", 2)]


def test_anchors_are_refused() -> None:
    """A few lines of them could fill all memory."""
    assert [one.rule for one in read("a: &x {name: y}\nb: *x\n").told] == ["JA022"]
