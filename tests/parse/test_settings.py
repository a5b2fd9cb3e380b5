"""`jobaids.toml` is read whole, and every fault is told at its key."""

from __future__ import annotations

from jobaids.model.aid import CodePolicy
from jobaids.model.diagnostic import Severity
from jobaids.model.names import Mm, Seconds
from jobaids.model.settings import Host, PrinterFace, Profile, Settings
from jobaids.model.source import Source
from jobaids.parse.settings import ParsedSettings, parse_settings

WHOLE = """
[site]
title = "Works"
base_url = "https://aids.example.com/x/"
languages = ["en", "pt-BR"]
timezone = "Europe/Berlin"
tell = "the shift lead"
feedback = "tel:+49"
index = true
host = "rewrites"

[cards]
formats = ["A6"]
codes = "each"
error_correction = "h"
module_mm = 0.6

[clips]
max_seconds = 60

[rules]
profile = "strict"
JA101 = "off"
JA102 = "error"

[read]
steps_under = ["What we do"]

[theme]
logo = "logo.svg"
colours = { ink = "#000" }

[printer.hall]
x_mm = 1.5
back = { y_mm = -2 }

[store]
max_mb = 5
"""


def read(text: str) -> ParsedSettings:
    """A settings file as read."""
    return parse_settings(Source(file="jobaids.toml", text=text))


def test_every_setting_is_read() -> None:
    """A setting that is not read changes nothing, and its author believes it does."""
    parsed = read(WHOLE)

    settings = parsed.settings
    assert parsed.told == ()
    assert (settings.site.title, settings.site.base_url) == ("Works", "https://aids.example.com/x")
    assert settings.site.languages == ("en", "pt-BR")
    assert (settings.site.index, settings.site.host) == (True, Host.REWRITES)
    assert (settings.cards.formats, settings.cards.codes) == (("a6",), CodePolicy.EACH)
    assert (settings.cards.error_correction, settings.cards.module) == ("H", 0.6)
    assert settings.longest_clip == Seconds(60)
    assert settings.rules.profile is Profile.STRICT
    assert settings.rules.severities == (("JA101", None), ("JA102", Severity.ERROR))
    assert settings.rules.span_of("JA102").line == 24
    assert settings.steps_under == ("What we do",)
    assert (settings.theme.logo, settings.theme.colours) == ("logo.svg", (("ink", "#000"),))
    assert settings.printers[0].front == PrinterFace(x=Mm(1.5))
    assert settings.printers[0].back == PrinterFace(x=Mm(1.5), y=Mm(-2))
    assert settings.store.max_mb == 5


def test_an_empty_file_has_the_standard_settings() -> None:
    """A project works before anybody sets anything."""
    parsed = read("")

    assert parsed == ParsedSettings(settings=Settings())


def test_an_unknown_setting_is_told_at_its_key_with_the_nearest_known_one() -> None:
    """A slip of the pen must not send cards out with the standard instead."""
    parsed = read('[site]\nlanguage = ["es"]\n\n[card]\nformats = ["a6"]\n')

    told = {one.span.line: one for one in parsed.told}
    assert {one.rule for one in parsed.told} == {"JA020"}
    assert "is it `languages`?" in told[2].what
    assert (told[2].span.column, told[2].span.length) == (1, 8)
    assert "is it `cards`?" in told[4].what


def test_a_wrong_type_or_value_is_told_and_the_standard_stands() -> None:
    """Symbols under 0.4 mm a module cannot be scanned, whatever a file says."""
    parsed = read(
        '[cards]\nmodule_mm = 0.2\ncodes = 3\n\n[site]\nbase_url = "http://x"\nlanguages = ["English"]\nindex = 1\n'
    )

    assert [(one.rule, one.span.line) for one in parsed.told] == [("JA021", line) for line in (2, 3, 6, 7, 8)]
    assert parsed.settings == Settings()


def test_a_table_that_is_none_is_told() -> None:
    """`site = "x"` is valid TOML and no table."""
    parsed = read('site = "x"\n')

    assert [one.rule for one in parsed.told] == ["JA021"]


def test_a_broken_file_is_told_at_its_line() -> None:
    """Nothing in it counts until it can be read."""
    parsed = read('[site]\ntitle = "x\n')

    assert [(one.rule, one.span.line) for one in parsed.told] == [("JA019", 2)]


def test_a_rule_that_is_no_number_is_told() -> None:
    """A severity for a misspelt rule silences nothing."""
    parsed = read('[rules]\nJA1 = "off"\nJA101 = "loud"\n')

    assert [one.rule for one in parsed.told] == ["JA020", "JA021"]


def test_endless_nesting_is_told_and_brings_nothing_down() -> None:
    """A settings file in a pull request may be hostile."""
    parsed = read("x = " + "[" * 5000)

    assert [one.rule for one in parsed.told] == ["JA019"]
