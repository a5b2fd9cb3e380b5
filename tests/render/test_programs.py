"""The files for programs, held against what is published about them."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from jobaids.model.names import Label
from tests.browser.sample_site import SETTINGS, write_sample
from tests.render import page_sample as sample

TIGHTEN = sample.code_of("filler-seal#tighten")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site, below a path of its own."""
    folder = tmp_path_factory.mktemp("site")
    write_sample(folder, replace(SETTINGS, site=replace(SETTINGS.site, base_url="https://example.com/wiki")))
    return folder


def read(place: Path) -> Any:
    """What a file holds."""
    return json.loads(place.read_text(encoding="utf-8"))


def closed(schema: Any) -> Any:
    """The same schema, with nothing allowed that it does not name."""
    match schema:
        case {"properties": _, "additionalProperties": _} | {"properties": _, "$ref": _}:
            return {name: closed(part) for name, part in schema.items()}
        case {"properties": _, "type": "object"}:
            return {**{name: closed(part) for name, part in schema.items()}, "additionalProperties": False}
        case dict():
            return {name: closed(part) for name, part in schema.items()}
        case list():
            return [closed(part) for part in schema]
        case _:
            return schema


def faults(schema: Any, said: Any) -> Iterator[str]:
    """What of a file is not as the schema says."""
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return (f"{error.json_path}: {error.message}"[:200] for error in validator.iter_errors(said))


def test_every_file_for_programs_is_as_described(site: Path) -> None:
    """Whoever writes a program against the description must not be surprised by a field, or by its want."""
    schema = closed(read(site / "aids.schema.json"))
    aid_schema = {"$schema": schema["$schema"], "$ref": "#/$defs/aid", "$defs": schema["$defs"]}

    aids = sorted(site.rglob("aids/*/index.json"))

    Draft202012Validator.check_schema(schema)
    assert list(faults(schema, read(site / "aids.json"))) == []
    assert len(aids) == 3
    assert [fault for place in aids for fault in faults(aid_schema, read(place))] == []


def test_the_description_refuses_what_it_does_not_describe(site: Path) -> None:
    """A description that takes everything says nothing."""
    schema = closed(read(site / "aids.schema.json"))
    wrong = copy.deepcopy(read(site / "aids.json"))
    wrong["aids"][0]["code"] = "OLD"
    wrong["aids"][0]["colour"] = "red"

    told = list(faults(schema, wrong))

    assert len(told) == 2


def test_files_say_where_they_are_described(site: Path) -> None:
    """Whoever finds the file finds its meaning."""
    shelf, aid = read(site / "aids.json"), read(site / "aids/filler-seal/index.json")

    assert read(site / "aids.schema.json")["$id"] == shelf["$schema"] == "https://example.com/wiki/aids.schema.json"
    assert aid["$schema"] == "https://example.com/wiki/aids.schema.json#/$defs/aid"


def test_a_program_is_told_what_every_card_is_worth(site: Path) -> None:
    """A system that knows the card at a machine must be able to say STOP as the page does."""
    codes = read(site / "aids/filler-guard/index.json")["codes"]

    told = codes[sample.code_of("filler-guard#tighten")]

    assert told["anchor"] == "tighten"
    assert [line["tone"] for line in told["newest"]] == ["good"]
    assert {label: lines[0]["tone"] for label, lines in told["cards"].items()} == {
        Label("1H"): "stop",
        Label("2K"): "good",
        Label("3P"): "good",
    }
    assert "{number}" in told["unknown"][0]["say"]


def test_a_code_leads_a_program_to_its_aid(site: Path) -> None:
    """From a code in a work order to the words is two requests, whatever the number of aids."""
    entry = read(site / f"codes/{TIGHTEN[0]}/index.json")[TIGHTEN]

    aid = read(site / entry[3])

    assert TIGHTEN in aid["codes"]
    assert [one["language"] for one in aid["languages"]] == ["en", "ar"]
