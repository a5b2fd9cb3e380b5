"""Every case of tests/cases/lint: an aid, the files beside it, and all that is told about them."""

from __future__ import annotations

import re

import pytest

from jobaids.cli.console import Console, Format, show
from jobaids.lint.rules import lint_aid
from jobaids.lint.verdict import judge
from jobaids.model.media import Media, MediaKind
from jobaids.model.names import Digest, Language, Seconds
from jobaids.model.release import Edition
from jobaids.model.settings import RuleSettings, Settings
from jobaids.model.source import Source
from jobaids.parse.aid import parse_aid
from jobaids.parse.reading import Reading
from tests.markdown_cases import Case, cases

LANGUAGES = tuple(map(Language, ("en", "ar", "es", "ja", "zh")))

CLIP = re.compile(r"(?P<name>\S+\.mp4): (?P<seconds>\d+) s(?P<sound>, sound)?(?:, captions (?P<captions>\S+))?")


def films(lines: str) -> tuple[Media, ...]:
    """The clips a `media` block describes, one a line: `seat.mp4: 30 s, sound, captions en`."""
    found: list[Media] = []
    for line in lines.splitlines():
        clip = CLIP.fullmatch(line)
        assert clip, f"no clip: {line}"
        found.append(media(clip["name"], MediaKind.CLIP, seconds=int(clip["seconds"]), sound=bool(clip["sound"])))
        if clip["captions"]:
            found.append(media(clip["name"], MediaKind.CAPTIONS, language=clip["captions"]))
    return tuple(found)


def media(source: str, kind: MediaKind, *, seconds: int = 0, sound: bool = False, language: str = "") -> Media:
    """One file as it would have been found."""
    return Media(
        source=source,
        kind=kind,
        digest=Digest("0" * 64),
        ending="mp4",
        size=1,
        seconds=Seconds(seconds) if seconds else None,
        sound=sound,
        language=language,
    )


@pytest.mark.parametrize("case", cases("lint"), ids=lambda case: f"{case.path.stem}: {case.title}")
def test_what_is_told_about_an_aid_is_what_its_case_says(case: Case, request: pytest.FixtureRequest) -> None:
    """Whoever can write an aid can write down what should be told about it; `--rewrite` writes what is told now."""
    source = Source(file="content/aid.md", text=case.blocks["aid"])
    parsed = parse_aid(source, Reading(languages=LANGUAGES))
    assert parsed.aid

    edition = Edition(aid=parsed.aid, media=films(case.blocks.get("media", "")))
    told = judge((*parsed.told, *lint_aid(edition, Settings())), parsed.excuses, RuleSettings())
    shown = show(told, Format.TEXT, Console(sources={source.file: source})).rstrip("\n")

    if request.config.getoption("--rewrite"):
        case.rewrite("told", f"{shown}\n" if shown else "")
    else:
        assert shown == case.blocks["told"].rstrip("\n")


def test_there_are_cases() -> None:
    """An empty folder would pass without having tried anything."""
    assert len(cases("lint")) > 10
