"""What the reference says authors can write is what the parser reads."""

from __future__ import annotations

import re
import tomllib

import pytest

from jobaids.lint.catalogue import RULES
from jobaids.model.diagnostic import Severity
from jobaids.model.names import Language
from jobaids.model.settings import Settings
from jobaids.model.source import Source
from jobaids.parse.aid import parse_aid
from jobaids.parse.head import KNOWN
from jobaids.parse.reading import VIDEO_ENDINGS, Reading
from jobaids.parse.settings import TABLES, parse_settings
from jobaids.parse.stations import KEYS, parse_stations
from scripts import licences
from tests.docs.pages import DOCS, Block, blocks, examples, name_of

AUTHORING = (DOCS / "reference" / "authoring.md").read_text(encoding="utf-8")
SETTINGS = (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")
LANGUAGES = tuple(map(Language, ("en", "es")))


def known_in(table: str) -> tuple[str, ...]:
    """The settings of a table, as the parser lists them to somebody who wrote one it does not know."""
    told = parse_settings(Source(file="jobaids.toml", text=f"[{table}]\nzzzzzzzzzz = 1\n")).told
    fix = next((one.fix for one in told if one.rule == "JA020"), "")
    return tuple(fix.removeprefix("known here: ").split(", ")) if fix else ()


def in_docs(kind: str) -> list[tuple[str, Block]]:
    """Every example of a kind in the docs, with its page."""
    return [
        (name_of(page), block)
        for page in examples()
        for block in blocks(page.read_text(encoding="utf-8"))
        if block.kind == kind
    ]


@pytest.mark.parametrize("table", TABLES)
def test_every_setting_is_documented(table: str) -> None:
    """A setting that is nowhere described is found by nobody who needs it."""
    settings = known_in(table if table != "printer" else "printer.x")

    rows = "\n".join(line for line in SETTINGS.splitlines() if line.startswith("|"))
    assert f"## `[{table}" in SETTINGS
    assert all(f"`{name}`" in rows or f"`[{table}.{name}]`" in rows for name in settings)
    assert settings or table == "rules"


def test_the_settings_shown_as_defaults_are_the_defaults() -> None:
    """Who leaves a setting out relies on what the page says it then is."""
    shown = next(block for block in blocks(SETTINGS) if block.kind == "toml")

    parsed = parse_settings(Source(file="jobaids.toml", text=shown.text))

    assert not parsed.told
    assert parsed.settings == Settings()
    assert set(tomllib.loads(shown.text)) == set(TABLES) - {"printer"}


@pytest.mark.parametrize(("page", "block"), in_docs("toml"))
def test_settings_in_the_docs_can_be_used_as_they_stand(page: str, block: Block) -> None:
    """Examples are copied before they are read."""
    told = parse_settings(Source(file=page, text=block.text)).told

    assert not told


@pytest.mark.parametrize("key", KNOWN)
def test_every_key_of_a_head_is_documented(key: str) -> None:
    """An author learns from this page what a head can say."""
    assert f"\n| `{key}` |" in AUTHORING


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_a_station_is_documented(key: str) -> None:
    """Whoever hangs cards up learns from this page what a station can say."""
    assert re.search(rf"^\| `{key}`(?: ○)? \|", AUTHORING, re.MULTILINE)


@pytest.mark.parametrize(("page", "block"), in_docs("yaml"))
def test_stations_in_the_docs_can_be_used_as_they_stand(page: str, block: Block) -> None:
    """Examples are copied before they are read."""
    parsed = parse_stations(Source(file=page, text=block.text))

    assert parsed.stations
    assert not parsed.told


@pytest.mark.parametrize(("page", "block"), [pair for pair in in_docs("markdown") if pair[1].text.startswith("---")])
def test_aids_in_the_docs_can_be_used_as_they_stand(page: str, block: Block) -> None:
    """Examples are copied before they are read; a tutorial may show a fault, never one of reading."""
    parsed = parse_aid(Source(file=page, text=block.text), Reading(languages=LANGUAGES))

    assert parsed.aid
    assert parsed.aid.steps
    assert not parsed.told


@pytest.mark.parametrize("ending", sorted(VIDEO_ENDINGS))
def test_every_kind_of_clip_is_documented(ending: str) -> None:
    """An author must know which files count as clips before one is filmed."""
    assert ending.upper() in AUTHORING.upper()


def test_every_rule_named_in_the_docs_is_one() -> None:
    """A page that names a rule which is gone leads nowhere."""
    known = {rule.number for rule in RULES}
    named = {number for page in examples() for number in re.findall(r"JA\d{3}", page.read_text(encoding="utf-8"))}

    assert named <= known


def test_a_line_of_each_severity_is_documented() -> None:
    """Whoever sets a rule's severity finds the words for it."""
    assert all(f'`"{severity.value}"`' in SETTINGS for severity in Severity)


def test_licences_are_those_of_what_is_installed() -> None:
    """Whoever ships jobaids answers for what comes with it; `python -m scripts.licences` writes the page anew."""
    assert licences.PAGE.read_text(encoding="utf-8") == licences.page()
